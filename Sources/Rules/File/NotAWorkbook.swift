import FilingModel
import Spreadsheet

/// A file that is no OOXML workbook, or one that is damaged.
package struct NotAWorkbook: WorkbookRule {
    package static let description = RuleDescription(
        id: "FILE-01",
        title: .init(zh: "文件不是 .xlsx 工作簿", en: "Not an .xlsx workbook"),
        requirement: .init(
            zh: "报送的文件应是完好的 Excel 工作簿（.xlsx）。", en: "The file is a sound Excel workbook (.xlsx)."),
        rationale: .init(
            zh: "只改扩展名不会改变文件格式；网页和其他格式无法审核，旧版 .xls 要先转换成 .xlsx 才能审核。",
            en:
                "Another extension does not change the format. Web pages and others cannot be reviewed, and legacy .xls only once it is converted."
        ),
        source: .init(zh: "本工具建议（实际报送中的常见问题）", en: "Our own proposal, after real submissions"),
        severity: .error,
        examples: [
            .accepted(.card),
            .unanswered(.list, [:], .container(.encrypted), because: .fileUnreadable),
            .rejected(.card, [:], .container(.notAWorkbook(legacy))),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ submission: Submission) -> Outcome {
        submission.judgeContainer { defect in
            if case .notAWorkbook(let sentence) = defect { (sentence, Self.mend) } else { nil }
        }
    }

    private static let legacy = BilingualText(
        zh: "这是旧版 .xls 工作簿，只是改了扩展名。", en: "This is a legacy .xls workbook under another name.")

    private static let mend = BilingualText(
        zh: "请用 Excel 或 WPS 打开原文件，选“另存为—Excel 工作簿（.xlsx）”，报送另存的文件。",
        en: "Open the original in Excel or WPS, save it as an Excel workbook (.xlsx) and hand in that copy.")
}
