import FilingModel
import Spreadsheet

/// Finds forms that stand side by side: several project names in one row, and below each a table of its own.
struct SideBySide {
    /// The columns of each form from left to right; nil for a sheet with one form a row.
    ///
    /// A second 项目名称 without a table of its own is no second form, but a contradiction within the first.
    static func columns(_ labels: SheetLabels) -> [ClosedRange<Int>]? {
        let names = labels.labels.filter { $0.rank(.field(.projectName)) == 0 }
        let tables = labels.labels.filter { $0.means(.indicator(.level3)) }
        guard names.count > 1, tables.count > 1 else { return nil }
        let byRow = Dictionary(grouping: names, by: \.range.first.row).values
        guard let row = byRow.max(by: { $0.count < $1.count }), row.count > 1 else { return nil }
        let starts = row.map(\.range.first.column)
        let edges = [labels.usedRange.first.column] + starts.dropFirst() + [labels.usedRange.last.column + 1]
        let bands = zip(edges, edges.dropFirst()).map { $0...($1 - 1) }
        let haveTables = bands.allSatisfy { band in tables.contains { band.contains($0.range.first.column) } }
        return haveTables ? bands : nil
    }
}
