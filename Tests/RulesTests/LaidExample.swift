import Rules
import Spreadsheet
import TestSupport

/// A rule's example as cells of one sheet, before and after it is disturbed.
struct LaidExample {
    let example: RuleExample
    var sheet: SheetSketch
    /// What a filer types; all other cells are the form's labels.
    var values: Set<CellReference>
    var marks: Set<CellReference> = []

    /// There is a sheet, and no filing in it.
    var isWithoutForm: Bool {
        switch example.circumstance {
        case .otherSheet, .pictureBeside: true
        default: false
        }
    }

    private var insertedRows: [Int] = []
    private var insertedColumns: [Int] = []

    struct UnknownPath: Error { let path: String }

    init(_ example: RuleExample) throws {
        self.example = example
        var baseline = BaselineFiling(example.layout)
        if case .stackedRows(let projects) = example.circumstance {
            for (index, project) in projects.enumerated() {
                baseline.addListedProject(project[0], amount: project[1], number: index + 1)
            }
        }
        sheet = baseline.sheet
        values = Set(baseline.cells.values)
        switch example.circumstance {
        case .otherSheet(let texts), .pictureBeside(let texts):
            sheet = SheetSketch()
            for (index, text) in texts.enumerated() { type(text, at: CellReference(clampingRow: index + 1, column: 1)) }
        default: try type(example.cells, over: baseline)
        }
        switch example.circumstance {
        case .stacked(let typed): try stack(typed, below: 30)
        case .hiddenRows(let rows): sheet.hiddenRows = [rows]
        default: break
        }
    }

    /// Adds a second copy of the filing that many rows below the first.
    mutating func stack(_ typed: [String: String], below rows: Int) throws {
        let second = BaselineFiling(example.layout).shifted(rows: rows, columns: 0)
        sheet.add(second.sheet)
        values.formUnion(second.cells.values)
        try type(typed, over: second)
    }

    /// Inserts blank rows and columns as a sheet does: cells, marks and merged ranges move.
    ///
    /// - Parameters:
    ///   - rows: the rows, as they are numbered before, in front of which one is inserted.
    ///   - columns: the same of columns.
    mutating func insert(rows: [Int], columns: [Int]) {
        insertedRows = rows
        insertedColumns = columns
        sheet = sheet.moved(moved)
        values = Set(values.map(moved))
        marks = Set(marks.map(moved))
    }

    /// Where a cell has moved to.
    func moved(_ cell: CellReference) -> CellReference {
        CellReference(
            clampingRow: cell.row + insertedRows.count { $0 <= cell.row },
            column: cell.column + insertedColumns.count { $0 <= cell.column })
    }

    private mutating func type(_ texts: [String: String], over baseline: BaselineFiling) throws {
        for (path, text) in texts {
            guard let cell = baseline.cells[path] else { throw UnknownPath(path: path) }
            type(text, at: cell)
        }
    }

    private mutating func type(_ text: String, at cell: CellReference) {
        if text.hasPrefix("↓") { marks.insert(cell) }
        sheet[cell] = text.hasPrefix("↓") ? String(text.dropFirst()) : text
    }
}
