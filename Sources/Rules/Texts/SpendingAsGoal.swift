import FilingModel
import Spreadsheet

package struct SpendingAsGoal: FilingRule {
    package static let description = RuleDescription(
        id: "TXT-04",
        title: .init(zh: "年度目标只写了资金用途", en: "The goal only says what the money is spent on"),
        requirement: .init(
            zh: "年度目标写明做成什么、达到什么效果，不只写钱花在哪里。",
            en: "A goal says what is achieved, not only what the money is spent on."),
        rationale: .init(
            zh: "资金用途不是目标，钱花完了不等于目标实现了。", en: "Spending is no goal: money spent is not an aim achieved."),
        source: .init(zh: "财预〔2015〕88号：绩效目标反映产出和效果", en: "财预〔2015〕88号: goals are outputs and effects"),
        severity: .warning,
        parameters: [
            .init("spending", .texts, .init(zh: "表示资金用途的用词", en: "Words of spending")),
            .init("results", .texts, .init(zh: "表示成果的用词", en: "Words of results")),
        ],
        examples: [
            .accepted(.card),
            .accepted(.card, ["goal.year": "资金用于农村公路养护120公里，路面完好率达到95%以上。"]),
            .rejected(.card, ["goal.year": "↓项目资金45万元，其中30万元用于购买沥青，15万元用于支付人工工资。"], saying: "“元用于”"),
            .rejected(.list, ["goal.year": "↓主要用于支付2025年公路养护人员劳务费和材料费共45万元。"], saying: "“主要用于”"),
        ])

    private let spending: [String]
    private let results: [String]

    package init(_ parameters: RuleParameters) throws(ProfileError) {
        spending = try parameters.texts("spending")
        results = try parameters.texts("results")
    }

    package func check(_ filing: Filing) -> Outcome {
        guard let field = filing.text(.yearGoal) else { return .fieldNotInForm }
        guard let goal = field.value else { return .fieldWithoutValue }
        guard let word = spending.first(where: goal.holds), !results.contains(where: goal.holds) else { return .pass }
        return .fail([
            Violation(
                at: field,
                message: BilingualText(
                    zh: "年度目标只写了资金用途（“\(word)”），没有写做成什么。",
                    en: "The goal only says what the money is spent on (\"\(word)\")."),
                mend: BilingualText(
                    zh: "请补充完成的数量、质量和效果，如“完成养护120公里，路面完好率95%以上”。",
                    en: "Add quantities, standards and effects, such as 完成养护120公里，路面完好率95%以上."))
        ])
    }
}
