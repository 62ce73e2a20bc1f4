import FilingModel
import FoundationEssentials
import Spreadsheet

package struct FractionForPercent: FilingRule {
    package static let description = RuleDescription(
        id: "VAL-06",
        title: .init(zh: "百分比写成了小数", en: "Percentage typed as a fraction"),
        requirement: .init(
            zh: "单位为%的指标值填百分数，如95，不填0.95。", en: "With the unit % the value is 95 and not 0.95."),
        rationale: .init(
            zh: "0.95%与95%相差一百倍，系统会按0.95%考核。", en: "0.95 % is a hundredth of 95 %, and is what the platform will score."
        ),
        source: .init(zh: "本工具建议（实际申报表常见）", en: "Our own proposal; common in real filings"),
        severity: .warning, correction: .propose,
        examples: [
            .accepted(.card),
            .accepted(.card, ["indicators.2.level3": "事故发生率", "indicators.2.sign": "≤", "indicators.2.value": "0.5"]),
            .rejected(.card, ["indicators.2.value": "↓0.95 ⇒ 95"]),
            .rejected(.list, ["indicators.8.value": "↓0.9 ⇒ 90"]),
            .rejected(.list, ["indicators.7.sign": "＝", "indicators.7.value": "↓1 ⇒ 100"]),
            .accepted(.card, ["indicators.1.value": "0.5"]),
            .accepted(.card, ["indicators.2.value": "0"]),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        filing.judgeIndicators(with: [.value]) { indicator in
            // A small share is a fair ceiling; as a floor it is none.
            guard indicator.isPercentage, let sign = indicator.comparison, sign.isFloor || sign == .equal,
                let number = indicator.target.number, number > 0, number <= 1
            else { return nil }
            let whole = number * 100
            return Violation(
                at: indicator.value,
                message: BilingualText(
                    zh: "\(indicator.title.zh)的指标值为\(number)%，可能是\(whole)%。",
                    en: "The target of \(indicator.title.en) is \(number) %; \(whole) % may be meant."),
                mend: BilingualText(zh: "请核对；是\(whole)%的，填\(whole)。", en: "Check it; for \(whole) % type \(whole)."),
                correction: indicator.target.comparison == nil && indicator.target.unit == nil
                    ? indicator.value.correction(.propose, to: whole) : nil)
        }
    }
}
