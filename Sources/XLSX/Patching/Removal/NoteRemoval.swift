import Spreadsheet

/// Takes the boxes of our comments out of a legacy drawing, which need not be well-formed and is never parsed.
struct NoteRemoval {
    /// The part as it is now; nil when there is no reason left for it to be there.
    private(set) var bytes: [UInt8]?

    private struct Shape {
        let range: Range<Int>
        let cell: CellReference?
        let isOurs: Bool
    }

    /// - Parameter cells: those whose comments have gone.
    init(_ bytes: [UInt8], cells: Set<CellReference>) {
        guard
            Self.endTag("xml", in: bytes, from: max(0, bytes.count - 64)).map({ Trace.added.ends($0, of: bytes) })
                != true
        else { return }
        var splice = ByteSplice()
        let shapes = Self.elements("shape", in: bytes).map { range, end in
            Shape(range: range, cell: Self.cell(of: range, in: bytes), isOurs: Trace.added.ends(end, of: bytes))
        }
        var gone = shapes.filter(\.isOurs)
        // Another program writes its own boxes; one of the department's may lie at the same cell as ours.
        let settled = Set(gone.compactMap(\.cell))
        let foreign = shapes.filter { shape in shape.cell.map { cells.contains($0) && !settled.contains($0) } ?? false }
        gone += foreign
        guard foreign.isEmpty || gone.count < shapes.count || Self.holdsOthers(bytes) else { return }
        for shape in gone { splice.replace(shape.range, with: "") }
        for (range, end) in Self.elements("shapetype", in: bytes) where Trace.added.ends(end, of: bytes) {
            splice.replace(range, with: "")
        }
        Self.restoreBlocks(bytes, &splice)
        self.bytes = splice.isEmpty ? bytes : splice.applied(to: bytes)
    }

    /// Whether there are shapes of other kinds than `v:shape`.
    private static func holdsOthers(_ bytes: [UInt8]) -> Bool {
        ["group", "rect", "roundrect", "oval", "line", "polyline", "curve", "arc", "image"].contains {
            !elements($0, in: bytes).isEmpty
        }
    }

    /// The blocks of shape ids that were added are the last ones; the tag says how many.
    private static func restoreBlocks(_ bytes: [UInt8], _ splice: inout ByteSplice) {
        guard let list = VMLPatch.blockList(in: bytes), let end = VMLPatch.tagEnd(in: bytes, from: list.upperBound)
        else { return }
        let trace = Array(Trace.added.rawValue.utf8)
        var tail = bytes[(list.upperBound + 1)..<end]
        var kept = bytes[list]
        while tail.suffix(trace.count).elementsEqual(trace) {
            tail = tail.dropLast(trace.count)
            kept = kept.prefix(upTo: kept.lastIndex(of: UInt8(ascii: ",")) ?? kept.startIndex)
        }
        guard kept.count < list.count else { return }
        splice.replace(kept.endIndex..<list.upperBound, with: "")
        splice.replace(tail.endIndex..<end, with: "")
    }

    /// Elements of that name with whatever prefix, and their end tags.
    private static func elements(_ name: StaticString, in bytes: [UInt8]) -> [(range: Range<Int>, end: Range<Int>)] {
        var found: [(Range<Int>, Range<Int>)] = []
        var cursor = 0
        while let place = bytes.place(of: name, from: cursor) {
            cursor = place + name.utf8CodeUnitCount
            guard place > 0, cursor < bytes.count, isBoundary(bytes[cursor]),
                let start = bytes[..<place].lastIndex(where: { !isNameByte($0) }), bytes[start] == UInt8(ascii: "<"),
                let close = bytes[cursor...].firstIndex(of: UInt8(ascii: ">")), bytes[close - 1] != UInt8(ascii: "/"),
                let end = endTag(name, in: bytes, from: close)
            else { continue }
            found.append((start..<end.upperBound, end))
            cursor = end.upperBound
        }
        return found
    }

    private static func endTag(_ name: StaticString, in bytes: [UInt8], from offset: Int) -> Range<Int>? {
        var cursor = offset
        while let place = bytes.place(of: name, from: cursor) {
            cursor = place + name.utf8CodeUnitCount
            guard place > 1, cursor < bytes.count, isBoundary(bytes[cursor]),
                let slash = bytes[..<place].lastIndex(where: { !isNameByte($0) }), slash > 0,
                bytes[slash] == UInt8(ascii: "/"), bytes[slash - 1] == UInt8(ascii: "<"),
                let close = bytes[cursor...].firstIndex(of: UInt8(ascii: ">"))
            else { continue }
            return (slash - 1)..<(close + 1)
        }
        return nil
    }

    private static func isBoundary(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ">") || byte <= 0x20 }

    /// Of a prefix.
    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte != UInt8(ascii: "<") && byte != UInt8(ascii: "/") && byte != UInt8(ascii: ">")
    }

    /// The cell of a note; nil for a shape of another kind.
    private static func cell(of shape: Range<Int>, in bytes: [UInt8]) -> CellReference? {
        let text = Array(bytes[shape])
        func number(_ name: StaticString) -> Int? {
            text.place(of: name).flatMap { place in
                let digits = text[(place + name.utf8CodeUnitCount)...].prefix { $0 != UInt8(ascii: "<") }
                return Int(String(decoding: digits, as: UTF8.self).filter { !$0.isWhitespace })
            }
        }
        guard text.holds("Note"), let row = number("Row>"), let column = number("Column>"),
            (0..<CellReference.maximumRow).contains(row), (0..<CellReference.maximumColumn).contains(column)
        else { return nil }
        return CellReference(row: row + 1, column: column + 1)
    }
}
