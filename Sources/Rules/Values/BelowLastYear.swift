import FilingModel
import FoundationEssentials
import Spreadsheet

package struct BelowLastYear: RegisterRule {
    package static let description = RuleDescription(
        id: "VAL-23",
        title: .init(zh: "指标值低于上年", en: "Target below last year's"),
        requirement: .init(
            zh: "同一项目同一指标的目标值不低于上年；越小越好的，不高于上年。",
            en: "A project's target is not below that of last year; where less is better, not above."),
        rationale: .init(
            zh: "历史标准是设定指标值的依据之一，越做越低需要说明。",
            en: "Last year's figure is one of the standards; a lower target needs a reason."),
        source: .init(zh: "财预〔2021〕101号：历史标准", en: "MOF Caiyu [2021] No. 101: historical standards"),
        severity: .warning,
        examples: [
            .unanswered(.card, because: .noPrevious),
            .accepted(.card, [:], .lastYear([:])),
            .accepted(.card, [:], .lastYear(["indicators.1.value": "110", "indicators.4.value": "4000"])),
            .accepted(.card, [:], .lastYear(["indicators.1.value": "130", "indicators.1.unit": "米"])),
            .rejected(.card, ["indicators.1.value": "↓120"], .lastYear(["indicators.1.value": "130"]), saying: "比上年低"),
            .rejected(
                .list, ["indicators.4.value": "↓3750"], .lastYear(["indicators.4.value": "3500"]), saying: "比上年高"),
            .accepted(.department, [:], .lastYear([:])),
            .accepted(.card, ["indicators.1.sign": "＞"], .lastYear(["indicators.1.value": "130"])),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ register: Register) -> Outcome {
        guard let lastYear = register.lists.previous.map(LastYear.init) else { return .noPrevious }
        return Outcome(
            register.projects.flatMap { filing -> [Violation] in
                guard let before = lastYear.filing(of: filing) else { return [] }
                let earlier = Dictionary(
                    before.filledIndicators.compactMap { row in row.name.map { ($0, row) } }
                ) { first, _ in first }
                return filing.filledIndicators.compactMap { row in
                    row.name.flatMap { earlier[$0] }.flatMap { Self.violation(row, $0) }
                }
            })
    }

    private static func violation(_ row: Indicator, _ before: Indicator) -> Violation? {
        guard let now = row.target.number, let then = before.target.number, row.unitText == before.unitText,
            let comparison = row.comparison, comparison == before.comparison,
            comparison.isFloor && now < then || comparison.isCeiling && now > then
        else { return nil }
        let isFloor = comparison.isFloor
        return Violation(
            at: row.value,
            message: .init(
                zh:
                    "\(row.title.zh)今年是\(comparison.rawValue)\(row.value.shown)，上年是\(comparison.rawValue)\(before.value.shown)，比上年\(isFloor ? "低" : "高")。",
                en:
                    "\(row.title.en) is \(comparison.rawValue)\(row.value.shown) this year and was \(comparison.rawValue)\(before.value.shown): \(isFloor ? "less" : "more") than last year."
            ),
            mend: .init(
                zh: "请参照上年重新设定；任务确实减少的，在“单位说明”中写明。", en: "Set it by last year's; if there is less to do, explain it."),
            related: [before.value.origin])
    }
}
