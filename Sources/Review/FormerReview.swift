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

    /// As another process has read it.
    init(_ findings: [FormerFinding]) { self.findings = findings }

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
        var room = Self.mostCells
        findings = table.rows.map { row in
            let now = moved[row.key.number, default: []].filter { $0.rule == row.key.rule }.map(\.cell)
            var cells = Set(now)
            if now.isEmpty {
                let place = SheetPlace(workbook: workbook.id, sheet: row.key.sheet)
                for range in row.key.ranges {
                    let rows = range.rows.prefix(max(1, room))
                    room -= rows.count
                    for row in rows {
                        cells.insert(
                            CellOrigin(place, CellReference(clampingRow: row, column: range.first.column)))
                    }
                }
            }
            return FormerFinding(
                rule: row.key.rule, sheet: row.key.sheet, cells: cells, places: row.place,
                message: row.message, explanation: row.explanation, otherFiles: row.key.otherFiles, fields: [])
        }
    }

    /// Of all rows together. Somebody may have written the sheet to hurt; beyond that the first cell of a range stands for it.
    private static let mostCells = 200_000

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
            guard let explanation = columns[.explanation] else { return nil }
            self.rows = rows.sorted { $0.key < $1.key }.compactMap { _, cells in
                // Somebody emptied it.
                let said = { (column: ReviewColumn) in columns[column].flatMap { cells[$0] } ?? "" }
                // A row of what had been mended has no key and no number.
                let shown = Int(said(.number)).flatMap { _ in FindingKey(rule: said(.rule), place: said(.place)) }
                guard let parsed = FindingKey(said(.key)) ?? shown else { return nil }
                let answer = cells[explanation]?.trimmed
                return Row(
                    key: parsed, place: said(.place), message: said(.message),
                    explanation: answer.flatMap { $0.isEmpty ? nil : $0 })
            }
        }
    }
}
