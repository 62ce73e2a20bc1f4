import FilingModel
import Spreadsheet

package struct MixedCostTrees: FilingRule {
    package static let description = RuleDescription(
        id: "IND-04",
        title: .init(zh: "成本指标在两级同时使用", en: "Cost stands at both levels"),
        requirement: .init(
            zh: "成本指标或作一级指标，或作产出指标下的二级指标，同一张表只用一种。",
            en: "Cost is either a level-1 category or a level-2 kind below outputs, not both in one form."),
        rationale: .init(
            zh: "两种体系混用，成本被计两次分，汇总时也无法归类。",
            en: "Where both trees are mixed, cost scores twice and cannot be summed up."),
        source: .init(
            zh: "财预〔2021〕101号（成本为一级指标）；财预〔2015〕88号（成本为产出的二级指标）",
            en: "财预〔2021〕101号 has cost at level 1, 财预〔2015〕88号 at level 2"),
        severity: .warning, correction: .propose,
        examples: [
            .accepted(.card),
            .accepted(.card, ["indicators.4.level1": "成本指标", "indicators.4.level2": "经济成本指标"]),
            .rejected(
                .card,
                [
                    "indicators.4.level2": "↓成本指标", "indicators.3.level1": "成本指标", "indicators.3.level2": "经济成本指标",
                ]),
            .rejected(
                .list,
                [
                    "indicators.4.level2": "↓成本指标", "indicators.8.level1": "成本指标", "indicators.8.level2": "社会成本指标",
                ]),
            .accepted(
                .card, ["indicators.1.level1": "成本指标", "indicators.1.level2": "经济成本指标", "indicators.4.level1": "效益指标"]),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        guard let whole = filing.filledIndicators.first(where: { $0.category == .cost }) else {
            return filing.judgeIndicators(with: [.level1, .level2]) { _ in nil }
        }
        return filing.judgeIndicators(with: [.level1, .level2]) { indicator in
            guard indicator.category == .output, indicator.kind == .cost else { return nil }
            return Violation(
                at: indicator.level2,
                message: BilingualText(
                    zh: "第\(whole.row)行把成本指标作为一级指标，这里又作为产出指标的二级指标。",
                    en: "Row \(whole.row) has cost at level 1; here it stands at level 2 below outputs."),
                mend: Self.mend, related: [whole.level1.origin])
        }
    }

    private static let mend = BilingualText(
        zh: "请统一为一种：一级指标填“成本指标”，二级指标填“经济成本指标”“社会成本指标”或“生态环境成本指标”。",
        en: "Use one: 成本指标 at level 1, with 经济成本指标, 社会成本指标 or 生态环境成本指标 at level 2.")
}
