import FilingModel
import Spreadsheet

package struct WorkbookWithMacros: WorkbookRule {
    package static let description = RuleDescription(
        id: "FILE-03",
        title: .init(zh: "文件含有宏", en: "Workbook has macros"),
        requirement: .init(zh: "报送的工作簿不含宏代码。", en: "The workbook has no macro code."),
        rationale: .init(
            zh: "填报用不着宏；宏可能带有病毒，收件单位打开时有风险。本工具从不运行宏。",
            en: "A filing needs no macros, and macros may carry viruses to whoever opens it. They are never run here."),
        source: .init(zh: "本工具建议（安全要求；轻重由审核方案设定）", en: "Our own proposal, for safety; the profile sets its weight"),
        severity: .warning,
        examples: [
            .accepted(.card),
            .rejected(.card, ["title": "↓项目支出绩效目标申报表"], .features(.macros)),
            .rejected(.department, ["title": "↓部门整体支出绩效目标申报表"], .features(.macros)),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ submission: Submission) -> Outcome {
        guard let workbook = submission.workbook else { return .fileUnreadable }
        guard workbook.features.contains(.macros) else { return .pass }
        return .fail([
            Violation(at: submission.wholeFileOrigin, field: nil, message: Self.message, mend: Self.mend)
        ])
    }

    private static let message = BilingualText(
        zh: "工作簿含有宏代码（vbaProject）；审核时没有运行。",
        en: "The workbook has macro code (vbaProject); it was not run.")

    private static let mend = BilingualText(
        zh: "请在 Excel 或 WPS 中选“另存为—Excel 工作簿（.xlsx）”，提示会丢失宏时选“是”，报送另存的文件。",
        en:
            "Save it as an Excel workbook (.xlsx), answer Yes when told that macros will be lost, and hand in that copy."
    )
}
