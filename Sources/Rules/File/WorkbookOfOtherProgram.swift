import FilingModel
import Spreadsheet

/// A workbook that another program keeps in a format of its own.
package struct WorkbookOfOtherProgram: WorkbookRule {
    package static let description = RuleDescription(
        id: "FILE-13",
        title: .init(zh: "别的表格软件的格式", en: "Format of another spreadsheet program"),
        requirement: .init(
            zh: "不报送 .et、.ods、.xlsb 等格式，另存为 .xlsx 后报送。",
            en: "No .et, .ods or .xlsb workbook is handed in; it is saved as .xlsx first."),
        rationale: .init(
            zh: "这些格式只有个别软件能完整读写，批注也退不回去。",
            en: "Few programs read and write these in full, and no remarks can be put in."),
        source: .init(zh: "本工具建议", en: "Our own proposal"),
        severity: .error,
        examples: [
            .accepted(.list),
            .unanswered(.card, [:], .container(.encrypted), because: .fileUnreadable),
            .rejected(.list, [:], .container(.otherProgram(sheet))),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ submission: Submission) -> Outcome {
        submission.judgeContainer { defect in
            if case .otherProgram(let sentence) = defect { (sentence, Self.mend) } else { nil }
        }
    }

    private static let sheet = BilingualText(
        zh: "这是 LibreOffice 的表格（.ods）。", en: "This is an OpenDocument spreadsheet (.ods).")

    private static let mend = BilingualText(
        zh: "请用 Excel 或 WPS 打开，选“另存为—Excel 工作簿（.xlsx）”，报送另存的文件。",
        en: "Open it in Excel or WPS, save it as an Excel workbook (.xlsx) and hand in that copy.")
}
