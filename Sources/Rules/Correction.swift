import FilingModel
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
    /// Cells of the same sheet that say the same and are changed with it, and what they show now.
    package let repeats: [Repeat]

    package struct Repeat: Hashable, Sendable {
        package let cell: CellReference
        package let before: String

        package init(cell: CellReference, before: String) {
            self.cell = cell
            self.before = before
        }
    }

    package init(
        safety: Safety, origin: CellOrigin, before: String, after: CellEdit.NewValue, repeats: [Repeat] = []
    ) {
        self.safety = safety
        self.origin = origin
        self.before = before
        self.after = after
        self.repeats = repeats
    }

    /// The same, made in every cell that repeats the field. Nil where one of them is a formula, which is never written over:
    /// the rows would no longer say the same.
    func made(in cells: [RepeatedCell]) -> Correction? {
        guard !cells.contains(where: \.isFormula) else { return nil }
        let left = cells.filter { cell in
            switch after {
            case .number: !cell.isNumericCell || cell.raw != afterText
            case .text(let text): cell.raw != text
            case .blank: !cell.raw.isEmpty
            }
        }
        return Correction(
            safety: safety, origin: origin, before: before, after: after,
            repeats: left.map { Repeat(cell: $0.cell, before: $0.raw) })
    }

    /// All cells that it changes.
    package var cells: CellSet { CellSet([origin.cell] + repeats.map(\.cell)) }

    package var edits: [CellEdit] {
        [CellEdit(sheet: origin.sheet, cell: origin.cell, before: before, after: after)]
            + repeats.map { CellEdit(sheet: origin.sheet, cell: $0.cell, before: $0.before, after: after) }
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
