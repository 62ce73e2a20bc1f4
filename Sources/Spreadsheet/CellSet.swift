/// Cells of one sheet as a person names them: runs down a column are ranges, `H8:H17、H19`.
package struct CellSet: Hashable, Sendable {
    /// By column, then row; apart from each other.
    package let ranges: [CellRange]
    package let count: Int

    package init(_ cells: some Sequence<CellReference>) {
        let sorted = Set(cells).sorted { ($0.column, $0.row) < ($1.column, $1.row) }
        count = sorted.count
        var ranges: [CellRange] = []
        for cell in sorted {
            if let last = ranges.last, last.last.column == cell.column, last.last.row + 1 == cell.row {
                ranges[ranges.count - 1] = CellRange(last.first, cell)
            } else {
                ranges.append(CellRange(cell, cell))
            }
        }
        self.ranges = ranges
    }

    /// - Parameter limit: how many ranges are named.
    package func text(limit: Int = .max, in language: Language) -> String {
        let named = ranges.prefix(limit).map(\.description).joined(separator: language == .chinese ? "、" : ", ")
        guard ranges.count > limit else { return named }
        return named + BilingualText(zh: " 等", en: " and others")[language]
    }

}
