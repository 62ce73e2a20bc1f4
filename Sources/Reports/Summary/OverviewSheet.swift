import FilingModel
import Rules
import Spreadsheet

/// 概览: the run at a glance. All numbers are formulas over the other sheets.
struct OverviewSheet {
    let plan: SheetPlan

    /// Twelve equal columns, in which cards take two.
    private static let widths = [Double](repeating: 12, count: 12)
    private static let largest = 10

    init(
        _ record: ReviewRecord, _ tables: SummaryTables, _ filings: FilingsSheet, _ departments: DepartmentsSheet,
        _ findings: FindingsSheet, _ unfiled: UnfiledSheet, _ language: Language
    ) {
        func text(_ zh: String, _ en: String) -> String { BilingualText(zh: zh, en: en)[language] }
        let name = SummarySheetName.overview
        var plan = SheetPlan(name: name.text(language), tab: name.tab, columnWidths: Self.widths)
        plan.use.fitsOnePage = true
        plan.addTitle(
            SummaryWorkbook.title(record, language),
            note: text(
                "\(record.profile.title.zh) · 预算年度 \(record.year.year) · 规则档案 \(record.profile.id) · filingdesk \(record.version) · 金额单位：元",
                "\(record.profile.title.en) · budget year \(record.year.year) · profile \(record.profile.id) · filingdesk \(record.version) · amounts in yuan"
            ))
        plan.add([], height: 6)
        let source = SheetPlan.quoted(filings.plan.name) + "!"
        let amountOfProjects = record.projectAmount.yuan
        let filed =
            "COUNTIF(\(source)\(filings.kind),\"\(filings.projectKind)\")+COUNTIF(\(source)\(filings.kind),\"\(filings.departmentKind)\")"
        let sent = [Verdict.returned, .refused].map { "COUNTIF(\(source)\(filings.verdict),\"\($0.label[language])\")" }
        let sentCount = tables.filings.count { $0.verdict == .returned || $0.verdict == .refused }
        let found = "COUNTA(\(SheetPlan.quoted(findings.plan.name))!\(findings.severities))"
        let foundCount = tables.findings.count + record.files.count { $0.failure != nil }
        let missing = unfiled.missing.map { "COUNTA(\(SheetPlan.quoted(unfiled.plan.name))!\($0))" }
        plan.addCards([
            (text("文件", "Files"), nil, Double(record.files.count), .cardInteger),
            (text("申报", "Filings"), filed, Double(record.filingCount), .cardInteger),
            (
                text("项目申报金额", "Project amount"),
                "SUMIFS(\(source)\(filings.amount),\(source)\(filings.kind),\"\(filings.projectKind)\")",
                amountOfProjects, .cardMoney
            ),
            (text("退回或不予受理", "Returned or refused"), sent.joined(separator: "+"), Double(sentCount), .cardInteger),
            (text("问题", "Findings"), findings.isEmpty ? nil : found, Double(foundCount), .cardInteger),
            (text("未申报", "Not filed"), missing, Double(record.missing.count), .cardInteger),
        ])
        plan.add([], height: 10)
        plan.addVerdicts(tables, filings, language)
        plan.addSeverities(tables, filings, language)
        plan.addLargest(
            Array(departments.totals.filter { $0.amount > .zero }.sorted(by: Self.isLarger).prefix(Self.largest)),
            departments, language)
        plan.addContents(hasWaivers: record.waivers != nil, language)
        self.plan = plan
    }

    private static func isLarger(_ left: DepartmentsSheet.Total, _ right: DepartmentsSheet.Total) -> Bool {
        (right.amount, left.row) < (left.amount, right.row)
    }
}

extension SheetPlan {
    /// Cards of two columns each: what is counted above, the number below.
    fileprivate mutating func addCards(
        _ cards: [(label: String, formula: String?, value: Double, role: SheetStyle.Role)]
    ) {
        add(cards.map { Cell(content: .text($0.label), style: SheetStyle(.cardLabel), span: 2) }, height: 20)
        add(
            cards.map { card in
                let content: Content =
                    card.formula.map { .formula($0, cached: card.value) } ?? .integer(Int(card.value))
                return Cell(content: content, style: SheetStyle(card.role), span: 2)
            }, height: 34)
    }

    fileprivate mutating func addVerdicts(_ tables: SummaryTables, _ filings: FilingsSheet, _ language: Language) {
        func text(_ zh: String, _ en: String) -> String { BilingualText(zh: zh, en: en)[language] }
        let source = SheetPlan.quoted(filings.plan.name) + "!"
        let hasFormless = tables.filings.contains { $0.filing == nil }
        add(
            [
                .text(
                    hasFormless
                        ? text("审核结论（未找到申报表的文件各计一项）", "Verdicts (a file without a form counts as one)")
                        : text("审核结论", "Verdicts"), .section)
            ], height: 24)
        let chartRow = nextRow
        addRow([
            (text("结论", "Verdict"), 2), (text("数量", "Number"), 1), (text("占比", "Share"), 1),
            (text("项目金额", "Project amount"), 2),
        ])
        let first = nextRow
        let last = first + Verdict.allCases.count - 1
        for verdict in Verdict.allCases {
            let rows = tables.filings.filter { $0.verdict == verdict }
            let amount = rows.filter { $0.kind == .project }.compactMap { $0.filing?.amount }.reduce(.zero, +)
            let row = nextRow
            let share = tables.filings.isEmpty ? 0 : Double(rows.count) / Double(tables.filings.count)
            let numbers = CellRange(
                CellReference(clampingRow: first, column: 3), CellReference(clampingRow: last, column: 3))
            add(
                [
                    Cell(content: .text(verdict.label[language]), style: SheetStyle(.verdict(verdict)), span: 2),
                    .formula("COUNTIF(\(source)\(filings.verdict),A\(row))", Double(rows.count), .integer),
                    .formula("IF(SUM(\(numbers))=0,0,C\(row)/SUM(\(numbers)))", share, .share),
                    Cell(
                        content: .formula(
                            "SUMIFS(\(source)\(filings.amount),\(source)\(filings.verdict),A\(row),\(source)\(filings.kind),\"\(filings.projectKind)\")",
                            cached: amount.yuan), style: SheetStyle(.money), span: 2),
                ], height: 21)
        }
        charts.append(
            Chart(
                kind: .doughnut, title: text("审核结论", "Verdicts"),
                categories: CellRange(
                    CellReference(clampingRow: first, column: 1), CellReference(clampingRow: last, column: 1)),
                values: CellRange(
                    CellReference(clampingRow: first, column: 3), CellReference(clampingRow: last, column: 3)),
                numbers: Verdict.allCases.map { verdict in Double(tables.filings.count { $0.verdict == verdict }) },
                colours: Verdict.allCases.map { SheetStyle.colours(of: $0).solid },
                corner: CellReference(clampingRow: chartRow, column: 8), size: (440, 292)))
    }

    fileprivate mutating func addSeverities(_ tables: SummaryTables, _ filings: FilingsSheet, _ language: Language) {
        func text(_ zh: String, _ en: String) -> String { BilingualText(zh: zh, en: en)[language] }
        let source = SheetPlan.quoted(filings.plan.name) + "!"
        add([], height: 8)
        add([.text(text("申报中的问题", "Findings in filings"), .section)], height: 24)
        addRow([
            (text("级别", "Severity"), 2), (text("数量", "Number"), 1), (text("有此类问题的申报", "Filings that have them"), 3),
        ])
        for severity in Severity.allCases {
            guard let range = filings.counts[severity] else { continue }
            let sum = tables.filings.reduce(0) { $0 + $1.count(severity) }
            add(
                [
                    Cell(content: .text(severity.label[language]), style: SheetStyle(.severity(severity)), span: 2),
                    .formula("SUM(\(source)\(range))", Double(sum), .integer),
                    Cell(
                        content: .formula(
                            "COUNTIF(\(source)\(range),\">0\")",
                            cached: Double(tables.filings.count { $0.count(severity) > 0 })),
                        style: SheetStyle(.integer), span: 3),
                ], height: 21)
        }
    }

    fileprivate mutating func addLargest(
        _ totals: [DepartmentsSheet.Total], _ departments: DepartmentsSheet, _ language: Language
    ) {
        guard !totals.isEmpty else { return }
        func text(_ zh: String, _ en: String) -> String { BilingualText(zh: zh, en: en)[language] }
        let source = SheetPlan.quoted(departments.plan.name) + "!"
        let cell = { (total: DepartmentsSheet.Total, column: Int) in
            "\(source)\(CellReference(clampingRow: total.row, column: column))"
        }
        add([], height: 8)
        add([.text(text("申报金额最多的部门", "Departments with the largest amounts"), .section)], height: 24)
        let chartRow = nextRow
        addRow([(text("主管部门", "Department"), 4), (text("项目申报金额", "Project amount"), 2)])
        let first = nextRow
        for total in totals {
            add(
                [
                    Cell(
                        content: .link(
                            total.department, target: "#\(cell(total, DepartmentsSheet.departmentColumn))"),
                        style: SheetStyle(.link), span: 4),
                    Cell(
                        content: .formula(cell(total, DepartmentsSheet.amountColumn), cached: total.amount.yuan),
                        style: SheetStyle(.money), span: 2),
                ], height: 21)
        }
        let last = nextRow - 1
        charts.append(
            Chart(
                kind: .bar, title: text("各部门项目申报金额（元）", "Project amounts by department (yuan)"),
                categories: CellRange(
                    CellReference(clampingRow: first, column: 1), CellReference(clampingRow: last, column: 1)),
                values: CellRange(
                    CellReference(clampingRow: first, column: 5), CellReference(clampingRow: last, column: 5)),
                numbers: totals.map(\.amount.yuan), colours: [0x4F8FCB],
                corner: CellReference(clampingRow: chartRow, column: 8),
                size: (440, max(200, 60 + 26 * totals.count))))
        // The chart needs more rows than a short table has.
        for _ in totals.count..<max(totals.count, 6) { add([], height: 21) }
    }

    fileprivate mutating func addContents(hasWaivers: Bool, _ language: Language) {
        add([], height: 8)
        add([.text(BilingualText(zh: "本工作簿", en: "In this workbook")[language], .section)], height: 24)
        for sheet in SummarySheetName.allCases where sheet != .overview && (sheet != .waivers || hasWaivers) {
            let name = sheet.text(language)
            add(
                [
                    Cell(
                        content: .link(name, target: "#\(SheetPlan.quoted(name))!A1"), style: SheetStyle(.link), span: 2
                    ),
                    Cell(content: .text(sheet.purpose[language]), style: SheetStyle(.text), span: 10),
                ], height: 20)
        }
    }

    private mutating func addRow(_ headings: [(text: String, span: Int)]) {
        add(headings.map { Cell(content: .text($0.text), style: SheetStyle(.header), span: $0.span) }, height: 22)
    }
}
