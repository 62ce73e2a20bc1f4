import FilingModel
import Spreadsheet

package struct QuantityInPercent: FilingRule {
    package static let description = RuleDescription(
        id: "VAL-18",
        title: .init(zh: "数量指标用了百分比", en: "Quantity as a percentage"),
        requirement: .init(
            zh: "数量指标用可数的单位，如次、人、公里，不用%。",
            en: "A quantity is counted: times, people, kilometres, not %."),
        rationale: .init(
            zh: "百分比说不清做了多少；比例类的目标属于质量或效益。",
            en: "A percentage does not say how much is done; a share belongs to quality or benefit."),
        source: .init(zh: "财预〔2021〕101号：数量指标反映计划完成的产品或服务数量", en: "财预〔2021〕101号 on quantities"),
        severity: .warning,
        examples: [
            .accepted(.card),
            .rejected(.card, ["indicators.1.unit": "↓%"]),
            .rejected(.list, ["indicators.1.value": "100", "indicators.1.unit": "↓百分比"]),
            .rejected(.department, ["indicators.1.value": "↓≥100%"]),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        filing.judgeIndicators(with: [.level2, .value]) { indicator in
            guard indicator.kind == .quantity, indicator.isPercentage else { return nil }
            let field = indicator.unit?.value == nil ? indicator.value : indicator.unit ?? indicator.value
            return Violation(
                at: field,
                message: BilingualText(
                    zh: "数量指标\(indicator.title.zh)的单位是%，看不出数量。",
                    en: "The quantity \(indicator.title.en) is in %, which is no quantity."),
                mend: Self.mend)
        }
    }

    private static let mend = BilingualText(
        zh: "请改填数量和单位，如“120 公里”；确属比例的，移到质量指标下。",
        en: "Type a number with its unit, such as 120 公里; move a share to the quality indicators.")
}
