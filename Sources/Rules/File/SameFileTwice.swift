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
            .rejected(.card, [:], .copied),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ register: Register) -> Outcome {
        var files: [String: [Filing]] = [:]
        var order: [String] = []
        for filing in register.filings where !filing.workbook.sha256.isEmpty {
            let known = files[filing.workbook.sha256, default: []]
            // One filing stands for each file.
            guard !known.contains(where: { $0.workbook == filing.workbook }) else { continue }
            if known.isEmpty { order.append(filing.workbook.sha256) }
            files[filing.workbook.sha256] = known + [filing]
        }
        return Outcome(
            order.flatMap { hash -> [Violation] in
                let copies = files[hash, default: []]
                // The first stays; the others are too many.
                return copies.dropFirst().map { copy in
                    Violation(
                        at: copy.anchor, field: nil,
                        message: .init(
                            zh: "本文件与“\(copies[0].workbook.name)”内容完全相同。",
                            en: "The file is the same as \"\(copies[0].workbook.name)\", byte for byte."),
                        mend: .init(zh: "请只报送一份。", en: "Hand in one of them."), related: [copies[0].anchor])
                }
            })
    }
}
