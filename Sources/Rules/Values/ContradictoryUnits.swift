import FilingModel
import Spreadsheet

package struct ContradictoryUnits: FilingRule {
    package static let description = RuleDescription(
        id: "VAL-05",
        title: .init(zh: "指标值中的单位与度量单位不一致", en: "Unit in the value contradicts the unit column"),
        requirement: .init(
            zh: "指标值中如写有单位，应与“度量单位”一栏相同。",
            en: "A unit written in the value is the same as the one in the unit column."),
        rationale: .init(
            zh: "“230人”与“个”、“5万元”与“元”并列时，指标究竟多大无从判断。",
            en: "With 230人 beside 个, or 5万元 beside 元, the size of the target is anybody's guess."),
        source: .init(zh: "本工具建议", en: "Our own proposal"),
        severity: .error,
        examples: [
            .accepted(.card, ["indicators.2.value": "95%"]),
            .accepted(.card, ["indicators.1.value": "120千米"]),
            .accepted(.list, ["indicators.4.value": "3750元/公里"]),
            .rejected(.card, ["indicators.5.value": "↓8600人", "indicators.5.unit": "个"]),
            .rejected(.card, ["indicators.5.value": "↓8600人次"]),
            .rejected(.list, ["indicators.4.value": "↓0.375万元"]),
            .rejected(.list, ["indicators.1.value": "↓120%"]),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        filing.judgeIndicators(with: [.value, .unit]) { indicator in
            guard let column = indicator.unit, let inColumn = column.value.flatMap(MeasureUnit.init),
                let inValue = indicator.target.unit.flatMap(MeasureUnit.init), !inValue.agrees(with: inColumn)
            else { return nil }
            return Violation(
                at: indicator.value, message: Self.message(indicator, column, inValue), mend: Self.mend(inValue),
                related: [column.origin])
        }
    }

    private static func message(
        _ indicator: Indicator, _ column: Field<String>, _ inValue: MeasureUnit
    ) -> BilingualText {
        let found = indicator.value.shown
        return BilingualText(
            zh: "\(indicator.title.zh)的指标值“\(found)”单位为“\(inValue.symbol)”，度量单位却是“\(column.shown)”。",
            en: "The value \"\(found)\" of \(indicator.title.en) is in \(inValue.symbol), its unit \(column.shown).")
    }

    private static func mend(_ inValue: MeasureUnit) -> BilingualText {
        BilingualText(
            zh: "请确认单位：若为“\(inValue.symbol)”，填在“度量单位”一栏；指标值只填数字。",
            en: "Settle the unit: type \(inValue.symbol) in the unit column if it is right, and only the number here.")
    }
}
