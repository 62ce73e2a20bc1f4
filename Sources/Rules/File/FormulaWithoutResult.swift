import FilingModel
import Spreadsheet

/// Formulas whose result the file does not hold, and error values. Nothing is computed here: what was never calculated
/// cannot be reviewed.
package struct FormulaWithoutResult: WorkbookRule {
    package static let description = RuleDescription(
        id: "FILE-10",
        title: .init(zh: "公式没有结果或出错", en: "Formula without a result"),
        requirement: .init(
            zh: "单元格中的公式应有计算结果，不出现 #REF!、#DIV/0! 等错误值。",
            en: "Formulas hold their results, and no cell shows #REF!, #DIV/0! or another error."),
        rationale: .init(
            zh: "没有结果的金额、目标值无法审核；错误值多因删除行列或引用了别的文件。",
            en:
                "An amount or target without a result cannot be reviewed; errors come of deleted rows or of other files."
        ),
        source: .init(zh: "本工具建议（实际报送中的常见问题）", en: "Our own proposal, after real submissions"),
        severity: .error,
        examples: [
            .accepted(.card, ["funds.year.total": "=SUM(E9:E11) → 45"]),
            .rejected(.card, ["funds.year.total": "↓=SUM(E9:E11)"], severity: .error),
            .rejected(.card, ["indicators.2.value": "↓=Z9 → #REF!", "project.attribute": "↓=Z9 → #N/A"]),
            .rejected(.list, ["indicators.4.weight": "↓=SUM(Z1:Z3)"], severity: .error),
            .rejected(.list, ["subtotal": "↓=SUM(C5:C12)"]),
            .rejected(.department, ["tasks.2.total": "↓=F7/G7 → #DIV/0!"], severity: .error),
            .rejected(.department, ["goal.year": "↓#NAME?"], severity: .error),
            .rejected(.list, ["subtotal": "↓=SUM(A1) → #REF!"]),
            .rejected(.department, ["tasks.1.content": "↓=A1 → #REF!"], severity: .warning),
            .rejected(.card, ["indicators.1.direction": "↓=A1 → #REF!"], severity: .warning),
            .accepted(.card, [:], .hiddenSheet(["=A2"])),
            .rejected(.card, ["project.attribute": "↓=Z9 → #N/A"], severity: .warning),
            .rejected(.card, ["funds.term.total": "↓=SUM(Z1)"], severity: .warning),
            .rejected(.card, ["funds.kind": "↓=Z9 → #N/A"], severity: .warning),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ submission: Submission) -> Outcome {
        guard let workbook = submission.workbook else { return .fileUnreadable }
        var seen: Set<CellOrigin> = []
        var violations: [Violation] = []
        for fault in submission.filings.flatMap(Self.faults) where seen.insert(fault.origin).inserted {
            violations.append(
                Violation(
                    at: fault.origin, field: fault.path, message: Self.message(fault.code), mend: Self.mend,
                    severity: Self.isRequired(fault.path) ? .error : .warning))
        }
        for sheet in workbook.sheets where sheet.visibility == .visible {
            let places = Self.faultyCells(sheet).map { workbook.origin(sheet, $0) }.filter { !seen.contains($0) }
            guard let first = places.first else { continue }
            violations.append(
                Violation(
                    at: first, field: nil, message: Self.elsewhere(places.count), mend: Self.mend,
                    related: Array(places.dropFirst().prefix(Self.relatedCap)), severity: .warning))
        }
        return Outcome(violations)
    }

    /// A field that a formula or an error keeps from being read; `code` is nil for a formula without a result.
    private struct Fault {
        let path: FieldPath
        let origin: CellOrigin
        let code: String?

        init?<Value>(_ field: Field<Value>?) {
            guard let field else { return nil }
            switch field.source {
            case .formulaWithoutValue: code = nil
            case .error(let code): self.code = code
            case .typed, .formula, .labelMissing: return nil
            }
            path = field.path
            origin = field.origin
        }
    }

    private static func faults(_ filing: Filing) -> [Fault] {
        var faults = filing.texts.values.compactMap { Fault($0) } + filing.amounts.values.compactMap { Fault($0) }
        faults += [Fault(filing.fiscalYear)].compactMap(\.self)
        for indicator in filing.indicators + filing.termIndicators {
            let texts = [
                indicator.level1, indicator.level2, indicator.level3, indicator.sign, indicator.value, indicator.unit,
                indicator.direction,
            ]
            faults += texts.compactMap { Fault($0) } + [Fault(indicator.weight)].compactMap(\.self)
        }
        for task in filing.tasks {
            faults += [Fault(task.name), Fault(task.content), Fault(task.total), Fault(task.fiscal), Fault(task.other)]
                .compactMap(\.self)
        }
        return faults.sorted { $0.origin.cell < $1.origin.cell }
    }

    /// Funds, the year's goal, who files for what, and what an indicator cannot do without.
    private static func isRequired(_ path: FieldPath) -> Bool {
        if [.projectName, .department, .unit, .yearGoal].contains(path) { return true }
        let parts = path.rawValue.split(separator: ".")
        switch parts.first {
        case "funds": return parts.dropFirst().first == "year"
        case "tasks": return parts.last != "content"
        case "indicators": return ["level1", "level2", "level3", "value", "weight"].contains(parts.last)
        default: return false
        }
    }

    private static func faultyCells(_ sheet: Worksheet) -> [CellReference] {
        sheet.blocks.flatMap { block in block.cells.filter { $0.kind == .error || $0.kind == .noValue }.map(\.reference)
        }
    }

    /// More places do not help a person find the cause.
    private static let relatedCap = 20

    private static func message(_ code: String?) -> BilingualText {
        guard let code else {
            return BilingualText(
                zh: "单元格是公式，但文件中没有保存计算结果。", en: "The cell is a formula whose result the file does not hold.")
        }
        return BilingualText(zh: "单元格显示错误值“\(code)”。", en: "The cell shows the error \(code).")
    }

    private static func elsewhere(_ count: Int) -> BilingualText {
        guard count > 1 else {
            return BilingualText(
                zh: "此格在申报栏目之外，是错误值或没有结果的公式。",
                en: "The cell, outside the form's fields, has an error or a formula without a result.")
        }
        return BilingualText(
            zh: "本工作表的其他位置有 \(count) 个单元格是错误值或没有结果的公式，这是第一个。",
            en: "Cells elsewhere in this sheet with an error or without a result: \(count), of which this is the first."
        )
    }

    private static let mend = BilingualText(
        zh: "请在 Excel 或 WPS 中重新计算并保存；仍显示错误的，请修正公式，或直接填写数值。",
        en: "Recalculate in Excel or WPS and save; where the error stays, mend the formula or type the value.")
}
