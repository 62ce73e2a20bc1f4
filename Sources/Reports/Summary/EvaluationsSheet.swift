import FilingModel
import Rules
import Spreadsheet

/// 需事前评估: the projects above the threshold of ex-ante evaluation, and which of them lack the result.
struct EvaluationsSheet {
    let plan: SheetPlan

    private static let widths: [Double] = [6, 28, 28, 36, 13, 18, 30, 12, 13, 34]

    init(_ record: ReviewRecord, _ tables: SummaryTables, _ language: Language) {
        func text(_ zh: String, _ en: String) -> String { BilingualText(zh: zh, en: en)[language] }
        let name = SummarySheetName.evaluations
        var plan = SheetPlan(name: name.text(language), tab: name.tab, columnWidths: Self.widths)
        var note = text("金额单位：元。", "Amounts in yuan. ")
        if let entry = record.profile.entry("GATE-01", "threshold"), case .money(let threshold) = entry.value {
            note += text(
                "门槛：超过 \(threshold.text(in: .tenThousandYuan))（\(entry.source)）。",
                "Threshold: above \(threshold.text(in: .yuan)) (\(entry.source)).")
        }
        plan.addTitle(name.text(language), note: note)
        plan.addHeader([
            text("序号", "No."), text("主管部门", "Department"), text("单位", "Unit"), text("项目", "Project"),
            text("资金类型", "Kind of money"), text("申报金额", "Amount"), text("事前评估文号或结论", "Evaluation"),
            text("评估结果", "Result"), text("结论", "Verdict"), text("文件", "File"),
        ])
        let first = plan.nextRow
        let rows = tables.filings.compactMap { row in row.filing.flatMap { $0.needsEvaluation ? (row, $0) : nil } }
        for (index, (row, filing)) in rows.enumerated() {
            let banded = index % 2 == 1
            let isMissing = filing.evaluation?.isEmpty != false || Self.isObjected(filing, in: row.file)
            plan.addFitted([
                .integer(index + 1, banded: banded), .text(row.department, banded: banded),
                .text(filing.unit, banded: banded), .text(filing.project, banded: banded),
                .text(filing.fundKind?.label[language], .centred, banded: banded),
                .money(filing.amount, banded: banded),
                .text(filing.evaluation, banded: banded),
                .text(isMissing ? text("缺少", "missing") : text("已提供", "given"), isMissing ? .bad : .good),
                .text(row.verdict.label[language], .verdict(row.verdict)),
                .link(
                    row.file.path, to: row.file.target(sheet: filing.sheet, cell: filing.origin.cell), banded: banded),
            ])
        }
        if rows.isEmpty {
            plan.addNothing(text("没有超过门槛的项目。", "No project is above the threshold."))
        } else {
            let last = plan.nextRow - 1
            let amounts = plan.column(5, from: first)
            plan.filter = CellRange(
                CellReference(clampingRow: first - 1, column: 1),
                CellReference(clampingRow: last, column: Self.widths.count))
            let total = rows.compactMap { $0.1.amount }.reduce(.zero, +)
            plan.add(
                [.text(text("合计", "Total"), .total)] + (0..<4).map { _ in .text(nil, .total) }
                    + [.formula("SUM(\(amounts))", total.yuan, .totalMoney)] + (0..<4).map { _ in .text(nil, .total) },
                height: 22)
        }
        self.plan = plan
    }

    /// The gate objects, as to a placeholder in place of a reference.
    private static func isObjected(_ filing: ReviewRecord.FilingRecord, in file: ReviewRecord.FileRecord) -> Bool {
        file.findings.contains { found in
            found.finding.rule == "GATE-01"
                && found.filings.contains { file.filings[$0].origin == filing.origin }
        }
    }
}
