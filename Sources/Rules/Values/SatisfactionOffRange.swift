import FilingModel
import FoundationEssentials
import Spreadsheet

package struct SatisfactionOffRange: FilingRule {
    package static let description = RuleDescription(
        id: "VAL-08",
        title: .init(zh: "满意度指标值偏低或为100%", en: "Satisfaction too low, or 100 %"),
        requirement: .init(
            zh: "满意度指标值一般在规定的下限以上、100%以下。",
            en: "A satisfaction target is at least the prescribed floor and below 100 %."),
        rationale: .init(
            zh: "定得过低没有约束，定为100%又不可能做到，年终必然扣分。",
            en: "Too low a target binds nobody, and 100 % cannot be reached: points are lost for certain."),
        source: .init(zh: "财预〔2021〕101号（满意度90%以上得满分）；本工具建议", en: "财预〔2021〕101号; our own proposal"),
        severity: .warning,
        parameters: [.init("minimum", .number, .init(zh: "一般下限（%）", en: "Usual floor in %"))],
        examples: [
            .accepted(.card),
            .accepted(.list, ["indicators.8.value": "80"]),
            .rejected(.card, ["indicators.8.value": "↓60"], saying: "低于一般的80%"),
            .rejected(.list, ["indicators.8.value": "↓100"], saying: "不可能做到"),
            .rejected(.department, ["indicators.5.value": "↓=100%"]),
            .accepted(.card, ["indicators.2.value": "100"]),
            .rejected(.card, ["indicators.8.value": "↓50", "indicators.8.unit": ""]),
            .accepted(.card, ["indicators.8.value": "0"]),
        ])

    private static let whole = Decimal(100)
    private let minimum: Decimal

    package init(_ parameters: RuleParameters) throws(ProfileError) { minimum = try parameters.number("minimum") }

    package func check(_ filing: Filing) -> Outcome {
        filing.judgeIndicators(with: [.level1, .value]) { indicator in
            // What is not above 0 or beyond the whole is VAL-07's.
            guard indicator.isSatisfaction, indicator.isPercentage || indicator.unitText == nil,
                let number = indicator.target.number, number > 0, number < minimum || number == Self.whole
            else { return nil }
            let isLow = number != Self.whole
            return Violation(
                at: indicator.value,
                message: BilingualText(
                    zh: "满意度指标\(indicator.title.zh)的指标值为\(number)%，\(isLow ? "低于一般的\(minimum)%" : "不可能做到")。",
                    en:
                        "The target of \(indicator.title.en) is \(number) %, \(isLow ? "below the usual \(minimum) %" : "which nobody reaches")."
                ),
                mend: Self.mend)
        }
    }

    private static let mend = BilingualText(
        zh: "请填写能做到、又有约束的数，一般为“90”。", en: "Type a figure that binds and can be reached, usually 90.")
}
