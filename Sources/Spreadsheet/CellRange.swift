/// A rectangle of cells, both corners included.
package struct CellRange: Hashable, Sendable {
    /// The top-left cell. For a merged range, the only one that holds a value.
    package let first: CellReference
    /// The bottom-right cell.
    package let last: CellReference

    /// The smallest range that holds both cells, in whatever order they come.
    package init(_ one: CellReference, _ other: CellReference) {
        first = CellReference(clampingRow: min(one.row, other.row), column: min(one.column, other.column))
        last = CellReference(clampingRow: max(one.row, other.row), column: max(one.column, other.column))
    }

    package init(_ cell: CellReference) {
        first = cell
        last = cell
    }

    /// Parses "A1:C3" or "A1".
    package init?(_ text: String) {
        var text = text
        guard let range = text.withUTF8({ CellRange(ascii: $0) }) else { return nil }
        self = range
    }

    /// The same from bytes.
    package init?(ascii text: UnsafeBufferPointer<UInt8>) {
        let colon = text.firstIndex(of: UInt8(ascii: ":"))
        guard let first = CellReference(ascii: UnsafeBufferPointer(rebasing: text[..<(colon ?? text.endIndex)])) else {
            return nil
        }
        guard let colon else {
            self.init(first)
            return
        }
        guard let last = CellReference(ascii: UnsafeBufferPointer(rebasing: text[(colon + 1)...])) else { return nil }
        self.init(first, last)
    }

    package var rows: ClosedRange<Int> { first.row...last.row }
    package var columns: ClosedRange<Int> { first.column...last.column }
    package var isSingleCell: Bool { first == last }

    package func contains(_ cell: CellReference) -> Bool {
        rows.contains(cell.row) && columns.contains(cell.column)
    }

    package func intersects(_ other: CellRange) -> Bool {
        rows.overlaps(other.rows) && columns.overlaps(other.columns)
    }

    /// The smallest range that holds both.
    package func union(_ other: CellRange) -> CellRange {
        CellRange(
            CellReference(
                clampingRow: min(first.row, other.first.row), column: min(first.column, other.first.column)),
            CellReference(clampingRow: max(last.row, other.last.row), column: max(last.column, other.last.column)))
    }
}

extension CellRange: CustomStringConvertible {
    package var description: String { isSingleCell ? "\(first)" : "\(first):\(last)" }
}
