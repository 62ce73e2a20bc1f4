import FilingModel
import Spreadsheet

/// When a project begins and ends: from one cell (项目期) or from two (开始时间 and 结束时间).
struct ProjectPeriod {
    let start: CellDate.Day
    let end: CellDate.Day
    /// The cell a person would mend: the period, or the end of the two.
    let field: Field<String>
    /// The start's cell, where it stands by itself.
    let related: [CellOrigin]

    enum Reading {
        case period(ProjectPeriod)
        case notInForm
        case withoutValue
    }

    static func reading(_ filing: Filing) -> Reading {
        if let field = filing.text(.projectPeriod) {
            guard let period = field.value.flatMap(PeriodText.init) else { return .withoutValue }
            return .period(ProjectPeriod(start: period.start, end: period.end, field: field, related: []))
        }
        guard let start = filing.text(.projectStart), let end = filing.text(.projectEnd) else { return .notInForm }
        guard let first = start.value.flatMap(PeriodText.init), let last = end.value.flatMap(PeriodText.init) else {
            return .withoutValue
        }
        return .period(ProjectPeriod(start: first.start, end: last.end, field: end, related: [start.origin]))
    }
}

extension CellDate.Day {
    /// `2025年1月1日`.
    var chinese: String { "\(year)年\(month)月\(day)日" }
    /// `2025-01-01`.
    var iso: String { "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)" }
}
