import Spreadsheet

/// What a blank template says of itself, on the hidden sheet that its drop-downs draw on: the form, its version, and the
/// profile and year it was made for. A sheet survives what Excel, WPS and LibreOffice do to a file.
package struct TemplateMark: Hashable, Sendable {
    /// The form definition's name, such as `project-card`.
    package let form: String
    package let version: Int
    package let profile: String
    package let year: FiscalYear

    package init(form: String, version: Int, profile: String, year: FiscalYear) {
        self.form = form
        self.version = version
        self.profile = profile
        self.year = year
    }

    package static let sheetName = "填报选项"
    private static let word = "filingdesk-template"

    /// The first row of the sheet.
    package var cells: [String] { [Self.word, form, String(version), profile, String(year.year)] }

    /// Nil for a workbook that was not made from a template, or whose mark was tampered with.
    package init?(_ workbook: Workbook) {
        guard let sheet = workbook.sheets.first(where: { $0.visibility != .visible && $0.name == Self.sheetName })
        else { return nil }
        // An empty cell is no mark.
        let texts = (1...5).map { sheet[CellReference(clampingRow: 1, column: $0)]?.shownText.trimmed ?? "" }
        guard texts[0] == Self.word, let version = Int(texts[2]), let year = Int(texts[4]).flatMap({ FiscalYear($0) })
        else { return nil }
        self.init(form: texts[1], version: version, profile: texts[3], year: year)
    }
}
