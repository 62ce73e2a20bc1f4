import FilingModel
import Spreadsheet

/// Levels that stand only in the first row of their group, with the cells below left blank instead of merged.
///
/// One blank level is an omission. Only a table that leaves blank throughout is laid out so: at least two blanks at
/// level 1, no name ever repeated below itself, and no merged cells. Then a blank level 1 is the one above, unless the
/// row's own level 2 belongs elsewhere; and where level 1 is blank a blank level 2 is the one above too.
struct LevelFill {
    private var cells: [IndicatorColumn: [Int: CellReference]] = [:]

    /// - Parameter rows: rows with indicators, in sheet order, by the project they belong to.
    init(_ projects: [[Int]], _ columns: [IndicatorColumn: Int], _ sheet: Worksheet) {
        guard let level1 = columns[.level1], Self.leavesBlank(projects, column: level1, sheet) else { return }
        for rows in projects {
            var above: [IndicatorColumn: CellReference] = [:]
            for row in rows {
                let first = CellReference(clampingRow: row, column: level1)
                let second = columns[.level2].map { CellReference(clampingRow: row, column: $0) }
                if !Self.text(first, sheet).isEmpty {
                    above = [.level1: first]
                } else if let group = above[.level1], Self.fits(second, below: group, sheet) {
                    cells[.level1, default: [:]][row] = group
                    if let second, Self.text(second, sheet).isEmpty {
                        cells[.level2, default: [:]][row] = above[.level2]
                    }
                }
                if let second, !Self.text(second, sheet).isEmpty { above[.level2] = second }
            }
        }
    }

    /// The cell above that speaks for the blank one in that row.
    func cell(_ column: IndicatorColumn, row: Int) -> CellReference? { cells[column]?[row] }

    private static func leavesBlank(_ projects: [[Int]], column: Int, _ sheet: Worksheet) -> Bool {
        var blanks = 0
        for rows in projects {
            var above: String?
            for row in rows {
                let cell = CellReference(clampingRow: row, column: column)
                guard sheet.merges.range(covering: cell)?.rows.count ?? 1 == 1 else { return false }
                let text = text(cell, sheet)
                if text.isEmpty { blanks += 1 } else if text == above { return false } else { above = text }
            }
        }
        return blanks > 1
    }

    private static func fits(_ second: CellReference?, below group: CellReference, _ sheet: Worksheet) -> Bool {
        guard let kind = second.flatMap({ IndicatorKind.reading(text($0, sheet))?.kind }),
            let category = IndicatorCategory.reading(text(group, sheet))?.category
        else { return true }
        return kind.belongs(to: category)
    }

    private static func text(_ cell: CellReference, _ sheet: Worksheet) -> String {
        sheet[cell].map { LabelText($0.shownText).normalised } ?? ""  // no cell has no text
    }
}
