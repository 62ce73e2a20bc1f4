import FilingModel
import Spreadsheet

package struct ContradictorySigns: FilingRule {
    package static let description = RuleDescription(
        id: "VAL-04",
        title: .init(zh: "指标值中的符号与指标性质不一致", en: "Sign in the value contradicts the sign column"),
        requirement: .init(
            zh: "指标值中如写有符号，应与“指标性质”一栏相同。",
            en: "A sign written in the value is the same as the one in the sign column."),
        rationale: .init(
            zh: "两处符号相反，年终按哪一个考核结果就相反。",
            en: "With two opposite signs the same result would be a success by one and a failure by the other."),
        source: .init(zh: "本工具建议", en: "Our own proposal"),
        severity: .error,
        examples: [
            .accepted(.card, ["indicators.2.value": "≥95"]),
            .accepted(.list, ["indicators.2.value": "95以上"]),
            .rejected(.card, ["indicators.2.value": "↓≤95"]),
            .rejected(.list, ["indicators.3.value": "↓≥12"]),
            .rejected(.list, ["indicators.8.value": "↓不高于90"]),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        filing.judgeIndicators(with: [.sign, .value]) { indicator in
            guard indicator.hasContradictorySigns, let sign = indicator.sign else { return nil }
            return Violation(
                at: indicator.value, message: Self.message(indicator, sign), mend: Self.mend(indicator),
                related: [sign.origin])
        }
    }

    private static func message(_ indicator: Indicator, _ sign: Field<String>) -> BilingualText {
        BilingualText(
            zh: "\(indicator.title.zh)的指标性质为“\(sign.shown)”，指标值却写作“\(indicator.value.shown)”，两者不一致。",
            en: "The sign of \(indicator.title.en) is \"\(sign.shown)\", its value \"\(indicator.value.shown)\".")
    }

    private static func mend(_ indicator: Indicator) -> BilingualText {
        BilingualText(
            zh: "请确认应为哪一个符号，填在“指标性质”一栏；指标值只填“\(indicator.target.body)”。",
            en: "Settle the sign, type it in the sign column, and leave \"\(indicator.target.body)\" as the value.")
    }
}
