import Spreadsheet

/// Where a comment's box lies and how large it is, so that its text can be read: beside the cell, 260 points wide,
/// as high as the text. Anchors count pixels within columns and rows (VML `x:Anchor`).
struct CommentBox {
    /// In pixels, by 0-based column: a sheet may state the width of every single one.
    private let columns: [Int]
    private let rowHeights: [Int: Double]
    private let defaultHeight: Double

    private static let width = 346
    private static let lineHeight = 16
    /// Half-width characters that fit a line at nine points.
    private static let lineColumns = 52

    init(_ sheet: SheetOutline, _ bytes: [UInt8]) {
        columns = Self.pixels(sheet)
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

    private static func pixels(_ sheet: SheetOutline) -> [Int] {
        func pixels(_ width: Double) -> Int { width == 0 ? 0 : Int(width * 7) + 5 }
        var all = [Int](repeating: pixels(sheet.defaultWidth), count: CellReference.maximumColumn)
        var next = 1
        for (range, width) in sheet.columns.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            // Ranges that overlap are an error; each column is looked at once all the same.
            for column in stride(from: max(next, range.lowerBound), through: min(range.upperBound, all.count), by: 1) {
                all[column - 1] = pixels(width)
            }
            next = max(next, min(range.upperBound, all.count) + 1)
        }
        return all
    }

    private func pixels(column: Int) -> Int { columns[min(column, columns.count) - 1] }

    private func pixels(row: Int) -> Int { Int(((rowHeights[row] ?? defaultHeight) * 4 / 3).rounded()) }

    /// Heights of rows that state one, in points.
    private static func heights(in bytes: [UInt8]) -> [Int: Double] {
        var heights: [Int: Double] = [:]
        var cursor = 0
        let mark = Array("row ".utf8)
        while let open = bytes[cursor...].firstIndex(of: UInt8(ascii: "<")) {
            cursor = open + 1
            // With or without a prefix.
            let name = bytes[cursor...].prefix(12)
            let start = name.firstIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? cursor
            guard bytes[start...].starts(with: mark), let end = bytes[cursor...].firstIndex(of: UInt8(ascii: ">"))
            else { continue }
            let tag = open..<(end + 1)
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
