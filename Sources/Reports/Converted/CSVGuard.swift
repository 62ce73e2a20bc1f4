/// Keeps a spreadsheet from taking a text for a formula (OWASP, CSV Injection): what begins with one of `= + - @`, a tab or
/// an end of a line, or with the full-width forms of the signs, gets an apostrophe in front. So does a text that begins with
/// an apostrophe, so that taking one off gives back what there was. Two kinds of text stay as they are, since no program
/// computes them: a number, and a sign alone (`-`, `＝`).
package enum CSVGuard {
    package static func guarded(_ text: String) -> String { isRisky(text) ? "'" + text : text }

    /// What `guarded` was given.
    package static func unguarded(_ text: String) -> String { text.first == "'" ? String(text.dropFirst()) : text }

    private static func isRisky(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first else { return false }
        switch first {
        case "'", "\t", "\r", "\n": return true
        case "=", "+", "-", "@", "＝", "＋", "－", "＠": return text.unicodeScalars.count > 1 && !isNumber(text)
        default: return false
        }
    }

    /// `-5.25`: digits behind the sign, with at most one point.
    private static func isNumber(_ text: String) -> Bool {
        guard text.first == "-" || text.first == "+" else { return false }
        let digits = text.utf8.dropFirst()
        return digits.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
            && digits.count { $0 == UInt8(ascii: ".") } <= 1 && digits.first != UInt8(ascii: ".")
            && digits.last != UInt8(ascii: ".")
    }
}
