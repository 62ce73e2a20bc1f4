import FilingModel
import Rules
import Spreadsheet

/// The first sheet: what a head of department wants to know, and where to look on.
struct SummaryOverview {
    let sheet: SummarySheet
    let ringTitle: String
    let verdictNames: String
    let verdictCounts: String
    /// The departments that ask for most; nil without any amount.
    let bars: (title: String, names: String, values: String)?

    init(_ record: ReviewRecord, _ language: Language, filings: SummarySheet, tables: SummaryTables) {
        func text(_ zh: String, _ en: String) -> String { BilingualText(zh: zh, en: en)[language] }
        var rows: [[SummarySheet.Cell]] = []
        func line(_ name: String, _ cell: SummarySheet.Cell) { rows.append([.text(name), cell]) }
        let verdictColumn = filings.range(ofColumn: SummaryTables.verdictColumn)
        for verdict in Verdict.allCases {
            let label = verdict.label[language]
            rows.append([
                .verdict(verdict, label),
                .countFormula("=COUNTIF(\(verdictColumn),\"\(label)\")", tables.ledger.count { $0.verdict == verdict }),
            ])
        }
        let first = SummarySheet.firstRow
        line(
            text("合计（份）", "Filings in all"),
            .countFormula("=SUM(B\(first):B\(first + Verdict.allCases.count - 1))", tables.ledger.count))
        line(text("文件（个）", "Files"), .integer(record.files.count))
        line(
            text("项目申请金额（元）", "Project requests (yuan)"),
            .moneyFormula(
                "=SUMIFS(\(filings.range(ofColumn: SummaryTables.amountColumn)),\(filings.range(ofColumn: SummaryTables.layoutColumn)),\"\(tables.projectLabel)\")",
                record.projectAmount))
        for severity in Severity.allCases {
            rows.append([
                .severity(severity, severity.label[language]),
                .countFormula(
                    "=COUNTIF('\(tables.findingsName)'!$\(SummaryTables.severityColumn):$\(SummaryTables.severityColumn),\"\(severity.label[language])\")",
                    record.count(severity)),
            ])
        }
        line(text("需事前评估（项）", "Ex-ante evaluation needed"), .integer(tables.evaluations.rows.count))
        if record.hasRoster {
            line(text("名册上未申报（项）", "On the roster, not filed"), .integer(record.missing.count))
            line(text("名册外申报（项）", "Filed, not on the roster"), .integer(record.unlisted.count))
        }
        let top = tables.departmentAmounts.prefix(10)
        let topRow = first + rows.count + 1
        if !top.isEmpty {
            rows.append([.blank, .blank])
            for (name, amount) in top { rows.append([.text(name), .money(amount)]) }
        }
        let name = text("概览", "Overview")
        sheet = SummarySheet(
            name: name, title: text("绩效目标审核汇总", "Review of performance targets: summary"),
            note: record.profile.title[language], columns: [
                .init(heading: text("项目", "Item"), width: 30), .init(heading: text("数量", "Number"), width: 18),
                .init(heading: "", width: 3),
            ], rows: rows, totals: nil, hasFilter: false)
        ringTitle = text("审核结论", "Verdicts")
        let last = first + Verdict.allCases.count - 1
        verdictNames = "'\(name)'!$A$\(first):$A$\(last)"
        verdictCounts = "'\(name)'!$B$\(first):$B$\(last)"
        bars =
            top.isEmpty
            ? nil
            : (
                text("申请金额最多的部门（元）", "Departments by amount requested (yuan)"),
                "'\(name)'!$A$\(topRow):$A$\(topRow + top.count - 1)", "'\(name)'!$B$\(topRow):$B$\(topRow + top.count - 1)"
            )
    }
}
