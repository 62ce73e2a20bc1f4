import Spreadsheet

/// What a number format code says of the value (ECMA-376 Part 1, 18.8.30 and 18.8.31).
enum NumberFormatCode {
    /// The built-in formats; 27–36 and 50–58 are dates in East Asian locales.
    static func builtIn(_ id: Int) -> NumberFormat {
        switch id {
        case 9, 10: .percent
        case 14...22, 27...36, 45, 47, 50...58: .date
        case 46: .duration
        case 49: .text
        default: .general
        }
    }

    /// Only the first section counts: the others are for negative numbers, zero and text.
    static func custom(_ code: String) -> NumberFormat {
        var isDate = false
        var isElapsed = false
        var isPercent = false
        var isText = false
        // Excel writes 255 characters at most.
        var rest = Array(code.unicodeScalars.prefix(1_024))[...]
        scan: while let scalar = rest.popFirst() {
            switch scalar {
            case ";": break scan
            case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
            case "\\", "_", "*": rest = rest.dropFirst()
            case "[":
                // A colour, a condition, a locale – or an elapsed unit: [h], [mm], [s].
                let inside = rest.prefix { $0 != "]" }
                rest = rest.dropFirst(inside.count + 1)
                let letters = Set(inside.map { Character($0).lowercased() })
                if letters.count == 1, let letter = letters.first, "hms".contains(letter) { isElapsed = true }
            case "%": isPercent = true
            case "@": isText = true
            case "y", "Y", "m", "M", "d", "D", "h", "H", "s", "S", "年", "月": isDate = true
            case "G", "g":
                // "General" is no date for its letters; "gge" is an era.
                let word = String(String.UnicodeScalarView(rest.prefix(6))).lowercased()
                if word == "eneral" { rest = rest.dropFirst(6) } else { isDate = true }
            case "A", "a":
                // AM/PM, A/P, 上午/下午; the weekday aaaa.
                isDate = true
            case "E", "e":
                // 0.00E+00 is no date; "e" alone is a year.
                if rest.first == "+" || rest.first == "-" { rest = rest.dropFirst() } else { isDate = true }
            default: break
            }
        }
        if isElapsed { return .duration }
        if isDate { return .date }
        if isPercent { return .percent }
        return isText ? .text : .general
    }
}
