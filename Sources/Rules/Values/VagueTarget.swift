import FilingModel
import Spreadsheet

/// Vague words as a qualitative target. Satisfaction (VAL-09) and quantities (VAL-16) in words are reported as such.
package struct VagueTarget: FilingRule {
    package static let description = RuleDescription(
        id: "VAL-17",
        title: .init(zh: "定性指标值含糊", en: "Target in words is vague"),
        requirement: .init(
            zh: "定性指标值应写明可以核实的状态或分级，如“健全”“优良中低差”，不用“进一步”“有效提升”“显著”等。",
            en: "A target in words names a state or a scale that can be verified, such as 健全 or 优良中低差, nothing vague."),
        rationale: .init(
            zh: "“效果明显”“进一步提高”没有标准，谁来评都可以说完成，也可以说没有完成。",
            en: "效果明显 or 进一步提高 has no measure: anybody may call it met or missed."),
        source: .init(zh: "本工具建议（实际申报中的常见问题）", en: "Our own proposal, after real filings"),
        severity: .warning,
        parameters: [
            .init("vague", .texts, .init(zh: "含糊用词", en: "Vague words")),
            .init("scale", .texts, .init(zh: "可用的状态和分级", en: "States and grades that may be used")),
        ],
        examples: [
            .accepted(.card),
            .accepted(.card, ["indicators.6.value": "优良中低差"]),
            .accepted(.list, ["indicators.6.value": "好、较好、一般、差"]),
            .accepted(.department, ["indicators.4.value": "建立养护台账"]),
            .rejected(.card, ["indicators.6.value": "↓进一步健全"]),
            .rejected(.list, ["indicators.6.value": "↓效果明显"]),
            .rejected(.department, ["indicators.4.value": "↓出行条件有效提升"]),
            .accepted(.card, ["indicators.1.value": "较好"]),
            .accepted(.card, ["indicators.8.sign": "定性", "indicators.8.value": "较好"]),
            .accepted(.card, ["indicators.1.sign": "定性", "indicators.1.value": "较好"]),
            .accepted(.card, ["indicators.6.value": "有效"]),
            .rejected(.card, ["indicators.6.value": "↓较好"]),
            .rejected(.card, ["indicators.6.value": "↓较好、好"]),
            .rejected(.card, ["indicators.6.value": "↓好、较好、效果明显"]),
            .accepted(.card, ["indicators.7.value": "较好"]),
        ])

    private let vague: [String]
    private let scale: Set<LabelText>

    package init(_ parameters: RuleParameters) throws(ProfileError) {
        vague = try parameters.texts("vague").sorted { $0.count > $1.count }
        scale = Set(try parameters.texts("scale").map(LabelText.init))
    }

    package func check(_ filing: Filing) -> Outcome {
        filing.judgeIndicators(with: [.value]) { indicator in
            guard indicator.isQualitative, !indicator.isSatisfaction, indicator.kind != .quantity,
                let value = indicator.value.value, let word = vagueWord(in: value)
            else { return nil }
            return Violation(at: indicator.value, message: Self.message(indicator, word), mend: Self.mend)
        }
    }

    /// Nil for a controlled word and for a list of grades: 一般 by itself is vague, 好、较好、一般、差 is a scale.
    private func vagueWord(in value: String) -> String? {
        let text = LabelText(value)
        let grades = text.normalised.split { "、,/;；|或".contains($0) }.map(String.init)
        let isControlled = grades.allSatisfy { grade in
            scale.contains(LabelText(grade)) || grades.count > 2 && vague.contains(grade)
        }
        guard !isControlled else { return nil }
        return vague.first(where: text.normalised.contains)
    }

    private static func message(_ indicator: Indicator, _ word: String) -> BilingualText {
        BilingualText(
            zh: "\(indicator.title.zh)的指标值“\(indicator.value.shown)”用了“\(word)”，没有可核实的标准。",
            en: "\"\(indicator.value.shown)\", the target of \(indicator.title.en), says \"\(word)\", which is vague.")
    }

    private static let mend = BilingualText(
        zh: "能量化的请改为数字，如“≥90%”；不能量化的请写明状态，如“健全”“已建立管护制度”，或写明分级“优、良、中、差”。",
        en: "Use a number, such as ≥90%, or name a state, such as 健全, or a scale, such as 优、良、中、差.")
}
