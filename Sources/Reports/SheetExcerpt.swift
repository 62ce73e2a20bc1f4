import Spreadsheet

/// A small piece of a sheet around one cell, as it is shown: what a page sets beside a finding when the sheet itself has been
/// let go.
package struct SheetExcerpt: Hashable, Sendable {
    /// A cell, or as much of a merged range as lies in the piece.
    package struct Part: Hashable, Sendable {
        package let range: CellRange
        /// Cut to what fits.
        package let text: String
    }

    package let range: CellRange
    /// In sheet order; they cover the piece, each cell once.
    package let parts: [Part]

    private static let rows = 5
    private static let columns = 6
    /// Characters that fit into a column, and into the cell that the piece is about.
    private static let fitting = 28
    private static let fittingAtCell = 160

    /// - Parameter used: the range of the sheet's cells, which the piece does not leave without need.
    package init(around cell: CellReference, in sheet: Worksheet, used: CellRange) {
        // What a value means stands to its left more often than to its right.
        let rows = Self.window(around: cell.row, before: 2, count: Self.rows, within: used.rows)
        let columns = Self.window(around: cell.column, before: 3, count: Self.columns, within: used.columns)
        let range = CellRange(
            CellReference(clampingRow: rows.lowerBound, column: columns.lowerBound),
            CellReference(clampingRow: rows.upperBound, column: columns.upperBound))
        self.range = range
        var taken: Set<CellReference> = []
        var parts: [Part] = []
        for place in Self.cells(of: range) where !taken.contains(place) {
            let merge = sheet.merges.range(covering: place)
            var part = CellRange(place)
            if let merge {
                let visible = Self.overlap(merge, range)
                // In a damaged file merged ranges overlap: then a cell is a cell.
                if visible.first == place, Self.cells(of: visible).allSatisfy({ !taken.contains($0) }) {
                    part = visible
                }
            }
            taken.formUnion(Self.cells(of: part))
            let text = sheet[merge?.first ?? place]?.shownText ?? ""  // an empty cell shows nothing
            let isCell = part.contains(cell) || merge?.contains(cell) == true
            parts.append(
                Part(
                    range: part,
                    text: Self.cut(
                        text, to: isCell ? Self.fittingAtCell : min(Self.fitting * part.columns.count, 120))))
        }
        self.parts = parts
    }

    private static func window(
        around place: Int, before: Int, count: Int, within used: ClosedRange<Int>
    ) -> ClosedRange<Int> {
        let last = max(used.upperBound, place)
        let first = max(min(place - before, last - count + 1), min(used.lowerBound, place))
        return first...min(first + count - 1, last)
    }

    /// Of two ranges that meet.
    private static func overlap(_ one: CellRange, _ other: CellRange) -> CellRange {
        CellRange(
            CellReference(
                clampingRow: max(one.first.row, other.first.row), column: max(one.first.column, other.first.column)),
            CellReference(
                clampingRow: min(one.last.row, other.last.row), column: min(one.last.column, other.last.column)))
    }

    private static func cells(of range: CellRange) -> [CellReference] {
        range.rows.flatMap { row in range.columns.map { CellReference(clampingRow: row, column: $0) } }
    }

    private static func cut(_ text: String, to count: Int) -> String {
        text.count > count ? text.prefix(count - 1) + "…" : text
    }
}
