import FilingModel
import Spreadsheet

package struct MissingCategory: FilingRule {
    package static let description = RuleDescription(
        id: "IND-05",
        title: .init(zh: "缺少产出指标或效益指标", en: "Output or benefit indicators are missing"),
        requirement: .init(
            zh: "产出指标和效益指标都应设置，每类至少一条。",
            en: "There is at least one output indicator (产出指标) and one benefit indicator (效益指标)."),
        rationale: .init(
            zh: "只有产出、没有效益，说不清花钱带来什么；只有效益、没有产出，说不清钱花在什么事上。",
            en: "Outputs alone do not say what the money brings; benefits alone, what it is spent on."
        ),
        source: .init(
            zh: "财预〔2021〕101号：产出指标和效益指标为必设指标",
            en: "财预〔2021〕101号: output and benefit indicators are obligatory"),
        severity: .error,
        examples: [
            .accepted(.card),
            // One benefit indicator is enough.
            .accepted(
                .list,
                [
                    "indicators.6.level1": "产出指标", "indicators.6.level2": "质量指标",
                    "indicators.7.level1": "产出指标", "indicators.7.level2": "质量指标",
                ]),
            // Unknown categories are IND-01's; whether one of them is a benefit cannot be told.
            .unanswered(
                .department, ["indicators.4.level1": "综合指标", "indicators.4.level2": "综合指标"], because: .fieldWithoutValue
            ),
            .rejected(
                .department,
                ["indicators.1.level1": "↓产出指标", "indicators.4.level1": "产出指标", "indicators.4.level2": "质量指标"]),
            .unanswered(.card, withoutIndicators, because: .fieldWithoutValue),
            .unanswered(.card, ["一级指标": ""], because: .fieldNotInForm),
        ])

    /// What empties all rows.
    private static let withoutIndicators = Dictionary(
        uniqueKeysWithValues: (1...8).flatMap { row in
            ["level3", "sign", "value", "unit", "weight", "direction"].map { ("indicators.\(row).\($0)", "") }
        })

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        guard filing.indicatorColumns.contains(.level1) else { return .fieldNotInForm }
        guard !filing.filledIndicators.isEmpty else { return .fieldWithoutValue }  // COMP-06 reports that
        let categories = filing.filledIndicators.map { $0.category ?? $0.kind?.category }
        let required: [IndicatorCategory] = [.output, .benefit]
        let missing = required.filter { !categories.contains($0) }
        guard !missing.isEmpty else { return .pass }
        // An indicator of no known category may be the missing one: COMP-07 and IND-01 report it.
        guard !categories.contains(nil) else { return .fieldWithoutValue }
        return .fail(
            missing.map {
                Violation(
                    at: filing.indicatorOrigin, field: .indicators, message: Self.message($0), mend: Self.mend($0))
            })
    }

    private static func message(_ missing: IndicatorCategory) -> BilingualText {
        BilingualText(
            zh: "绩效指标中没有\(missing.rawValue)；产出指标和效益指标都必须设置。",
            en: "There is no \(missing.rawValue) among the indicators; outputs and benefits are both obligatory.")
    }

    private static func mend(_ missing: IndicatorCategory) -> BilingualText {
        let kinds = IndicatorKind.kinds(of: missing).map(\.rawValue).joined(separator: "、")
        return BilingualText(
            zh: "请至少补充一条\(missing.rawValue)（二级指标可选\(kinds)），并相应调整权重。",
            en: "Add at least one \(missing.rawValue) (level 2: \(kinds)) and set the weights to match.")
    }
}
