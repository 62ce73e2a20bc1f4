import Glibc
import Spreadsheet

/// The outline of a worksheet part, found without reading its cells: `sheetData` is cut out before expat looks at the rest.
///
/// Soundness: every search is told how many bytes are left.
struct SheetOutline {
    let outline: PartOutline
    /// Byte ranges of `priority="…"` values of conditional formatting rules, of whatever namespace.
    let priorities: [Range<Int>]
    /// `col` widths in characters by 1-based column range; hidden columns have width 0.
    let columns: [(range: ClosedRange<Int>, width: Double)]
    let defaultWidth: Double
    let defaultHeight: Double
    let merges: MergedRanges

    init(_ bytes: [UInt8], part: String, limits: Limits) throws(XLSXError) {
        let (head, cells) = Self.withoutCells(bytes)
        var (outline, found) = try PartOutline.read(head, part: part, limits: limits, SheetVisitor(head: head))
        guard outline.emptyRoot == nil else { throw .damaged(part: part, detail: "no sheet data") }
        // Offsets behind the cells are moved back.
        let shift = cells.count
        outline.move { offset, isEnd in
            offset > cells.lowerBound || !isEnd && offset == cells.lowerBound ? offset + shift : offset
        }
        self.outline = outline
        priorities = found.priorities.map { range in
            range.lowerBound > cells.lowerBound ? range.lowerBound + shift..<range.upperBound + shift : range
        }
        columns = found.columns
        defaultWidth = found.defaultWidth
        defaultHeight = found.defaultHeight
        merges = MergedRanges(found.merges)
    }

    /// The part with an empty `sheetData`, and where its inside lay.
    static func withoutCells(_ bytes: [UInt8]) -> (head: [UInt8], cells: Range<Int>) {
        guard let cells = sheetData(in: bytes) else { return (bytes, bytes.count..<bytes.count) }
        return (Array(bytes[..<cells.lowerBound]) + Array(bytes[cells.upperBound...]), cells)
    }

    /// A whole number as the format writes it; nil for another spelling, which could not be given back, and for what
    /// no count or priority comes to.
    static func number(_ text: String) -> Int? {
        Int(text).flatMap { (0..<1 << 31).contains($0) && String($0) == text ? $0 : nil }
    }

    /// The inside of `sheetData`, where it can be cut out safely: not in a part with comments or CDATA, in which the
    /// words might be no tags.
    private static func sheetData(in bytes: [UInt8]) -> Range<Int>? {
        bytes.withUnsafeBufferPointer { buffer -> Range<Int>? in
            guard let base = buffer.baseAddress else { return nil }
            func first(_ text: StaticString, from: Int, to: Int) -> Int? {
                var cursor = from
                let count = text.utf8CodeUnitCount
                while cursor + count <= to {
                    guard let found = memchr(base + cursor, Int32(text.utf8Start[0]), to - cursor) else { return nil }
                    cursor = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - base
                    guard cursor + count <= to else { return nil }
                    if memcmp(base + cursor, text.utf8Start, count) == 0 { return cursor }
                    cursor += 1
                }
                return nil
            }
            // The word may also stand in an attribute, as a code name; a tag's name follows `<` or its prefix.
            guard let word = first("sheetData", from: 0, to: min(buffer.count, 1 << 20)), word > 0,
                base[word - 1] == UInt8(ascii: "<") || base[word - 1] == UInt8(ascii: ":"),
                first("<!", from: 0, to: word) == nil, let close = first(">", from: word, to: buffer.count),
                base[close - 1] != UInt8(ascii: "/")
            else { return nil }
            // From the end: nothing but the sheet's own tail can follow the last closing tag.
            var cursor = buffer.count - 10
            while cursor > close, memcmp(base + cursor, "sheetData>", 10) != 0 { cursor -= 1 }
            var open = cursor
            while open > close, base[open] != UInt8(ascii: "<") { open -= 1 }
            guard open > close, base[open + 1] == UInt8(ascii: "/"), first("<!", from: cursor, to: buffer.count) == nil
            else { return nil }
            return (close + 1)..<open
        }
    }

    /// A width or height within the format's limits; nil for what no sheet can have.
    static func size(_ text: String?, upTo limit: Double) -> Double? {
        text.flatMap { Double($0) }.flatMap { $0 > 0 && $0 <= limit ? $0 : nil }
    }

    /// Where the value of an attribute stands within a start tag.
    static func value(of attribute: StaticString, in bytes: [UInt8], _ tag: Range<Int>) -> Range<Int>? {
        let length = attribute.utf8CodeUnitCount
        var cursor = tag.lowerBound + 1
        // A search beyond the tag would go through all of a large sheet for each of its rows.
        while let name = bytes.place(of: attribute, from: cursor, before: tag.upperBound),
            name + length + 2 < tag.upperBound
        {
            cursor = name + 1
            var after = name + length
            guard Markup.isSpace(bytes[name - 1]) else { continue }
            while after < tag.upperBound, Markup.isSpace(bytes[after]) || bytes[after] == UInt8(ascii: "=") {
                after += 1
            }
            guard after < tag.upperBound, bytes[after] == UInt8(ascii: "\"") || bytes[after] == UInt8(ascii: "'") else {
                continue
            }
            return bytes[(after + 1)..<tag.upperBound].firstIndex(of: bytes[after]).map { (after + 1)..<$0 }
        }
        return nil
    }
}

private struct SheetVisitor: ElementVisitor {
    let head: [UInt8]
    private(set) var priorities: [Range<Int>] = []
    private(set) var columns: [(range: ClosedRange<Int>, width: Double)] = []
    private(set) var defaultWidth = 8.43
    private(set) var defaultHeight = 15.0
    private(set) var merges: [CellRange] = []

    init(head: [UInt8]) { self.head = head }

    mutating func visit(_ element: XMLElement) {
        if element.is("mergeCell") {
            if let range = element["ref"].flatMap({ CellRange($0) }), !range.isSingleCell { merges.append(range) }
        } else if element.is("cfRule") {
            if let value = SheetOutline.value(of: "priority", in: head, element.tag) { priorities.append(value) }
        } else if element.is("col") {
            guard let first = element["min"].flatMap({ Int($0) }), let last = element["max"].flatMap({ Int($0) }),
                first >= 1, first <= last
            else { return }
            let isHidden = element["hidden"] == "1" || element["hidden"] == "true"
            let width = isHidden ? 0 : SheetOutline.size(element["width"], upTo: 255) ?? 8.43
            columns.append((first...last, width))
        } else if element.is("sheetFormatPr") {
            defaultWidth = SheetOutline.size(element["defaultColWidth"], upTo: 255) ?? 8.43
            defaultHeight = SheetOutline.size(element["defaultRowHeight"], upTo: 409) ?? 15
        }
    }
}

extension PartOutline {
    /// Moves all offsets; `isEnd` tells the end of a range, which is behind its last byte.
    fileprivate mutating func move(_ moved: (Int, _ isEnd: Bool) -> Int) {
        self = PartOutline(
            prefix: prefix, namespaces: namespaces,
            children: children.map { child in
                var copy = child
                copy.range = moved(child.range.lowerBound, false)..<moved(child.range.upperBound, true)
                if !child.endTag.isEmpty {
                    copy.endTag = moved(child.endTag.lowerBound, false)..<moved(child.endTag.upperBound, true)
                }
                return copy
            }, end: moved(end, false))
    }

    private init(prefix: String, namespaces: [String: String], children: [Child], end: Int) {
        emptyRoot = nil
        self.prefix = prefix
        self.namespaces = namespaces
        self.children = children
        self.end = end
    }
}
