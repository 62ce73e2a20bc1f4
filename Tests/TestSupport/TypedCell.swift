import Spreadsheet

/// What a rule example types into a cell, and what must be found there: `↓≥ ⇒ ＝`.
package struct TypedCell {
    /// What is typed, as `SheetSketch` takes it.
    package var text: String
    /// How many findings must be at the cell.
    package var findings = 0
    /// Whether a finding elsewhere must name the cell.
    package var isNamed = false
    /// What a correction must make of the cell; nil where none may be offered.
    package var correction: CellEdit.NewValue?

    package init(_ notation: String) {
        text = notation
        if let arrow = text.range(of: " ⇒") {
            correction = Self.value(String(text[arrow.upperBound...].drop { $0 == " " }))
            text = String(text[..<arrow.lowerBound])
        }
        while text.hasPrefix("↓") {
            findings += 1
            text.removeFirst()
        }
        if text.hasPrefix("↑") {
            isNamed = true
            text.removeFirst()
        }
    }

    /// `350` is a number and `'350` a text, as they are in a sketch.
    package static func value(_ text: String) -> CellEdit.NewValue {
        if text.isEmpty { return .blank }
        if text.hasPrefix("'") { return .text(String(text.dropFirst())) }
        return Double(text).map { .number($0) } ?? .text(text)
    }
}
