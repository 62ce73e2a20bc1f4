/// A label or a short entry as it is compared: full-width forms narrowed, every kind of space, line break and
/// zero-width character dropped, colons, asterisks and the marks of a compulsory field too.
/// The one owner of text normalisation; `项 目 名 称：` and `＊项目名称` both read `项目名称`.
package struct LabelText: Sendable {
    package let normalised: String

    package init(_ text: String) {
        // Narrowing never lengthens a text.
        normalised = String(unsafeUninitializedCapacity: text.utf8.count) { buffer in
            var count = 0
            for scalar in text.unicodeScalars {
                let narrow = Self.narrowed(scalar)
                if Self.isIgnored(narrow) { continue }
                for byte in UTF8.encode(narrow).unsafelyUnwrapped {  // every scalar has an encoding
                    buffer[count] = byte
                    count += 1
                }
            }
            return count
        }
    }

    /// Full-width ASCII (U+FF01–FF5E) to ASCII; the ideographic space to a space. Keeps `＝＞＜`, which are signs of their own.
    package static func narrowed(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
        case 0x3000: " "
        case 0x2236, 0xFE55: ":"
        default: scalar
        }
    }

    /// Spaces of any kind, control characters, zero-width characters and byte order marks.
    package static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200F, 0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF: true
        default: false
        }
    }

    private static func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
        isBlank(scalar) || scalar == ":" || scalar == "*"
    }
}

/// Compared by bytes: the text has been normalised.
extension LabelText: Hashable {
    package static func == (left: LabelText, right: LabelText) -> Bool {
        left.normalised.utf8.count == right.normalised.utf8.count && left.normalised.begins(with: right.normalised)
    }

    package func hash(into hasher: inout Hasher) {
        var text = normalised
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
