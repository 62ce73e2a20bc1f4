import FilingModel
import Spreadsheet

/// Cards or department forms stacked in one sheet. They are reviewed one by one; the clerk is told how many were found.
package struct SeveralFormsInSheet: WorkbookRule {
    package static let description = RuleDescription(
        id: "FILE-12",
        title: .init(zh: "一张工作表有多份申报表", en: "Several forms in one sheet"),
        requirement: .init(
            zh: "一张工作表只放一份申报表；一行一指标的汇总表除外。",
            en: "A sheet holds one form, unless it is a list with one row an indicator."),
        rationale: .init(
            zh: "多份叠放时容易漏看、错行；本工具已逐份分开审核，请核对份数。",
            en: "Stacked forms are easily overlooked. They were reviewed one by one; their number should be checked."),
        source: .init(zh: "本工具建议（实际报送中的常见问题）", en: "Our own proposal, after real submissions"),
        severity: .notice,
        examples: [
            .accepted(.card),
            .accepted(.list),
            .rejected(.card, [:], .stacked(["title": "↓项目支出绩效目标申报表", "project.name": "公路应急抢险"])),
            .rejected(.department, [:], .stacked(["title": "↓部门整体支出绩效目标申报表"])),
            .accepted(.list, [:], .stacked(["project.name": "公路应急抢险"])),
            .accepted(.card, [:], .secondSheet(["project.name": "公路应急抢险"])),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ submission: Submission) -> Outcome {
        guard let workbook = submission.workbook else { return .fileUnreadable }
        let forms = submission.filings.filter { $0.layout != .list }
        return Outcome(
            workbook.sheets.compactMap { sheet in
                let stacked = forms.filter { $0.sheet == sheet.name }
                guard stacked.count > 1 else { return nil }
                return Violation(
                    at: stacked[1].anchor, field: nil, message: Self.message(stacked), mend: Self.mend,
                    related: stacked.dropFirst(2).map(\.anchor))
            })
    }

    private static func message(_ filings: [Filing]) -> BilingualText {
        let names = filings.compactMap { $0.projectName?.trimmed }.map { "“\($0)”" }.joined(separator: "、")
        let list = names.isEmpty ? "" : "（\(names)）"
        return BilingualText(
            zh: "本工作表共有 \(filings.count) 份申报表\(list)，已逐份审核；第 2 份从此处开始。",
            en: "The sheet holds \(filings.count) forms, reviewed one by one; the second begins here.")
    }

    private static let mend = BilingualText(
        zh: "请核对份数；下次报送时一份申报表放一张工作表。", en: "Check their number; next time, use one sheet a form.")
}
