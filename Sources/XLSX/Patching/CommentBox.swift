import Spreadsheet

/// Where a comment's box lies and how large it is, so that its text can be read: beside the cell, 260 points wide,
/// as high as the text. Anchors count pixels within columns and rows (VML `x:Anchor`).
struct CommentBox {
    /// Widths in pixels of the columns that state one, from left to right; no column twice.
    private let columns: [(range: ClosedRange<Int>, pixels: Int)]
    private let defaultWidth: Int
    private let rowHeights: [Int: Double]
    private let defaultHeight: Double

    private static let width = 346
    private static let lineHeight = 16
    /// Half-width characters that fit a line at nine points.
    private static let lineColumns = 52

    init(_ sheet: SheetOutline, _ bytes: [UInt8]) {
        columns = Self.columns(sheet)
        defaultWidth = Self.pixels(width: sheet.defaultWidth)
        defaultHeight = sheet.defaultHeight
        rowHeights = Self.heights(in: bytes)
    }

    /// - Parameter area: the cell, or the merged range it stands for.
    func anchor(for area: CellRange, text: String) -> String {
        let lines = TextMeasure.lines(text, width: Self.lineColumns)
        let height = min(640, lines * Self.lineHeight + 14)
        let left = (column: min(area.last.column + 1, CellReference.maximumColumn - 8), offset: 12)
        let top = (row: max(1, area.first.row - 1), offset: area.first.row > 1 ? 6 : 2)
        var column = left.column
        var right = left.offset + Self.width
        while right > pixels(column: column), column < CellReference.maximumColumn {
            right -= pixels(column: column)
            column += 1
        }
        var row = top.row
        var bottom = top.offset + height
        while bottom > pixels(row: row), row < CellReference.maximumRow {
            bottom -= pixels(row: row)
            row += 1
        }
        // 0-based columns and rows.
        return
            "\(left.column - 1), \(left.offset), \(top.row - 1), \(top.offset), \(column - 1), \(right), \(row - 1), \(bottom)"
    }

    private static func pixels(width: Double) -> Int { width == 0 ? 0 : Int(width * 7) + 5 }

    private static func columns(_ sheet: SheetOutline) -> [(range: ClosedRange<Int>, pixels: Int)] {
        var columns: [(range: ClosedRange<Int>, pixels: Int)] = []
        var next = 1
        for (range, width) in sheet.columns.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            // Ranges that overlap are an error; the first one counts.
            guard range.upperBound >= next else { continue }
            columns.append((max(next, range.lowerBound)...range.upperBound, pixels(width: width)))
            next = range.upperBound + 1
        }
        return columns
    }

    /// A sheet may state the width of every single column.
    private func pixels(column: Int) -> Int {
        var low = 0
        var high = columns.count
        while low < high {
            let middle = (low + high) / 2
            if columns[middle].range.upperBound < column { low = middle + 1 } else { high = middle }
        }
        return low < columns.count && columns[low].range.contains(column) ? columns[low].pixels : defaultWidth
    }

    private func pixels(row: Int) -> Int { Int(((rowHeights[row] ?? defaultHeight) * 4 / 3).rounded()) }

    /// Heights of rows that state one, in points.
    private static func heights(in bytes: [UInt8]) -> [Int: Double] {
        var heights: [Int: Double] = [:]
        var cursor = 0
        while let name = bytes.place(of: "row ", from: cursor) {
            cursor = name + 4
            // With or without a prefix.
            guard name > 0, bytes[name - 1] == UInt8(ascii: "<") || bytes[name - 1] == UInt8(ascii: ":"),
                let end = bytes[cursor...].firstIndex(of: UInt8(ascii: ">"))
            else { continue }
            let tag = (name - 1)..<(end + 1)
            if let row = text(SheetOutline.value(of: "r", in: bytes, tag), bytes).flatMap({ Int($0) }),
                let height = SheetOutline.size(text(SheetOutline.value(of: "ht", in: bytes, tag), bytes), upTo: 409)
            {
                heights[row] = height
            }
            cursor = end
        }
        return heights
    }

    private static func text(_ range: Range<Int>?, _ bytes: [UInt8]) -> String? {
        range.map { String(decoding: bytes[$0], as: UTF8.self) }
    }
}
