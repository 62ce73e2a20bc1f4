/// Decodes the text of values and strings.
enum TextDecoding {
    /// Whether a text stands for itself, byte for byte.
    static func isVerbatim(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        !text.contains { $0 == UInt8(ascii: "&") || $0 == 0x0D || $0 == UInt8(ascii: "_") }
    }

    /// `&amp;`, `&lt;`, `&gt;`, `&quot;` or `&apos;` at the place.
    static func isNamedEntity(_ place: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>) -> Bool {
        let text = UnsafeBufferPointer(start: place, count: min(6, end - place))
        return ["&amp;", "&lt;", "&gt;", "&quot;", "&apos;"].contains { text.starts(with: $0.utf8) }
    }

    /// Appends text with its entities and line ends decoded. False for an entity that XML does not define by itself.
    static func append(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) -> Bool {
        guard text.contains(where: { $0 == UInt8(ascii: "&") || $0 == 0x0D }) else {
            output.append(contentsOf: text)
            return true
        }
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte == 0x0D {
                // XML 1.0, 2.11: a line end is one line feed, however it was written.
                output.append(0x0A)
                index += index + 1 < text.count && text[index + 1] == 0x0A ? 2 : 1
            } else if byte == UInt8(ascii: "&") {
                guard let (scalar, next) = entity(text, at: index) else { return false }
                output.append(contentsOf: Array(String(scalar).utf8))
                index = next
            } else {
                output.append(byte)
                index += 1
            }
        }
        return true
    }

    private static func entity(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> (Unicode.Scalar, Int)? {
        guard let end = text[start...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else { return nil }
        let name = String(decoding: text[(start + 1)..<end], as: UTF8.self)
        let scalar: Unicode.Scalar?
        switch name {
        case "amp": scalar = "&"
        case "lt": scalar = "<"
        case "gt": scalar = ">"
        case "quot": scalar = "\""
        case "apos": scalar = "'"
        default:
            guard name.hasPrefix("#") else { return nil }
            let digits = name.dropFirst()
            let code = digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            scalar = code.flatMap { $0 == 0 ? nil : Unicode.Scalar($0) }
        }
        return scalar.map { ($0, end + 1) }
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
