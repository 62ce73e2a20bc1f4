import Spreadsheet

/// A sheet put down in a test the way a person would type it, cell by cell.
///
/// `350` is a number, `'350` a text, `=A1+B1` a formula without a cached value, `=A1+B1 → 350` one with a value,
/// `=A1 → #REF!` one with an error; an empty text empties the cell.
package struct SheetSketch: Sendable {
    package var name: String
    package var visibility = Worksheet.Visibility.visible
    package private(set) var typed: [CellReference: String] = [:]
    package private(set) var merges: [CellRange] = []
    package var hiddenRows: [ClosedRange<Int>] = []

    package init(_ name: String = "Sheet1") { self.name = name }

    package subscript(reference: CellReference) -> String? {
        get { typed[reference] }
        set { typed[reference] = newValue?.isEmpty == true ? nil : newValue }
    }

    /// Addresses are literals of the test.
    package subscript(address: String) -> String? {
        get { CellReference(address).flatMap { typed[$0] } }
        set { CellReference(address).map { self[$0] = newValue } }
    }

    package mutating func merge(_ address: String) {
        if let range = CellRange(address) { merges.append(range) }
    }

    /// Takes the place of ranges that it meets, as in a sheet.
    package mutating func merge(_ range: CellRange) {
        merges.removeAll { $0.intersects(range) }
        merges.append(range)
    }

    package mutating func unmerge(_ range: CellRange) { merges.removeAll { $0 == range } }

    /// Moves everything down and to the right.
    package func shifted(rows: Int, columns: Int) -> SheetSketch {
        moved { CellReference(clampingRow: $0.row + rows, column: $0.column + columns) }
    }

    /// Moves every cell; merged ranges and hidden rows follow their ends.
    package func moved(_ moved: (CellReference) -> CellReference) -> SheetSketch {
        func row(_ number: Int) -> Int { moved(CellReference(clampingRow: number, column: 1)).row }
        var copy = self
        copy.typed = Dictionary(uniqueKeysWithValues: typed.map { (moved($0.key), $0.value) })
        copy.hiddenRows = hiddenRows.map { row($0.lowerBound)...row($0.upperBound) }
        copy.merges = merges.map { CellRange(moved($0.first), moved($0.last)) }
        return copy
    }

    /// Makes room for that many rows below a row; ranges over several rows that end there grow with it.
    package mutating func lengthen(below row: Int, by count: Int) {
        let grown = merges.filter { $0.last.row == row && $0.first.row < row }
        self = moved { CellReference(clampingRow: $0.row > row ? $0.row + count : $0.row, column: $0.column) }
        merges = merges.map { range in
            guard grown.contains(range) else { return range }
            return CellRange(range.first, CellReference(clampingRow: row + count, column: range.last.column))
        }
    }

    /// Puts another sheet's cells beside these.
    package mutating func add(_ other: SheetSketch) {
        typed.merge(other.typed) { _, new in new }
        merges += other.merges
    }

    package var lastRow: Int { typed.keys.map(\.row).max() ?? 0 }

    package var worksheet: Worksheet {
        var texts = TextArena()
        var packed: [PackedCell] = []
        var formulas: [(index: Int, text: TextArena.Slice)] = []
        for (reference, text) in typed.sorted(by: { $0.key < $1.key }) {
            func cell(_ kind: PackedCell.Kind, _ payload: UInt64, isFormula: Bool = false, style: UInt16 = 0) {
                if isFormula { formulas.append((packed.count, texts.add(String(text.dropFirst())))) }
                packed.append(
                    PackedCell(
                        row: reference.row, column: reference.column, kind: kind, style: style, isFormula: isFormula,
                        payload: payload))
            }
            func put(_ value: String, isFormula: Bool) {
                if value.hasPrefix("#") {
                    cell(.error, texts.add(value).packed, isFormula: isFormula)
                } else if let number = Double(value), number.isFinite {
                    cell(.number, number.bitPattern, isFormula: isFormula)
                } else {
                    let plain = value.hasPrefix("'") ? String(value.dropFirst()) : value
                    cell(.text, texts.add(plain).packed, isFormula: isFormula)
                }
            }
            if text.hasPrefix("=") && text.count > 1 && text.dropFirst().first?.isLetter == true {
                let parts = text.split(separator: "→", maxSplits: 1)
                if parts.count == 2 {
                    put(String(parts[1].drop { $0 == " " }), isFormula: true)
                } else {
                    cell(.noValue, 0, isFormula: true)
                }
            } else {
                put(text, isFormula: false)
            }
        }
        return Worksheet(
            name: name, visibility: visibility, merges: MergedRanges(merges), hiddenRows: hiddenRows,
            blocks: [CellBlock(cells: packed, texts: texts, formulas: formulas)])
    }
}

extension Workbook {
    /// A workbook of sketches.
    package init(_ sheets: [SheetSketch], name: String = "申报表.xlsx", features: Features = []) {
        self.init(id: WorkbookID(name: name, sha256: name), sheets: sheets.map(\.worksheet), features: features)
    }
}
