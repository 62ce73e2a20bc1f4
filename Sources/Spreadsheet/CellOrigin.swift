/// Which workbook: its file name as given, and the SHA-256 of its bytes in lower-case hexadecimal.
package struct WorkbookID: Hashable, Sendable {
    package let name: String
    package let sha256: String

    package init(name: String, sha256: String) {
        self.name = name
        self.sha256 = sha256
    }
}

/// Where something stands: the one location type. Every field and every finding has one.
/// The cell of a merged area is its top-left cell.
package struct CellOrigin: Hashable, Sendable {
    package let workbook: WorkbookID
    package let sheet: String
    package let cell: CellReference

    package init(workbook: WorkbookID, sheet: String, cell: CellReference) {
        self.workbook = workbook
        self.sheet = sheet
        self.cell = cell
    }
}

/// `Sheet1!A5`; a person reads it, nothing parses it.
extension CellOrigin: CustomStringConvertible {
    package var description: String { "\(sheet)!\(cell)" }
}
