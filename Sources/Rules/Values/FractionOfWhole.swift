import FilingModel
import FoundationEssentials
import Spreadsheet

package struct FractionOfWhole: FilingRule {
    package static let description = RuleDescription(
        id: "VAL-19",
        title: .init(zh: "整数单位的指标值带小数", en: "Fraction of what is counted whole"),
        requirement: .init(
            zh: "人、次、个、台等单位的指标值为整数。", en: "Targets in people, times, pieces and the like are whole numbers."),
        rationale: .init(
            zh: "3.5人、0.5次不可能完成，多半是单位或小数点填错。",
            en: "Nobody completes 3.5 people; most likely the unit or the decimal point is wrong."),
        source: .init(zh: "本工具建议", en: "Our own proposal"),
        severity: .warning,
        parameters: [.init("units", .texts, .init(zh: "只能取整数的单位", en: "Units counted whole"))],
        examples: [
            .accepted(.card, ["indicators.1.value": "120.5"]),
            .rejected(.card, ["indicators.5.value": "↓8600.5"]),
            .rejected(.list, ["indicators.1.value": "↓2.5", "indicators.1.unit": "次"]),
            .rejected(.department, ["indicators.4.value": "↓≥8600.5人"]),
        ])

    private let units: Set<String>

    package init(_ parameters: RuleParameters) throws(ProfileError) { units = Set(try parameters.texts("units")) }

    package func check(_ filing: Filing) -> Outcome {
        filing.judgeIndicators(with: [.value]) { indicator in
            guard let unit = indicator.unitText, units.contains(unit), let number = indicator.target.number else {
                return nil
            }
            guard let value = Double("\(number)"), value != value.rounded() else { return nil }
            return Violation(
                at: indicator.value,
                message: BilingualText(
                    zh: "\(indicator.title.zh)的指标值为\(number)\(unit)，以“\(unit)”计的应为整数。",
                    en: "The target of \(indicator.title.en) is \(number) \(unit); \(unit) is counted whole."),
                mend: Self.mend)
        }
    }

    private static let mend = BilingualText(
        zh: "请核对数值和单位；以万计的，把单位改为“万人”“万次”等。",
        en: "Check the number and the unit; where ten thousands are meant, let the unit say so: 万人, 万次.")
}
