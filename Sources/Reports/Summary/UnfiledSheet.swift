import FilingModel
import Rules
import Spreadsheet

/// 未申报: the roster's requests that nobody answered, and below them the filings that no request asks for.
struct UnfiledSheet {
    var plan: SheetPlan
    /// The names of the units that did not file; nil where there are none.
    let missing: CellRange?

    private static let widths: [Double] = [6, 13, 34, 24, 40, 18, 14, 13, 14]

    init(_ record: ReviewRecord, _ language: Language) {
        func text(_ zh: String, _ en: String) -> String { BilingualText(zh: zh, en: en)[language] }
        let name = SummarySheetName.unfiled
        var plan = SheetPlan(name: name.text(language), tab: name.tab, columnWidths: Self.widths)
        plan.addTitle(
            name.text(language),
            note: text(
                "金额单位：元。凡未编制绩效目标申报表的，不予受理资金申报事项（《恩阳区全面推进预算绩效管理的实施方案》）。",
                "Amounts in yuan. A fund request without a filing of performance targets is refused."))
        plan.addHeader([
            text("序号", "No."), text("单位代码", "Unit code"), text("单位", "Unit"), text("项目代码", "Project code"),
            text("项目", "Project"), text("名册金额", "Amount asked for"), text("资金类型", "Kind of money"),
            text("结论", "Verdict"), text("名册位置", "In the roster"),
        ])
        let first = plan.nextRow
        for (index, entry) in record.missing.enumerated() {
            let banded = index % 2 == 1
            plan.addFitted([
                .integer(index + 1, banded: banded), .text(entry.unitCode, .centred, banded: banded),
                .text(entry.unitName, banded: banded), .text(entry.projectCode, banded: banded),
                .text(entry.projectName ?? text("（部门整体支出绩效目标）", "(the department's overall form)"), banded: banded),
                .money(entry.amount, banded: banded), .text(entry.fundKind?.label[language], .centred, banded: banded),
                .text(Verdict.refused.label[language], .verdict(.refused)),
                .text(entry.origin.description, banded: banded),
            ])
        }
        if record.missing.isEmpty {
            missing = nil
            plan.addNothing(
                record.hasRoster
                    ? text("名册中的单位和项目都已申报。", "All requests of the roster have a filing.")
                    : text(
                        "没有提供名册，无法核对谁没有申报（用 --roster 指定名册）。",
                        "No roster was given, so nothing can be said of missing filings (--roster)."))
        } else {
            missing = plan.column(2, from: first)
            let total = record.missing.compactMap(\.amount).reduce(.zero, +)
            let blank = SheetPlan.Cell.text(nil, .total)
            plan.add(
                [
                    .text(text("合计", "Total"), .total), blank, blank, blank, blank,
                    .formula("SUM(\(plan.column(5, from: first)))", total.yuan, .totalMoney), blank, blank, blank,
                ], height: 22)
        }
        if record.hasRoster { plan.addUnlisted(record, language) }
        self.plan = plan
    }
}

extension SheetPlan {
    /// A second table in the same columns.
    fileprivate mutating func addUnlisted(_ record: ReviewRecord, _ language: Language) {
        func text(_ zh: String, _ en: String) -> String { BilingualText(zh: zh, en: en)[language] }
        add([])
        add([.text(text("名册外申报", "Filings that no request asks for"), .section)], height: 24)
        let headings = [
            text("序号", "No."), text("单位代码", "Unit code"), text("单位", "Unit"), text("主管部门", "Department"),
            text("项目", "Project"), text("申报金额", "Amount"), text("资金类型", "Kind of money"), text("结论", "Verdict"),
            text("文件", "File"),
        ]
        add(headings.map { .text($0, .header) }, height: 26)
        for (index, place) in record.unlisted.enumerated() {
            let banded = index % 2 == 1
            let file = record.files[place.file]
            let filing = file.filings[place.filing]
            addFitted([
                .integer(index + 1, banded: banded), .text(filing.unitCode, .centred, banded: banded),
                .text(filing.unit, banded: banded), .text(filing.department, banded: banded),
                .text(filing.project, banded: banded), .money(filing.amount, banded: banded),
                .text(filing.fundKind?.label[language], .centred, banded: banded),
                .text(filing.verdict.label[language], .verdict(filing.verdict)),
                .link(file.path, to: file.target(sheet: filing.sheet, cell: filing.origin.cell), banded: banded),
            ])
        }
        if record.unlisted.isEmpty { addNothing(text("没有。", "None.")) }
    }
}
