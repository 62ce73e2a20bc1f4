import Spreadsheet

/// Replaces the `<c>` elements of edited cells in a worksheet part and nothing else. Texts go in as inline strings.
struct CellSplice {
    private let bytes: [UInt8]
    private let prefix: String
    private let found: [CellReference: Place]

    fileprivate struct Place {
        let range: Range<Int>
        let attributes: [(name: String, value: String)]
    }

    init(_ bytes: [UInt8], part: String, cells: Set<CellReference>, limits: Limits) throws(XLSXError) {
        self.bytes = bytes
        let sink = try XMLPart.read(bytes, part: part, limits: limits, CellPlaces(wanted: cells))
        prefix = sink.prefix
        found = sink.found
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

/// Finds the elements of some cells, whether or not rows and cells say where they are.
private struct CellPlaces: ElementSink {
    let wanted: Set<CellReference>
    private(set) var prefix = ""
    private(set) var found: [CellReference: CellSplice.Place] = [:]
    private var row = 0
    private var column = 0
    private var open: (cell: CellReference, tag: Range<Int>, attributes: [(name: String, value: String)])?

    init(wanted: Set<CellReference>) { self.wanted = wanted }

    mutating func start(_ element: XMLElement) {
        if element.depth == 1 { prefix = element.prefix }
        guard case .spreadsheet = element.namespace else { return }
        if element.depth == 3, element.is("row") {
            row = element["r"].flatMap { Int($0) } ?? row + 1
            column = 0
        } else if element.depth == 4, element.is("c") {
            if let reference = element["r"].flatMap({ CellReference($0) }) {
                (row, column) = (reference.row, reference.column)
            } else {
                column += 1
            }
            if let cell = CellReference(row: row, column: column), wanted.contains(cell) {
                open = (cell, element.tag, element.allAttributes)
            }
        }
    }

    mutating func end(depth: Int, _ tag: Range<Int>) {
        guard depth == 4, let cell = open else { return }
        found[cell.cell] = CellSplice.Place(
            range: cell.tag.lowerBound..<max(cell.tag.upperBound, tag.upperBound), attributes: cell.attributes)
        open = nil
    }
}
