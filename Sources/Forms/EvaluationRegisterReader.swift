import FilingModel
import Spreadsheet

/// Reads 事前评估台账.
package struct EvaluationRegisterReader: Sendable {
    private let library: FormLibrary

    package init(_ library: FormLibrary) { self.library = library }

    /// - Throws: `.registerNotRecognised` without a heading row; `.unreadableRow` for an amount that is none, a conclusion
    ///   that is none of the three, or a row without a project.
    package func read(_ workbook: Workbook) throws(FormError) -> EvaluationRegister {
        let table = try RegisterTable(workbook, try library.list("evaluations"), library.vocabulary)
        var entries: [EvaluationRegister.Entry] = []
        for row in table.rows {
            guard let conclusion = table.field(.evaluationConclusion, row) else { continue }
            guard let project = table.text(.projectName, row) else {
                throw table.unreadable(
                    table.origin(row, .projectName).cell,
                    BilingualText(zh: "这一行没有项目名称，请补填。", en: "The row has no project; please add its name."))
            }
            let entry = EvaluationRegister.Entry(
                number: table.text(.evaluationNumber, row),
                projectCode: table.text(.projectCode, row) ?? CodedName(project).code,
                projectName: CodedName(project).name, unitName: table.text(.unit, row),
                suggested: try table.money(
                    .suggestedAmount, row, BilingualText(zh: "评估建议金额", en: "The amount suggested")),
                conclusion: conclusion, date: table.field(.evaluationDate, row),
                agency: table.field(.evaluationAgency, row), decided: table.field(.budgetDecided, row),
                origin: table.origin(row, .projectName))
            if !conclusion.isBlank, entry.verdict == nil {
                throw table.unreadable(
                    conclusion.origin.cell,
                    BilingualText(
                        zh: "评估结论“\(conclusion.raw.trimmed)”不是“支持”“调整后支持”或“不予支持”。",
                        en: "The conclusion \"\(conclusion.raw.trimmed)\" is none of 支持, 调整后支持, 不予支持."))
            }
            entries.append(entry)
        }
        return EvaluationRegister(id: workbook.id, entries: entries)
    }
}
