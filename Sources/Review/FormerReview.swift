import FilingModel
import Rules
import Spreadsheet
import XLSX

/// A finding of an earlier review, as the copy that was given back tells it.
struct FormerFinding: Sendable {
    let rule: RuleID
    /// Empty for the file as a whole.
    let sheet: String
    /// Where its cells are now.
    let cells: Set<CellOrigin>
    /// Where they were, as the sheet shows it.
    let places: String
    let message: String
    let explanation: String?
    /// Names of the files that it was about besides.
    let otherFiles: [String]
    /// What it was about; empty where only a marked copy tells of it.
    let fields: Set<FieldPath>
}

/// What a marked copy that was handed in again says of the review it comes from: its findings, and the department's answers.
struct FormerReview: Sendable {
    let findings: [FormerFinding]

    /// Nil for a workbook without a review's sheet.
    init?(_ workbook: Workbook, in package: OPCPackage) {
        guard workbook.features.contains(.addedSheets),
            // A sheet that cannot be found has no answers; the marks are taken off all the same.
            let name = try? AddedSheet.report.name(in: package), let sheet = workbook.sheet(named: name),
            let table = Table(sheet)
        else { return nil }
        // Cells move; where comments are lost, the row's own cells serve.
        let comments = (try? WorkbookPatcher(package).reviewComments()) ?? []  // a signed package has no marks of ours
        var moved: [Int: [(rule: RuleID, cell: CellOrigin)]] = [:]
        for comment in comments {
            let cell = CellOrigin(workbook: workbook.id, sheet: comment.sheet, cell: comment.cell)
            for (rule, number) in FindingKey.numbers(in: comment.text) {
                moved[number, default: []].append((rule, cell))
            }
        }
        findings = table.rows.map { row in
            let now = moved[row.key.number, default: []].filter { $0.rule == row.key.rule }.map(\.cell)
            let then = row.key.ranges.flatMap { range in
                range.rows.map {
                    CellOrigin(
                        workbook: workbook.id, sheet: row.key.sheet,
                        cell: CellReference(clampingRow: $0, column: range.first.column))
                }
            }
            return FormerFinding(
                rule: row.key.rule, sheet: row.key.sheet, cells: Set(now.isEmpty ? then : now), places: row.place,
                message: row.message, explanation: row.explanation, otherFiles: row.key.otherFiles, fields: [])
        }
    }

    /// The rows of 审核意见, however its columns and rows were moved.
    private struct Table {
        struct Row {
            let key: FindingKey
            let place: String
            let message: String
            let explanation: String?
        }

        let rows: [Row]

        /// Nil without the headings that matter.
        init?(_ sheet: Worksheet) {
            var columns: [ReviewColumn: Int] = [:]
            var rows: [Int: [Int: String]] = [:]
            for cell in sheet.cells {
                let text = cell.shownText
                if let column = ReviewColumn(heading: text), columns[column] == nil {
                    columns[column] = cell.reference.column
                }
                rows[cell.reference.row, default: [:]][cell.reference.column] = text
            }
            guard let key = columns[.key], let explanation = columns[.explanation] else { return nil }
            self.rows = rows.sorted { $0.key < $1.key }.compactMap { _, cells in
                guard let text = cells[key], let parsed = FindingKey(text) else { return nil }
                // Somebody emptied it.
                let said = { (column: ReviewColumn) in columns[column].flatMap { cells[$0] } ?? "" }
                let answer = cells[explanation]?.trimmed
                return Row(
                    key: parsed, place: said(.place), message: said(.message),
                    explanation: answer.flatMap { $0.isEmpty ? nil : $0 })
            }
        }
    }
}
