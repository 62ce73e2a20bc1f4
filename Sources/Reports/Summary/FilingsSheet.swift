import FilingModel
import Rules
import Spreadsheet

/// 项目清单: a row a filing, and one for each file without any.
struct FilingsSheet {
    var plan: SheetPlan
    let department: CellRange
    let kind: CellRange
    let amount: CellRange
    let verdict: CellRange
    let counts: [Severity: CellRange]
    let projectKind: String
    let departmentKind: String

    private static let widths: [Double] = [6, 28, 28, 32, 10, 12, 18, 14, 7, 7, 7, 48, 16]

    init(_ tables: SummaryTables, _ language: Language) {
        func text(_ zh: String, _ en: String) -> String { BilingualText(zh: zh, en: en)[language] }
        let name = SummarySheetName.projects
        let projectKind = text("项目", "project")
        let departmentKind = text("部门整体", "department")
        var plan = SheetPlan(name: name.text(language), tab: name.tab, columnWidths: Self.widths)
        plan.addTitle(
            name.text(language),
            note: text(
                "金额单位：元。点文件名打开批注稿。合计随筛选变化，未筛选时含部门整体表。",
                "Amounts in yuan. Click a file to open its annotated copy. Totals follow the filter; without one they include departments' overall forms."
            ))
        let totalRow = plan.nextRow
        plan.add([])
        plan.addHeader([
            text("序号", "No."), text("主管部门", "Department"), text("单位", "Unit"), text("项目", "Project"),
            text("表样", "Form"),
            text("资金类型", "Kind of money"), text("申报金额", "Amount"), text("结论", "Verdict"), text("错误", "Errors"),
            text("警告", "Warnings"), text("提示", "Notices"), text("文件", "File"), text("工作表", "Sheet"),
        ])
        let first = plan.nextRow
        for (index, row) in tables.filings.enumerated() {
            let banded = index % 2 == 1
            let filing = row.filing
            let kind =
                switch row.kind {
                case .project: projectKind
                case .department: departmentKind
                case .none: "—"
                }
            let target =
                filing.flatMap { row.file.target(sheet: $0.sheet, cell: $0.origin.cell) }
                ?? row.file.annotatedPath.map(ReviewRecord.FileRecord.escaped)
            plan.addFitted([
                .integer(index + 1, banded: banded), .text(row.department, banded: banded),
                .text(filing?.unit, banded: banded), .text(filing?.project, banded: banded),
                .text(kind, .centred, banded: banded),
                .text(filing?.fundKind?.label[language], .centred, banded: banded),
                .money(filing?.amount, banded: banded), .text(row.verdict.label[language], .verdict(row.verdict)),
                .integer(row.count(.error), banded: banded), .integer(row.count(.warning), banded: banded),
                .integer(row.count(.notice), banded: banded), .link(row.file.path, to: target, banded: banded),
                .text(filing?.sheet, banded: banded),
            ])
        }
        if tables.filings.isEmpty { plan.addNothing(text("没有申报文件。", "No files.")) }
        let column = { (index: Int) in plan.column(index, from: first) }
        department = column(1)
        kind = column(4)
        amount = column(6)
        verdict = column(7)
        counts = [.error: column(8), .warning: column(9), .notice: column(10)]
        self.projectKind = projectKind
        self.departmentKind = departmentKind
        if !tables.filings.isEmpty {
            plan.filter = CellRange(
                CellReference(clampingRow: first - 1, column: 1),
                CellReference(clampingRow: first + tables.filings.count - 1, column: Self.widths.count))
        }
        plan.alarms = [column(8)]
        let total = { (index: Int, value: Double, role: SheetStyle.Role) in
            SheetPlan.Cell.formula("SUBTOTAL(109,\(column(index)))", value, role)
        }
        let sum = { (severity: Severity) in Double(tables.filings.reduce(0) { $0 + $1.count(severity) }) }
        let all = tables.filings.compactMap { $0.filing?.amount }.reduce(.zero, +)
        plan.rows[totalRow - 1] = SheetPlan.Row(
            cells: [
                .text(text("合计", "Total"), .total), .text(nil, .total), .text(nil, .total), .text(nil, .total),
                .text(nil, .total), .text(nil, .total), total(6, all.yuan, .totalMoney), .text(nil, .total),
                total(8, sum(.error), .totalInteger), total(9, sum(.warning), .totalInteger),
                total(10, sum(.notice), .totalInteger), .text(nil, .total), .text(nil, .total),
            ], height: 20)
        self.plan = plan
    }
}

extension FundKind {
    var label: BilingualText {
        switch self {
        case .initialBudget: BilingualText(zh: rawValue, en: "initial budget")
        case .supplement: BilingualText(zh: rawValue, en: "supplement")
        case .newPolicy: BilingualText(zh: rawValue, en: "new policy")
        }
    }
}
