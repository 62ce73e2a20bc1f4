import FilingModel
import Spreadsheet

package struct PeriodEndsBeforeStart: FilingRule {
    package static let description = RuleDescription(
        id: "DATE-03",
        title: .init(zh: "项目结束早于开始", en: "Project ends before it begins"),
        requirement: .init(zh: "项目开始时间不晚于结束时间。", en: "The project begins no later than it ends."),
        rationale: .init(
            zh: "起止时间颠倒，就无法判断资金和目标属于哪一年。",
            en: "With the dates reversed nobody can tell which year's money and targets these are."),
        source: .init(zh: "本工具建议（填报实务）", en: "Our own proposal, from practice"),
        severity: .error,
        examples: [
            .accepted(.card, ["project.period": "2025年6月-2025年6月"]),
            .unanswered(.card, ["project.period": "1年"], because: .fieldWithoutValue),
            .rejected(.card, ["project.period": "↓2025年12月-2025年1月"]),
            .rejected(.card, ["project.period": "↓2026-2025年"]),
            .accepted(.card, ["project.period": "2025年6月1日-2025年6月1日"]),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        switch ProjectPeriod.reading(filing) {
        case .notInForm: .fieldNotInForm
        case .withoutValue: .fieldWithoutValue
        case .period(let period) where period.start <= period.end: .pass
        case .period(let period):
            .fail([
                Violation(at: period.field, message: Self.message(period), mend: Self.mend, related: period.related)
            ])
        }
    }

    private static func message(_ period: ProjectPeriod) -> BilingualText {
        BilingualText(
            zh: "项目结束时间\(period.end.chinese)早于开始时间\(period.start.chinese)。",
            en: "The project ends on \(period.end.iso), before it begins on \(period.start.iso).")
    }

    private static let mend = BilingualText(
        zh: "请核对起止时间，写成“2025年1月-2025年12月”的形式。", en: "Check both dates and write them as 2025年1月-2025年12月.")
}
