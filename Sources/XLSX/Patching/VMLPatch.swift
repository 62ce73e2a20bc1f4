import Spreadsheet

/// Adds comment shapes to a legacy drawing. VML is not always well-formed XML, so an existing part is only ever spliced as
/// text before its last `</xml` and never parsed.
struct VMLPatch {
    typealias Box = (cell: CellReference, anchor: String)

    private let bytes: [UInt8]
    /// Where the root's end tag begins.
    private let end: Int
    /// What the root does not bind: openpyxl writes prefixes of its own.
    private let declarations: String
    private let lastShape: Int
    /// Shape ids come in blocks of 1,024; these are the drawing's own.
    private let blocks: [Int]
    /// Those of other drawings.
    private let taken: Set<Int>

    /// A new drawing takes the first block that no other has.
    init(taken: Set<Int>) {
        var number = 1
        while taken.contains(number) { number += 1 }
        let start =
            "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\">"
            + "<o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"\(number)\"/></o:shapelayout>"
        bytes = Array((start + Trace.added.endTag("xml")).utf8)
        end = start.utf8.count
        declarations = ""
        lastShape = number * 1024
        blocks = [number]
        self.taken = taken
    }

    init(_ bytes: [UInt8], part: String, taken: Set<Int>) throws(XLSXError) {
        guard String(validating: bytes, as: UTF8.self) != nil, let end = bytes.lastPlace(of: "</xml") else {
            throw .damaged(part: part, detail: "not a drawing")
        }
        self.bytes = bytes
        self.end = end
        declarations = Self.declarations(missingIn: bytes)
        blocks = Self.blocks(in: bytes)
        // A drawing without shapes starts its first block; one that lists no block, the first of all.
        lastShape = max(Self.shapes(in: bytes).max() ?? 0, (blocks.first ?? 1) * 1024)
        self.taken = taken
    }

    /// The blocks of shape ids that other drawings of the package list or use.
    static func blocksTaken(in draft: PackageDraft, except own: String?) -> Set<Int> {
        var taken: Set<Int> = []
        for name in draft.partNames {
            let key = PartName.key(name)
            // A drawing that cannot be read has no ids that anybody could meet.
            guard key.hasSuffix(".vml"), key != own.map(PartName.key), let bytes = try? draft.content(of: name)
            else { continue }  // an unreadable drawing claims nothing
            taken.formUnion(blocks(in: bytes) + shapes(in: bytes).map { $0 / 1024 })
        }
        return taken
    }

    func adding(_ boxes: [Box]) -> [UInt8] {
        var splice = ByteSplice()
        if !bytes.holds("id=\"_x0000_t202\"") && !bytes.holds("id='_x0000_t202'") {
            splice.insert(
                "<v:shapetype\(declarations) id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/>"
                    + Trace.added.endTag("v:shapetype"), at: end)
        }
        var used: Set<Int> = []
        var id = lastShape
        var shapes = XMLBytes(capacity: boxes.count * 640)
        for box in boxes {
            id = shapeID(after: id)
            used.insert(id / 1024)
            write(id, box, &shapes)
        }
        splice.insert(shapes, at: end)
        let needed = used.subtracting(blocks).sorted()
        if !needed.isEmpty, let list = Self.blockList(in: bytes) {
            let separator = bytes[list].contains(where: Self.isDigit) ? "," : ""
            splice.insert(separator + needed.map(String.init).joined(separator: ","), at: list.upperBound)
            // The list's own text stays; the tag says how many have come to it.
            if let end = Self.tagEnd(in: bytes, from: list.upperBound) {
                splice.insert(String(repeating: Trace.added.rawValue, count: needed.count), at: end)
            }
        }
        return splice.applied(to: bytes)
    }

    /// The first number of a block is the drawing's own; blocks of other drawings are passed over.
    private func shapeID(after last: Int) -> Int {
        var id = last + 1
        while true {
            if taken.contains(id / 1024) && !blocks.contains(id / 1024) {
                id = (id / 1024 + 1) * 1024
            } else if id % 1024 == 0 {
                id += 1
            } else {
                return id
            }
        }
    }

    private static func declarations(missingIn bytes: [UInt8]) -> String {
        let root = Array(bytes.prefix { $0 != UInt8(ascii: ">") })
        let bindings: [(String, StaticString, StaticString)] = [
            ("v", "xmlns:v=\"urn:schemas-microsoft-com:vml\"", "xmlns:v='urn:schemas-microsoft-com:vml'"),
            (
                "o", "xmlns:o=\"urn:schemas-microsoft-com:office:office\"",
                "xmlns:o='urn:schemas-microsoft-com:office:office'"
            ),
            (
                "x", "xmlns:x=\"urn:schemas-microsoft-com:office:excel\"",
                "xmlns:x='urn:schemas-microsoft-com:office:excel'"
            ),
        ]
        return bindings.filter { !root.holds($0.1) && !root.holds($0.2) }.map { " \($0.1)" }.joined()
    }

    /// Writes the shape of a comment.
    private func write(_ id: Int, _ box: Box, _ xml: inout XMLBytes) {
        xml.write(
            "<v:shape", declarations, " id=\"_x0000_s", String(id),
            "\" type=\"#_x0000_t202\" style=\"position:absolute;margin-left:80pt;margin-top:5pt;width:260pt;height:80pt;z-index:",
            String(id % 1024), ";visibility:hidden\" fillcolor=\"#ffffe1\" o:insetmode=\"auto\">",
            "<v:fill color2=\"#ffffe1\"/><v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/>",
            "<v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div></v:textbox>",
            "<x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>", box.anchor,
            "</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>", String(box.cell.row - 1), "</x:Row><x:Column>",
            String(box.cell.column - 1), "</x:Column></x:ClientData>", Trace.added.endTag("v:shape"))
    }

    static func shapes(in bytes: [UInt8]) -> [Int] {
        var shapes: [Int] = []
        var cursor = 0
        while let place = bytes.place(of: "_x0000_s", from: cursor) {
            cursor = place + 8
            if let number = number(bytes[cursor...].prefix(9).prefix(while: isDigit)) { shapes.append(number) }
        }
        return shapes
    }

    static func blocks(in bytes: [UInt8]) -> [Int] {
        guard let list = blockList(in: bytes) else { return [] }
        // Shape ids are 32 bits wide.
        let numbers = bytes[list].split(separator: UInt8(ascii: ",")).compactMap { number($0.filter(isDigit)) }
        return numbers.filter { (1..<1 << 21).contains($0) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    private static func number(_ digits: some Sequence<UInt8>) -> Int? {
        Int(String(decoding: Array(digits), as: UTF8.self))
    }

    /// Where the `>` or `/>` of a tag begins that an offset lies in.
    static func tagEnd(in bytes: [UInt8], from start: Int) -> Int? {
        guard let end = bytes[start...].firstIndex(of: UInt8(ascii: ">")), end > start else { return nil }
        return bytes[end - 1] == UInt8(ascii: "/") ? end - 1 : end
    }

    /// The value of `data` in `o:idmap`, whatever the prefix; nil where it does not end within its tag.
    static func blockList(in bytes: [UInt8]) -> Range<Int>? {
        guard let map = bytes.place(of: ":idmap") else { return nil }
        let tag = bytes[map...].prefix { $0 != UInt8(ascii: ">") }
        guard let data = bytes.place(of: "data=", from: map), data + 5 < tag.endIndex else { return nil }
        let start = data + 6
        guard let end = tag[start...].firstIndex(of: bytes[start - 1]) else { return nil }
        return start..<end
    }
}
