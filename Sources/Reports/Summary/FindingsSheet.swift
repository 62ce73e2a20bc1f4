import FilingModel
import Rules
import Spreadsheet

/// 问题清单: a row a finding, and one for each file that could not be read, each with the link to its cell.
struct FindingsSheet {
    var plan: SheetPlan
    /// The cells of the rules' ids.
    let rules: CellRange
    let severities: CellRange
    let isEmpty: Bool

    private static let widths: [Double] = [26, 20, 20, 24, 12, 12, 10, 11, 42, 38, 24, 16, 16, 10, 24, 12]

    init(_ tables: SummaryTables, _ language: Language) {
        func text(_ zh: String, _ en: String) -> String { BilingualText(zh: zh, en: en)[language] }
        let name = SummarySheetName.findings
        var plan = SheetPlan(name: name.text(language), tab: name.tab, columnWidths: Self.widths)
        plan.addTitle(
            name.text(language),
            note: text(
                "点“单元格”打开批注稿并定位。更正稿只改写法，不改金额、指标和结论。",
                "Click a cell to go there in the annotated copy. Corrected copies change the writing only, never money or targets."
            ))
        plan.addHeader([
            text("文件", "File"), text("主管部门", "Department"), text("单位", "Unit"), text("项目", "Project"),
            text("工作表", "Sheet"),
            text("单元格", "Cell"), text("级别", "Severity"), text("规则", "Rule"), text("问题", "What is wrong"),
            text("怎么改", "What to do"), text("依据", "Clause"), text("原值", "Now"), text("建议值", "Proposed"),
            text("是否已更正", "Corrected"), text("单位说明", "The department says"), text("与上次相比", "Since the last review"),
        ])
        let first = plan.nextRow
        let failures = tables.filings.compactMap { row in row.file.failure.map { (row.file, $0) } }
        let number = failures.count + tables.findings.count
        plan.addFitted(number) { index in
            let banded = index % 2 == 1
            guard index < failures.count else {
                return Self.cells(of: tables.findings[index - failures.count], banded: banded, language)
            }
            return Self.cells(of: failures[index].1, in: failures[index].0, banded: banded, language)
        }
        isEmpty = number == 0
        if isEmpty { plan.addNothing(text("没有发现问题。", "Nothing was found.")) }
        rules = plan.column(7, from: first)
        severities = plan.column(6, from: first)
        if !isEmpty {
            plan.filter = CellRange(
                CellReference(clampingRow: first - 1, column: 1),
                CellReference(clampingRow: first + number - 1, column: Self.widths.count))
        }
        self.plan = plan
    }

    private static func cells(
        of row: SummaryTables.FindingRow, banded: Bool, _ language: Language
    ) -> [SheetPlan.Cell] {
        let found = row.found
        let finding = found.finding
        let isPlaced = !finding.origin.sheet.isEmpty
        let target = row.annotatedPath.map { path in
            let file = ReviewRecord.FileRecord.escaped(path)
            return isPlaced ? "\(file)#\(SheetPlan.quoted(finding.origin.sheet))!\(finding.origin.cell)" : file
        }
        let whole = BilingualText(zh: "整个文件", en: "whole file")[language]
        let correction = finding.correction
        let isApplied: BilingualText? = correction.map { correction in
            if row.found.isApplied { return BilingualText(zh: "已更正", en: "yes") }
            return correction.safety == .safe
                ? BilingualText(zh: "未更正", en: "no") : BilingualText(zh: "待确认", en: "to confirm")
        }
        return [
            .text(row.path, banded: banded), .text(row.department, banded: banded),
            .text(row.filing?.unit, banded: banded), .text(Self.project(of: row, language), banded: banded),
            .text(finding.origin.sheet, banded: banded),
            .link(isPlaced ? found.cause.places.text(limit: 1, in: language) : whole, to: target, banded: banded),
            found.isWaived
                ? .text(BilingualText(zh: "豁免", en: "Waived")[language], .good)
                : .text(finding.severity.label[language], .severity(finding.severity)),
            .text(finding.rule.rawValue, .centred, banded: banded), .text(found.cause.text(language), banded: banded),
            .text(found.cause.mend[language], banded: banded), .text(finding.source[language], banded: banded),
            .text(correction?.before, banded: banded), .text(correction?.afterText, banded: banded),
            .text(isApplied?[language], row.found.isApplied ? .good : .centred, banded: banded),
            .text(found.explanation, banded: banded), .text(found.followUp?.label[language], .centred, banded: banded),
        ]
    }

    /// The first one, and how many there are where equal faults stand in several.
    private static func project(of row: SummaryTables.FindingRow, _ language: Language) -> String? {
        guard let project = row.filing?.project, row.found.filings.count > 1 else { return row.filing?.project }
        let count = row.found.filings.count
        return BilingualText(zh: "\(project)等 \(count) 个项目", en: "\(project) and others, \(count) in all")[language]
    }

    private static func cells(
        of failure: ReviewRecord.Failure, in file: ReviewRecord.FileRecord, banded: Bool, _ language: Language
    ) -> [SheetPlan.Cell] {
        let blank = SheetPlan.Cell.text(nil, banded: banded)
        return [
            .text(file.path, banded: banded), blank, blank, blank, blank,
            .text(BilingualText(zh: "整个文件", en: "whole file")[language], banded: banded),
            .text(Verdict.unreadable.label[language], .verdict(.unreadable)),
            .text(failure.rule?.rawValue, .centred, banded: banded), .text(failure.message[language], banded: banded),
            blank, blank, blank, blank, blank, blank, blank,
        ]
    }
}
