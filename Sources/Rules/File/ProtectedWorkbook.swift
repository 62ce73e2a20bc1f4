import FilingModel
import Spreadsheet

package struct ProtectedWorkbook: WorkbookRule {
    package static let description = RuleDescription(
        id: "FILE-09",
        title: .init(zh: "工作表或工作簿设有保护", en: "Sheet or workbook is protected"),
        requirement: .init(zh: "报送的工作簿不设编辑保护。", en: "The workbook is not protected against editing."),
        rationale: .init(
            zh: "保护不影响审核，但单位收到批注稿后不能直接修改。批注稿保留原有保护。",
            en: "It does not hinder the review, but the marked copy, which keeps it, cannot be edited at once."),
        source: .init(zh: "本工具建议（填报实务）", en: "Our own proposal, from practice"),
        severity: .notice,
        examples: [
            .accepted(.card),
            .rejected(.card, ["title": "↓项目支出绩效目标申报表"], .features(.protection)),
            .accepted(.card, [:], .onTemplate(.protection)),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ submission: Submission) -> Outcome {
        guard let workbook = submission.workbook else { return .fileUnreadable }
        // The bureau's own blank form locks its labels, and what is to be filled in is free.
        guard workbook.features.contains(.protection), TemplateMark(workbook) == nil else { return .pass }
        return .fail([
            Violation(at: submission.wholeFileOrigin, field: nil, message: Self.message, mend: Self.mend)
        ])
    }

    private static let message = BilingualText(
        zh: "工作表或工作簿设有编辑保护，批注稿保留了保护。",
        en: "The sheet or the workbook is protected; the marked copy keeps the protection.")
    private static let mend = BilingualText(
        zh: "请在“审阅—撤销工作表保护”后再修改和报送。", en: "Take the protection off under Review before mending it.")
}
