/// Takes our marks off one worksheet: highlights, comments and their boxes.
struct SheetRemoval {
    let part: String

    /// - Parameter gone: parts that are not needed any more.
    func apply(to draft: inout PackageDraft, gone: inout PartRemoval) throws(XLSXError) {
        let limits = draft.package.limits
        let relationships = try draft.relationships(of: part).filter { !$0.isExternal && draft.contains($0.target) }
        let bytes = try draft.content(of: part)
        let isMarked = bytes.holds("filingdesk:")
        var removal: CommentRemoval?
        if let comments = relationships.first(where: { $0.kind == "comments" })?.target {
            let before = try draft.content(of: comments)
            if before.holds("【审核】") {
                removal = try CommentRemoval(before, part: comments, isMarkedSheet: isMarked, limits: limits)
            }
            if let removal { gone.settle(comments, before, removal.bytes, in: &draft) }
        }
        guard removal != nil || isMarked else { return }
        let (head, cells) = SheetOutline.withoutCells(bytes)
        var unsplice = try Unsplice(head, part: part, limits: limits)
        removeHighlights(head, &unsplice)
        if let removal {
            let element = unsplice.map.children("legacyDrawing", of: 0).first
            let id = element.flatMap { unsplice.map[$0].relationship }
            if let drawing = relationships.first(where: { $0.id == id && $0.kind == "vmlDrawing" })?.target {
                let before = try draft.content(of: drawing)
                let after = NoteRemoval(before, cells: removal.freed).bytes
                gone.settle(drawing, before, after, in: &draft)
                // A name for a drawing that was not there has always been there.
                if after == nil, let element, unsplice.has(.added, element) || !PartRemoval.isMade(before) {
                    unsplice.remove(element)
                }
            }
        }
        guard !unsplice.isEmpty else { return }
        unsplice.splice.insert(bytes[cells], at: cells.lowerBound)
        if let bytes = unsplice.applied() { draft.set(part, bytes) }
    }

    /// Other programs put our rules beside others of the same cells. The department's move up again.
    private func removeHighlights(_ bytes: [UInt8], _ unsplice: inout Unsplice) {
        let map = unsplice.map
        func priority(_ rule: Int) -> Int? { map[rule].attributes["priority"].flatMap { SheetOutline.number($0) } }
        let rules = map.named("cfRule")
        let ours = rules.filter { rule in
            map.children("formula", of: rule).contains { map[$0].text.contains("\"filingdesk:") }
        }
        for rule in ours {
            let list = map[rule].parent
            // A root has no parent.
            let isAlone = list.map { map.children("cfRule", of: $0).allSatisfy(ours.contains) } ?? false
            unsplice.remove(isAlone ? list ?? rule : rule)
        }
        let places = ours.compactMap(priority)
        for rule in rules where !ours.contains(rule) {
            guard let own = priority(rule) else { continue }
            let before = places.count { $0 < own }
            if before > 0 { unsplice.set("priority", of: rule, to: String(own - before)) }
        }
    }
}
