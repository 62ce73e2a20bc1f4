/// Decodes the text of values and strings.
///
/// Soundness: a character of several bytes is looked at only where that many are left.
enum TextDecoding {
    /// Whether a text stands for itself, byte for byte: sound UTF-8 of characters that XML allows, nothing to decode.
    static func isVerbatim(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard var place = text.baseAddress else { return true }
        let end = place + text.count
        while place < end {
            let byte = place.pointee
            if byte < 0x80 {
                guard
                    byte >= 0x20 && byte != UInt8(ascii: "&") && byte != UInt8(ascii: "_") || byte == 0x0A
                        || byte == 0x09
                else { return false }
                place += 1
            } else {
                let length = scalarLength(place, end)
                guard length > 0 else { return false }
                place += length
            }
        }
        return true
    }

    /// How many bytes the character beyond ASCII at a place takes; 0 when it is no sound UTF-8 (Unicode, table 3-7) or
    /// none that XML allows (XML 1.0, 2.2).
    @inline(__always)
    private static func scalarLength(_ place: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Int {
        func continues(_ offset: Int) -> Bool { place[offset] & 0xC0 == 0x80 }
        let left = end - place
        switch place[0] {
        case 0xE1...0xEC where left >= 3 && continues(1) && continues(2): return 3
        case 0xC2...0xDF where left >= 2 && continues(1): return 2
        case 0xE0 where left >= 3 && place[1] >= 0xA0 && continues(1) && continues(2): return 3
        case 0xED where left >= 3 && place[1] < 0xA0 && continues(1) && continues(2): return 3
        case 0xEE...0xEF where left >= 3 && continues(1) && continues(2):
            // U+FFFE and U+FFFF are no characters.
            return place[0] == 0xEF && place[1] == 0xBF && place[2] >= 0xBE ? 0 : 3
        case 0xF0...0xF4 where left >= 4 && continues(1) && continues(2) && continues(3):
            return place[0] == 0xF0 && place[1] < 0x90 || place[0] == 0xF4 && place[1] >= 0x90 ? 0 : 4
        default: return 0
        }
    }

    /// `&amp;`, `&lt;`, `&gt;`, `&quot;` or `&apos;` at the place.
    static func isNamedEntity(_ place: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>) -> Bool {
        let text = UnsafeBufferPointer(start: place, count: min(6, end - place))
        return ["&amp;", "&lt;", "&gt;", "&quot;", "&apos;"].contains { text.starts(with: $0.utf8) }
    }

    /// Appends text with its entities and line ends decoded.
    ///
    /// - Returns: false when there was something that XML does not allow: bytes that are no UTF-8, control characters and
    ///   references to such characters, which become U+FFFD, or an entity that XML does not define by itself, which stays
    ///   as it is written.
    @discardableResult
    static func append(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) -> Bool {
        guard var place = text.baseAddress else { return true }
        let end = place + text.count
        var isSound = true
        while place < end {
            let byte = place.pointee
            switch byte {
            case 0x0D:
                // XML 1.0, 2.11: a line end is one line feed, however it was written.
                output.append(0x0A)
                place += end - place > 1 && place[1] == 0x0A ? 2 : 1
            case UInt8(ascii: "&"):
                if let (scalar, next) = entity(place, end) {
                    output.append(contentsOf: Array(String(scalar ?? replacement).utf8))
                    isSound = isSound && scalar != nil
                    place = next
                } else {
                    output.append(byte)
                    isSound = false
                    place += 1
                }
            case 0x20..<0x80, 0x0A, 0x09:
                output.append(byte)
                place += 1
            default:
                let length = byte < 0x80 ? 0 : scalarLength(place, end)
                if length > 0 {
                    output.append(contentsOf: UnsafeBufferPointer(start: place, count: length))
                } else {
                    output.append(contentsOf: Array(String(replacement).utf8))
                    isSound = false
                }
                place += max(1, length)
            }
        }
        return isSound
    }

    private static let replacement: Unicode.Scalar = "\u{FFFD}"

    /// The character that a reference stands for, nil for one that XML does not allow, and the place behind the reference.
    private static func entity(
        _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
    ) -> (Unicode.Scalar?, UnsafePointer<UInt8>)? {
        let text = UnsafeBufferPointer(start: start, count: end - start)
        guard let close = text.prefix(12).firstIndex(of: UInt8(ascii: ";")) else { return nil }
        let name = String(decoding: text[1..<close], as: UTF8.self)
        let next = start + close + 1
        switch name {
        case "amp": return ("&", next)
        case "lt": return ("<", next)
        case "gt": return (">", next)
        case "quot": return ("\"", next)
        case "apos": return ("'", next)
        default:
            guard name.hasPrefix("#") else { return nil }
            let digits = name.dropFirst()
            let code = digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            return code.map { (Unicode.Scalar($0).flatMap { isAllowed($0) ? $0 : nil }, next) }
        }
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: true
        case 0..<0x20, 0xFFFE, 0xFFFF: false
        default: true
        }
    }

    /// Undoes `_xHHHH_` (ECMA-376 Part 1, 22.9.2.19): four hexadecimal digits, surrogate pairs joined, a lone surrogate kept
    /// as it is written, `_x005F_` a mere underscore.
    static func decodeEscapes(_ text: [UInt8]) -> [UInt8] {
        guard text.contains(UInt8(ascii: "_")) else { return text }
        var output: [UInt8] = []
        output.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            guard let unit = escape(text, at: index) else {
                output.append(text[index])
                index += 1
                continue
            }
            if let scalar = Unicode.Scalar(UInt32(unit)) {
                output.append(contentsOf: Array(String(scalar).utf8))
                index += 7
            } else if unit & 0xFC00 == 0xD800, let low = escape(text, at: index + 7), low & 0xFC00 == 0xDC00 {
                let code = 0x10000 + UInt32(unit & 0x3FF) << 10 + UInt32(low & 0x3FF)
                if let scalar = Unicode.Scalar(code) { output.append(contentsOf: Array(String(scalar).utf8)) }
                index += 14
            } else {
                output.append(text[index])
                index += 1
            }
        }
        return output
    }

    private static func escape(_ text: [UInt8], at index: Int) -> UInt16? {
        guard index + 7 <= text.count, text[index] == UInt8(ascii: "_"), text[index + 1] == UInt8(ascii: "x"),
            text[index + 6] == UInt8(ascii: "_")
        else { return nil }
        let digits = text[(index + 2)..<(index + 6)]
        guard digits.allSatisfy({ isHexadecimal($0) }) else { return nil }
        return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
    }
}
