import Spreadsheet

/// What a comments part holds, with the places of everything (ECMA-376 Part 1, 18.7).
struct CommentsPart {
    struct Comment {
        /// Of the element in the map, as all indexes here.
        let element: Int
        let cell: CellReference
        let author: String
        let text: Int?
        /// The elements `t` that say something: direct ones and those of runs, phonetic hints left out.
        let pieces: [Int]
        let said: String

        /// Excel overwrites the comment that stands for a thread of comments.
        var isThread: Bool { author.hasPrefix("tc=") }
    }

    /// The first line of our comments, by which they are known again.
    static let mark = "【审核】"
    static let author = "FilingDesk"
    /// What a comment may come to, in UTF-16 code units.
    static let longest = 32_767

    let comments: [Comment]
    let authors: [Int]

    init(_ map: ElementMap) {
        let authors = map.named("author")
        self.authors = authors
        comments = map.named("comment").compactMap { element in
            guard let cell = map[element].attributes["ref"].flatMap({ CellReference($0) }) else { return nil }
            let author = map[element].attributes["authorId"].flatMap { Int($0) } ?? -1  // nobody's
            let text = map.children("text", of: element).first
            let pieces = text.map { text in
                map[text].children.flatMap { child in
                    map[child].name == "t" ? [child] : map[child].name == "r" ? map.children("t", of: child) : []
                }
            }
            return Comment(
                element: element, cell: cell, author: authors.indices.contains(author) ? map[authors[author]].text : "",
                // It says nothing.
                text: text, pieces: pieces ?? [], said: (pieces ?? []).map { map[$0].text }.joined())
        }
    }

    enum Ours {
        case whole
        /// From this byte of what the comment says.
        case from(Int)
    }

    /// What of the comment is ours; nil for nothing. A comment that is ours as a whole begins with the mark, a department's
    /// goes on with it in a line of its own.
    func ours(in comment: Comment, _ unsplice: Unsplice, isMarkedSheet: Bool) -> Ours? {
        guard !comment.isThread, comment.said.contains(Self.mark) else { return nil }
        let map = unsplice.map
        let own = authors.filter { map[$0].text == Self.author }
        // As we left it: a department may well begin a comment of its own with the same word.
        if own.contains(where: { unsplice.has(.added, $0) }) {
            if unsplice.has(.added, comment.element) { return .whole }
            var place = 0
            for piece in comment.pieces {
                let isOurs =
                    map[piece].text.hasPrefix("\n" + Self.mark)
                    && map[piece].parent.map { unsplice.has(.added, $0) } == true
                if isOurs { return .from(place) }
                place += map[piece].text.utf8.count
            }
            return nil
        }
        // Programs that keep the authors keep ours, too; others keep the colours.
        guard isMarkedSheet || !own.isEmpty else { return nil }
        let said = Array(comment.said.utf8)
        let marks = said.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).filter { line in
            (line.last == 0x0D ? line.dropLast() : line).elementsEqual(Self.mark.utf8)
        }.map(\.startIndex)
        guard let last = marks.last else { return nil }
        if marks.first == 0, own.isEmpty || comment.author == Self.author { return .whole }
        return last > 0 ? .from(last - 1) : nil
    }
}
