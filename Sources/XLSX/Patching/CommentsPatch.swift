import Spreadsheet

/// Puts our comments into a comments part, new or existing (ECMA-376 Part 1, 18.7). A cell's own comment keeps its author,
/// its shape and its text; ours follows in runs of its own. A cell with a thread is left alone.
struct CommentsPatch {
    /// The first line of our comments, by which they are known again.
    static let mark = "【审核】"
    static let author = "FilingDesk"

    private let bytes: [UInt8]
    private let outline: PartOutline
    private let prefix: String
    private var existing: [CellReference: Existing] = [:]
    private let authorCount: Int
    private let authorsEnd: Place
    private let listEnd: Place
    private var threadAuthors: Set<Int> = []

    private struct Existing {
        var authorIndex: Int
        /// The `<text>` element and its children's outline.
        var text = 0..<0
        var textEnd = 0..<0
        /// A direct `<t>`, which becomes a run when another run is to follow.
        var plain: Range<Int>?
        /// Where a run can be added: behind the last `<r>` or `<t>`.
        var lastRunEnd: Int?
    }

    /// A place for children: before an end tag, or a self-closed tag that has to be opened.
    private enum Place {
        case before(Int)
        case selfClosed(Range<Int>)
        case missing(Int)
    }

    init(_ bytes: [UInt8], part: String, limits: Limits) throws(XLSXError) {
        self.bytes = bytes
        outline = try PartOutline(bytes, part: part, limits: limits)
        prefix = outline.prefix
        let authors = outline.child("authors")
        let list = outline.child("commentList")
        authorCount = authors?.childCount ?? 0  // none yet
        authorsEnd = authors.map { $0.isSelfClosed ? .selfClosed($0.range) : .before($0.endTag.lowerBound) }
            ?? .missing(outline.children.first?.range.lowerBound ?? outline.end)
        listEnd = list.map { $0.isSelfClosed ? .selfClosed($0.range) : .before($0.endTag.lowerBound) } ?? .missing(outline.end)
        try readExisting(part, limits)
    }

    /// A part without any comment.
    static func empty(strict: Bool) -> [UInt8] {
        Array(
            (XMLText.declaration
                + "<comments xmlns=\"\(XMLText.spreadsheetNamespace(strict: strict))\"><authors/><commentList/></comments>").utf8)
    }

    /// Cells whose comments the part holds already, in no order.
    var commentedCells: Set<CellReference> { Set(existing.keys) }

    /// Cells with a thread: Excel overwrites the comment that stands for it.
    var threadedCells: Set<CellReference> {
        Set(existing.filter { threadAuthors.contains($0.value.authorIndex) }.keys)
    }

    func adding(_ comments: [(cell: CellReference, text: String)]) -> [UInt8] {
        var splice = ByteSplice()
        var fresh = ""
        for (cell, text) in comments.sorted(by: { $0.cell < $1.cell }) {
            if let comment = existing[cell] {
                append(runs("\n" + Self.mark, text), to: comment, &splice)
            } else {
                fresh += element("comment", " ref=\"\(cell)\" authorId=\"\(authorCount)\"", element("text", "", runs(Self.mark, text)))
            }
        }
        if !fresh.isEmpty {
            insert(element("author", "", Self.author), "authors", authorsEnd, &splice)
            insert(fresh, "commentList", listEnd, &splice)
        }
        return splice.applied(to: bytes)
    }

    private mutating func readExisting(_ part: String, _ limits: Limits) throws(XLSXError) {
        var found: [CellReference: Existing] = [:]
        var threads: Set<Int> = []
        var names: [(name: String, tag: Range<Int>)] = []
        var current: CellReference?
        var author = ""
        var authorNumber = -1
        var handlers = ExpatParser.Handlers()
        handlers.start = { element in
            let name = element.localName
            names.append((name, element.tag))
            if name == "author" {
                author = ""
                authorNumber += 1
            } else if name == "comment" {
                current = element["ref"].flatMap { CellReference($0) }
                if let current { found[current] = Existing(authorIndex: element["authorId"].flatMap { Int($0) } ?? -1) }  // -1: no thread
            } else if name == "text", element.depth == 4, let current {
                found[current]?.text = element.tag
            }
            return true
        }
        handlers.text = { text in
            if names.last?.name == "author" { author += String(decoding: text, as: UTF8.self) }
        }
        handlers.end = { depth, tag in
            let (name, start) = names.removeLast()
            if name == "author", author.hasPrefix("tc=") { threads.insert(authorNumber) }
            guard let current else { return true }
            let whole = start.lowerBound..<max(start.upperBound, tag.upperBound)
            if depth == 5, name == "t" {
                found[current]?.plain = whole
                found[current]?.lastRunEnd = whole.upperBound
            } else if depth == 5, name == "r" {
                found[current]?.lastRunEnd = whole.upperBound
            } else if depth == 4, name == "text" {
                found[current]?.textEnd = tag
            }
            return true
        }
        try ExpatParser.parse(bytes, part: part, limits: limits, handlers)
        existing = found
        threadAuthors = threads
    }

    private func append(_ runs: String, to comment: Existing, _ splice: inout ByteSplice) {
        if let plain = comment.plain {
            splice.insert("<\(prefix)r>", at: plain.lowerBound)
            splice.insert("</\(prefix)r>\(runs)", at: plain.upperBound)
        } else if let end = comment.lastRunEnd {
            splice.insert(runs, at: end)
        } else if comment.textEnd.isEmpty || comment.textEnd.lowerBound == comment.text.lowerBound {
            splice.replace(comment.text, with: element("text", "", runs))
        } else {
            splice.insert(runs, at: comment.textEnd.lowerBound)
        }
    }

    private func insert(_ content: String, _ name: String, _ place: Place, _ splice: inout ByteSplice) {
        switch place {
        case .before(let offset): splice.insert(content, at: offset)
        case .selfClosed(let range): splice.replace(range, with: element(name, "", content))
        case .missing(let offset): splice.insert(element(name, "", content), at: offset)
        }
    }

    /// A bold mark, then the text.
    private func runs(_ mark: String, _ text: String) -> String {
        let font = element("sz", " val=\"9\"", "") + element("color", " indexed=\"81\"", "") + element("rFont", " val=\"宋体\"", "")
            + element("charset", " val=\"134\"", "")
        func run(_ properties: String, _ text: String) -> String {
            element("r", "", element("rPr", "", properties) + element("t", " xml:space=\"preserve\"", XMLWriting.cellText(text)))
        }
        return run(element("b", "", "") + font, mark + "\n") + run(font, String(text.prefix(30_000)))
    }

    private func element(_ name: String, _ attributes: String, _ content: String) -> String {
        content.isEmpty ? "<\(prefix)\(name)\(attributes)/>" : "<\(prefix)\(name)\(attributes)>\(content)</\(prefix)\(name)>"
    }
}
