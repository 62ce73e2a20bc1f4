import Spreadsheet

/// Adds comment shapes to a legacy drawing. VML is not always well-formed XML, so an existing part is only ever spliced as
/// text before its last `</xml` and never parsed.
struct VMLPatch {
    typealias Box = (cell: CellReference, anchor: String)

    private let text: String
    private let lastShape: Int
    /// Shape ids come in blocks of 1,024; these are the drawing's own.
    private let blocks: [Int]
    /// Those of other drawings.
    private let taken: Set<Int>

    /// A new drawing takes the first block that no other has.
    init(taken: Set<Int>) {
        var number = 1
        while taken.contains(number) { number += 1 }
        text =
            "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\">"
            + "<o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"\(number)\"/></o:shapelayout>"
            + Trace.added.endTag("xml")
        lastShape = number * 1024
        blocks = [number]
        self.taken = taken
    }

    init(_ bytes: [UInt8], part: String, taken: Set<Int>) throws(XLSXError) {
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.utf8.elementsEqual(bytes), text.contains("</xml") else {
            throw .damaged(part: part, detail: "not a drawing")
        }
        self.text = text
        blocks = Self.blocks(in: text)
        // A drawing without shapes starts its first block, or the first of all.
        lastShape = max(Self.shapes(in: text).max() ?? 0, (blocks.first ?? 1) * 1024)
        self.taken = taken
    }

    /// The blocks of shape ids that other drawings of the package list or use.
    static func blocksTaken(in draft: PackageDraft, except own: String?) -> Set<Int> {
        var taken: Set<Int> = []
        for name in draft.partNames {
            let key = PartName.key(name)
            guard key.hasSuffix(".vml"), key != own.map(PartName.key), let bytes = try? draft.content(of: name)
            else { continue }  // an unreadable drawing claims nothing
            let text = String(decoding: bytes, as: UTF8.self)
            taken.formUnion(blocks(in: text) + shapes(in: text).map { $0 / 1024 })
        }
        return taken
    }

    func adding(_ boxes: [Box]) -> [UInt8] {
        guard let end = text.ranges(of: "</xml").last else { return Array(text.utf8) }
        var shapes = ""
        if !text.contains("id=\"_x0000_t202\"") && !text.contains("id='_x0000_t202'") {
            shapes +=
                "<v:shapetype\(declarations) id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/>"
                + Trace.added.endTag("v:shapetype")
        }
        var used: Set<Int> = []
        var id = lastShape
        for box in boxes {
            id = shapeID(after: id)
            used.insert(id / 1024)
            shapes += shape(id, box.cell, box.anchor)
        }
        var output = String(text[..<end.lowerBound]) + shapes + text[end.lowerBound...]
        let needed = used.subtracting(blocks).sorted()
        if !needed.isEmpty, let map = Self.blockList(in: output) {
            // The list's own text stays; the tag says how many have come to it.
            if let end = Self.tagEnd(in: output, from: map.upperBound) {
                output.insert(contentsOf: String(repeating: Trace.added.rawValue, count: needed.count), at: end)
            }
            let separator = output[map].contains(where: \.isNumber) ? "," : ""
            output.insert(contentsOf: separator + needed.map(String.init).joined(separator: ","), at: map.upperBound)
        }
        return Array(output.utf8)
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

    /// What the root does not bind: openpyxl writes prefixes of its own.
    private var declarations: String {
        let root = text.prefix { $0 != ">" }
        return [("v", "vml"), ("o", "office:office"), ("x", "office:excel")].map { prefix, name in
            let uri = "urn:schemas-microsoft-com:\(name)"
            let isBound = root.contains("xmlns:\(prefix)=\"\(uri)\"") || root.contains("xmlns:\(prefix)='\(uri)'")
            return isBound ? "" : " xmlns:\(prefix)=\"\(uri)\""
        }.joined()
    }

    private func shape(_ id: Int, _ cell: CellReference, _ anchor: String) -> String {
        "<v:shape\(declarations) id=\"_x0000_s\(id)\" type=\"#_x0000_t202\" style=\"position:absolute;margin-left:80pt;margin-top:5pt;width:260pt;height:80pt;z-index:\(id % 1024);visibility:hidden\" fillcolor=\"#ffffe1\" o:insetmode=\"auto\">"
            + "<v:fill color2=\"#ffffe1\"/><v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/>"
            + "<v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div></v:textbox>"
            + "<x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>\(anchor)</x:Anchor><x:AutoFill>False</x:AutoFill>"
            + "<x:Row>\(cell.row - 1)</x:Row><x:Column>\(cell.column - 1)</x:Column></x:ClientData>"
            + Trace.added.endTag("v:shape")
    }

    static func shapes(in text: String) -> [Int] {
        text.ranges(of: "_x0000_s").compactMap { Int(text[$0.upperBound...].prefix(9).prefix { $0.isNumber }) }
    }

    static func blocks(in text: String) -> [Int] {
        guard let list = blockList(in: text) else { return [] }
        // Shape ids are 32 bits wide.
        let numbers = text[list].split(separator: ",").compactMap { Int($0.filter(\.isNumber)) }
        return numbers.filter { (1..<1 << 21).contains($0) }
    }

    /// Where the `>` or `/>` of a tag begins that an offset lies in.
    static func tagEnd(in text: String, from start: String.Index) -> String.Index? {
        guard let end = text[start...].firstIndex(of: ">"), end > start else { return nil }
        let before = text.index(before: end)
        return text[before] == "/" ? before : end
    }

    /// The value of `data` in `o:idmap`, whatever the prefix; nil where it does not end within its tag.
    static func blockList(in text: String) -> Range<String.Index>? {
        guard let map = text.firstRange(of: ":idmap") else { return nil }
        let tag = text[map.upperBound...].prefix { $0 != ">" }
        guard let data = tag.firstRange(of: "data="), data.upperBound < tag.endIndex else { return nil }
        let start = tag.index(after: data.upperBound)
        guard let end = tag[start...].firstIndex(of: tag[data.upperBound]) else { return nil }
        return start..<end
    }
}
