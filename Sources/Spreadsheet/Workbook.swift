/// A workbook as read: its sheets in tab order and what else the rules ask of the file.
package struct Workbook: Sendable {
    /// Parts of a package that are not cells.
    package struct Features: OptionSet, Sendable {
        package let rawValue: Int
        package init(rawValue: Int) { self.rawValue = rawValue }

        package static let macros = Features(rawValue: 1 << 0)
        package static let externalLinks = Features(rawValue: 1 << 1)
        package static let signature = Features(rawValue: 1 << 2)
        package static let protection = Features(rawValue: 1 << 3)
        package static let pictures = Features(rawValue: 1 << 4)
        /// Sheets that this program added to a copy it gave back.
        package static let addedSheets = Features(rawValue: 1 << 5)
    }

    package let id: WorkbookID
    package let sheets: [Worksheet]
    package let features: Features
    /// What could be read only in part.
    package let diagnostics: [Diagnostic]

    package init(
        id: WorkbookID, sheets: [Worksheet], features: Features = [], diagnostics: [Diagnostic] = []
    ) {
        self.id = id
        self.sheets = sheets
        self.features = features
        self.diagnostics = diagnostics
    }

    /// The first sheet of that name; names are unique in a sound file.
    package func sheet(named name: String) -> Worksheet? {
        sheets.first { $0.name == name }
    }

    package func origin(_ sheet: Worksheet, _ cell: CellReference) -> CellOrigin {
        CellOrigin(workbook: id, sheet: sheet.name, cell: cell)
    }
}
