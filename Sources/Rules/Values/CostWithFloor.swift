import FilingModel
import Spreadsheet

package struct CostWithFloor: FilingRule {
    package static let description = RuleDescription(
        id: "VAL-13",
        title: .init(zh: "成本指标使用了“≥”或“＞”", en: "Cost indicator with ≥ or ＞"),
        requirement: .init(
            zh: "成本指标用“≤”“＜”或“＝”表示控制上限；节约率等越多越好的除外。",
            en: "Cost is limited with ≤, ＜ or ＝; a share of cost saved is another matter."),
        rationale: .init(
            zh: "成本写成“不低于”，等于鼓励多花钱，与控制成本的目的相反。",
            en: "A cost of at least so much rewards spending more, the opposite of what a cost target is for."),
        source: .init(
            zh: "财预〔2021〕101号：成本指标不得超过预算支出标准",
            en: "财预〔2021〕101号: cost targets may not exceed the spending standard"),
        severity: .warning, correction: .propose,
        parameters: NameMeaning.parameters,
        examples: [
            .accepted(.card, ["indicators.4.sign": "＝"]),
            .accepted(
                .list,
                [
                    "indicators.4.level3": "养护成本节约率", "indicators.4.sign": "≥", "indicators.4.value": "5",
                    "indicators.4.unit": "%", "indicators.4.direction": "正向指标",
                ]),
            .rejected(.card, ["indicators.4.sign": "↓≥ ⇒ ≤"]),
            .rejected(.list, ["indicators.4.sign": "↓＞", "indicators.4.direction": "正向指标"]),
            .rejected(
                .department,
                ["indicators.3.level2": "成本指标", "indicators.3.level3": "养护成本", "indicators.3.value": "↓≥45万元 ⇒ ≤45万元"]),
        ])

    private let meaning: NameMeaning

    package init(_ parameters: RuleParameters) throws(ProfileError) {
        meaning = try NameMeaning(parameters)
    }

    package func check(_ filing: Filing) -> Outcome {
        filing.judgeIndicators(with: [.value]) { indicator in
            guard case .costWithFloor = SignObjection(indicator, meaning), let sign = indicator.comparison else {
                return nil
            }
            return Violation(
                at: indicator.signField, message: Self.message(indicator, sign), mend: Self.mend(sign.reversed),
                correction: indicator.reversedSign)
        }
    }

    private static func message(_ indicator: Indicator, _ sign: Comparison) -> BilingualText {
        BilingualText(
            zh: "成本指标\(indicator.title.zh)使用“\(sign.rawValue)”，意为成本越高越好。",
            en: "The cost indicator \(indicator.title.en) has the sign \(sign.rawValue): the dearer, the better.")
    }

    private static func mend(_ reversed: Comparison) -> BilingualText {
        BilingualText(
            zh: "请把符号改为“\(reversed.rawValue)”；有方向性一栏的，填“反向指标”。",
            en: "Change the sign to \(reversed.rawValue) and the direction, where there is one, to 反向指标.")
    }
}
