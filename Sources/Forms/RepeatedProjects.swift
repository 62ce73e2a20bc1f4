import FilingModel
import Spreadsheet

/// Finds the rows of a list that repeat unit and project of an earlier row instead of being merged with it; they need
/// not be adjacent. Where the amount or the goal differs it is another filing of the same name.
struct RepeatedProjects {
    let sheet: Worksheet
    let columns: [FieldPath: Int]
    let reader: FieldReader
    /// First rows of the projects so far by name, with their numbers.
    private var heads: [String: [(number: Int, row: Int)]] = [:]

    init(_ reader: FieldReader, _ columns: [FieldPath: Int]) {
        sheet = reader.sheet
        self.columns = columns
        self.reader = reader
    }

    /// A project begins at that row.
    mutating func open(_ number: Int, at row: Int) {
        guard !isMerged(row) else { return }
        heads[text(.projectName, row), default: []].append((number, row))
    }

    /// The number of the project that the row repeats.
    func project(at row: Int) -> Int? {
        guard !isMerged(row) else { return nil }
        let name = text(.projectName, row)
        return heads[name]?.last { _, head in
            [FieldPath.unit, .yearTotal, .yearGoal].allSatisfy { path in
                guard columns[path] != nil else { return true }
                let here = text(path, row)
                let there = text(path, head)
                // Of a row without a name all else has to tell where it belongs.
                guard !here.isEmpty else { return !name.isEmpty }
                return here == there || path == .yearTotal && Amount.agree(here, there)
            }
        }?.number
    }

    private func text(_ path: FieldPath, _ row: Int) -> String {
        columns[path].map { reader.text(path, at: CellReference(clampingRow: row, column: $0)).raw.trimmed }
            ?? ""  // without the column nothing is said
    }

    private func isMerged(_ row: Int) -> Bool {
        columns[.projectName].flatMap {
            sheet.merges.range(covering: CellReference(clampingRow: row, column: $0))
        }.map { $0.rows.count > 1 } ?? false
    }
}
