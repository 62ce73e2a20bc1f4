import FilingModel
import Rules
import Spreadsheet
import TestSupport

/// A rule's example as cells of one sheet, before and after it is disturbed.
struct LaidExample {
    let example: RuleExample
    var sheet: SheetSketch
    /// What a filer types; all other cells are the form's labels.
    var values: Set<CellReference>
    /// What must be found, and where.
    private(set) var stated: [(cell: CellReference, typed: TypedCell)] = []
    var marks: Set<CellReference> { Set(stated.filter { $0.typed.findings > 0 }.map(\.cell)) }

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
        var baseline = BaselineFiling(example.layout, typed: example.cells)
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

    /// The hidden sheet by which a form is known that was filled in on the bureau's blank one.
    static func templateMark() throws -> LaidExample {
        var laid = try LaidExample(.accepted(.card, [:], .otherSheet([])))
        laid.sheet.name = TemplateMark.sheetName
        laid.sheet.visibility = .hidden
        guard let year = FiscalYear(2025) else { return laid }
        let mark = TemplateMark(form: "project-card", version: 1, profile: "enyang-2025", year: year)
        for (index, text) in mark.cells.enumerated() {
            laid.type(text, at: CellReference(clampingRow: 1, column: index + 1))
        }
        return laid
    }

    /// Adds a second copy of the filing that many rows below the first.
    mutating func stack(_ typed: [String: String], below rows: Int) throws {
        let second = BaselineFiling(example.layout, typed: typed).shifted(rows: rows, columns: 0)
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
        stated = stated.map { (moved($0.cell), $0.typed) }
    }

    /// Where a cell has moved to.
    func moved(_ cell: CellReference) -> CellReference {
        CellReference(
            clampingRow: cell.row + insertedRows.count { $0 <= cell.row },
            column: cell.column + insertedColumns.count { $0 <= cell.column })
    }

    private mutating func type(_ texts: [String: String], over baseline: BaselineFiling) throws {
        for (place, text) in texts {
            guard let range = baseline.range(of: place) else { throw UnknownPath(path: place) }
            if !range.isSingleCell {
                sheet.merge(range)
                // A merged range holds nothing but at its first cell.
                for row in range.rows {
                    for column in range.columns { sheet[CellReference(clampingRow: row, column: column)] = nil }
                }
            }
            type(text, at: range.first)
        }
    }

    private mutating func type(_ text: String, at cell: CellReference) {
        let typed = TypedCell(text)
        stated.append((cell, typed))
        sheet[cell] = typed.text
    }
}

extension BaselineFiling {
    /// With as many indicators and listed projects as the paths name.
    fileprivate init(_ layout: Layout, typed: [String: String]) {
        let steps = typed.keys.flatMap { $0.split(separator: ":") }.map { $0.split(separator: ".") }
        func highest(_ table: String) -> Int {
            steps.compactMap { $0.count > 2 && $0[0] == table ? Int($0[1]) : nil }.max() ?? 0  // none is named
        }
        self.init(layout, indicators: highest("indicators"))
        for number in 0..<highest("more") {
            addListedProject("公路附属设施\(number + 1)", amount: "50000", number: number + 1)
        }
    }

    /// The cell of a path or of a label, or the range from one path's cell to another's.
    fileprivate func range(of place: String) -> CellRange? {
        let ends = place.split(separator: ":").compactMap { cells[String($0)] }
        if let first = ends.first, let last = ends.last { return CellRange(first, last) }
        return sheet.typed.filter { $0.value == place }.keys.min().map { CellRange($0) }
    }
}
