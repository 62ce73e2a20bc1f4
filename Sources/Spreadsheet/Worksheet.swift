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

    /// The cells, block by block in sheet order.
    package let blocks: [CellBlock]
    package let shared: SharedStrings
    private let formats: CellFormats

    package init(
        name: String, visibility: Visibility = .visible, kind: Kind = .worksheet, merges: MergedRanges = MergedRanges(),
        hiddenRows: [ClosedRange<Int>] = [], hiddenColumns: [ClosedRange<Int>] = [], blocks: [CellBlock] = [],
        shared: SharedStrings = SharedStrings(), formats: CellFormats = CellFormats()
    ) {
        self.name = name
        self.visibility = visibility
        self.kind = kind
        self.merges = merges
        self.hiddenRows = hiddenRows
        self.hiddenColumns = hiddenColumns
        self.blocks = blocks
        self.shared = shared
        self.formats = formats
    }

    /// Number of cells that hold a value or a formula.
    package var cellCount: Int { blocks.reduce(0) { $0 + $1.cells.count } }

    /// All cells, in sheet order.
    package var cells: some Sequence<Cell> {
        blocks.lazy.flatMap { block in block.cells.indices.lazy.map { decode($0, in: block) } }
    }

    /// The smallest range that holds every cell; nil for an empty sheet.
    package var usedRange: CellRange? {
        guard let first = blocks.first(where: { !$0.cells.isEmpty })?.cells.first,
            let last = blocks.last(where: { !$0.cells.isEmpty })?.cells.last
        else { return nil }
        var left = first.column
        var right = first.column
        for block in blocks {
            for cell in block.cells {
                left = min(left, cell.column)
                right = max(right, cell.column)
            }
        }
        return CellRange(
            CellReference(clampingRow: first.row, column: left), CellReference(clampingRow: last.row, column: right))
    }

    /// The cell stored at that address; nil when it is empty. A covered cell of a merge has its own (usually none).
    package subscript(reference: CellReference) -> Cell? {
        for block in blocks {
            let index = block.lowerBound(row: reference.row, column: reference.column)
            guard index < block.cells.count else { continue }
            return block.cells[index].reference == reference ? decode(index, in: block) : nil
        }
        return nil
    }

    /// The cells of one row, from left to right.
    package func cells(inRow row: Int) -> some Sequence<Cell> {
        blocks.lazy.flatMap { block in
            (block.lowerBound(row: row, column: 0)..<block.lowerBound(row: row + 1, column: 0)).lazy.map {
                decode($0, in: block)
            }
        }
    }

    /// The UTF-8 bytes of a text cell (`.text`, `.error`, `.isoDate`, `.sharedString`), without a copy.
    package func withTextBytes<Result>(
        of cell: PackedCell, in block: CellBlock, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result? {
        switch cell.kind {
        case .sharedString: shared.withBytes(of: Int(truncatingIfNeeded: cell.payload), body)
        case .text, .error, .isoDate: block.texts.withBytes(of: TextArena.Slice(packed: cell.payload), body)
        case .number, .boolean, .noValue: nil
        }
    }

    private func decode(_ index: Int, in block: CellBlock) -> Cell {
        let cell = block.cells[index]
        let format = formats[Int(cell.style)]
        return Cell(
            reference: cell.reference, value: value(of: cell, format, block.texts), isFormula: cell.isFormula,
            formula: cell.isFormula ? block.formulaText(index) : nil, format: format)
    }

    private func value(of cell: PackedCell, _ format: NumberFormat, _ texts: TextArena) -> CellValue? {
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
}

/// What the style index of a cell means for its value: the number format of each cell format (`cellXfs`,
/// ECMA-376 Part 1, 18.8.10), and the workbook's date system.
package struct CellFormats: Sendable {
    /// By style index.
    package let all: [NumberFormat]
    package let date1904: Bool

    package init(_ formats: [NumberFormat] = [], date1904: Bool = false) {
        all = formats
        self.date1904 = date1904
    }

    /// General for an index that the workbook does not define.
    package subscript(style: Int) -> NumberFormat {
        all.indices.contains(style) ? all[style] : .general
    }
}
