/// Something in a workbook that could be read only in part, or is not as it should be: a fact about the file, not a
/// judgement of the filing.
package struct Diagnostic: Hashable, Sendable {
    /// What could not be read.
    package enum Loss: Sendable {
        /// Nothing: all was read, and this is worth a word.
        case nothing
        /// What the message says of a cell or a range.
        case detail
        /// A sheet, or the texts of all sheets.
        case part
    }

    package let sheet: String?
    package let cell: CellReference?
    package let message: BilingualText
    package let loss: Loss

    package init(sheet: String? = nil, cell: CellReference? = nil, _ message: BilingualText, loss: Loss = .detail) {
        self.sheet = sheet
        self.cell = cell
        self.message = message
        self.loss = loss
    }

    /// The same of that sheet.
    package func of(sheet: String) -> Diagnostic { Diagnostic(sheet: sheet, cell: cell, message, loss: loss) }
}
