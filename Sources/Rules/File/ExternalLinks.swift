import FilingModel
import Spreadsheet

package struct ExternalLinks: WorkbookRule {
    package static let description = RuleDescription(
        id: "FILE-06",
        title: .init(zh: "文件引用了其他工作簿", en: "Workbook refers to others"),
        requirement: .init(zh: "报送的工作簿不引用其他文件。", en: "The workbook refers to no other file."),
        rationale: .init(
            zh: "引用的文件不在收件单位，打开时会提示更新链接，数值可能变成错误。",
            en: "The other file is not there when the filing is opened, and its values may turn into errors."),
        source: .init(zh: "本工具建议（填报实务）", en: "Our own proposal, from practice"),
        severity: .warning,
        examples: [
            .accepted(.card),
            .rejected(.card, ["title": "↓项目支出绩效目标申报表"], .features(.externalLinks)),
            .rejected(.department, ["title": "↓部门整体支出绩效目标申报表"], .features(.externalLinks)),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ submission: Submission) -> Outcome {
        guard let workbook = submission.workbook else { return .fileUnreadable }
        guard workbook.features.contains(.externalLinks) else { return .pass }
        return .fail([
            Violation(at: submission.wholeFileOrigin, field: nil, message: Self.message, mend: Self.mend)
        ])
    }

    private static let message = BilingualText(
        zh: "工作簿中有指向其他文件的链接。", en: "The workbook has links to other files.")
    private static let mend = BilingualText(
        zh: "请在“数据—编辑链接”中断开链接，或把引用的单元格复制后“选择性粘贴—数值”。",
        en: "Break the links under Data – Edit Links, or paste the cells as values.")
}
