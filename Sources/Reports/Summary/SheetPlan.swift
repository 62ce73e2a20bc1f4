import FilingModel
import Spreadsheet

/// A sheet to be drawn, as a value: what each cell says, how it looks, and how the sheet prints.
struct SheetPlan {
    enum Content {
        case blank
        case text(String)
        case integer(Int)
        case number(Double)
        case date(CellDate.Day)
        case money(Money)
        /// A formula without its `=`, and the value that viewers show which do not compute.
        case formula(String, cached: Double)
        /// A formula without its `=` that shows nothing as yet.
        case blankFormula(String)
        /// Part of a merged cell above or at the left, or left alone.
        case covered
        /// `target` is a path relative to this workbook, with an optional `#'Sheet1'!H8`, or `#'Sheet1'!A1` in it.
        case link(String, target: String)
    }

    struct Cell {
        let content: Content
        let style: SheetStyle
        /// Columns that the cell covers.
        var span = 1
        /// Rows that it covers.
        var down = 1
    }

    struct Row {
        var cells: [Cell]
        /// In points; nil for the default.
        var height: Double?
    }

    struct List {
        let count: Int
        /// From 0.
        let row: (Int) -> Row
    }

    struct Chart {
        enum Kind { case doughnut, bar }
        let kind: Kind
        let title: String
        let categories: CellRange
        let values: CellRange
        /// What those cells hold now, for viewers that do not compute.
        let numbers: [Double]
        /// One for each value of a doughnut, the first for all bars.
        let colours: [UInt32]
        let corner: CellReference
        /// In pixels.
        let size: (width: Int, height: Int)
    }

    /// Cells whose length of bar tells their number.
    struct Bars {
        let range: CellRange
        let colour: UInt32
    }

    /// How a sheet is to be used, beyond being read.
    struct Use {
        var isLandscape = true
        /// Locked cells cannot be typed into; there is no password.
        var isProtected = false
        var isHidden = false
        /// Printed on one page; otherwise one page wide, on as many as it takes.
        var fitsOnePage = false
    }

    let name: String
    let tab: UInt32
    /// In characters of the default font; a Chinese character takes two.
    let columnWidths: [Double]
    var rows: [Row] = []
    /// Rows below those, made when they are drawn: a province's findings, all at once, would be most of what a run holds.
    private var list: List?
    /// 0-based: rows up to it stay in view, and it repeats in print.
    var headerRow: Int?
    /// The row of headings with its data.
    var filter: CellRange?
    var charts: [Chart] = []
    var bars: [Bars] = []
    /// Counts that are set in red when they are not zero.
    var alarms: [CellRange] = []
    /// What may be typed where.
    var checks: [EntryCheck] = []
    var use = Use()

    init(name: String, tab: UInt32, columnWidths: [Double]) {
        self.name = name
        self.tab = tab
        self.columnWidths = columnWidths
    }

    /// The 1-based row that the next one will be.
    var nextRow: Int { rowCount + 1 }

    var rowCount: Int { rows.count + (list?.count ?? 0) }  // most sheets have no such list

    /// - Parameter number: 0-based, below `rowCount`.
    func row(_ number: Int) -> Row {
        guard let list, number >= rows.count else { return rows[number] }
        return list.row(number - rows.count)
    }

    mutating func add(_ cells: [Cell], height: Double? = nil) {
        rows.append(Row(cells: cells, height: height))
    }

    /// A row of a table, as high as its longest wrapped text needs.
    mutating func addFitted(_ cells: [Cell]) { rows.append(fitted(cells)) }

    /// The sheet's last rows, each as high as its longest wrapped text needs.
    mutating func addFitted(_ count: Int, _ cells: @escaping (Int) -> [Cell]) {
        let plan = self
        list = List(count: count) { plan.fitted(cells($0)) }
    }

    private func fitted(_ cells: [Cell]) -> Row {
        var lines = 1
        for (cell, width) in zip(cells, columnWidths) where cell.style.isWrapped {
            switch cell.content {
            case .text(let text), .link(let text, _): lines = max(lines, Self.lineCount(text, width: width))
            case .blank, .integer, .number, .date, .money, .formula, .blankFormula, .covered: break
            }
        }
        return Row(cells: cells, height: min(Self.maximumHeight, Double(lines) * 15 + 5))
    }

    mutating func addTitle(_ title: String, note: String) {
        add([Cell(content: .text(title), style: SheetStyle(.title))], height: 30)
        add([Cell(content: .text(note), style: SheetStyle(.note))], height: 18)
    }

    mutating func addHeader(_ headings: [String]) {
        headerRow = rows.count
        add(headings.map { Cell(content: .text($0), style: SheetStyle(.header)) }, height: 26)
    }

    /// A line across the table where there is nothing to list.
    mutating func addNothing(_ sentence: String) {
        add([Cell(content: .text(sentence), style: SheetStyle(.text), span: columnWidths.count)], height: 24)
    }

    /// Lets the rows go once they are drawn.
    mutating func forgetRows() {
        rows = []
        list = nil
    }

    /// The cells of a column from a 1-based row to the last one; that row alone in an empty table.
    func column(_ index: Int, from row: Int) -> CellRange {
        CellRange(
            CellReference(clampingRow: row, column: index + 1),
            CellReference(clampingRow: max(row, rowCount), column: index + 1))
    }

    /// The name as formulas and links to a place write it: `'项目清单'`.
    static func quoted(_ sheet: String) -> String {
        "'" + sheet.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }

    /// Excel's limit (ECMA-376 Part 1, 18.3.1.73, and Excel's own).
    static let maximumHeight = 409.0

    /// An estimate from the UTF-8 bytes alone, because it is made for each cell of a long list: a lead byte from E3 on is
    /// a Chinese character or a full-width form, two columns wide. A line loses the indent, and about a character where
    /// it breaks.
    static func lineCount(_ text: String, width: Double) -> Int {
        let columns = max(2, Int(width) - 2)
        var lines = 1
        var used = 0
        for byte in text.utf8 {
            switch byte {
            case 0x0A:
                lines += 1
                used = 0
                continue
            case 0x80..<0xC0: continue
            case 0xE3...: used += 2
            default: used += 1
            }
            if used > columns {
                lines += 1
                used = byte >= 0xE3 ? 2 : 1
            }
        }
        return lines
    }
}

extension SheetPlan.Cell {
    static func text(_ text: String?, _ role: SheetStyle.Role = .text, banded: Bool = false) -> Self {
        .init(content: text.map { .text($0) } ?? .blank, style: SheetStyle(role, banded: banded))
    }

    static func integer(_ number: Int, banded: Bool = false) -> Self {
        .init(content: .integer(number), style: SheetStyle(.integer, banded: banded))
    }

    /// Empty for an amount that could not be read, which is not zero yuan.
    static func money(_ amount: Money?, banded: Bool = false) -> Self {
        .init(content: amount.map { .money($0) } ?? .blank, style: SheetStyle(.money, banded: banded))
    }

    static func formula(_ formula: String, _ value: Double, _ role: SheetStyle.Role, banded: Bool = false) -> Self {
        .init(content: .formula(formula, cached: value), style: SheetStyle(role, banded: banded))
    }

    /// Plain text where there is no target.
    static func link(_ text: String, to target: String?, banded: Bool = false) -> Self {
        guard let target else { return .text(text, banded: banded) }
        return .init(content: .link(text, target: target), style: SheetStyle(.link, banded: banded))
    }
}
