import Spreadsheet

/// Puts our comments into a comments part, new or existing (ECMA-376 Part 1, 18.7). A cell's own comment keeps its author,
/// its shape and its text; ours follows in runs of its own. A cell with a thread is left alone.
struct CommentsPatch {
    private let bytes: [UInt8]
    private let map: ElementMap
    private let part: CommentsPart
    private let existing: [CellReference: CommentsPart.Comment]
    private let prefix: String
    /// Run properties of our text and of its mark.
    private let plainFont: String
    private let boldFont: String

    init(_ bytes: [UInt8], part: String, limits: Limits) throws(XLSXError) {
        var map = try ElementMap(bytes, part: part, limits: limits)
        let start = bytes[map[0].startTag].dropFirst()
        let name = String(decoding: start.prefix { !" \t\r\n/>".utf8.contains($0) }, as: UTF8.self)
        if map[0].isSelfClosed {
            var splice = ByteSplice()
            PartOutline.open(map[0].startTag, name, holding: "", in: &splice)
            self.bytes = splice.applied(to: bytes)
            map = try ElementMap(self.bytes, part: part, limits: limits)
        } else {
            self.bytes = bytes
        }
        self.map = map
        let prefix = String(name.dropLast(map[0].name.count))
        self.prefix = prefix
        let font = ["sz val=\"9\"", "color indexed=\"81\"", "rFont val=\"宋体\"", "charset val=\"134\""]
            .map { "<\(prefix)\($0)/>" }.joined()
        plainFont = "<\(prefix)rPr>\(font)</\(prefix)rPr>"
        boldFont = "<\(prefix)rPr><\(prefix)b/>\(font)</\(prefix)rPr>"
        self.part = CommentsPart(map)
        existing = Dictionary(self.part.comments.map { ($0.cell, $0) }) { _, last in last }
    }

    /// For a sheet without any comment.
    static func empty(strict: Bool) throws(XLSXError) -> CommentsPatch {
        try (strict ? emptyStrict : emptyTransitional).get()
    }

    private static let emptyTransitional = made(strict: false)
    private static let emptyStrict = made(strict: true)

    private static func made(strict: Bool) -> Result<CommentsPatch, XLSXError> {
        let text =
            XMLText.declaration
            + "<comments xmlns=\"\(XMLText.spreadsheetNamespace(strict: strict))\"><authors/><commentList/>"
            + Trace.added.endTag("comments")
        return Result { () throws(XLSXError) in
            try CommentsPatch(Array(text.utf8), part: "comments", limits: .default)
        }
    }

    /// Cells whose comments the part holds already, in no order.
    var commentedCells: Set<CellReference> { Set(existing.keys) }

    /// Cells with a thread: Excel overwrites the comment that stands for it.
    var threadedCells: Set<CellReference> { Set(existing.filter { $0.value.isThread }.keys) }

    /// Whether comments of ours stand in the part.
    var isMarked: Bool { part.authors.contains { map[$0].text == CommentsPart.author } }

    func adding(_ comments: [(cell: CellReference, text: String)]) -> [UInt8] {
        var splice = ByteSplice()
        var fresh = XMLBytes(capacity: comments.count * 512)
        let author = String(part.authors.count + nobodies)
        for (cell, text) in comments.sorted(by: { $0.cell < $1.cell }) {
            if let comment = existing[cell] {
                let room = CommentsPart.longest - comment.said.utf16.count - CommentsPart.mark.utf16.count - 2
                // A comment that is full stays as it is; the colour and the report speak for themselves.
                if room > 0 { append(runs("\n" + CommentsPart.mark, Self.clipped(text, room)), to: comment, &splice) }
            } else {
                let room = CommentsPart.longest - CommentsPart.mark.utf16.count - 1
                fresh.write(
                    "<", prefix, "comment ref=\"", cell.description, "\" authorId=\"", author, "\"><", prefix, "text>",
                    runs(CommentsPart.mark, Self.clipped(text, room)), "</", prefix, "text>",
                    Trace.added.endTag(prefix + "comment"))
            }
        }
        // Our name stands there even where all of ours is in comments of others: it tells that names were kept.
        let authors = Array(repeating: "", count: nobodies) + [CommentsPart.author]
        insert(authors.map { Trace.added.marking(element("author", "", $0)) }.joined(), into: "authors", &splice)
        if !fresh.bytes.isEmpty {
            insert(String(decoding: fresh.bytes, as: UTF8.self), into: "commentList", &splice)
        }
        return splice.applied(to: bytes)
    }

    /// Authors that comments refer to and that are not there: nobody's comments would come to be ours.
    private var nobodies: Int {
        let last =
            map.named("comment").compactMap { map[$0].attributes["authorId"].flatMap { Int($0) } }
            .filter { $0 < part.authors.count + 64 }.max() ?? -1  // nobody refers to any
        return max(0, last + 1 - part.authors.count)
    }

    /// The beginning of a text that is too long, with an ellipsis.
    private static func clipped(_ text: String, _ length: Int) -> String {
        guard text.utf16.count > length else { return text }
        var room = length - 1
        let kept = text.prefix { character in
            room -= character.utf16.count
            return room >= 0
        }
        return kept + "…"
    }

    private func append(_ runs: String, to comment: CommentsPart.Comment, _ splice: inout ByteSplice) {
        let whole = map[comment.element]
        guard let index = comment.text else {
            let text = Trace.added.marking(element("text", "", runs))
            if whole.isSelfClosed {
                PartOutline.open(whole.startTag, prefix + "comment", holding: text, in: &splice)
            } else {
                splice.insert(text, at: whole.startTag.upperBound)
            }
            return
        }
        let text = map[index]
        if text.isSelfClosed {
            return PartOutline.open(text.startTag, prefix + "text", holding: runs, in: &splice)
        }
        // A plain text becomes a run when another run is to follow (CT_Rst: `t`, then `r`, then phonetic hints).
        for plain in map.children("t", of: index) {
            splice.insert("<\(prefix)r>", at: map[plain].range.lowerBound)
            splice.insert(Trace.added.endTag(prefix + "r"), at: map[plain].range.upperBound)
        }
        let last = text.children.last { ["t", "r"].contains(map[$0].name) }
        splice.insert(runs, at: last.map { map[$0].range.upperBound } ?? text.startTag.upperBound)
    }

    private func insert(_ content: String, into name: String, _ splice: inout ByteSplice) {
        guard let list = map.children(name, of: 0).first.map({ map[$0] }) else {
            let made = Trace.added.marking(element(name, "", content))
            return splice.insert(made, at: name == "authors" ? map[0].inner.lowerBound : map[0].inner.upperBound)
        }
        if list.isSelfClosed {
            PartOutline.open(list.startTag, prefix + name, holding: content, in: &splice)
        } else {
            splice.insert(content, at: list.inner.upperBound)
        }
    }

    /// A bold mark, then the text.
    private func runs(_ mark: String, _ text: String) -> String {
        func run(_ font: String, _ text: String) -> String {
            let said = XMLWriting.cellText(text)
            return "<\(prefix)r>\(font)<\(prefix)t xml:space=\"preserve\">\(said)</\(prefix)t></\(prefix)r>"
        }
        return Trace.added.marking(run(boldFont, mark + "\n")) + run(plainFont, Self.withoutMarks(text))
    }

    /// A line that is the mark again would be taken for the beginning of ours.
    private static func withoutMarks(_ text: String) -> String {
        guard Array(text.utf8).holds("【审核】") else { return text }
        return text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0 == CommentsPart.mark ? $0 + " " : $0 }.joined(separator: "\n")
    }

    private func element(_ name: String, _ attributes: String, _ content: String) -> String {
        content.isEmpty
            ? "<\(prefix)\(name)\(attributes)/>" : "<\(prefix)\(name)\(attributes)>\(content)</\(prefix)\(name)>"
    }
}
