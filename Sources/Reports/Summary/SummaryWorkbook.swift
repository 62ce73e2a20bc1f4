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

    /// Writes the workbook to exactly that path, over whatever is there.
    package func write(to path: String) throws(ReportError) {
        var workbook = try DrawnWorkbook(
            path: path, title: Self.title(record, language), author: "filingdesk",
            created: Self.created(in: record.year))
        for plan in plans { try workbook.draw(plan) }
        try workbook.finish()
    }

    var plans: [SheetPlan] {
        let tables = SummaryTables(record, language: language)
        let projects = FilingsSheet(tables, language)
        let findings = FindingsSheet(tables, language)
        let departments = DepartmentsSheet(tables, projects, language)
        let unfiled = UnfiledSheet(record, language)
        let overview = OverviewSheet(record, tables, projects, departments, findings, unfiled, language)
        let waivers = record.waivers.map { WaiversSheet($0, language).plan }
        return [
            overview.plan, departments.plan, projects.plan, findings.plan,
            EvaluationsSheet(record, tables, language).plan, unfiled.plan, RulesSheet(record, language).plan,
            OutcomesSheet(record, language).plan,
        ] + [waivers].compactMap(\.self)
    }

    static func title(_ record: ReviewRecord, _ language: Language) -> String {
        BilingualText(zh: "绩效目标审核汇总", en: "Summary of the review of performance targets")[language]
    }

    /// The first of January of the budget year at noon UTC: a fixed time, so that the bytes tell nothing of the clock.
    private static func created(in year: FiscalYear) -> Int {
        let leapDays = (year.year - 1969) / 4  // since 1970; 2000 was a leap year and 2100 is out of range
        return ((year.year - 1970) * 365 + leapDays) * 86_400 + 43_200
    }
}
