import FilingModel
import Spreadsheet

package struct ExecutionAsOutput: FilingRule {
    package static let description = RuleDescription(
        id: "IND-18",
        title: .init(zh: "把资金执行当作绩效指标", en: "Spending taken for performance"),
        requirement: .init(
            zh: "资金支付率、预算执行率等不作为产出或效益指标。",
            en: "The share of money spent is neither an output nor a benefit."),
        rationale: .init(
            zh: "预算执行率另计10分；花了多少钱不等于做成了事。",
            en: "Execution scores ten points of its own; money spent is not a task done."),
        source: .init(
            zh: "财预〔2021〕101号：预算执行率单独计分", en: "财预〔2021〕101号: execution is scored apart"),
        severity: .warning,
        parameters: [
            .init("words", .texts, .init(zh: "表示资金执行的名称用词", en: "Words of spending")),
            .init("weighted", .texts, .init(zh: "占用权重时由WGT-05报告的用词", en: "Words that WGT-05 reports with a weight")),
        ],
        examples: [
            .accepted(.card),
            .rejected(.card, ["indicators.2.level3": "↓资金支付率"]),
            .accepted(.list, ["indicators.7.level3": "项目预算执行率"]),
            .rejected(.list, ["indicators.7.level3": "↓项目预算执行率", "indicators.7.weight": ""]),
            .rejected(.department, ["indicators.2.level3": "↓资金支付完成率"]),
            .rejected(.card, ["indicators.2.level3": "↓预算执行率", "indicators.2.weight": "0"]),
        ])

    private let words: [String]
    private let weighted: [String]

    package init(_ parameters: RuleParameters) throws(ProfileError) {
        words = try parameters.texts("words")
        weighted = try parameters.texts("weighted")
    }

    package func check(_ filing: Filing) -> Outcome {
        filing.judgeIndicators(with: [.level3]) { indicator in
            guard let name = indicator.name?.normalised,
                let word = words.first(where: name.holds)
            else { return nil }
            if let weight = indicator.weight?.value, weight > 0, weighted.contains(where: name.holds) { return nil }
            return Violation(
                at: indicator.level3,
                message: BilingualText(
                    zh: "三级指标\(indicator.title.zh)考核的是资金执行（“\(word)”），不是产出或效益。",
                    en: "\(indicator.title.en) measures spending (\"\(word)\"), neither an output nor a benefit."),
                mend: Self.mend)
        }
    }

    private static let mend = BilingualText(
        zh: "请删去这一条，换成用这笔钱做成的事和效果；预算执行率由系统另外计分。",
        en: "Replace it by what the money achieves; execution is scored by the platform itself.")
}
