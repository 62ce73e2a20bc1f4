import FilingModel
import Spreadsheet

/// HTML, SpreadsheetML 2003 or CSV under a workbook's name, as government systems like to export.
package struct ForeignTextFile: WorkbookRule {
    package static let description = RuleDescription(
        id: "FILE-04",
        title: .init(zh: "网页或文本文件冒用表格扩展名", en: "Web page or text under a workbook's name"),
        requirement: .init(
            zh: "不报送由系统导出、只是扩展名为 .xls 或 .xlsx 的网页、XML 或 CSV 文件。",
            en: "No web page, XML or CSV text that is merely named .xls or .xlsx is handed in."),
        rationale: .init(
            zh: "这类文件没有单元格格式和合并信息，在不同软件中打开的结果不一样。",
            en: "Such files lack formats and merged cells, and look different from one program to the next."),
        source: .init(zh: "本工具建议（政务系统导出文件的常见问题）", en: "Our own proposal, after exports of government systems"),
        severity: .error,
        examples: [
            .accepted(.list),
            .unanswered(.card, [:], .container(.encrypted), because: .fileUnreadable),
            .rejected(.list, [:], .container(.foreignText(page))),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ submission: Submission) -> Outcome {
        submission.judgeContainer { defect in
            if case .foreignText(let sentence) = defect { (sentence, Self.mend) } else { nil }
        }
    }

    private static let page = BilingualText(
        zh: "这是网页（HTML）文件，只是改了扩展名。", en: "This is a web page (HTML) under another name.")

    private static let mend = BilingualText(
        zh: "请用 Excel 或 WPS 打开，核对内容后选“另存为—Excel 工作簿（.xlsx）”，报送另存的文件。",
        en: "Open it in Excel or WPS, check its content, save it as an Excel workbook (.xlsx) and hand in that copy.")
}
