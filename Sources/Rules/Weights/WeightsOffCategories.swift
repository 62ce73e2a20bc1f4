import FilingModel
import FoundationEssentials
import Spreadsheet

package struct WeightsOffCategories: FilingRule {
    package static let description = RuleDescription(
        id: "WGT-02",
        title: .init(zh: "各类指标的权重不合规定", en: "Weights of the categories off the rule"),
        requirement: .init(
            zh: "不设成本指标（一级）的，产出50、效益30、满意度10；设成本指标的，成本20、产出40、效益20、满意度10；不设满意度的，其10分加给效益。",
            en:
                "Without cost at level 1: outputs 50, benefits 30, satisfaction 10; with it: 40, 20, 10 and cost 20; without satisfaction its 10 go to the benefits."
        ),
        rationale: .init(
            zh: "统一的分值使各项目的得分可以比较。", en: "The same points make the scores of projects comparable."),
        source: .init(zh: "财预〔2021〕101号 权重设置", en: "财预〔2021〕101号 on weights"),
        severity: .warning, correction: .propose,
        examples: [
            .accepted(.card),
            .accepted(
                .card,
                [
                    "indicators.4.level1": "成本指标", "indicators.4.level2": "经济成本指标", "indicators.4.weight": "20",
                    "indicators.5.weight": "10",
                ]),
            // A sum of another kind is WGT-01's.
            .unanswered(.card, ["indicators.1.weight": "30"], because: .fieldWithoutValue),
            .rejected(.card, ["indicators.1.weight": "↓10", "indicators.5.weight": "↓30"]),
            .rejected(.list, ["indicators.8.weight": "↓20", "indicators.5.weight": "↓10"]),
            .unanswered(.card, ["indicators.1.weight": "", "indicators.5.weight": "40"], because: .fieldWithoutValue),
            .unanswered(.card, ["indicators.1.level1": "其他指标"], because: .fieldWithoutValue),
            .unanswered(
                .card, ["indicators.8.level1": "效益指标", "indicators.1.weight": "10"], because: .fieldWithoutValue),
            .unanswered(
                .card, ["indicators.5.level1": "产出指标", "indicators.6.level1": "产出指标", "indicators.7.level1": "产出指标"],
                because: .fieldWithoutValue),
            .accepted(.card, ["indicators.8.level1": "效益指标"]),
            .unanswered(
                .card, ["indicators.1.level1": "其他指标", "indicators.1.weight": "0", "indicators.2.weight": "30"],
                because: .fieldWithoutValue),
            .unanswered(.card, ["一级指标": ""], because: .fieldNotInForm),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        guard filing.indicatorColumns.isSuperset(of: [.level1, .weight]) else { return .fieldNotInForm }
        let rows = filing.filledIndicators
        guard rows.allSatisfy({ $0.category != nil && $0.weight?.value != nil }) else {
            return .fieldWithoutValue
        }
        var sums: [IndicatorCategory: Decimal] = [:]
        var first: [IndicatorCategory: Field<Decimal>] = [:]
        for row in rows {
            guard let category = row.category, let field = row.weight, let weight = field.value
            else { continue }
            sums[category, default: 0] += weight
            if first[category] == nil { first[category] = field }
        }
        let expected = Self.expected(hasCost: sums[.cost] != nil, hasSatisfaction: sums[.satisfaction] != nil)
        // Another total, or a category that is missing, is reported elsewhere.
        guard sums.values.reduce(0, +) == 90, sums.count == expected.count else { return .fieldWithoutValue }
        return Outcome(
            IndicatorCategory.allCases.compactMap { category in
                guard let sum = sums[category], let points = expected[category], sum != points,
                    let field = first[category]
                else { return nil }
                return Violation(
                    at: field,
                    message: BilingualText(
                        zh: "\(category.rawValue)权重合计\(sum)，规定为\(points)。",
                        en: "The weights of \(category.rawValue) come to \(sum); the rule is \(points)."),
                    mend: BilingualText(
                        zh: "请调整\(category.rawValue)各行的权重，使合计为\(points)。",
                        en: "Adjust its rows so that they come to \(points)."))
            })
    }

    private static func expected(hasCost: Bool, hasSatisfaction: Bool) -> [IndicatorCategory: Decimal] {
        var points: [IndicatorCategory: Decimal] =
            hasCost ? [.output: 40, .benefit: 20, .cost: 20] : [.output: 50, .benefit: 30]
        if hasSatisfaction { points[.satisfaction] = 10 } else { points[.benefit, default: 0] += 10 }
        return points
    }
}
