import FilingModel
import Spreadsheet

package struct SameFileTwice: RegisterRule {
    package static let description = RuleDescription(
        id: "FILE-14",
        title: .init(zh: "同一文件报送了两次", en: "One file handed in twice"),
        requirement: .init(zh: "内容完全相同的文件只报送一份。", en: "A file is handed in once."),
        rationale: .init(
            zh: "两份相同的文件会被当成两次申报。", en: "Two copies would be taken for two filings."),
        source: .init(zh: "本工具建议", en: "Our own proposal"),
        severity: .warning,
        examples: [
            .accepted(.card),
            .accepted(.card, [:], .alongside(["project.name": "桥梁加固"])),
            // Several projects in one file are no copies.
            .accepted(.list, [:], .stackedRows([["桥梁检测", "80000"]])),
            .rejected(.card, [:], .copied),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ register: Register) -> Outcome {
        var first: [String: Filing] = [:]
        var seen: Set<WorkbookID> = []
        var violations: [Violation] = []
        for filing in register.filings {
            // One filing stands for each file; the first file stays, the others are too many.
            guard seen.insert(filing.workbook).inserted else { continue }
            if let original = first[filing.workbook.sha256] {
                violations.append(Self.violation(filing, original))
            } else {
                first[filing.workbook.sha256] = filing
            }
        }
        return Outcome(violations)
    }

    private static func violation(_ copy: Filing, _ original: Filing) -> Violation {
        Violation(
            at: copy.anchor, field: nil,
            message: .init(
                zh: "本文件与“\(original.workbook.name)”内容完全相同。",
                en: "The file is the same as \"\(original.workbook.name)\", byte for byte."),
            mend: .init(zh: "请只报送一份。", en: "Hand in one of them."), related: [original.anchor])
    }
}
