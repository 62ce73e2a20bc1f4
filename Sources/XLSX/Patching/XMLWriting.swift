/// Text for XML that we write.
enum XMLWriting {
    /// Escapes for element content and attribute values; drops characters that XML 1.0 does not allow.
    static func escape(_ text: String) -> String {
        needsEscape(text) ? String(decoding: escaped(text, protectsEscapes: false), as: UTF8.self) : text
    }

    /// As `escape`, with what looks like an `_xHHHH_` escape protected, and carriage returns, which XML would turn into
    /// line feeds, written as such escapes (ECMA-376 Part 1, 22.9.2.19).
    static func cellText(_ text: String) -> String {
        needsEscape(text) ? String(decoding: escaped(text, protectsEscapes: true), as: UTF8.self) : text
    }

    /// A sheet's name as a formula has it: `'A''B'`.
    static func quoted(_ sheet: String) -> String {
        "'" + (sheet.utf8.contains(UInt8(ascii: "'")) ? sheet.replacing("'", with: "''") : sheet) + "'"
    }

    /// False for most texts, which stand for themselves.
    private static func needsEscape(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            bytes.indices.contains { index in
                switch bytes[index] {
                case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "_"):
                    true
                case 0x0A, 0x09: false
                case 0..<0x20: true
                case 0xBE, 0xBF: isNonCharacter(bytes, index)
                default: false
                }
            }
        }
    }

    private static func escaped(_ text: String, protectsEscapes: Bool) -> [UInt8] {
        let bytes = Array(text.utf8)
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + 16)
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "&"): output += "&amp;".utf8
            case UInt8(ascii: "<"): output += "&lt;".utf8
            case UInt8(ascii: ">"): output += "&gt;".utf8
            case UInt8(ascii: "\""): output += "&quot;".utf8
            case 0x0A, 0x09: output.append(byte)
            case 0x0D where protectsEscapes: output += "_x000D_".utf8
            case 0..<0x20: break
            // U+FFFE and U+FFFF end so in UTF-8.
            case 0xBE where isNonCharacter(bytes, index), 0xBF where isNonCharacter(bytes, index): output.removeLast(2)
            case UInt8(ascii: "_") where protectsEscapes && looksEscaped(bytes, index): output += "_x005F_".utf8
            default: output.append(byte)
            }
        }
        return output
    }

    private static func isNonCharacter<Bytes: RandomAccessCollection<UInt8>>(_ bytes: Bytes, _ index: Int) -> Bool
    where Bytes.Index == Int {
        index >= 2 && bytes[index - 1] == 0xBF && bytes[index - 2] == 0xEF
    }

    private static func looksEscaped(_ bytes: [UInt8], _ index: Int) -> Bool {
        guard index + 7 <= bytes.count, bytes[index + 1] == UInt8(ascii: "x"), bytes[index + 6] == UInt8(ascii: "_")
        else {
            return false
        }
        return bytes[(index + 2)..<(index + 6)].allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
    }
}
