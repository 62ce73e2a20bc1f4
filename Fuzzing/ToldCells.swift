import Spreadsheet

extension Worksheet {
    /// Its stored cells, a line each: what two readings of the same rows must have in common.
    var told: [String] {
        blocks.flatMap { block in
            block.cells.map { cell in
                // The payload of a text is a place in an arena, which may differ where the text does not.
                let content = withTextBytes(of: cell, in: block) { "\(Array($0))" } ?? "\(cell.payload)"
                return "\(cell.reference) \(cell.kind) \(cell.style) \(cell.isFormula) \(content)"
            }
        } + cells.compactMap(\.formula)
    }
}
