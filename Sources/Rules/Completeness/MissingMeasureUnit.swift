import FilingModel
import Spreadsheet

/// A number without a unit, neither in the unit column nor in the value. Words and dates need none.
package struct MissingMeasureUnit: FilingRule {
    package static let description = RuleDescription(
        id: "COMP-10",
        title: .init(zh: "度量单位未填写", en: "Unit of measure is missing"),
        requirement: .init(
            zh: "指标值为数值的应有度量单位，填在“度量单位”一栏或写在数值后；定性指标和日期除外。",
            en: "A number has its unit, in the unit column or behind it; words and dates need none."),
        rationale: .init(
            zh: "只写“120”，不知道是公里、处还是次，指标无法核实。",
            en: "A bare 120 may be kilometres, places or times, and cannot be verified."),
        source: .init(
            zh: "四川省预算管理一体化系统 度量单位栏目", en: "Sichuan's integrated budget platform, field 度量单位"),
        severity: .error, correction: .propose,
        examples: [
            .accepted(.card),
            .accepted(.card, ["indicators.1.value": "120公里", "indicators.1.unit": ""]),
            .accepted(.card, ["indicators.3.value": "2025年12月底前", "indicators.3.unit": ""]),
            .accepted(.list, ["indicators.6.unit": "/"]),
            .accepted(.card, ["indicators.1.unit:indicators.2.unit": "公里"]),
            .rejected(.card, ["indicators.2.unit": "↓ ⇒ %"]),
            .rejected(.list, ["indicators.1.unit": "↓"]),
            .rejected(.list, ["indicators.5.unit": "↓/"]),
            .rejected(.department, ["indicators.1.value": "↓≥120"]),
            .accepted(.card, ["indicators.6.value": "100"]),
            .rejected(.card, ["indicators.2.value": "1", "indicators.2.unit": "↓"]),
            .rejected(.card, ["indicators.2.value": "120", "indicators.2.unit": "↓"]),
            .rejected(.card, ["indicators.2.value": "100", "indicators.2.unit": "↓"]),
            .rejected(.card, ["indicators.8.unit": "↓ ⇒ %"]),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        filing.judgeIndicators(with: [.value]) { indicator in
            guard indicator.target.shape == .number, indicator.comparison != .qualitative,
                indicator.unitText == nil
            else { return nil }
            let proposed = Self.isShare(indicator) ? MeasureUnit.percent : nil
            guard let unit = indicator.unit else {
                return Violation(
                    at: indicator.value, message: Self.message(indicator),
                    mend: Self.mend(proposed.map { indicator.value.shown + $0 }),
                    correction: proposed.flatMap {
                        indicator.value.correction(.propose, to: indicator.value.raw.trimmed + $0)
                    })
            }
            if case .unreadable = unit.content { return nil }  // FILE-10 reports the formula
            return Violation(
                at: unit, message: Self.message(indicator), mend: Self.mend(proposed),
                correction: proposed.flatMap { unit.correction(.propose, to: $0) })
        }
    }

    /// A rate or a satisfaction between 1 and 100 is a percentage; 0.95 may be 95% and is VAL-06's, and ≥100% would be VAL-11's.
    private static func isShare(_ indicator: Indicator) -> Bool {
        guard let number = indicator.target.number, number > 1, number < 100 else { return false }
        let name = indicator.name?.normalised
        return indicator.isSatisfaction || name?.hasSuffix("率") == true
    }

    private static func message(_ indicator: Indicator) -> BilingualText {
        BilingualText(
            zh: "\(indicator.title.zh)的指标值“\(indicator.value.shown)”没有度量单位。",
            en: "The target \"\(indicator.value.shown)\" of \(indicator.title.en) has no unit.")
    }

    private static func mend(_ proposed: String?) -> BilingualText {
        guard let proposed else {
            return BilingualText(
                zh: "请补填度量单位，如“公里”“人”“元”“%”。", en: "Add the unit, such as 公里, 人, 元 or %.")
        }
        return BilingualText(zh: "请核实后填“\(proposed)”。", en: "Check and type \"\(proposed)\".")
    }
}
