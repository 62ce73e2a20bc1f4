import FilingModel
import Spreadsheet

package struct HiddenRowsInForm: WorkbookRule {
    package static let description = RuleDescription(
        id: "FILE-08",
        title: .init(zh: "申报表中有隐藏的行", en: "Hidden rows within a form"),
        requirement: .init(
            zh: "申报表范围内没有隐藏且有内容的行。", en: "No row that holds something is hidden within a form."),
        rationale: .init(
            zh: "隐藏行里的指标和金额照样计入，看表的人却看不到。",
            en: "What hidden rows hold counts all the same, and nobody sees it."),
        source: .init(zh: "本工具建议（填报实务）", en: "Our own proposal, from practice"),
        severity: .warning,
        examples: [
            .accepted(.card),
            .rejected(.card, ["indicators.4.level1": "↓产出指标"], .hiddenRows(17...17)),
            .rejected(.department, ["indicators.3.level1": "↓产出指标"], .hiddenRows(13...14)),
            .rejected(.list, ["unit": "↓820001-示例县公路养护中心"], .hiddenRows(4...5)),
            .rejected(
                .card, ["indicators.1.level1": "↓产出指标"], .hiddenRows(14...21), saying: "……行有内容"),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ submission: Submission) -> Outcome {
        guard let workbook = submission.workbook else { return .fileUnreadable }
        return Outcome(
            submission.filings.compactMap { filing in
                workbook.sheet(named: filing.sheet).flatMap { Self.violation(filing, $0) }
            })
    }

    private static func violation(_ filing: Filing, _ sheet: Worksheet) -> Violation? {
        let rows = filing.region.first.row...filing.region.last.row
        let cells = rows.filter { row in sheet.hiddenRows.contains { $0.contains(row) } }
            .flatMap { sheet.cells(inRow: $0) }.map(\.reference)
        guard let first = cells.first else { return nil }
        let numbers = Set(cells.map(\.row)).sorted()
        let list = numbers.prefix(5).map(String.init).joined(separator: "、") + (numbers.count > 5 ? "……" : "")
        return Violation(
            at: CellOrigin(workbook: filing.workbook, sheet: filing.sheet, cell: first), field: nil,
            message: BilingualText(
                zh: "第\(list)行有内容但被隐藏（共\(numbers.count)行）。",
                en:
                    "\(numbers.count) hidden row(s) hold something: \(numbers.prefix(5).map(String.init).joined(separator: ", "))."
            ),
            mend: BilingualText(
                zh: "请取消隐藏并核对；不需要的内容直接删除。", en: "Unhide and check them; delete what is not needed."))
    }
}
