import FilingModel
import Spreadsheet

package struct EncryptedWorkbook: WorkbookRule {
    package static let description = RuleDescription(
        id: "FILE-02",
        title: .init(zh: "文件设有打开密码", en: "Workbook needs a password"),
        requirement: .init(
            zh: "报送的文件不设打开密码。", en: "The file opens without a password."),
        rationale: .init(
            zh: "加密文件的内容无法读取，任何一项都不能审核。",
            en: "The content of an encrypted file cannot be read, so that nothing in it can be reviewed."),
        source: .init(zh: "本工具建议（实际报送中的常见问题）", en: "Our own proposal, after real submissions"),
        severity: .error,
        examples: [
            .accepted(.card),
            .unanswered(
                .department, [:], .container(.notAWorkbook(.init(zh: "这是 PDF 文件。", en: "This is a PDF."))),
                because: .fileUnreadable),
            .rejected(.card, [:], .container(.encrypted)),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ submission: Submission) -> Outcome {
        submission.judgeContainer { defect in defect == .encrypted ? (Self.message, Self.mend) : nil }
    }

    private static let message = BilingualText(
        zh: "文件设有打开密码，内容无法读取。", en: "The workbook is protected by a password and cannot be read.")

    private static let mend = BilingualText(
        zh: "请用 Excel 或 WPS 打开，在“文件—信息—保护工作簿—用密码进行加密”中清空密码，保存后重新报送。",
        en:
            "Open it in Excel or WPS, clear the password under File, Info, Protect Workbook, save it and hand it in again."
    )
}
