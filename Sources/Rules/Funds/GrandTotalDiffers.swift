import FilingModel
import Spreadsheet

package struct GrandTotalDiffers: RegisterRule {
    package static let description = RuleDescription(
        id: "FUND-13",
        title: .init(zh: "合计行与项目金额之和不符", en: "Grand total differs from the projects"),
        requirement: .init(
            zh: "合计、总计行等于表中各项目金额之和。", en: "The row 合计 or 总计 is the sum of all projects in the list."),
        rationale: .init(
            zh: "合计与项目对不上，说明漏报、重报了项目，或改了金额没有改合计。",
            en: "A difference means a project left out, listed twice or changed without the total."),
        source: .init(zh: "预算管理一体化系统导出的项目绩效目标表", en: "Project target lists as the budget system exports them"),
        severity: .error, correction: .propose,
        examples: [
            .accepted(.list),
            .accepted(.list, ["department": "合计"]),
            .accepted(.list, ["subtotal": "460000"]),
            .rejected(.list, ["department": "合计", "subtotal": "↓460000 ⇒ 450000"]),
            .rejected(.list, ["department": "总 计", "subtotal": "↓449999.99 ⇒ 450000"]),
            .rejected(.list, ["department": "金额合计", "subtotal": "↓45 ⇒ 450000"]),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ register: Register) -> Outcome {
        SumRows.check(register) { row in
            ["合计", "总计", "金额合计"].contains(LabelText(row.name.raw).normalised) ? "" : nil
        }
    }
}
