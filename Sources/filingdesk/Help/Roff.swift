import Reports

/// Text in roff: what would be a request or an escape is none, and a line may break between Chinese characters.
enum Roff {
    static func text(_ text: String) -> String {
        let escaped = text.split(separator: "\n").map { line in
            var before: Unicode.Scalar?
            let line = line.unicodeScalars.reduce(into: "") { escaped, scalar in
                if let before, mayBreak(before, scalar) { escaped += "\\:" }
                before = scalar
                switch scalar {
                case "\\": escaped += "\\e"
                case "-": escaped += "\\-"
                case "'": escaped += "\\(aq"
                case "`": escaped += "\\(ga"
                case "^": escaped += "\\(ha"
                case "~": escaped += "\\(ti"
                default: escaped.unicodeScalars.append(scalar)
                }
            }
            return line.hasPrefix(".") ? "\\&\(line)" : line
        }
        return escaped.joined(separator: "\n")
    }

    private static func mayBreak(_ before: Unicode.Scalar, _ after: Unicode.Scalar) -> Bool {
        (isWide(before) || isWide(after)) && before != " " && after != " " && !opening.contains(before)
            && !closing.contains(after)
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool { DisplayWidth.of(String(scalar)) == 2 }

    private static let opening = Set("（《「『“".unicodeScalars)
    private static let closing = Set("，。；：、）》」』！？”".unicodeScalars)

    /// An argument of a request.
    static func quoted(_ argument: String) -> String { "\"\(argument.filter { $0 != "\"" })\"" }
}
