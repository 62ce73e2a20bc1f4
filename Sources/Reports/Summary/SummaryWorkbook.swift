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
    /// - Parameter told: called now and then, on any thread, with the share that is done, from 0 to 1.
    package func write(
        to path: String, told: @escaping @Sendable (Double) -> Void = { _ in }
    ) throws(ReportError) {
        let names = SummarySheetName.allCases.filter { $0 != .waivers || record.waivers != nil }
        var workbook = try DrawnWorkbook(
            path: path, title: Self.title(record, language), author: "filingdesk",
            created: record.year.firstDay, sheets: names.map { $0.text(language) })
        var drawn = 0.0
        func draw(_ plan: inout SheetPlan, in workbook: inout DrawnWorkbook) throws(ReportError) {
            let share = Self.drawingShare / Double(names.count)
            try workbook.draw(&plan) { told(drawn + share * $0) }
            drawn += share
        }
        let tables = SummaryTables(record, language: language)
        // What others refer to comes first; a sheet that is drawn keeps its name and its ranges.
        var projects = FilingsSheet(tables, language)
        try draw(&projects.plan, in: &workbook)
        var findings = FindingsSheet(tables, language)
        try draw(&findings.plan, in: &workbook)
        var departments = DepartmentsSheet(tables, projects, language)
        try draw(&departments.plan, in: &workbook)
        var unfiled = UnfiledSheet(record, language)
        try draw(&unfiled.plan, in: &workbook)
        var overview = OverviewSheet(record, tables, projects, departments, findings, unfiled, language).plan
        try draw(&overview, in: &workbook)
        var evaluations = EvaluationsSheet(record, tables, language).plan
        try draw(&evaluations, in: &workbook)
        var rules = RulesSheet(record, language).plan
        try draw(&rules, in: &workbook)
        var outcomes = OutcomesSheet(record, language).plan
        try draw(&outcomes, in: &workbook)
        if var waivers = record.waivers.map({ WaiversSheet($0, language).plan }) {
            try draw(&waivers, in: &workbook)
        }
        try workbook.finish { told(Self.drawingShare + (1 - Self.drawingShare) * $0) }
    }

    /// Of the time; the rest is the packing.
    private static let drawingShare = 0.6

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
