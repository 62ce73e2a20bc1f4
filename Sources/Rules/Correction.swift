import Spreadsheet

/// What a finding offers to change in one cell.
package struct Correction: Hashable, Sendable {
    package enum Safety: String, Sendable, Codable {
        /// Changes the writing and not the meaning: applied in the corrected workbook.
        case safe
        /// Changes money, targets, weights or who filed: listed, never applied.
        case propose
    }

    package let safety: Safety
    package let origin: CellOrigin
    /// The text the cell shows now.
    package let before: String
    package let after: CellEdit.NewValue

    package init(safety: Safety, origin: CellOrigin, before: String, after: CellEdit.NewValue) {
        self.safety = safety
        self.origin = origin
        self.before = before
        self.after = after
    }

    /// The text the cell will show.
    package var afterText: String {
        switch after {
        case .text(let text): text
        case .number(let number): ShortestDecimal.text(number)
        case .blank: ""
        }
    }
}
