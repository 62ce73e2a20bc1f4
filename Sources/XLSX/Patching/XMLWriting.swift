/// Text for XML that we write.
enum XMLWriting {
    /// Escapes for element content and attribute values; drops characters that XML 1.0 does not allow.
    static func escape(_ text: String) -> String {
        var output = ""
        output.reserveCapacity(text.utf8.count + 16)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": output += "&amp;"
            case "<": output += "&lt;"
            case ">": output += "&gt;"
            case "\"": output += "&quot;"
            case "\n", "\t": output.unicodeScalars.append(scalar)
            case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: break
            default: output.unicodeScalars.append(scalar)
            }
        }
        return output
    }

    /// As `escape`, with what looks like an `_xHHHH_` escape protected (ECMA-376 Part 1, 22.9.2.19).
    static func cellText(_ text: String) -> String {
        let escaped = escape(text)
        guard escaped.contains("_x") else { return escaped }
        var output = ""
        var rest = escaped[...]
        while let mark = rest.firstRange(of: "_x") {
            output += rest[..<mark.lowerBound]
            let digits = rest[mark.upperBound...].prefix(5)
            let looksEscaped = digits.count == 5 && digits.last == "_" && digits.dropLast().allSatisfy(\.isHexDigit)
            output += looksEscaped ? "_x005F_x" : "_x"
            rest = rest[mark.upperBound...]
        }
        return output + rest
    }
}
