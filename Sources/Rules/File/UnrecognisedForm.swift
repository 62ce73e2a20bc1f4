import FilingModel
import Spreadsheet

/// No form in the workbook, or a form that can be read in two ways: nothing is guessed.
package struct UnrecognisedForm: WorkbookRule {
    package static let description = RuleDescription(
        id: "FILE-11",
        title: .init(zh: "没有认出申报表", en: "No form was recognised"),
        requirement: .init(
            zh: "工作簿中至少有一张可见的绩效目标申报表，栏目名称与规定表样一致，每个栏目只有一处。",
            en: "At least one visible sheet holds an official form, with its own labels, each of them once."),
        rationale: .init(
            zh: "申报表按栏目名称识别；栏目缺失或重复时，本工具不猜测内容。",
            en: "Forms are recognised by their labels; where labels are missing or twofold, nothing is guessed."),
        source: .init(zh: "本工具建议", en: "Our own proposal"),
        severity: .error,
        examples: [
            .accepted(.card),
            .accepted(.list),
            .accepted(.department),
            .unanswered(.card, [:], .pictureBeside(["附件：申报表扫描件"]), because: .fieldWithoutValue),
            .rejected(.card, [:], .otherSheet(["填报说明", "↓项目名称", "请各单位于月底前报送"])),
            .rejected(.card, [:], .otherSheet([])),
            .rejected(.card, [:], .pictureBeside(["↓项目名称", "请各单位于月底前报送"])),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ submission: Submission) -> Outcome {
        guard case .read(let workbook, let filings, let nearMiss, _) = submission.content else {
            return .fileUnreadable
        }
        if workbook.features.contains(.pictures), submission.holdsNoLabel { return .fieldWithoutValue }  // FILE-15's
        guard !filings.isEmpty else {
            return .fail([
                Violation(
                    at: nearMiss?.origin ?? submission.wholeFileOrigin, field: nil,
                    message: Self.message(nearMiss), mend: Self.mend(nearMiss))
            ])
        }
        return Outcome(filings.flatMap(\.ambiguities).compactMap(Self.violation))
    }

    private static func violation(_ ambiguity: Ambiguity) -> Violation? {
        guard let first = ambiguity.places.first else { return nil }
        let others = Array(ambiguity.places.dropFirst())
        return Violation(
            at: first, field: ambiguity.path,
            message: BilingualText(zh: ambiguity.message.zh + "。", en: ambiguity.message.en + "; neither was taken."),
            mend: choose, related: others)
    }

    private static func message(_ miss: NearMiss?) -> BilingualText {
        guard let miss, !miss.found.isEmpty else {
            return BilingualText(
                zh: "可见的工作表中没有绩效目标申报表的任何栏目。", en: "No visible sheet has any label of the official forms.")
        }
        let found = miss.found.joined(separator: "、")
        guard !miss.missing.isEmpty else {
            return BilingualText(
                zh: "没有认出申报表。最接近“\(miss.form.zh)”：找到了\(found)，但栏目的排列与表样不符。",
                en: "No form was recognised. Nearest: \(miss.form.en), with \(found), but laid out differently.")
        }
        let missing = miss.missing.joined(separator: "、")
        return BilingualText(
            zh: "没有认出申报表。最接近“\(miss.form.zh)”：找到了\(found)，缺少\(missing)。",
            en: "No form was recognised. Nearest: \(miss.form.en), with \(found), but without \(missing).")
    }

    private static func mend(_ miss: NearMiss?) -> BilingualText {
        guard let miss, !miss.missing.isEmpty else {
            return BilingualText(
                zh: "请使用财政部门下发的申报表填报，不要改动栏目名称；表在隐藏工作表中的，请取消隐藏。",
                en: "Use the bureau's form and leave its labels alone; if the form is in a hidden sheet, unhide it.")
        }
        let missing = miss.missing.joined(separator: "、")
        return BilingualText(
            zh: "请按表样恢复栏目“\(missing)”；不是申报表的，请报送正确的文件。",
            en: "Restore the labels \(missing) of the form; if this is no filing, hand in the right file.")
    }

    private static let choose = BilingualText(
        zh: "请核实后只保留一处，另一处清空或改为一致。", en: "Keep the right one; empty the other or make both the same.")
}
