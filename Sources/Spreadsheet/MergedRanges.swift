/// The merged ranges of a sheet, searchable by cell without ever being expanded into cells.
package struct MergedRanges: Sendable {
    /// Sorted by first cell.
    package let ranges: [CellRange]
    /// For each range the largest last row of it and all before it, so that a search can stop early.
    private let reach: [Int]

    package init(_ ranges: [CellRange] = []) {
        self.ranges = ranges.sorted { $0.first < $1.first }
        var largest = 0
        reach = self.ranges.map { range in
            largest = max(largest, range.last.row)
            return largest
        }
    }

    /// The range that covers the cell, nil for an unmerged cell. Of overlapping ranges, the last in sheet order.
    package func range(covering cell: CellReference) -> CellRange? {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].first <= cell { low = middle + 1 } else { high = middle }
        }
        while low > 0, reach[low - 1] >= cell.row {
            low -= 1
            if ranges[low].contains(cell) { return ranges[low] }
        }
        return nil
    }

    /// The cell that holds the value shown at this place: the top-left one of a merged range, else the cell itself.
    package func anchor(of cell: CellReference) -> CellReference {
        range(covering: cell)?.first ?? cell
    }
}
