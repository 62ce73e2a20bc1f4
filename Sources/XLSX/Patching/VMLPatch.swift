import Spreadsheet

/// Adds comment shapes to a legacy drawing. VML is not always well-formed XML, so an existing part is only ever spliced as
/// text before its last `</xml>` and never parsed.
struct VMLPatch {
    private let text: String
    private let nextShape: Int
    private let blocks: [Int]

    /// - Parameter number: of the part; a new drawing takes a block of shape ids of its own.
    init(number: Int) {
        text =
            "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\">"
            + "<o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"\(number)\"/></o:shapelayout></xml>"
        nextShape = number * 1024 + 1
        blocks = [number]
    }

    init(_ bytes: [UInt8], part: String) throws(XLSXError) {
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.utf8.elementsEqual(bytes), text.contains("</xml>") else {
            throw .damaged(part: part, detail: "not a drawing")
        }
        let ids = text.ranges(of: "_x0000_s").map { Int(text[$0.upperBound...].prefix(9).prefix { $0.isNumber }) ?? 0 }  // no number
        self.text = text
        nextShape = max(1024, ids.max() ?? 1024) + 1  // a drawing without shapes starts the first block
        blocks = Self.blocks(in: text)
    }

    func adding(_ boxes: [(cell: CellReference, anchor: String)]) -> [UInt8] {
        guard let end = text.ranges(of: "</xml>").last else { return Array(text.utf8) }
        var shapes = ""
        if !text.contains("id=\"_x0000_t202\"") && !text.contains("id='_x0000_t202'") {
            shapes +=
                "<v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>"
        }
        for (index, box) in boxes.enumerated() { shapes += shape(nextShape + index, box.cell, box.anchor) }
        var output = String(text[..<end.lowerBound]) + shapes + text[end.lowerBound...]
        let needed = Set((0..<boxes.count).map { (nextShape + $0) / 1024 }).subtracting(blocks).sorted()
        if !needed.isEmpty, let map = Self.blockList(in: output) {
            output.replaceSubrange(map, with: (blocks + needed).map(String.init).joined(separator: ","))
        }
        return Array(output.utf8)
    }

    private func shape(_ id: Int, _ cell: CellReference, _ anchor: String) -> String {
        "<v:shape id=\"_x0000_s\(id)\" type=\"#_x0000_t202\" style=\"position:absolute;margin-left:80pt;margin-top:5pt;width:260pt;height:80pt;z-index:\(id % 1024);visibility:hidden\" fillcolor=\"#ffffe1\" o:insetmode=\"auto\">"
            + "<v:fill color2=\"#ffffe1\"/><v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/>"
            + "<v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div></v:textbox>"
            + "<x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>\(anchor)</x:Anchor><x:AutoFill>False</x:AutoFill>"
            + "<x:Row>\(cell.row - 1)</x:Row><x:Column>\(cell.column - 1)</x:Column></x:ClientData></v:shape>"
    }

    private static func blocks(in text: String) -> [Int] {
        blockList(in: text).map { text[$0].split(separator: ",").compactMap { Int($0.filter(\.isNumber)) } } ?? []  // no map
    }

    /// The value of `data` in `o:idmap`.
    private static func blockList(in text: String) -> Range<String.Index>? {
        guard let map = text.firstRange(of: "o:idmap"), let data = text[map.upperBound...].firstRange(of: "data=") else { return nil }
        let start = text.index(after: data.upperBound)
        guard data.upperBound < text.endIndex, start < text.endIndex,
            let end = text[start...].firstIndex(of: text[data.upperBound])
        else { return nil }
        return start..<end
    }
}
