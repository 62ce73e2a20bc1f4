import FilingModel
import Spreadsheet

/// The direction column against the sign. Where the sign itself is doubtful, the rule that doubts it speaks instead
/// (`SignObjection`).
package struct DirectionAgainstSign: FilingRule {
    package static let description = RuleDescription(
        id: "VAL-12",
        title: .init(zh: "指标方向性与指标性质不一致", en: "Direction contradicts the sign"),
        requirement: .init(
            zh: "“≥”“＞”对应正向指标，“≤”“＜”对应反向指标。",
            en: "≥ and ＞ go with 正向指标 (the more the better), ≤ and ＜ with 反向指标 (the less the better)."),
        rationale: .init(
            zh: "方向性决定自评得分公式，填反了，完成得越好得分越低。",
            en: "The direction decides the formula of the score: the wrong one punishes good results."),
        source: .init(
            zh: "四川省预算管理一体化系统 指标方向性；财预〔2020〕10号 自评得分计算",
            en: "Sichuan's integrated budget platform; 财预〔2020〕10号, scores of self-evaluation"),
        severity: .error, correction: .propose,
        parameters: NameMeaning.parameters,
        examples: [
            .accepted(.card),
            .accepted(
                .list, ["indicators.2.sign": "＝", "indicators.2.value": "100", "indicators.2.direction": "反向指标"]),
            .rejected(.card, ["indicators.3.direction": "↓正向指标 ⇒ 反向指标"]),
            .rejected(.card, ["indicators.8.direction": "↓反向指标 ⇒ 正向指标"]),
            .rejected(.list, ["indicators.1.direction": "↓反向指标 ⇒ 正向指标"]),
            .rejected(
                .list,
                [
                    "indicators.7.level3": "路面平整度误差", "indicators.7.sign": "≤", "indicators.7.value": "5",
                    "indicators.7.direction": "↓正向指标 ⇒ 反向指标",
                ]),
        ])

    private let meaning: NameMeaning

    package init(_ parameters: RuleParameters) throws(ProfileError) {
        meaning = try NameMeaning(parameters)
    }

    package func check(_ filing: Filing) -> Outcome {
        filing.judgeIndicators(with: [.direction]) { indicator in
            guard case .otherDirection(let expected) = SignObjection(indicator, meaning),
                let direction = indicator.direction, let sign = indicator.comparison
            else { return nil }
            return Violation(
                at: direction, message: Self.message(indicator, direction, sign, expected),
                mend: Self.mend(sign, expected), related: [indicator.signField.origin],
                correction: direction.correction(.propose, to: expected.rawValue))
        }
    }

    private static func message(
        _ indicator: Indicator, _ direction: Field<String>, _ sign: Comparison, _ expected: IndicatorDirection
    ) -> BilingualText {
        BilingualText(
            zh: "\(indicator.title.zh)的指标性质为“\(sign.rawValue)”，应为\(expected.rawValue)，方向性却填“\(direction.shown)”。",
            en: "The sign of \(indicator.title.en) is \(sign.rawValue), which means \(expected.rawValue), "
                + "but its direction is \"\(direction.shown)\".")
    }

    private static func mend(_ sign: Comparison, _ expected: IndicatorDirection) -> BilingualText {
        BilingualText(
            zh: "请把方向性改为“\(expected.rawValue)”；若方向性没有错，请把指标性质改为“\(sign.reversed.rawValue)”。",
            en:
                "Change the direction to \(expected.rawValue) or, if it is right, the sign to \(sign.reversed.rawValue)."
        )
    }
}
