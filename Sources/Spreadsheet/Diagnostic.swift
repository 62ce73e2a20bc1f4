/// Something in a workbook that could be read only in part: a fact about the file, not a judgement of the filing.
package struct Diagnostic: Hashable, Sendable {
    package let sheet: String?
    package let cell: CellReference?
    package let message: BilingualText

    package init(sheet: String? = nil, cell: CellReference? = nil, _ message: BilingualText) {
        self.sheet = sheet
        self.cell = cell
        self.message = message
    }
}
