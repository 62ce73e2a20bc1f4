import FilingModel
import FoundationEssentials
import Spreadsheet

package struct WeightOutOfBounds: FilingRule {
    package static let description = RuleDescription(
        id: "WGT-03",
        title: .init(zh: "单项权重不合理", en: "Weight out of bounds"),
        requirement: .init(
            zh: "每项指标的权重大于0，且不超过单项上限。", en: "Each weight is above 0 and within the limit for one indicator."),
        rationale: .init(
            zh: "权重为0的指标不起作用，单项过大则其他指标失去意义。",
            en: "An indicator without weight has no effect; one with too much leaves none to the others."),
        source: .init(zh: "本工具建议", en: "Our own proposal"),
        severity: .warning,
        parameters: [
            .init("maximum", .number, .init(zh: "单项权重上限", en: "Highest weight of one indicator"))
        ],
        examples: [
            .accepted(.card),
            .accepted(.card, ["indicators.1.weight": "30", "indicators.5.weight": "10"]),
            .rejected(.card, ["indicators.1.weight": "↓30.5"]),
            .rejected(.card, ["indicators.6.weight": "↓0"]),
            .rejected(.list, ["indicators.3.weight": "↓-5"]),
            .rejected(.list, ["indicators.1.weight": "↓60"]),
        ])

    private let maximum: Decimal

    package init(_ parameters: RuleParameters) throws(ProfileError) {
        maximum = try parameters.number("maximum")
    }

    package func check(_ filing: Filing) -> Outcome {
        filing.judgeIndicators(with: [.weight]) { indicator in
            guard let field = indicator.weight, let weight = field.value else { return nil }
            if weight <= 0 {
                return Violation(
                    at: field, message: Self.noWeight(indicator, weight), mend: Self.noWeightMend, severity: .error)
            }
            guard weight > maximum else { return nil }
            return Violation(at: field, message: tooMuch(indicator, weight), mend: tooMuchMend)
        }
    }

    private static func noWeight(_ indicator: Indicator, _ weight: Decimal) -> BilingualText {
        BilingualText(
            zh: "\(indicator.title.zh)的权重为\(weight)，应大于0。",
            en: "The weight of \(indicator.title.en) is \(weight); it must be above 0.")
    }

    private static let noWeightMend = BilingualText(
        zh: "请填写大于0的权重；不参加评分的指标请删除该行。", en: "Type a weight above 0, or delete the row if it is not scored.")

    private func tooMuch(_ indicator: Indicator, _ weight: Decimal) -> BilingualText {
        BilingualText(
            zh: "\(indicator.title.zh)的权重为\(weight)，超过单项上限\(maximum)。",
            en: "The weight of \(indicator.title.en) is \(weight), above the limit of \(maximum) for one indicator.")
    }

    private var tooMuchMend: BilingualText {
        BilingualText(
            zh: "请降到\(maximum)以内并补足其他指标；人员类等指标很少的项目可以保留，但应说明。",
            en:
                "Bring it down to \(maximum) and raise the others; a project with few indicators may keep it and say why."
        )
    }
}
