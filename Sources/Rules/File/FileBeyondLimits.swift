import FilingModel
import Spreadsheet

/// A container whose size, number of parts, inflate ratio or part names no honest workbook has.
package struct FileBeyondLimits: WorkbookRule {
    package static let description = RuleDescription(
        id: "FILE-05",
        title: .init(zh: "文件超过安全限制", en: "File passes the safety limits"),
        requirement: .init(
            zh: "文件的大小、内部文件数、压缩比和内部路径应在安全限制之内。",
            en: "Size, number of parts, compression ratio and part names of the file are within the safety limits."),
        rationale: .init(
            zh: "压缩炸弹和带“../”路径的文件会拖垮或破坏审核的计算机；正常的申报表远小于这些限制。",
            en:
                "Zip bombs and part names with ../ can bring down or harm the reviewing computer; real filings are far smaller."
        ),
        source: .init(zh: "本工具建议（安全要求）", en: "Our own proposal, for safety"),
        severity: .error,
        examples: [
            .accepted(.card),
            .unanswered(.card, [:], .container(.encrypted), because: .fileUnreadable),
            .rejected(.card, [:], .container(.beyondLimits(bomb))),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ submission: Submission) -> Outcome {
        submission.judgeContainer { defect in
            if case .beyondLimits(let sentence) = defect { (sentence, Self.mend) } else { nil }
        }
    }

    private static let bomb = BilingualText(
        zh: "文件超过安全限制：压缩比最多 100。", en: "The file passes a safety limit: compression ratio of at most 100.")

    private static let mend = BilingualText(
        zh: "请把申报表复制到新建的工作簿中，只保留需要的工作表，另存为 .xlsx 后重新报送。",
        en: "Copy the form into a new workbook with only the sheets needed, save it as .xlsx and hand it in again.")
}
