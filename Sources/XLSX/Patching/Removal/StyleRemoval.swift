/// Takes the looks of an added sheet and of highlights out of the styles part, where they are the last ones and nothing
/// uses them.
struct StyleRemoval {
    private let trace: Trace
    private var unsplice: Unsplice

    /// Nil for a part without looks of ours.
    init?(_ bytes: [UInt8], part: String, trace: Trace, limits: Limits) throws(XLSXError) {
        unsplice = try Unsplice(bytes, part: part, limits: limits)
        self.trace = trace
        for list in map[0].children where !map[list].isSelfClosed {
            // From the end, as long as they are ours.
            for item in map[list].children.reversed() {
                guard unsplice.has(trace, item) else { break }
                unsplice.remove(item)
            }
        }
        guard !unsplice.removed.isEmpty else { return nil }
    }

    private var map: ElementMap { unsplice.map }

    /// The index of the first cell format that would go.
    var firstFormat: Int? { first("cellXfs") }
    /// The index of the first differential format that would go.
    var firstDifferential: Int? { first("dxfs") }

    /// Whether what stays in the part uses anything that would go.
    var isUsedWithin: Bool {
        let uses = [("fontId", first("fonts")), ("fillId", first("fills")), ("borderId", first("borders"))]
        let formats = map.named("xf").filter { !unsplice.removed.contains($0) }
        return uses.contains { name, first in
            formats.contains { format in
                guard let first, let used = map[format].attributes[name].flatMap({ Int($0) }) else { return false }
                return used >= first
            }
        }
    }

    /// The part without them; nil when it had been made for them.
    func applied() -> [UInt8]? {
        var unsplice = unsplice
        for list in map[0].children {
            let gone = map[list].children.count { unsplice.removed.contains($0) }
            guard gone > 0, let count = map[list].attributes["count"].flatMap({ SheetOutline.number($0) }),
                count >= gone
            else { continue }
            unsplice.set("count", of: list, to: String(count - gone))
        }
        let others = [Trace.added, .recorded].filter { $0 != trace }
        let isShared = map.elements.indices.contains { index in
            map[index].parent != nil && others.contains { unsplice.has($0, index) }
        }
        return unsplice.has(trace, 0) && !isShared ? nil : unsplice.applied()
    }

    private func first(_ list: String) -> Int? {
        map.children(list, of: 0).first.flatMap { list in
            let kept = map[list].children.count { !unsplice.removed.contains($0) }
            return kept < map[list].children.count ? kept : nil
        }
    }
}
