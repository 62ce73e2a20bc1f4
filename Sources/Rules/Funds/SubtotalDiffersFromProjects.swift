import FilingModel
import Spreadsheet

package struct SubtotalDiffersFromProjects: RegisterRule {
    package static let description = RuleDescription(
        id: "FUND-12",
        title: .init(zh: "小计与项目金额之和不符", en: "Subtotal differs from its projects"),
        requirement: .init(
            zh: "部门、单位小计行等于其下各项目金额之和。",
            en: "A department's or a unit's subtotal is the sum of its projects."),
        rationale: .init(
            zh: "小计与项目对不上，说明漏报、重报了项目或改了金额没有改小计。",
            en: "A difference means a project left out, listed twice or changed without its subtotal."),
        source: .init(zh: "预算管理一体化系统导出的项目绩效目标表", en: "Project target lists as the budget system exports them"),
        severity: .error, correction: .propose,
        examples: [
            .accepted(.list),
            .accepted(.list, ["subtotal": "450,000.00"]),
            // A grand total is FUND-13's.
            .accepted(.list, ["department": "合计", "subtotal": "460000"]),
            .rejected(.list, ["subtotal": "↓460000 ⇒ 450000"]),
            .rejected(.list, ["subtotal": "↓45 ⇒ 450000"]),
            .rejected(.list, ["subtotal": "↓=SUM(C5:C20) → 449999.99"]),
            .unanswered(.card, because: .fieldNotInForm),
            .accepted(.list, ["funds.year.total": ""]),
            .rejected(.list, ["unit": "820-示例县交通运输局", "subtotal": "↓400000 ⇒ 450000"]),
            .rejected(.list, ["unit": "820001示例县公路养护中心", "subtotal": "↓460000 ⇒ 450000"]),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ register: Register) -> Outcome {
        SumRows.check(register) { CodedName($0.name.raw).code }
    }
}
