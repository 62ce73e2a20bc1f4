/// A run of a sheet's cells in sheet order, with the texts they own. A large sheet is read in several blocks at once
/// and kept as these; any other is one block.
package struct CellBlock: Sendable {
    /// Each address once.
    package var cells: [PackedCell]
    package var texts: TextArena
    /// Formula texts by index into `cells`, in order.
    package var formulas: [(index: Int, text: TextArena.Slice)]

    package init(
        cells: [PackedCell] = [], texts: TextArena = TextArena(),
        formulas: [(index: Int, text: TextArena.Slice)] = []
    ) {
        self.cells = cells
        self.texts = texts
        self.formulas = formulas
    }

    /// Bytes that its cells and texts take.
    package var memory: Int {
        cells.count * MemoryLayout<PackedCell>.stride + texts.byteCount
            + formulas.count * MemoryLayout<(index: Int, text: TextArena.Slice)>.stride
    }

    /// Adds a cell of another block, with its texts.
    package mutating func append(_ cell: PackedCell, from other: CellBlock, at index: Int) {
        if let formula = other.formula(of: index) {
            formulas.append((cells.count, other.texts.withBytes(of: formula) { texts.add($0) }))
        }
        switch cell.kind {
        case .text, .error, .isoDate:
            let slice = other.texts.withBytes(of: TextArena.Slice(packed: cell.payload)) { texts.add($0) }
            cells.append(cell.replacing(payload: slice.packed))
        case .number, .sharedString, .boolean, .noValue: cells.append(cell)
        }
    }

    /// Where a cell of that address stands or would stand.
    func lowerBound(row: Int, column: Int) -> Int {
        let order = UInt64(row) << 16 | UInt64(column)
        return Self.firstIndex(below: cells.count) { cells[$0].order >= order }
    }

    /// Nil for a cell without a formula of its own.
    func formulaText(_ index: Int) -> String? {
        formula(of: index).map { texts[$0] }
    }

    private func formula(of index: Int) -> TextArena.Slice? {
        let place = Self.firstIndex(below: formulas.count) { formulas[$0].index >= index }
        return place < formulas.count && formulas[place].index == index ? formulas[place].text : nil
    }

    /// The first index for which the condition holds, which it then does for all that follow.
    private static func firstIndex(below count: Int, where holds: (Int) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if holds(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
