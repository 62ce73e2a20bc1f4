import FilingModel
import FoundationEssentials
import Spreadsheet

package struct PointlessBound: FilingRule {
    package static let description = RuleDescription(
        id: "VAL-11",
        title: .init(zh: "“≥100%”或“≤0”没有意义", en: "≥ 100 % or ≤ 0 says nothing"),
        requirement: .init(
            zh: "百分比最大为100%，数量最小为0；达到极限值的用“＝”。",
            en: "A percentage ends at 100 % and a count at 0; a target at the limit has the sign ＝."),
        rationale: .init(
            zh: "“不低于100%”只能等于100%，“不超过0”只能等于0，符号写错容易引起误解。",
            en: "What is at least 100 % is 100 %, and what is at most 0 is 0; the sign misleads."),
        source: .init(zh: "业务常识（百分比的定义）", en: "Common sense: what a percentage is"),
        severity: .notice, correction: .propose,
        examples: [
            .accepted(.card, ["indicators.2.sign": "＝", "indicators.2.value": "100"]),
            .accepted(.list, ["indicators.7.level3": "绿化面积增长率", "indicators.7.value": "110"]),
            .accepted(.card, ["indicators.8.value": "100"]),
            .rejected(.card, ["indicators.2.sign": "↓≥ ⇒ ＝", "indicators.2.value": "100"], saying: "写作“≥100%”"),
            .rejected(.list, ["indicators.4.sign": "↓≤ ⇒ ＝", "indicators.4.value": "0"]),
            .rejected(.department, ["indicators.2.value": "↓≥100%"]),
            .accepted(.card, ["indicators.1.value": "100"]),
            .accepted(.card, ["indicators.1.value": "0"]),
        ])

    private static let whole = Decimal(100)

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        filing.judgeIndicators(with: [.value]) { indicator in
            // Satisfaction at 100 % or 0 is VAL-08's and VAL-07's.
            guard !indicator.isSatisfaction, let sign = indicator.comparison, let number = indicator.target.number,
                sign.isFloor && indicator.isPercentage && number == Self.whole || sign.isCeiling && number == 0
            else { return nil }
            let unit = indicator.isPercentage ? "%" : ""
            return Violation(
                at: indicator.signField,
                message: BilingualText(
                    zh: "\(indicator.title.zh)写作“\(sign.rawValue)\(number)\(unit)”，只能正好等于\(number)\(unit)。",
                    en:
                        "\(indicator.title.en) is \(sign.rawValue)\(number)\(unit), which can only be \(number)\(unit) itself."
                ),
                mend: BilingualText(
                    zh: "请把符号改为“＝”，即“＝\(number)\(unit)”。", en: "Change the sign: ＝\(number)\(unit)."),
                // In a value that holds its sign there is more than the sign to be written.
                correction: indicator.sign?.value == nil ? nil : indicator.sign?.correction(.propose, to: "＝"))
        }
    }
}
