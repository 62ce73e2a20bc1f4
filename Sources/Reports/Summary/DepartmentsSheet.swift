import FilingModel
import Rules
import Spreadsheet

/// 部门汇总: a row a department, counted live from 项目清单.
struct DepartmentsSheet {
    struct Total {
        let department: String
        let amount: Money
        /// 1-based, in this sheet.
        let row: Int
    }

    var plan: SheetPlan
    /// In the order of the rows.
    let totals: [Total]

    static let departmentColumn = 1
    static let amountColumn = 3
    private static let widths: [Double] = [34, 9, 18, 10, 14, 10, 10, 10, 9, 9, 9]

    init(_ tables: SummaryTables, _ filings: FilingsSheet, _ language: Language) {
        func text(_ zh: String, _ en: String) -> String { BilingualText(zh: zh, en: en)[language] }
        let name = SummarySheetName.departments
        var plan = SheetPlan(name: name.text(language), tab: name.tab, columnWidths: Self.widths)
        plan.addTitle(
            name.text(language),
            note: text(
                "金额单位：元。金额只计项目申报，部门整体表中的同一笔钱不重复计算。数字由“项目清单”实时汇总。",
                "Amounts in yuan, of project filings only: a department's overall form states the same money again. Counted live from \"Filings\"."
            ))
        plan.addHeader(
            [text("主管部门", "Department"), text("申报数", "Filings"), text("项目申报金额", "Project amount")]
                + Verdict.allCases.map { $0.label[language] } + Severity.allCases.map { $0.label[language] })
        let source = SheetPlan.quoted(filings.plan.name) + "!"
        let first = plan.nextRow
        var totals: [Total] = []
        // A province has thousands of departments: each looking through all filings would take longer than all else.
        let rowsOfDepartment = Dictionary(grouping: tables.filings, by: \.department)
        for (index, department) in tables.departments.enumerated() {
            let rows = rowsOfDepartment[department] ?? []  // the departments are those of the rows
            let banded = index % 2 == 1
            let row = plan.nextRow
            let key = "\(source)\(filings.department),A\(row)"
            let amount = rows.filter { $0.kind == .project }.compactMap { $0.filing?.amount }.reduce(.zero, +)
            var cells: [SheetPlan.Cell] = [
                .text(department, banded: banded),
                .formula(
                    "COUNTIFS(\(key),\(source)\(filings.kind),\"<>—\")", Double(rows.count { $0.kind != .none }),
                    .integer,
                    banded: banded),
                .formula(
                    "SUMIFS(\(source)\(filings.amount),\(key),\(source)\(filings.kind),\"\(filings.projectKind)\")",
                    amount.yuan, .money, banded: banded),
            ]
            for verdict in Verdict.allCases {
                cells.append(
                    .formula(
                        "COUNTIFS(\(key),\(source)\(filings.verdict),\"\(verdict.label[language])\")",
                        Double(rows.count { $0.verdict == verdict }), .integer, banded: banded))
            }
            for severity in Severity.allCases {
                guard let range = filings.counts[severity] else { continue }
                cells.append(
                    .formula(
                        "SUMIFS(\(source)\(range),\(key))", Double(rows.reduce(0) { $0 + $1.count(severity) }),
                        .integer,
                        banded: banded))
            }
            plan.addFitted(cells)
            totals.append(Total(department: department, amount: amount, row: row))
        }
        if tables.departments.isEmpty {
            plan.addNothing(text("没有申报文件。", "No files."))
        } else {
            let last = plan.nextRow - 1
            plan.addTotals(text("合计", "Total"), rows: first...last)
            plan.filter = CellRange(
                CellReference(clampingRow: first - 1, column: 1),
                CellReference(clampingRow: last, column: Self.widths.count))
            plan.bars = [
                .init(
                    range: CellRange(
                        CellReference(clampingRow: first, column: Self.amountColumn),
                        CellReference(clampingRow: last, column: Self.amountColumn)), colour: 0xB9D3EE)
            ]
            plan.alarms = [6, 7, 9].map { column in
                CellRange(
                    CellReference(clampingRow: first, column: column), CellReference(clampingRow: last, column: column))
            }
        }
        self.plan = plan
        self.totals = totals
    }
}

extension SheetPlan {
    /// A row of sums below a table whose first column is a name and whose other columns are formulas with values.
    fileprivate mutating func addTotals(_ label: String, rows tableRows: ClosedRange<Int>) {
        var cells: [Cell] = [.text(label, .total)]
        for column in 2...columnWidths.count {
            var value = 0.0
            var isMoney = false
            for row in tableRows {
                let cell = rows[row - 1].cells[column - 1]
                if case .formula(_, let cached) = cell.content { value += cached }
                if case .money = cell.style.role { isMoney = true }
            }
            let range = CellRange(
                CellReference(clampingRow: tableRows.lowerBound, column: column),
                CellReference(clampingRow: tableRows.upperBound, column: column))
            cells.append(.formula("SUM(\(range))", value, isMoney ? .totalMoney : .totalInteger))
        }
        add(cells, height: 22)
    }
}
