import FilingModel
import FoundationEssentials
import Spreadsheet

/// Percentages above the whole, satisfaction aside, which VAL-07 judges.
package struct PercentageAboveWhole: FilingRule {
    package static let description = RuleDescription(
        id: "VAL-10",
        title: .init(zh: "百分比指标值超过100%", en: "Percentage above 100 %"),
        requirement: .init(
            zh: "百分比指标值一般不超过100%；增长率、同比等可以超过100%的除外。",
            en: "A percentage is at most 100 %, except for growth and ratios that may exceed the whole."),
        rationale: .init(
            zh: "合格率、覆盖率等的最大值就是100%，更高的目标多半是误填。",
            en: "A pass rate or a coverage ends at 100 %; a higher target is most likely a slip."),
        source: .init(zh: "业务常识（百分比的定义）", en: "Common sense: what a percentage is"),
        severity: .warning,
        parameters: [
            .init("growth", .texts, .init(zh: "可以超过100%的名称用词", en: "Words of names that may exceed 100 %"))
        ],
        examples: [
            .accepted(.card, ["indicators.2.value": "100"]),
            .accepted(.list, ["indicators.7.level3": "路域绿化面积增长率", "indicators.7.value": "110"]),
            .rejected(.card, ["indicators.2.value": "↓110"]),
            .rejected(.list, ["indicators.7.value": "↓100.1"]),
            .rejected(.department, ["indicators.2.value": "↓≥110%"]),
            .accepted(.card, ["indicators.8.value": "120"]),
            .rejected(.card, ["indicators.2.level3": "", "indicators.2.value": "↓120"]),
        ])

    private static let whole = Decimal(100)
    private let growth: [String]

    package init(_ parameters: RuleParameters) throws(ProfileError) {
        growth = try parameters.texts("growth")
    }

    package func check(_ filing: Filing) -> Outcome {
        filing.judgeIndicators(with: [.level3, .value]) { indicator in
            guard indicator.isPercentage, !indicator.isSatisfaction, let number = indicator.target.number,
                number > Self.whole, !mayExceedWhole(indicator)
            else { return nil }
            return Violation(at: indicator.value, message: Self.message(indicator, number), mend: Self.mend)
        }
    }

    private func mayExceedWhole(_ indicator: Indicator) -> Bool {
        guard let name = indicator.name?.normalised else { return false }
        return growth.contains(where: name.holds)
    }

    private static func message(_ indicator: Indicator, _ number: Decimal) -> BilingualText {
        BilingualText(
            zh: "\(indicator.title.zh)的指标值为\(number)%，比100%高出\(number - whole)个百分点。",
            en: "The target of \(indicator.title.en) is \(number) %, \(number - whole) points above the whole.")
    }

    private static let mend = BilingualText(
        zh: "请核对指标值；确属增长率或比值的，请在三级指标名称中写明，如“……增长率”。",
        en: "Check the value; if it is a growth or a ratio, say so in the name, such as …增长率.")
}
