import Spreadsheet

/// Replaces the `<c>` elements of edited cells in a worksheet part and nothing else. Texts go in as inline strings.
struct CellSplice {
    private let bytes: [UInt8]
    private var prefix = ""
    private var found: [CellReference: Place] = [:]
    private let wanted: Set<CellReference>

    private struct Place {
        let range: Range<Int>
        let attributes: [(name: String, value: String)]
    }

    init(_ bytes: [UInt8], part: String, cells: Set<CellReference>, limits: Limits) throws(XLSXError) {
        self.bytes = bytes
        wanted = cells
        var prefix = ""
        var found: [CellReference: Place] = [:]
        var row = 0
        var column = 0
        var open: (cell: CellReference, tag: Range<Int>, attributes: [(name: String, value: String)], depth: Int)?
        var handlers = ExpatParser.Handlers()
        handlers.start = { element in
            if element.depth == 1 { prefix = element.prefix }
            guard case .spreadsheet = element.namespace else { return true }
            if element.is("row"), element.depth == 3 {
                row = element["r"].flatMap { Int($0) } ?? row + 1
                column = 0
            } else if element.is("c"), element.depth == 4 {
                if let reference = element["r"].flatMap({ CellReference($0) }) {
                    (row, column) = (reference.row, reference.column)
                } else {
                    column += 1
                }
                if let cell = CellReference(row: row, column: column), cells.contains(cell) {
                    open = (cell, element.tag, element.allAttributes, element.depth)
                }
            }
            return true
        }
        handlers.end = { depth, tag in
            guard let cell = open, cell.depth == depth else { return true }
            found[cell.cell] = Place(
                range: cell.tag.lowerBound..<max(cell.tag.upperBound, tag.upperBound), attributes: cell.attributes)
            open = nil
            return true
        }
        try ExpatParser.parse(bytes, part: part, limits: limits, handlers)
        self.prefix = prefix
        self.found = found
    }

    /// - Throws: `.editRefused` for a cell that the sheet does not hold: corrections change what was written, they add nothing.
    func applying(_ edits: [CellEdit]) throws(XLSXError) -> [UInt8] {
        var splice = ByteSplice()
        for edit in edits {
            guard let place = found[edit.cell] else {
                throw .editRefused(sheet: edit.sheet, cell: edit.cell, found: "")
            }
            var attributes = ""
            for (name, value) in place.attributes where name != "t" {
                attributes += " \(name)=\"\(XMLWriting.escape(value))\""
            }
            switch edit.after {
            case .blank: splice.replace(place.range, with: "<\(prefix)c\(attributes)/>")
            case .number(let number):
                splice.replace(
                    place.range,
                    with:
                        "<\(prefix)c\(attributes)><\(prefix)v>\(ShortestDecimal.text(number))</\(prefix)v></\(prefix)c>"
                )
            case .text(let text):
                splice.replace(
                    place.range,
                    with:
                        "<\(prefix)c\(attributes) t=\"inlineStr\"><\(prefix)is><\(prefix)t xml:space=\"preserve\">\(XMLWriting.cellText(text))</\(prefix)t></\(prefix)is></\(prefix)c>"
                )
            }
        }
        return splice.applied(to: bytes)
    }
}
