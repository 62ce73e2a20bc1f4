/// One sheet of a workbook: its non-empty cells in sheet order, sparse, decoded on demand.
package struct Worksheet: Sendable {
    package enum Visibility: String, Sendable { case visible, hidden, veryHidden }

    /// Only `.worksheet` has cells; the others are listed and not read.
    package enum Kind: String, Sendable { case worksheet, chart, dialog, macro }

    package let name: String
    package let visibility: Visibility
    package let kind: Kind
    /// Merged ranges in sheet order; they may overlap in a damaged file.
    package let merges: MergedRanges
    /// 1-based, in order.
    package let hiddenRows: [ClosedRange<Int>]
    package let hiddenColumns: [ClosedRange<Int>]

    private let packed: [PackedCell]
    private let texts: TextArena
    /// Formula texts by index into `packed`, in order.
    private let formulas: [(index: Int, text: TextArena.Slice)]
    private let shared: SharedStrings
    private let formats: CellFormats

    /// - Parameter cells: in sheet order, each address once; `formulas` name them by index, in order.
    package init(
        name: String, visibility: Visibility = .visible, kind: Kind = .worksheet, merges: MergedRanges = MergedRanges(),
        hiddenRows: [ClosedRange<Int>] = [], hiddenColumns: [ClosedRange<Int>] = [], cells: [PackedCell] = [],
        texts: TextArena = TextArena(), formulas: [(index: Int, text: TextArena.Slice)] = [],
        shared: SharedStrings = SharedStrings(), formats: CellFormats = CellFormats()
    ) {
        self.name = name
        self.visibility = visibility
        self.kind = kind
        self.merges = merges
        self.hiddenRows = hiddenRows
        self.hiddenColumns = hiddenColumns
        packed = cells
        self.texts = texts
        self.formulas = formulas
        self.shared = shared
        self.formats = formats
    }

    /// Number of cells that hold a value or a formula.
    package var cellCount: Int { packed.count }

    /// All cells, in sheet order.
    package var cells: some Sequence<Cell> { packed.indices.lazy.map { decode($0) } }

    /// The smallest range that holds every cell; nil for an empty sheet.
    package var usedRange: CellRange? {
        guard let first = packed.first, let last = packed.last else { return nil }
        var left = first.column
        var right = first.column
        for cell in packed {
            left = min(left, cell.column)
            right = max(right, cell.column)
        }
        return CellRange(
            CellReference(clampingRow: first.row, column: left), CellReference(clampingRow: last.row, column: right))
    }

    /// The cell stored at that address; nil when it is empty. A covered cell of a merge has its own (usually none).
    package subscript(reference: CellReference) -> Cell? {
        let index = lowerBound(row: reference.row, column: reference.column)
        guard index < packed.count, packed[index].row == reference.row, packed[index].column == reference.column
        else { return nil }
        return decode(index)
    }

    /// The cells of one row, from left to right.
    package func cells(inRow row: Int) -> some Sequence<Cell> {
        let from = lowerBound(row: row, column: 0)
        let to = lowerBound(row: row + 1, column: 0)
        return (from..<to).lazy.map { decode($0) }
    }

    /// Visits the stored cells without decoding them, with the number and text statistics of `cells --stats`.
    package func forEachPacked(_ body: (PackedCell) -> Void) {
        packed.forEach(body)
    }

    /// The bytes of a text cell (`.text`, `.error`, `.isoDate`, `.sharedString`), without a copy.
    package func withTextBytes<Result>(
        of cell: PackedCell, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result? {
        switch cell.kind {
        case .sharedString: shared.withBytes(of: Int(truncatingIfNeeded: cell.payload), body)
        case .text, .error, .isoDate: texts.withBytes(of: TextArena.Slice(packed: cell.payload), body)
        case .number, .boolean, .noValue: nil
        }
    }

    private func lowerBound(row: Int, column: Int) -> Int {
        let order = UInt64(row) << 16 | UInt64(column)
        var low = 0
        var high = packed.count
        while low < high {
            let middle = (low + high) / 2
            if packed[middle].order < order { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func decode(_ index: Int) -> Cell {
        let cell = packed[index]
        let format = formats[Int(cell.style)]
        return Cell(
            reference: cell.reference, value: value(of: cell, format), isFormula: cell.isFormula,
            formula: cell.isFormula ? formulaText(index) : nil, format: format)
    }

    private func value(of cell: PackedCell, _ format: NumberFormat) -> CellValue? {
        switch cell.kind {
        case .number:
            let number = Double(bitPattern: cell.payload)
            switch format {
            case .date:
                return CellDate(serial: number, date1904: formats.date1904).map(CellValue.date) ?? .number(number)
            case .duration: return .duration(days: number)
            case .general, .percent, .text: return .number(number)
            }
        case .sharedString: return shared[Int(truncatingIfNeeded: cell.payload)].map(CellValue.text)
        case .text: return .text(texts[TextArena.Slice(packed: cell.payload)])
        case .error: return .error(texts[TextArena.Slice(packed: cell.payload)])
        case .isoDate:
            let text = texts[TextArena.Slice(packed: cell.payload)]
            return CellDate(iso8601: text).map(CellValue.date) ?? .text(text)
        case .boolean: return .boolean(cell.payload != 0)
        case .noValue: return nil
        }
    }

    private func formulaText(_ index: Int) -> String? {
        var low = 0
        var high = formulas.count
        while low < high {
            let middle = (low + high) / 2
            if formulas[middle].index < index { low = middle + 1 } else { high = middle }
        }
        return low < formulas.count && formulas[low].index == index ? texts[formulas[low].text] : nil
    }
}

/// What the style index of a cell means for its value: the number format of each cell format (`cellXfs`,
/// ECMA-376 Part 1, 18.8.10), and the workbook's date system.
package struct CellFormats: Sendable {
    private let formats: [NumberFormat]
    package let date1904: Bool

    package init(_ formats: [NumberFormat] = [], date1904: Bool = false) {
        self.formats = formats
        self.date1904 = date1904
    }

    /// General for an index that the workbook does not define.
    package subscript(style: Int) -> NumberFormat {
        formats.indices.contains(style) ? formats[style] : .general
    }
}
