/// One cell's change. It is refused when the cell no longer shows `before`, and when it holds a formula.
package struct CellEdit: Hashable, Sendable {
    package enum NewValue: Hashable, Sendable {
        case text(String)
        case number(Double)
        /// The value goes, the cell and its style stay.
        case blank
    }

    package let sheet: String
    package let cell: CellReference
    /// The text the cell shows now (`Cell.shownText`); empty for a blank cell.
    package let before: String
    package let after: NewValue

    package init(sheet: String, cell: CellReference, before: String, after: NewValue) {
        self.sheet = sheet
        self.cell = cell
        self.before = before
        self.after = after
    }
}
