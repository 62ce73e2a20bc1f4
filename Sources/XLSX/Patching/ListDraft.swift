/// Content types or relationships that are being added to: a part that is a list of elements with attributes.
struct ListDraft {
    private let original: [UInt8]
    private let outline: PartOutline
    private var added = ""
    private var gone: [Range<Int>] = []
    /// What the elements are known by: ids of relationships, keys of part names.
    private let keys: Set<String>
    private var addedKeys: [String] = []

    init(_ bytes: [UInt8], part: String, limits: Limits) throws(XLSXError) {
        original = bytes
        outline = try PartOutline(bytes, part: part, limits: limits)
        keys = Set(
            outline.children.compactMap { $0.attributes["Id"] ?? $0.attributes["PartName"].map(PartName.key) })
    }

    func contains(_ key: String) -> Bool { keys.contains(key) || addedKeys.contains(key) }

    var count: Int { keys.count + addedKeys.count }

    mutating func append(_ name: String, _ attributes: [(name: String, value: String)], key: String) {
        let text = attributes.map { " \($0.name)=\"\(XMLWriting.escape($0.value))\"" }.joined()
        added += Trace.added.marking("<\(outline.prefix)\(name)\(text)/>")
        if !contains(key) { addedKeys.append(key) }
    }

    /// Takes out what says that a part is of another type. False when the list says already that it is of this one.
    mutating func makeWay(for part: String, as contentType: String) -> Bool {
        guard contains(PartName.key(part)) else { return true }
        for child in outline.children where child.attributes["PartName"].map(PartName.key) == PartName.key(part) {
            guard child.attributes["ContentType"] != contentType else { return false }
            gone.append(child.range)
        }
        return true
    }

    var isChanged: Bool { !added.isEmpty || !gone.isEmpty }

    var bytes: [UInt8] {
        guard isChanged else { return original }
        var splice = ByteSplice()
        for range in gone { splice.replace(range, with: "") }
        outline.append(added, to: &splice)
        return splice.applied(to: original)
    }
}
