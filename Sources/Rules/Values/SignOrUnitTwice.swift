import FilingModel
import FoundationEssentials
import Spreadsheet

package struct SignOrUnitTwice: FilingRule {
    package static let description = RuleDescription(
        id: "VAL-03",
        title: .init(zh: "指标值重复了符号或单位", en: "Value repeats the sign or the unit"),
        requirement: .init(
            zh: "有指标性质和度量单位栏的表，指标值只填数字。",
            en: "In a form with columns for sign and unit the value is a bare number."),
        rationale: .init(
            zh: "系统按数字读取指标值，带符号或单位的会被当作文本，无法自动比对完成值。",
            en:
                "The platform reads a number; with a sign or a unit it is a text that cannot be compared with the result."
        ),
        source: .init(zh: "四川省预算管理一体化系统 指标值栏", en: "The province's budget platform, value column"),
        severity: .notice, correction: .safe,
        examples: [
            .accepted(.card),
            .unanswered(.department, because: .fieldNotInForm),
            // What contradicts the columns is VAL-04's and VAL-05's.
            .accepted(.card, ["indicators.2.value": "≤95"]),
            .rejected(.card, ["indicators.2.value": "↓≥95% ⇒ 95"]),
            .rejected(.list, ["indicators.1.value": "↓120公里 ⇒ 120"]),
            .rejected(.list, ["indicators.8.value": "↓≥90 ⇒ 90"]),
            .accepted(.card, ["indicators.1.sign": ""]),
            .accepted(.card, ["indicators.1.unit": ""]),
            .accepted(.card, ["indicators.1.value": "≥120米"]),
            .accepted(.card, ["indicators.1.value": "≥2025.6"]),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        guard !filing.indicatorColumns.isDisjoint(with: [.sign, .unit]) else { return .fieldNotInForm }
        return filing.judgeIndicators(with: [.value]) { indicator in
            guard indicator.target.shape == .number, let number = indicator.target.number else { return nil }
            let signInColumn = indicator.sign?.value.flatMap { Comparison.reading($0)?.comparison }
            let repeatsSign = indicator.target.comparison != nil && indicator.target.comparison == signInColumn
            let unitInColumn = indicator.unit?.value.flatMap(MeasureUnit.init)
            let repeatsUnit =
                indicator.target.unit != nil && unitInColumn?.symbol == indicator.target.unit
            // A value that also contradicts a column is another rule's.
            guard repeatsSign || repeatsUnit, indicator.target.comparison == nil || repeatsSign,
                indicator.target.unit == nil || repeatsUnit
            else { return nil }
            return Violation(
                at: indicator.value,
                message: Self.message(indicator, repeatsSign, repeatsUnit),
                mend: BilingualText(zh: "请把指标值改为“\(number)”。", en: "Change the value to \(number)."),
                correction: indicator.value.correction(.safe, to: number))
        }
    }

    private static func message(_ indicator: Indicator, _ sign: Bool, _ unit: Bool) -> BilingualText {
        let zh = sign && unit ? "符号和单位" : sign ? "符号" : "单位"
        let en = sign && unit ? "the sign and the unit" : sign ? "the sign" : "the unit"
        return BilingualText(
            zh: "\(indicator.title.zh)的指标值为“\(indicator.value.shown)”，重复了前后栏已填的\(zh)。",
            en:
                "The value of \(indicator.title.en) is \"\(indicator.value.shown)\", which repeats \(en) of its own column."
        )
    }
}
