import FilingModel
import Rules
import Spreadsheet

/// The tables of the summary: one line a filing, a department, a finding, a rule.
struct SummaryTables {
    let record: ReviewRecord
    let language: Language
    /// One line a filing; a file without any has a line of its own, so that nothing handed in is missing from the ledger.
    let ledger: [Line]

    struct Line {
        let file: ReviewRecord.FileRecord
        let filing: ReviewRecord.FilingRecord?
        let verdict: Verdict
        let counts: [Severity: Int]
    }

    /// Columns of the ledger that formulas refer to.
    static let departmentColumn = "C"
    static let layoutColumn = "F"
    static let amountColumn = "G"
    static let verdictColumn = "J"
    static let severityColumn = "F"

    init(_ record: ReviewRecord, _ language: Language) {
        self.record = record
        self.language = language
        ledger = record.files.flatMap { file -> [Line] in
            func counts(_ isIncluded: (Int?) -> Bool) -> [Severity: Int] {
                file.findings.reduce(into: [:]) { counts, found in
                    if isIncluded(found.filing) { counts[found.finding.severity, default: 0] += 1 }
                }
            }
            guard !file.filings.isEmpty else {
                return [Line(file: file, filing: nil, verdict: file.verdict, counts: counts { _ in true })]
            }
            return file.filings.enumerated().map { index, filing in
                // What concerns the whole file is counted once, with its first filing.
                Line(
                    file: file, filing: filing, verdict: filing.verdict,
                    counts: counts { $0 == index || $0 == nil && index == 0 })
            }
        }
    }

    var projectLabel: String { text("项目", "Project") }
    private var departmentLabel: String { text("部门整体", "Department") }
    var findingsName: String { text("问题清单", "Findings") }
    private var noDepartment: String { text("（未注明）", "(not stated)") }

    var filings: SummarySheet {
        let names = departmentNames
        let rows = ledger.enumerated().map { index, line -> [SummarySheet.Cell] in
            let filing = line.filing
            let file: SummarySheet.Cell = line.file.annotatedPath.map { .link(line.file.path, path: $0, location: nil) } ?? .text(line.file.path)
            return [
                .integer(index + 1), file, .text(names[index]), .text(filing?.unit ?? "—"),
                .text(filing?.project ?? line.file.failure?.message[language] ?? "—"),
                .short(filing.map { $0.layout == .department ? departmentLabel : projectLabel } ?? "—"), .money(filing?.amount),
                .short(filing?.fundKind?.rawValue ?? "—"), .text(filing?.evaluation ?? "—"),
                .verdict(line.verdict, line.verdict.label[language]),
            ] + Severity.allCases.map { .integer(line.counts[$0] ?? 0) }  // no finding of that weight
        }
        var sheet = SummarySheet(
            name: text("项目清单", "Filings"), title: text("项目清单", "Filings"), note: text("点击文件名打开批注稿", "Click a file to open its annotated copy"),
            columns: [
                .init(heading: text("序号", "No."), width: 6), .init(heading: text("文件", "File"), width: 30),
                .init(heading: text("部门", "Department"), width: 20), .init(heading: text("单位", "Unit"), width: 22),
                .init(heading: text("项目", "Project"), width: 26), .init(heading: text("类别", "Kind"), width: 11),
                .init(heading: text("金额（元）", "Amount (yuan)"), width: 17), .init(heading: text("资金类型", "Funds"), width: 12),
                .init(heading: text("事前评估", "Ex-ante evaluation"), width: 22), .init(heading: text("结论", "Verdict"), width: 16),
                .init(heading: text("错误", "Errors"), width: 8), .init(heading: text("警告", "Warnings"), width: 8),
                .init(heading: text("提示", "Notices"), width: 8),
            ], rows: rows, totals: nil)
        let first = SummarySheet.firstRow
        let last = sheet.lastRow
        sheet.totals =
            [.short(text("合计", "Total")), .blank, .blank, .blank, .blank, .blank]
            + [.moneyFormula("=SUM(G\(first):G\(last))", ledger.compactMap { $0.filing?.amount }.reduce(.zero, +)), .blank, .blank, .blank]
            + zip(["K", "L", "M"], Severity.allCases).map { column, severity in
                .countFormula("=SUM(\(column)\(first):\(column)\(last))", ledger.reduce(0) { $0 + ($1.counts[severity] ?? 0) })  // none
            }
        return sheet
    }

    /// By line of the ledger.
    private var departmentNames: [String] {
        var known: [String: String] = [:]
        for filing in ledger.compactMap(\.filing) {
            if let code = filing.departmentCode, let name = filing.department, known[code] == nil { known[code] = name }
        }
        return ledger.map { line in
            let parts = [line.filing?.departmentCode, line.filing?.department ?? line.filing?.departmentCode.flatMap { known[$0] }].compactMap(\.self)
            return parts.isEmpty ? noDepartment : parts.joined(separator: " ")
        }
    }

    /// Departments with the amounts of their projects, largest first.
    var departmentAmounts: [(name: String, amount: Money)] {
        var amounts: [String: Money] = [:]
        for (line, name) in zip(ledger, departmentNames) {
            if let filing = line.filing, filing.layout != .department, let amount = filing.amount {
                amounts[name, default: .zero] += amount
            }
        }
        return amounts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
    }

    func departments(_ filings: SummarySheet) -> SummarySheet {
        let names = departmentNames
        let department = filings.range(ofColumn: Self.departmentColumn)
        let verdicts = filings.range(ofColumn: Self.verdictColumn)
        let groups = Dictionary(grouping: zip(ledger, names), by: \.1).mapValues { $0.map(\.0) }
        let ordered = groups.sorted { $0.key < $1.key }
        let first = SummarySheet.firstRow
        let rows = ordered.enumerated().map { index, group -> [SummarySheet.Cell] in
            let row = first + index
            let money = group.value.compactMap { $0.filing }.filter { $0.layout != .department }.compactMap(\.amount).reduce(.zero, +)
            return [.text(group.key), .countFormula("=COUNTIF(\(department),$A\(row))", group.value.count)]
                + Verdict.allCases.map { verdict in
                    .countFormula(
                        "=COUNTIFS(\(department),$A\(row),\(verdicts),\"\(verdict.label[language])\")",
                        group.value.count { $0.verdict == verdict })
                }
                + zip(["K", "L", "M"], Severity.allCases).map { column, severity in
                    .countFormula(
                        "=SUMIFS(\(filings.range(ofColumn: column)),\(department),$A\(row))",
                        group.value.reduce(0) { $0 + ($1.counts[severity] ?? 0) })  // none
                }
                + [
                    .moneyFormula(
                        "=SUMIFS(\(filings.range(ofColumn: Self.amountColumn)),\(department),$A\(row),\(filings.range(ofColumn: Self.layoutColumn)),\"\(projectLabel)\")",
                        money)
                ]
        }
        var sheet = SummarySheet(
            name: text("部门汇总", "Departments"), title: text("部门汇总", "Departments"),
            note: text("金额只计项目申报，不含部门整体支出", "Amounts are those of projects, without departments' overall forms"),
            columns: [.init(heading: text("部门", "Department"), width: 30), .init(heading: text("申报数", "Filings"), width: 9)]
                + Verdict.allCases.map { .init(heading: $0.label[language], width: 13) }
                + Severity.allCases.map { .init(heading: $0.label[language], width: 8) }
                + [.init(heading: text("项目金额（元）", "Projects (yuan)"), width: 19)],
            rows: rows, totals: nil)
        let last = sheet.lastRow
        func sum(_ index: Int, _ value: Int) -> SummarySheet.Cell {
            let letter = CellReference.columnName(index + 1)
            return .countFormula("=SUM(\(letter)\(first):\(letter)\(last))", value)
        }
        sheet.totals =
            [.short(text("合计", "Total")), sum(1, ledger.count)]
            + Verdict.allCases.enumerated().map { index, verdict in sum(2 + index, ledger.count { $0.verdict == verdict }) }
            + Severity.allCases.enumerated().map { index, severity in
                sum(2 + Verdict.allCases.count + index, ledger.reduce(0) { $0 + ($1.counts[severity] ?? 0) })  // none
            }
            + [.moneyFormula("=SUM(K\(first):K\(last))", record.projectAmount)]
        return sheet
    }

    func text(_ zh: String, _ en: String) -> String { BilingualText(zh: zh, en: en)[language] }
}
