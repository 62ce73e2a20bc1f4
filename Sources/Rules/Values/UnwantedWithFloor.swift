import FilingModel
import Spreadsheet

package struct UnwantedWithFloor: FilingRule {
    package static let description = RuleDescription(
        id: "VAL-14",
        title: .init(zh: "越少越好的指标使用了“≥”或“＞”", en: "Something unwanted with ≥ or ＞"),
        requirement: .init(
            zh: "投诉、事故、超支、结余率、误差等越少越好的指标，用“≤”“＜”或“＝”。",
            en: "What should be little, such as complaints, accidents or deviations, has ≤, ＜ or ＝."),
        rationale: .init(
            zh: "“事故数≥3”的意思是至少发生三起事故，多半是把符号写反了。",
            en: "事故数 ≥3 asks for at least three accidents; most likely the sign was turned round."),
        source: .init(zh: "本工具建议", en: "Our own proposal"),
        severity: .warning, correction: .propose,
        parameters: NameMeaning.parameters,
        examples: [
            .accepted(.card, ["indicators.7.level3": "投诉处理及时率"]),
            .accepted(.list, ["indicators.5.level3": "交通事故应急演练次数", "indicators.5.unit": "次"]),
            .accepted(
                .list,
                [
                    "indicators.5.level3": "养护责任事故起数", "indicators.5.sign": "≤", "indicators.5.value": "3",
                    "indicators.5.unit": "起", "indicators.5.direction": "反向指标",
                ]),
            .rejected(.card, ["indicators.5.level3": "有效投诉件数", "indicators.5.sign": "↓≥", "indicators.5.unit": "件"]),
            .rejected(
                .list,
                [
                    "indicators.5.level3": "养护责任事故起数", "indicators.5.sign": "↓＞", "indicators.5.value": "3",
                    "indicators.5.unit": "起",
                ]),
            .rejected(.department, ["indicators.2.level3": "资金结余率", "indicators.2.value": "↓≥5% ⇒ ≤5%"]),
        ])

    private let meaning: NameMeaning

    package init(_ parameters: RuleParameters) throws(ProfileError) {
        meaning = try NameMeaning(parameters)
    }

    package func check(_ filing: Filing) -> Outcome {
        filing.judgeIndicators(with: [.level3, .value]) { indicator in
            guard case .unwantedWithFloor(let word) = SignObjection(indicator, meaning), let sign = indicator.comparison
            else { return nil }
            return Violation(
                at: indicator.signField, message: Self.message(indicator, sign, word), mend: Self.mend(sign.reversed),
                related: [indicator.level3.origin], correction: indicator.reversedSign)
        }
    }

    private static func message(_ indicator: Indicator, _ sign: Comparison, _ word: String) -> BilingualText {
        BilingualText(
            zh: "\(indicator.title.zh)中的“\(word)”越少越好，却使用了“\(sign.rawValue)”。",
            en: "\(word) in \(indicator.title.en) should be little, but the sign is \(sign.rawValue).")
    }

    private static func mend(_ reversed: Comparison) -> BilingualText {
        BilingualText(
            zh: "请把符号改为“\(reversed.rawValue)”；有方向性一栏的，填“反向指标”。",
            en: "Change the sign to \(reversed.rawValue) and the direction, where there is one, to 反向指标.")
    }
}
