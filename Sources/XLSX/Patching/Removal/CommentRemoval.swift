import Spreadsheet

/// Takes our comments out of a comments part, and what is ours out of the department's.
struct CommentRemoval {
    /// Cells that have no comment any more.
    private(set) var freed: Set<CellReference> = []
    /// The part as it is now; nil when there is no reason left for it to be there.
    private(set) var bytes: [UInt8]?

    /// - Parameter isMarkedSheet: whether the sheet has colours of ours.
    init(_ bytes: [UInt8], part: String, isMarkedSheet: Bool, limits: Limits) throws(XLSXError) {
        var unsplice = try Unsplice(bytes, part: part, limits: limits)
        let map = unsplice.map
        let comments = CommentsPart(map)
        var isForeign = false
        for comment in comments.comments {
            switch comments.ours(in: comment, unsplice, isMarkedSheet: isMarkedSheet) {
            case .whole:
                unsplice.remove(comment.element)
                freed.insert(comment.cell)
                // Another program has written it anew.
                if !unsplice.has(.added, comment.element) { isForeign = true }
            case .from(let place): Self.cut(comment, from: place, &unsplice)
            case nil: break
            }
        }
        let left = map.named("comment").filter { !unsplice.removed.contains($0) }
        if left.isEmpty, !freed.isEmpty, isForeign || unsplice.has(.added, 0) { return }
        for author in comments.authors where unsplice.has(.added, author) { unsplice.remove(author) }
        // Written anew by another program: a number that still stands somewhere must go on meaning the same.
        if unsplice.removed.isDisjoint(with: comments.authors), let last = comments.authors.last,
            map[last].text == CommentsPart.author,
            !left.contains(where: { map[$0].attributes["authorId"] == String(comments.authors.count - 1) })
        {
            unsplice.remove(last)
        }
        self.bytes = unsplice.isEmpty ? bytes : unsplice.applied()
    }

    /// Cuts a comment's text at a byte of it. Other programs join and part runs as they like.
    private static func cut(_ comment: CommentsPart.Comment, from place: Int, _ unsplice: inout Unsplice) {
        let map = unsplice.map
        var start = 0
        for piece in comment.pieces {
            let element = map[piece]
            let end = start + element.text.utf8.count
            let run = element.parent.flatMap { map[$0].name == "r" ? $0 : nil }
            if start > place || start == place && end > place {
                unsplice.remove(run ?? piece)
            } else if end > place {
                let kept = String(decoding: element.text.utf8.prefix(place - start), as: UTF8.self)
                unsplice.splice.replace(element.inner, with: XMLWriting.escape(kept))
            } else if let run, unsplice.has(.added, run) {
                // A plain text that had to become a run.
                unsplice.splice.replace(map[run].startTag, with: "")
                unsplice.splice.replace(map[run].endTag, with: "")
            }
            start = end
        }
    }
}
