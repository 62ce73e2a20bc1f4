import FilingModel
import Spreadsheet

/// An indicator without a value, or with a sign and nothing behind it.
package struct MissingTarget: FilingRule {
    package static let description = RuleDescription(
        id: "COMP-08",
        title: .init(zh: "指标值未填写", en: "Target value is missing"),
        requirement: .init(zh: "每条指标都应填写指标值。", en: "Each indicator has a target value."),
        rationale: .init(
            zh: "没有指标值，年终无法判定指标是否完成。",
            en: "Without a value, nobody can tell at year's end whether the target was met."),
        source: .init(
            zh: "四川省预算管理一体化系统 指标值栏目；实际申报", en: "Sichuan's integrated budget platform, field 指标值; real filings"),
        severity: .error,
        examples: [
            .accepted(.card),
            .accepted(.card, ["indicators.1.value": "0"]),
            .accepted(.card, ["indicators.1.value:indicators.2.value": "95"]),
            .rejected(.card, ["indicators.1.value": "↓"], saying: "没有填写指标值"),
            .rejected(.list, ["indicators.6.value": "↓"]),
            .rejected(.department, ["indicators.2.value": "↓≥"]),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        filing.judgeIndicators(with: [.value]) { indicator in
            let hasOnlySign = indicator.value.value != nil && indicator.target.shape == .empty
            guard indicator.value.isBlank || hasOnlySign else { return nil }
            return Violation(
                at: indicator.value, message: Self.message(indicator, hasOnlySign: hasOnlySign),
                mend: Self.mend(indicator))
        }
    }

    private static func message(_ indicator: Indicator, hasOnlySign: Bool) -> BilingualText {
        guard hasOnlySign else {
            return BilingualText(
                zh: "\(indicator.title.zh)没有填写指标值。", en: "\(indicator.title.en) has no target value.")
        }
        return BilingualText(
            zh: "\(indicator.title.zh)的指标值只有符号“\(indicator.value.shown)”，没有数值。",
            en: "The target of \(indicator.title.en) is a bare sign, \"\(indicator.value.shown)\", without a number.")
    }

    private static func mend(_ indicator: Indicator) -> BilingualText {
        if indicator.comparison == .qualitative {
            return BilingualText(zh: "请填写要达到的状态，如“健全”。", en: "Type the state to be reached, such as 健全.")
        }
        return indicator.sign == nil
            ? BilingualText(zh: "请填写符号、数值和单位，如“≥95%”。", en: "Type sign, number and unit, such as ≥95%.")
            : BilingualText(zh: "请填写要达到的数值，如“95”。", en: "Type the number to be reached, such as 95.")
    }
}
