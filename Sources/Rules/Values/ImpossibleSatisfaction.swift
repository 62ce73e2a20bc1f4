import FilingModel
import FoundationEssentials
import Spreadsheet

package struct ImpossibleSatisfaction: FilingRule {
    package static let description = RuleDescription(
        id: "VAL-07",
        title: .init(zh: "满意度指标值超出可能范围", en: "Satisfaction target is impossible"),
        requirement: .init(
            zh: "满意度指标值应大于0、不超过100%。", en: "A satisfaction target lies above 0 and is at most 100 %."),
        rationale: .init(
            zh: "满意的人不会多于全部受访者，超过100%的目标永远无法完成。",
            en: "No more people can be satisfied than were asked; a target above 100 % can never be met."),
        source: .init(zh: "业务常识（百分比的定义）", en: "Common sense: what a percentage is"),
        severity: .error,
        examples: [
            .accepted(.card, ["indicators.8.value": "100"]),
            .accepted(.list, ["indicators.8.value": "120", "indicators.8.unit": "份"]),
            .rejected(.card, ["indicators.8.value": "↓120"]),
            .rejected(.list, ["indicators.8.value": "↓100.5%"]),
            .rejected(.list, ["indicators.8.value": "↓0"]),
            .rejected(.department, ["indicators.5.value": "↓≥120%"]),
            .accepted(.card, ["indicators.2.value": "120"]),
            .rejected(.card, ["indicators.8.value": "↓120", "indicators.8.unit": ""]),
        ])

    private static let whole = Decimal(100)

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        filing.judgeIndicators(with: [.level1, .value]) { indicator in
            // Without any unit a satisfaction target is meant as a percentage; 120份 counts questionnaires.
            guard indicator.isSatisfaction, indicator.isPercentage || indicator.unitText == nil,
                let number = indicator.target.number, number <= 0 || number > Self.whole
            else { return nil }
            return Violation(at: indicator.value, message: Self.message(indicator, number), mend: Self.mend)
        }
    }

    private static func message(_ indicator: Indicator, _ number: Decimal) -> BilingualText {
        let zh = number > whole ? "比100%高出\(number - whole)个百分点，不可能实现" : "不大于0，没有意义"
        let en = number > whole ? "\(number - whole) points above what is possible" : "not above 0"
        return BilingualText(
            zh: "满意度指标\(indicator.title.zh)的指标值为\(number)%，\(zh)。",
            en: "The target of \(indicator.title.en) is \(number) %, \(en).")
    }

    private static let mend = BilingualText(
        zh: "请填写大于0、不超过100的数，一般为“90”，度量单位填“%”。",
        en: "Type a number above 0 and up to 100, usually 90, with the unit %.")
}
