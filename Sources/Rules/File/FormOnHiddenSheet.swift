import FilingModel
import Spreadsheet

package struct FormOnHiddenSheet: WorkbookRule {
    package static let description = RuleDescription(
        id: "FILE-07",
        title: .init(zh: "隐藏的工作表中有申报表", en: "A form on a hidden sheet"),
        requirement: .init(
            zh: "申报表不放在隐藏的工作表中；旧版本和草稿删除。", en: "No form stands on a hidden sheet; old versions and drafts are deleted."),
        rationale: .init(
            zh: "隐藏的表不会被审核；留着旧版，也分不清以哪一份为准。",
            en: "A hidden sheet is not reviewed, and an old version makes it unclear which one counts."),
        source: .init(zh: "实际申报表常见问题；本工具建议", en: "Seen in real filings; our own proposal"),
        severity: .warning,
        examples: [
            .accepted(.card),
            .accepted(.list),
            .unanswered(.card, [:], .container(.encrypted), because: .fileUnreadable),
            .rejected(.card, [:], .hiddenCopy),
            .rejected(.list, [:], .hiddenCopy),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ submission: Submission) -> Outcome {
        guard submission.workbook != nil else { return .fileUnreadable }
        return Outcome(
            submission.hiddenForms.map { origin in
                Violation(
                    at: origin, field: nil,
                    message: .init(
                        zh: "隐藏的工作表“\(origin.sheet)”中有申报表，没有审核。",
                        en: "The hidden sheet \"\(origin.sheet)\" holds a form, which was not reviewed."),
                    mend: .init(
                        zh: "是要报送的，取消隐藏；是旧版或草稿的，删除这张工作表。",
                        en: "Show the sheet if it is to be filed; delete it if it is an old version."))
            })
    }
}
