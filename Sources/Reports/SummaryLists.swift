import FilingModel
import Rules
import Spreadsheet

/// The lists behind the ledger: findings, evaluations, what was not filed, and how the rules fared.
extension SummaryTables {
    var findings: SummarySheet {
        var rows: [[SummarySheet.Cell]] = []
        for file in record.files {
            if let failure = file.failure {
                rows.append(
                    [.text(file.path), .text("—"), .text("—"), .short("—"), .short("—")]
                        + [
                            .severity(.error, Severity.error.label[language]), .short(failure.rule?.rawValue ?? "—"),
                            .text(failure.message[language]), .blank, .blank, .blank, .blank, .blank,
                        ])
            }
            for found in file.findings {
                rows.append(row(found.finding, file, found.filing.map { file.filings[$0] }, isApplied: found.isApplied))
            }
        }
        for finding in record.registerFindings { rows.append(row(finding, nil, nil, isApplied: false)) }
        return SummarySheet(
            name: findingsName, title: text("问题清单", "Findings"),
            note: text("点击单元格跳到批注稿中的位置", "Click a cell to jump to it in the annotated copy"),
            columns: [
                .init(heading: text("文件", "File"), width: 26), .init(heading: text("单位", "Unit"), width: 20),
                .init(heading: text("项目", "Project"), width: 20), .init(heading: text("工作表", "Sheet"), width: 12),
                .init(heading: text("单元格", "Cell"), width: 8), .init(heading: text("级别", "Severity"), width: 9),
                .init(heading: text("规则", "Rule"), width: 9), .init(heading: text("问题", "What is wrong"), width: 40),
                .init(heading: text("怎么改", "What to do"), width: 36), .init(heading: text("依据", "Clause"), width: 22),
                .init(heading: text("原值", "Now"), width: 13), .init(heading: text("建议值", "Proposed"), width: 13),
                .init(heading: text("已更正", "Corrected"), width: 10),
            ], rows: rows, totals: nil, tabColour: 0xC00000)
    }

    private func row(
        _ finding: Finding, _ file: ReviewRecord.FileRecord?, _ filing: ReviewRecord.FilingRecord?, isApplied: Bool
    ) -> [SummarySheet.Cell] {
        let cell = finding.origin.cell.description
        let sheet = finding.origin.sheet
        let place: SummarySheet.Cell
        if sheet.isEmpty {
            place = .short("—")
        } else if let path = file?.annotatedPath {
            let quoted = sheet.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
            place = .link(cell, path: path, location: "'\(quoted)'!\(cell)")
        } else {
            place = .short(cell)
        }
        return [
            .text(file?.path ?? finding.origin.workbook.name), .text(filing?.unit ?? "—"), .text(filing?.project ?? "—"),
            .short(sheet.isEmpty ? "—" : sheet), place,
            .severity(finding.severity, finding.severity.label[language]), .short(finding.rule.rawValue),
            .text(finding.message[language]), .text(finding.mend[language]), .text(finding.source[language]),
            finding.correction.map { .text($0.before) } ?? .blank,
            finding.correction.map { .text($0.afterText.isEmpty ? text("（清空）", "(emptied)") : $0.afterText) } ?? .blank,
            finding.correction == nil ? .blank : .short(isApplied ? text("是", "yes") : text("否", "no")),
        ]
    }

    /// Projects above the threshold of ex-ante evaluation, with what they refer to.
    var evaluations: SummarySheet {
        let wanted = ledger.filter { $0.filing?.needsEvaluation == true }
        var limit = "—"
        if case .money(let threshold)? = record.profile.entry("GATE-01", "threshold")?.value { limit = threshold.text(in: .tenThousandYuan) }
        let rows = wanted.enumerated().map { index, line -> [SummarySheet.Cell] in
            let isMissing = line.file.findings.contains { $0.finding.rule == "GATE-01" && line.owns($0) }
            return [
                .integer(index + 1), .text(line.filing?.unit ?? "—"), .text(line.filing?.project ?? "—"), .money(line.filing?.amount),
                .short(line.filing?.fundKind?.rawValue ?? "—"), .text(line.filing?.evaluation ?? "—"),
                isMissing
                    ? .verdict(.refused, text("缺评估结果", "No evaluation")) : .verdict(.accepted, text("已有评估", "Evaluated")),
                .text(line.file.path),
            ]
        }
        var sheet = SummarySheet(
            name: text("需事前评估", "Ex-ante evaluation"), title: text("需事前评估的项目", "Projects that need an ex-ante evaluation"),
            note: text("申请金额超过 \(limit) 的项目", "Requests above \(limit)"),
            columns: [
                .init(heading: text("序号", "No."), width: 6), .init(heading: text("单位", "Unit"), width: 28),
                .init(heading: text("项目", "Project"), width: 34), .init(heading: text("金额（元）", "Amount (yuan)"), width: 17),
                .init(heading: text("资金类型", "Funds"), width: 12), .init(heading: text("评估文号或结论", "Evaluation"), width: 30),
                .init(heading: text("状态", "State"), width: 14), .init(heading: text("文件", "File"), width: 40),
            ], rows: rows, totals: nil, tabColour: 0xFFC000)
        sheet.totals = [.short(text("合计", "Total")), .blank, .blank]
            + [
                .moneyFormula(
                    "=SUM(D\(SummarySheet.firstRow):D\(sheet.lastRow))", wanted.compactMap { $0.filing?.amount }.reduce(.zero, +))
            ] + [.blank, .blank, .blank, .blank]
        return sheet
    }

    /// Roster rows without a filing, then filings without a roster row.
    var unfiled: SummarySheet {
        let missing = record.missing.map { entry -> [SummarySheet.Cell] in
            [
                .verdict(.refused, text("未申报", "Not filed")), .short(entry.unitCode ?? "—"), .text(entry.unitName),
                .text(entry.projectName ?? text("部门整体支出", "Department's overall form")), .money(entry.amount),
                .short(entry.fundKind?.rawValue ?? "—"), .text(text("不予受理资金申请", "The request is refused")),
            ]
        }
        let unlisted = record.unlisted.map { place -> [SummarySheet.Cell] in
            let file = record.files[place.file]
            let filing = file.filings[place.filing]
            return [
                .verdict(.acceptedWithWarnings, text("名册外", "Not listed")), .short(filing.unitCode ?? "—"), .text(filing.unit ?? "—"),
                .text(filing.project ?? text("部门整体支出", "Department's overall form")), .money(filing.amount),
                .short(filing.fundKind?.rawValue ?? "—"), .text(file.path),
            ]
        }
        return SummarySheet(
            name: text("未申报", "Not filed"), title: text("未申报与名册外申报", "Not filed, and filed without being listed"),
            note: record.hasRoster
                ? text("凡未编制绩效目标申报表的，不予受理资金申报事项", "Without a target form a request is not accepted")
                : text("本次审核没有提供名册", "No roster was given"),
            columns: [
                .init(heading: text("状态", "State"), width: 12), .init(heading: text("单位编码", "Unit code"), width: 12),
                .init(heading: text("单位", "Unit"), width: 30), .init(heading: text("项目", "Project"), width: 36),
                .init(heading: text("金额（元）", "Amount (yuan)"), width: 17), .init(heading: text("资金类型", "Funds"), width: 12),
                .init(heading: text("说明", "Remark"), width: 40),
            ], rows: missing + unlisted, totals: nil, tabColour: 0xC00000)
    }

    var rules: SummarySheet {
        var findings: [RuleID: Int] = [:]
        for found in record.files.flatMap(\.findings).map(\.finding) + record.registerFindings { findings[found.rule, default: 0] += 1 }
        let rows = RuleCatalogue.descriptions.sorted { $0.id < $1.id }.map { rule -> [SummarySheet.Cell] in
            let tally = record.outcomes[rule.id] ?? RuleBook.Tally()  // switched off: it judged nothing
            let severity = record.profile.severity(of: rule)
            return [
                .short(rule.id.rawValue), .text(rule.title[language]), .severity(severity, severity.label[language]),
                .integer(tally.pass), .integer(tally.fail), .integer(tally.notEvaluated), .integer(findings[rule.id] ?? 0),  // none
                .text(rule.source[language]),
            ]
        }
        var sheet = SummarySheet(
            name: text("规则统计", "Rules"), title: text("规则统计", "Rules"), note: text("每条规则对每份申报的结果", "What each rule said of each filing"),
            columns: [
                .init(heading: text("规则", "Rule"), width: 10), .init(heading: text("名称", "Title"), width: 36),
                .init(heading: text("级别", "Severity"), width: 9), .init(heading: text("通过", "Pass"), width: 9),
                .init(heading: text("未通过", "Fail"), width: 9), .init(heading: text("未评", "Not evaluated"), width: 11),
                .init(heading: text("问题数", "Findings"), width: 10), .init(heading: text("依据", "Clause"), width: 60),
            ], rows: rows, totals: nil, tabColour: 0x7F7F7F)
        let first = SummarySheet.firstRow
        let last = sheet.lastRow
        sheet.totals = [.short(text("合计", "Total")), .blank, .blank]
            + zip(["D", "E", "F"], [\RuleBook.Tally.pass, \.fail, \.notEvaluated]).map { column, path in
                .countFormula("=SUM(\(column)\(first):\(column)\(last))", record.outcomes.values.reduce(0) { $0 + $1[keyPath: path] })
            }
            + [.countFormula("=SUM(G\(first):G\(last))", findings.values.reduce(0, +)), .blank]
        return sheet
    }
}

extension SummaryTables.Line {
    func owns(_ found: ReviewRecord.FindingRecord) -> Bool {
        found.filing.map { file.filings[$0].origin == filing?.origin } ?? true
    }
}
