/// A path as the system has it, which is any bytes but NUL, carried through `String` and back without loss.
///
/// Archives made on a Chinese Windows unpack to names in GBK. `String` would repair such bytes, and no file would be found
/// under what comes out. So in a component that is not UTF-8 every byte above 0x7F is carried by a scalar of its own,
/// U+10FF00 and that byte: the end of the last plane for private use. A component that is UTF-8 and holds such a scalar is
/// carried byte by byte, too, so that no two paths become one text. Everything that takes or gives a path as text means
/// this text; what is shown to people is `legible`.
package struct SystemPath: Sendable {
    /// The path as carried.
    package let text: String

    private static let carriers: UInt32 = 0x10_FF00

    /// - Parameter text: as carried.
    package init(_ text: String) { self.text = text }

    /// - Parameter bytes: as the system has them.
    package init(bytes: some Collection<UInt8>) {
        let components = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        text = components.map { Self.carry(Array($0)) }.joined(separator: "/")
    }

    private static func carry(_ component: [UInt8]) -> String {
        if let plain = String(validating: component, as: UTF8.self),
            !plain.unicodeScalars.contains(where: { byte(carriedBy: $0) != nil })
        {
            return plain
        }
        var text = String.UnicodeScalarView()
        for byte in component {
            // All of them are scalars.
            text.append(byte < 0x80 ? Unicode.Scalar(byte) : Unicode.Scalar(carriers + UInt32(byte)) ?? "\u{FFFD}")
        }
        return String(text)
    }

    /// The byte that a scalar carries; nil for one that is itself.
    package static func byte(carriedBy scalar: Unicode.Scalar) -> UInt8? {
        scalar.value > carriers + 0x7F && scalar.value <= carriers + 0xFF ? UInt8(scalar.value - carriers) : nil
    }

    /// As the system has them.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            if let byte = Self.byte(carriedBy: scalar) { bytes.append(byte) } else { bytes += scalar.utf8 }
        }
        return bytes
    }

    /// For a call of the C library. No file has a name with NUL in it: such a path is as good as none at all.
    ///
    /// Soundness: the array ends in NUL and outlives the body.
    package func withPointer<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
        let bytes = bytes
        let characters = (bytes.contains(0) ? [] : bytes.map { CChar(bitPattern: $0) }) + [0]
        return characters.withUnsafeBufferPointer { buffer in
            guard let first = buffer.baseAddress else { return withUnsafePointer(to: 0) { body($0) } }
            return body(first)
        }
    }

    /// The path for people: see `LegiblePath`.
    package var legible: String { LegiblePath.text(text) }
}

/// Paths are the same when their bytes are, whatever else Unicode thinks equal.
extension SystemPath: Hashable {
    package static func == (one: SystemPath, other: SystemPath) -> Bool { one.text.utf8.elementsEqual(other.text.utf8) }

    package func hash(into hasher: inout Hasher) { for byte in text.utf8 { hasher.combine(byte) } }
}
