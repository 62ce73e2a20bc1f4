/// Parts that go, with the relationships and content types that speak of them.
struct PartRemoval {
    /// Whether each was made by us as it lies there, by name. What points to such a part may have been there before it.
    private var parts: [String: Bool] = [:]

    var isEmpty: Bool { parts.isEmpty }

    func contains(_ part: String) -> Bool { parts[PartName.key(part)] != nil }

    mutating func insert(_ part: String, isMade: Bool) { parts[PartName.key(part)] = isMade }

    /// Takes note of what has become of a part; nil for one that is to go.
    mutating func settle(_ part: String, _ before: [UInt8], _ after: [UInt8]?, in draft: inout PackageDraft) {
        guard let after else { return insert(part, isMade: Self.isMade(before)) }
        if after != before { draft.set(part, after) }
    }

    /// Whether a part ends with a root that was added.
    static func isMade(_ bytes: [UInt8]) -> Bool {
        guard let end = bytes.lastIndex(of: UInt8(ascii: ">")),
            let start = bytes[..<end].lastIndex(of: UInt8(ascii: "<"))
        else { return false }
        let tag = start..<(end + 1)
        return Trace.added.ends(tag, of: bytes) || Trace.recorded.ends(tag, of: bytes)
    }

    /// Takes out a part and those that only it refers to, such as its printer settings.
    mutating func insert(_ part: String, withItsOwnIn draft: PackageDraft) throws(XLSXError) {
        insert(part, isMade: false)
        for link in try draft.relationships(of: part) where !link.isExternal && draft.contains(link.target) {
            let key = PartName.key(link.target)
            var isShared = parts[key] != nil
            for name in Self.relationshipParts(in: draft) where !isShared {
                let source = Self.source(of: name)
                guard source.map({ PartName.key($0) }) != PartName.key(part) else { continue }
                isShared = try draft.relationships(of: source).contains { PartName.key($0.target) == key }
            }
            if !isShared { try insert(link.target, withItsOwnIn: draft) }
        }
    }

    func apply(to draft: inout PackageDraft) throws(XLSXError) {
        guard !parts.isEmpty else { return }
        var types = parts
        for part in parts.keys {
            let own = PartName.relationships(of: part)
            draft.remove(part)
            guard draft.contains(own) else { continue }
            draft.remove(own)
            types[PartName.key(own)] = false
        }
        for name in Self.relationshipParts(in: draft) {
            let source = Self.source(of: name)
            let emptied = try remove("Relationship", from: name, in: &draft) { element in
                guard element["TargetMode"]?.lowercased() != "external" else { return nil }
                return element["Target"].flatMap { parts[PartName.key(PartName.resolve($0, from: source))] }
            }
            if emptied { types[PartName.key(name)] = false }
        }
        _ = try remove("Override", from: PackageDraft.contentTypes, in: &draft) { element in
            element["PartName"].flatMap { types[PartName.key($0)] }
        }
    }

    /// Takes out the elements that speak of a part that goes.
    ///
    /// - Parameter isMade: whether the part was made; nil for an element that is to stay.
    /// - Returns: whether the part itself has gone.
    private func remove(
        _ name: String, from part: String, in draft: inout PackageDraft, _ isMade: ([String: String]) -> Bool?
    ) throws(XLSXError) -> Bool {
        var unsplice = try Unsplice(try draft.content(of: part), part: part, limits: draft.package.limits)
        for index in unsplice.map.named(name) {
            guard let isMade = isMade(unsplice.map[index].attributes), !isMade || unsplice.has(.added, index) else {
                continue
            }
            unsplice.remove(index)
        }
        guard !unsplice.isEmpty else { return false }
        guard let bytes = unsplice.applied() else {
            draft.remove(part)
            return true
        }
        draft.set(part, bytes)
        return false
    }

    private static func relationshipParts(in draft: PackageDraft) -> [String] {
        draft.partNames.filter { PartName.key($0).hasSuffix(".rels") }
    }

    /// `xl/worksheets/_rels/sheet1.xml.rels` → `xl/worksheets/sheet1.xml`; nil for the package itself.
    private static func source(of relationships: String) -> String? {
        let key = PartName.key(relationships)
        guard let folder = key.ranges(of: "_rels/").last else { return nil }
        let name = key[folder.upperBound...].dropLast(5)
        return name.isEmpty ? nil : String(key[..<folder.lowerBound]) + name
    }
}
