/// Takes elements out of a part. What had been made or opened to hold them, and holds nothing any more, goes with them.
struct Unsplice {
    let map: ElementMap
    private let bytes: [UInt8]
    private(set) var removed: Set<Int> = []
    /// Changes beside the removals.
    var splice = ByteSplice()

    init(_ bytes: [UInt8], part: String, limits: Limits) throws(XLSXError) {
        self.bytes = bytes
        map = try ElementMap(bytes, part: part, limits: limits)
    }

    var isEmpty: Bool { removed.isEmpty && splice.isEmpty }

    mutating func remove(_ index: Int) { removed.insert(index) }

    func has(_ trace: Trace, _ index: Int) -> Bool { trace.ends(map[index].lastTag, of: bytes) }

    /// Replaces the value of an attribute in an element's start tag.
    mutating func set(_ attribute: StaticString, of index: Int, to value: String) {
        guard let range = SheetOutline.value(of: attribute, in: bytes, map[index].startTag) else { return }
        splice.replace(range, with: value)
    }

    /// The part without what was removed; nil when the part itself had been made to hold it.
    func applied() -> [UInt8]? {
        var splice = splice
        var removed = removed
        // Children stand behind their parents, so that they are settled first.
        for (index, element) in map.elements.enumerated().reversed() where !element.isSelfClosed {
            let left =
                element.inner.count
                - element.children.reduce(0) { $0 + (removed.contains($1) ? map[$1].range.count : 0) }
            guard left == 0 else { continue }
            if has(.added, index) || has(.recorded, index) {
                removed.insert(index)
            } else if has(.opened, index) {
                splice.replace((element.startTag.upperBound - 1)..<element.endTag.upperBound, with: "/>")
            }
        }
        guard !removed.contains(0) else { return nil }
        for index in removed { splice.replace(map[index].range, with: "") }
        return splice.applied(to: bytes)
    }
}
