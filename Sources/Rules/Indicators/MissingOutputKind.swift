import FilingModel
import Spreadsheet

package struct MissingOutputKind: FilingRule {
    package static let description = RuleDescription(
        id: "IND-07",
        title: .init(zh: "产出指标缺少数量、质量或时效", en: "Outputs lack quantity, quality or timeliness"),
        requirement: .init(
            zh: "产出指标至少各有一条数量指标、质量指标和时效指标。",
            en: "Among the outputs there is a quantity, a quality and a timeliness indicator."),
        rationale: .init(
            zh: "只说做多少，不说做得怎样、何时做完，年终无法判断任务是否真正完成。",
            en:
                "How much is done says neither how well nor by when; at year's end nobody can tell whether the task is done."
        ),
        source: .init(zh: "财预〔2021〕101号；本工具建议", en: "财预〔2021〕101号; our own proposal"),
        severity: .warning,
        examples: [
            .accepted(.card),
            .accepted(.department),
            .unanswered(.card, ["indicators.3.level2": "经济效益指标"], because: .fieldWithoutValue),
            .rejected(.card, ["indicators.1.level1": "↓产出指标", "indicators.3.level2": "数量指标"]),
            .rejected(
                .list,
                ["indicators.1.level1": "↓产出指标", "indicators.2.level2": "数量指标", "indicators.3.level2": "数量指标"]),
            .rejected(.department, ["indicators.1.level1": "↓产出指标", "indicators.2.level2": "数量指标"]),
            .unanswered(.card, ["一级指标": ""], because: .fieldNotInForm),
        ])

    private static let required: [IndicatorKind] = [.quantity, .quality, .timeliness]

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        guard filing.indicatorColumns.isSuperset(of: [.level1, .level2]) else { return .fieldNotInForm }
        let outputs = filing.filledIndicators.filter { ($0.category ?? $0.kind?.category) == .output }
        // Without any output IND-05 reports; a kind that is unknown or misplaced may be the missing one, and IND-02 reports it.
        guard let first = outputs.first, outputs.allSatisfy({ $0.kind?.category == .output }) else {
            return .fieldWithoutValue
        }
        let missing = Self.required.filter { kind in !outputs.contains { $0.kind == kind } }
        guard !missing.isEmpty else { return .pass }
        let names = missing.map(\.rawValue).joined(separator: "、")
        return .fail([
            Violation(
                at: first.level1,
                message: BilingualText(zh: "产出指标中没有\(names)。", en: "Among the outputs there is no \(names)."),
                mend: BilingualText(
                    zh: "请补充\(names)：数量写完成多少，质量写合格率等标准，时效写完成的月份或期限。",
                    en: "Add \(names): how much, to what standard, by which month."))
        ])
    }
}
