import FilingModel
import Spreadsheet

package struct LabelAsIndicatorName: FilingRule {
    package static let description = RuleDescription(
        id: "IND-12",
        title: .init(zh: "三级指标只写了类别名称", en: "Level 3 is only a category label"),
        requirement: .init(
            zh: "三级指标应写明衡量的具体内容，不能只写“成本”“全年”“满意度指标”等类别名称。",
            en: "Level 3 says what is measured; a label such as 成本, 全年 or 满意度指标 does not."),
        rationale: .init(
            zh: "只有类别、没有内容的指标无法衡量，也无法在年终核实。",
            en: "What bears only the name of its category can be neither measured nor verified."),
        source: .init(zh: "本工具建议（实际申报中的常见问题）", en: "Our own proposal, after real filings"),
        severity: .error,
        parameters: [
            .init("labels", .texts, .init(zh: "不能单独作三级指标的用词", en: "Words that are no level-3 name by themselves"))
        ],
        examples: [
            .accepted(.card),
            .accepted(.card, ["indicators.4.level3": "养护成本"]),
            .accepted(.list, ["indicators.8.level3": "服务对象满意度"]),
            .rejected(.card, ["indicators.4.level3": "↓成本"]),
            .rejected(.card, ["indicators.3.level3": "↓全年"]),
            .rejected(.list, ["indicators.8.level3": "↓满意度指标"]),
            .rejected(.department, ["indicators.1.level3": "↓数量指标："]),
        ])

    private let labels: IndicatorLabels

    package init(_ parameters: RuleParameters) throws(ProfileError) { labels = try IndicatorLabels(parameters) }

    package func check(_ filing: Filing) -> Outcome {
        filing.judgeIndicators(with: [.level3]) { indicator in
            guard let name = indicator.name, labels.contains(name) else { return nil }
            return Violation(
                at: indicator.level3, message: Self.message(indicator.level3.shown), mend: Self.mend(indicator))
        }
    }

    private static func message(_ found: String) -> BilingualText {
        BilingualText(
            zh: "三级指标“\(found)”只是类别名称，没有写明衡量什么。",
            en: "Level 3 \"\(found)\" is only a label and does not say what is measured.")
    }

    private static func mend(_ indicator: Indicator) -> BilingualText {
        let example: String? =
            switch indicator.kind {
            case .quantity: "养护农村公路里程"
            case .quality: "工程验收合格率"
            case .timeliness: "任务完成时限"
            case .cost, .economicCost, .socialCost, .ecologicalCost: "每公里养护成本"
            case .satisfaction: "沿线群众满意度"
            case .economicBenefit, .socialBenefit, .ecologicalBenefit, .sustainability, nil: nil
            }
        guard let example else {
            return BilingualText(
                zh: "请写出具体的衡量内容，如“受益群众人数”。", en: "Name what is measured, such as 受益群众人数.")
        }
        return BilingualText(
            zh: "请写出具体的衡量内容，如“\(example)”。", en: "Name what is measured, such as \(example).")
    }
}
