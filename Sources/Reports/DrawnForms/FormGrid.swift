import FilingModel
import Spreadsheet

/// The rows of a form while it is laid out, cell by cell; merged cells may reach down over rows to come. Rows and columns
/// count from 0.
struct FormGrid {
    private(set) var widths: [Double]
    private var rows: [[Int: SheetPlan.Cell]] = []
    private var heights: [Double] = []
    private(set) var checks: [EntryCheck] = []

    init(widths: [Double]) { self.widths = widths }

    var rowCount: Int { rows.count }

    /// Begins a row, at least that high in points.
    mutating func addRow(height: Double = 20) {
        rows.append([:])
        heights.append(height)
    }

    /// Puts a cell into the last row, and makes that row high enough for its text.
    ///
    /// - Parameters:
    ///   - row: another row than the last one.
    ///   - raising: the row has to be high enough for the text, which no other row shares.
    mutating func put(
        _ content: SheetPlan.Content, _ role: FormRole, column: Int, row: Int? = nil, span: Int = 1, down: Int = 1,
        raising: Bool = true
    ) {
        guard let row = row ?? rows.indices.last else { return }
        rows[row][column] = SheetPlan.Cell(
            content: content, style: SheetStyle(.form(role)), span: span, down: down)
        guard raising, down == 1, role.isWrapped, case .text(let text) = content else { return }
        let width = widths[column..<min(widths.count, column + span)].reduce(0, +)
        raise(row: row, to: Double(SheetPlan.lineCount(text, width: width)) * 15 + 6)
    }

    /// Makes a row at least that high.
    mutating func raise(row: Int, to height: Double) {
        heights[row] = min(SheetPlan.maximumHeight, max(heights[row], height))
    }

    /// Puts something else into a cell that is there.
    mutating func replace(_ content: SheetPlan.Content, at cell: CellReference, with role: FormRole) {
        guard let old = rows[cell.row - 1][cell.column - 1] else { return }
        rows[cell.row - 1][cell.column - 1] = SheetPlan.Cell(
            content: content, style: SheetStyle(.form(role)), span: old.span, down: old.down)
    }

    /// Lets a cell of an earlier row reach down to the last one.
    mutating func extend(row: Int, column: Int, span: Int = 1) {
        guard let cell = rows[row][column] else { return }
        rows[row][column] = SheetPlan.Cell(
            content: cell.content, style: cell.style, span: span, down: rows.count - row)
    }

    mutating func add(_ check: EntryCheck) { checks.append(check) }

    /// A 1-based reference to a place in the grid.
    func reference(row: Int, column: Int) -> CellReference {
        CellReference(clampingRow: row + 1, column: column + 1)
    }

    /// Such as `E9:E11`.
    func range(column: Int, rows: ClosedRange<Int>) -> CellRange {
        CellRange(
            reference(row: rows.lowerBound, column: column), reference(row: rows.upperBound, column: column))
    }

    func plan(name: String, use: SheetPlan.Use, headerRow: Int?) -> SheetPlan {
        var plan = SheetPlan(name: name, tab: SheetStyle.accent, columnWidths: widths)
        plan.use = use
        plan.headerRow = headerRow
        plan.checks = checks
        for (cells, height) in zip(rows, heights) {
            var line: [SheetPlan.Cell] = []
            var column = 0
            for place in cells.keys.sorted() {
                guard let cell = cells[place], place >= column else { continue }
                for _ in column..<place { line.append(.init(content: .covered, style: cell.style)) }
                line.append(cell)
                column = place + cell.span
            }
            plan.add(line, height: height)
        }
        return plan
    }
}
