import Spreadsheet

/// Appends what our marks and sheets look like to the styles part; nothing that is there changes its index.
struct StylesPatch {
    /// Indexes in `cellXfs` of the looks of an added sheet.
    private(set) var cellFormats: [SheetDraft.Style: Int] = [:]
    /// Indexes in `dxfs` of the highlights.
    private(set) var highlights: [CellAnnotation.Level: Int] = [:]
    private let outline: PartOutline
    private let bytes: [UInt8]
    /// What it writes is marked so.
    var trace: Trace

    /// What cells without a look of their own have: the first of each collection. Excel draws the first two fills so,
    /// whatever they say.
    private static let defaults: [(collection: String, items: [String])] = [
        ("fonts", ["<font><sz val=\"11\"/><name val=\"宋体\"/></font>"]),
        ("fills", ["none", "gray125"].map { "<fill><patternFill patternType=\"\($0)\"/></fill>" }),
        ("borders", ["<border/>"]), ("cellXfs", ["<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"]),
    ]

    /// A workbook without a styles part gets one with the format that all its cells have had so far.
    static func minimal(strict: Bool, trace: Trace) -> [UInt8] {
        Array(
            (XMLText.declaration + "<styleSheet xmlns=\"\(XMLText.spreadsheetNamespace(strict: strict))\">"
                + "<fonts count=\"1\"><font><sz val=\"11\"/><name val=\"宋体\"/></font></fonts>"
                + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
                + "<borders count=\"1\"><border/></borders>"
                + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
                + "<cellXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/></cellXfs>"
                + trace.endTag("styleSheet")).utf8)
    }

    init(_ bytes: [UInt8], part: String, trace: Trace, limits: Limits) throws(XLSXError) {
        (self.bytes, outline) = try PartOutline.opened(bytes, part: part, limits: limits)
        self.trace = trace
    }

    /// Adds one differential format a level.
    mutating func addHighlights(_ levels: [CellAnnotation.Level]) {
        let first = append(
            "dxfs",
            levels.map { level in
                "<dxf><fill><patternFill patternType=\"solid\"><fgColor rgb=\"\(level.fill)\"/><bgColor rgb=\"\(level.fill)\"/></patternFill></fill></dxf>"
            })
        for (index, level) in levels.enumerated() { highlights[level] = first + index }
    }

    /// Adds the looks that a sheet uses.
    mutating func addLooks(of sheet: SheetDraft) {
        for (collection, items) in Self.defaults {
            let count = outline.child(collection)?.childCount ?? 0  // there is none
            if count < items.count { _ = append(collection, Array(items[count...])) }
        }
        let looks = CellLook.all.filter { sheet.uses($0.style) }
        let font = append("fonts", looks.map { $0.1.font })
        let fill = append("fills", looks.map { $0.1.fill })
        let border = append("borders", [CellLook.thinBorder, CellLook.noBorder])
        let base = outline.child("cellStyleXfs").map { $0.childCount > 0 } == true ? " xfId=\"0\"" : ""
        let format = append(
            "cellXfs",
            looks.enumerated().map { index, look in
                "<xf numFmtId=\"49\" fontId=\"\(font + index)\" fillId=\"\(fill + index)\" borderId=\"\(border + (look.1.hasBorder ? 0 : 1))\"\(base) applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\">\(look.1.alignment)</xf>"
            })
        for (index, look) in looks.enumerated() { cellFormats[look.0] = format + index }
    }

    func patched() -> [UInt8] {
        var splice = ByteSplice()
        // Collections in the schema's order, each once, whatever the order of the calls above.
        for name in PartOutline.stylesOrder {
            guard let items = pending[name], !items.isEmpty else { continue }
            let tagName = outline.prefix + name
            let text = items.map { trace.marking(Self.prefixed($0, outline.prefix)) }.joined()
            guard let child = outline.child(name) else {
                splice.insert(
                    "<\(tagName) count=\"\(items.count)\">\(text)\(trace.endTag(tagName))",
                    at: outline.place(of: name, in: PartOutline.stylesOrder))
                continue
            }
            // A count that is not there is not needed, and a wrong one stays as wrong as it was.
            if let value = SheetOutline.value(of: "count", in: bytes, child.startTag),
                let count = SheetOutline.number(String(decoding: bytes[value], as: UTF8.self))
            {
                splice.replace(value, with: String(count + items.count))
            }
            if child.isSelfClosed {
                PartOutline.open(child.startTag, tagName, holding: text, in: &splice)
            } else {
                splice.insert(text, at: child.endTag.lowerBound)
            }
        }
        return splice.applied(to: bytes)
    }

    private var pending: [String: [String]] = [:]

    /// Queues items behind a collection's own and returns the index of the first.
    private mutating func append(_ collection: String, _ items: [String]) -> Int {
        let first = (outline.child(collection)?.childCount ?? 0) + (pending[collection]?.count ?? 0)  // nothing yet
        pending[collection, default: []] += items
        return first
    }

    /// Gives every element of a piece the root's prefix.
    private static func prefixed(_ xml: String, _ prefix: String) -> String {
        guard !prefix.isEmpty else { return xml }
        var output = ""
        for piece in xml.split(separator: "<", omittingEmptySubsequences: false).dropFirst() {
            output += piece.first == "/" ? "</\(prefix)\(piece.dropFirst())" : "<\(prefix)\(piece)"
        }
        return output
    }
}

extension SheetDraft {
    /// A row without cells that spans all columns is a note.
    fileprivate func uses(_ style: Style) -> Bool {
        rows.contains { row in
            row.cells.contains { $0.style == style } || style == .note && row.isSpanning && row.cells.isEmpty
        }
    }
}

extension CellAnnotation.Level {
    /// Light enough to read any dark text on it.
    var fill: String {
        switch self {
        case .error: "FFFFC7CE"
        case .warning: "FFFFEB9C"
        case .notice: "FFDDEBF7"
        }
    }

    /// The formula by which a mark is known again; always true.
    var sentinel: String {
        switch self {
        case .error: "LEN(\"filingdesk:error\")>0"
        case .warning: "LEN(\"filingdesk:warning\")>0"
        case .notice: "LEN(\"filingdesk:notice\")>0"
        }
    }
}
