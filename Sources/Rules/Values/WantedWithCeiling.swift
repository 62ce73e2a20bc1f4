import FilingModel
import Spreadsheet

package struct WantedWithCeiling: FilingRule {
    package static let description = RuleDescription(
        id: "VAL-15",
        title: .init(zh: "越多越好的指标使用了“≤”或“＜”", en: "Something wanted with ≤ or ＜"),
        requirement: .init(
            zh: "覆盖率、合格率、及时率等越高越好的指标，用“≥”“＞”或“＝”。",
            en: "What should be much, such as coverage, pass or punctuality rates, has ≥, ＞ or ＝."),
        rationale: .init(
            zh: "“合格率≤95%”的意思是合格率越低越好，多半是把符号写反了。",
            en: "合格率 ≤95% asks for as few passes as possible; most likely the sign was turned round."),
        source: .init(zh: "本工具建议", en: "Our own proposal"),
        severity: .warning, correction: .propose,
        parameters: NameMeaning.parameters,
        examples: [
            .accepted(.card, ["indicators.2.sign": "＝"]),
            // The standard row of running costs: a share of deviation, however it is called.
            .accepted(
                .list,
                [
                    "indicators.2.level3": "预算编制准确率（∣(执行数-预算数)/预算数∣）", "indicators.2.sign": "≤",
                    "indicators.2.value": "5", "indicators.2.direction": "反向指标",
                ]),
            .accepted(
                .list,
                [
                    "indicators.2.level3": "返工不合格率", "indicators.2.sign": "≤", "indicators.2.value": "5",
                    "indicators.2.direction": "反向指标",
                ]),
            .rejected(.card, ["indicators.2.sign": "↓≤ ⇒ ≥"]),
            .rejected(.list, ["indicators.8.sign": "↓＜", "indicators.8.direction": "反向指标"]),
            .rejected(.department, ["indicators.2.value": "↓≤95% ⇒ ≥95%"]),
        ])

    private let meaning: NameMeaning

    package init(_ parameters: RuleParameters) throws(ProfileError) {
        meaning = try NameMeaning(parameters)
    }

    package func check(_ filing: Filing) -> Outcome {
        filing.judgeIndicators(with: [.level3, .value]) { indicator in
            guard case .wantedWithCeiling(let word) = SignObjection(indicator, meaning), let sign = indicator.comparison
            else { return nil }
            return Violation(
                at: indicator.signField, message: Self.message(indicator, sign, word), mend: Self.mend(sign.reversed),
                related: [indicator.level3.origin], correction: indicator.reversedSign)
        }
    }

    private static func message(_ indicator: Indicator, _ sign: Comparison, _ word: String) -> BilingualText {
        BilingualText(
            zh: "\(indicator.title.zh)中的“\(word)”越高越好，却使用了“\(sign.rawValue)”。",
            en: "\(word) in \(indicator.title.en) should be high, but the sign is \(sign.rawValue).")
    }

    private static func mend(_ reversed: Comparison) -> BilingualText {
        BilingualText(
            zh: "请把符号改为“\(reversed.rawValue)”；有方向性一栏的，填“正向指标”。",
            en: "Change the sign to \(reversed.rawValue) and the direction, where there is one, to 正向指标.")
    }
}
