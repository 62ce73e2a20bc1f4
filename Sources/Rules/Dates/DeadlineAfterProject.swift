import FilingModel
import Spreadsheet

package struct DeadlineAfterProject: FilingRule {
    package static let description = RuleDescription(
        id: "DATE-06",
        title: .init(zh: "时效指标晚于项目结束时间", en: "Deadline after the project's end"),
        requirement: .init(
            zh: "时效指标的期限不晚于项目期结束；没有项目期的，不晚于预算年度末。",
            en: "A deadline is not later than the project's end or, where none is given, the end of the budget year."),
        rationale: .init(
            zh: "项目结束以后才完成的任务，不能作为本年的目标考核。",
            en: "What is done after the project has ended cannot be held against this year's goal."),
        source: .init(zh: "本工具建议", en: "Our own proposal"),
        severity: .error,
        examples: [
            .accepted(.card, ["indicators.3.value": "2025年12月"]),
            .accepted(.card, ["project.period": "2025年1月-2026年6月", "indicators.3.value": "2026年3月"]),
            .rejected(.card, ["indicators.3.value": "↓2026年3月"]),
            .rejected(.list, ["indicators.3.value": "↓2026年1月底前"]),
            .rejected(.department, ["indicators.3.value": "↓2026年6月底前"]),
            .accepted(.card, ["project.period": "2025年12月-2025年1月", "indicators.3.value": "2025年6月"]),
            .rejected(.card, ["project.period": "2025年6月1日-2025年6月1日", "indicators.3.value": "↓2025年9月"]),
            .accepted(.card, ["indicators.3.value": "2026-2027"]),
        ])

    private let year: FiscalYear

    package init(_ parameters: RuleParameters) throws(ProfileError) { year = parameters.year }

    package func check(_ filing: Filing) -> Outcome {
        var end = CellDate.Day(year: year.year, month: 12, day: 31)
        if case .period(let period) = ProjectPeriod.reading(filing), period.start <= period.end { end = period.end }
        return filing.judgeIndicators(with: [.value]) { indicator in
            guard indicator.target.shape == .date, let deadline = PeriodText(indicator.target.body)?.end, deadline > end
            else { return nil }
            return Violation(
                at: indicator.value,
                message: BilingualText(
                    zh: "\(indicator.title.zh)的期限“\(indicator.value.shown)”晚于\(end.chinese)。",
                    en: "The deadline of \(indicator.title.en), \"\(indicator.value.shown)\", is later than \(end.iso)."
                ),
                mend: BilingualText(
                    zh: "请改为不晚于\(end.chinese)的期限；项目跨年的，先改正项目期。",
                    en: "Set a deadline up to \(end.iso), or mend the project's period first if it goes on."))
        }
    }
}
