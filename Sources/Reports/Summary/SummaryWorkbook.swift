import CXLSXWriter
import FilingModel
import Rules
import Spreadsheet

/// The bureau's workbook of a run, `审核汇总.xlsx`: overview, departments, filings, findings, ex-ante evaluations, what
/// was not filed, rules, their outcomes, and waivers where there are any. Its sums are live formulas that carry their values. The same record gives the same bytes.
package struct SummaryWorkbook {
    private let record: ReviewRecord
    private let language: Language

    package init(_ record: ReviewRecord, language: Language) {
        self.record = record
        self.language = language
    }

    /// Of libxlsxwriter, which draws it.
    package static var libraryVersion: String { String(cString: lxw_version()) }

    /// Writes the workbook to exactly that path, over whatever is there.
    ///
    /// - Parameter each: called when a sheet has been drawn, with the number of steps: its sheets, and the writing of the file.
    package func write(to path: String, each: (_ steps: Int) -> Void = { _ in }) throws(ReportError) {
        let names = SummarySheetName.allCases.filter { $0 != .waivers || record.waivers != nil }
        var workbook = try DrawnWorkbook(
            path: path, title: Self.title(record, language), author: "filingdesk",
            created: record.year.firstDay, sheets: names.map { $0.text(language) })
        let tables = SummaryTables(record, language: language)
        // What others refer to comes first; a sheet that is drawn keeps its name and its ranges.
        var projects = FilingsSheet(tables, language)
        try workbook.draw(&projects.plan)
        each(names.count + 1)
        var findings = FindingsSheet(tables, language)
        try workbook.draw(&findings.plan)
        each(names.count + 1)
        var departments = DepartmentsSheet(tables, projects, language)
        try workbook.draw(&departments.plan)
        each(names.count + 1)
        var unfiled = UnfiledSheet(record, language)
        try workbook.draw(&unfiled.plan)
        each(names.count + 1)
        var overview = OverviewSheet(record, tables, projects, departments, findings, unfiled, language).plan
        try workbook.draw(&overview)
        each(names.count + 1)
        var evaluations = EvaluationsSheet(record, tables, language).plan
        try workbook.draw(&evaluations)
        each(names.count + 1)
        var rules = RulesSheet(record, language).plan
        try workbook.draw(&rules)
        each(names.count + 1)
        var outcomes = OutcomesSheet(record, language).plan
        try workbook.draw(&outcomes)
        each(names.count + 1)
        guard var waivers = record.waivers.map({ WaiversSheet($0, language).plan }) else {
            return try workbook.finish()
        }
        try workbook.draw(&waivers)
        try workbook.finish()
    }

    static func title(_ record: ReviewRecord, _ language: Language) -> String {
        BilingualText(zh: "绩效目标审核汇总", en: "Summary of the review of performance targets")[language]
    }
}

extension FiscalYear {
    /// Its first of January at noon UTC, in seconds since 1970: a fixed time, so that the bytes tell nothing of the clock.
    var firstDay: Int {
        let leapDays = (year - 1969) / 4  // since 1970; 2000 was a leap year and 2100 is out of range
        return ((year - 1970) * 365 + leapDays) * 86_400 + 43_200
    }
}
