import FilingModel
import Spreadsheet

package struct UnquantifiedSatisfaction: FilingRule {
    package static let description = RuleDescription(
        id: "VAL-09",
        title: .init(zh: "满意度指标没有量化", en: "Satisfaction target is not a number"),
        requirement: .init(
            zh: "满意度指标应写明百分比，不用“很满意”等文字。",
            en: "A satisfaction target is a percentage and not words such as 很满意."),
        rationale: .init(
            zh: "满意度由问卷调查得出，结果是百分比；文字目标无法与调查结果比较。",
            en: "Satisfaction is surveyed and comes out as a percentage; words cannot be compared with it."),
        source: .init(zh: "本工具建议（实际申报中的常见问题）", en: "Our own proposal, after real filings"),
        severity: .warning,
        examples: [
            .accepted(.card),
            .accepted(.department, ["indicators.5.value": "90%"]),
            .rejected(.card, ["indicators.8.sign": "定性", "indicators.8.value": "↓很满意", "indicators.8.unit": ""]),
            .rejected(.list, ["indicators.8.sign": "定性", "indicators.8.value": "↓满意", "indicators.8.unit": ""]),
            .rejected(.list, ["indicators.8.sign": "↓定性"]),
            .rejected(.department, ["indicators.5.value": "↓群众较满意"], saying: "请写成百分比"),
            .accepted(.card, ["indicators.8.sign": "定性", "indicators.8.value": ""]),
            .accepted(.card, ["indicators.8.sign": "定性", "indicators.8.value": "……"]),
            .accepted(.card, ["indicators.8.sign": "定性", "indicators.8.value": "≥90"]),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        filing.judgeIndicators(with: [.level1, .value]) { indicator in
            guard indicator.isSatisfaction, indicator.isQualitative, !indicator.value.isBlank,
                !indicator.target.isPlaceholder, !indicator.hasContradictorySigns
            else { return nil }
            if indicator.target.shape != .words, let sign = indicator.sign {
                return Violation(
                    at: sign, message: Self.signMessage(indicator), mend: Self.inColumns,
                    related: [indicator.value.origin])
            }
            let mend = indicator.sign == nil ? Self.inOneCell : Self.inColumns
            return Violation(at: indicator.value, message: Self.message(indicator), mend: mend)
        }
    }

    private static func message(_ indicator: Indicator) -> BilingualText {
        BilingualText(
            zh: "满意度指标\(indicator.title.zh)的指标值为“\(indicator.value.shown)”，没有量化。",
            en: "The satisfaction target of \(indicator.title.en) is \"\(indicator.value.shown)\", not a number.")
    }

    private static func signMessage(_ indicator: Indicator) -> BilingualText {
        BilingualText(
            zh: "满意度指标\(indicator.title.zh)的指标值“\(indicator.value.shown)”含有数字，指标性质却是“定性”。",
            en: "\(indicator.title.en) has the value \"\(indicator.value.shown)\", but the sign 定性.")
    }

    private static let inColumns = BilingualText(
        zh: "请把指标性质改为“≥”，指标值填百分比的数，如“90”，度量单位填“%”。",
        en: "Use the sign ≥, a number such as 90 for the value and % for the unit.")

    private static let inOneCell = BilingualText(
        zh: "请写成百分比，如“≥90%”。", en: "Write a percentage, such as ≥90%.")
}
