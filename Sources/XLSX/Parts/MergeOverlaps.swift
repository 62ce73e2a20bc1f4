import Spreadsheet

/// Merged ranges that share a cell, which no program can show: found by a sweep over the rows.
struct MergeOverlaps {
    /// Each range that overlaps one before it; at most a hundred.
    private(set) var overlapping: [CellRange] = []
    /// Ranges that the sweep is in, or has left without noticing, from left to right. They have no column in common.
    private var open: [CellRange] = []

    init(_ ranges: [CellRange]) {
        // A word about the first is enough; no program writes more.
        for range in ranges.sorted(by: { $0.first < $1.first }).prefix(100_000) where overlapping.count < 100 {
            add(range)
        }
    }

    private mutating func add(_ range: CellRange) {
        let place = firstIndex(reaching: range.first.column)
        while place < open.count, open[place].first.column <= range.last.column {
            guard open[place].last.row < range.first.row else {
                overlapping.append(range)
                return
            }
            open.remove(at: place)
        }
        open.insert(range, at: place)
    }

    /// The first open range whose last column is that one or lies behind it.
    private func firstIndex(reaching column: Int) -> Int {
        var low = 0
        var high = open.count
        while low < high {
            let middle = (low + high) / 2
            if open[middle].last.column < column { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
