/// A package under change: parts replaced, added or removed, relationships and content types appended, nothing else
/// touched.
struct PackageDraft {
    let package: OPCPackage
    /// Whether the workbook uses the strict namespaces, which everything added must use too.
    let isStrict: Bool
    private var changed: [String: [UInt8]] = [:]
    private var added: [String] = []
    /// Keys of parts that have gone.
    private var removed: Set<String> = []
    /// Content types and relationships that are being added to, by the part's key.
    private var lists: [String: ListDraft] = [:]

    /// - Parameter lists: those that have been read already, by the part's key.
    init(_ package: OPCPackage, isStrict: Bool, lists: [String: ListDraft] = [:]) {
        self.package = package
        self.isStrict = isStrict
        self.lists = lists
    }

    func contains(_ part: String) -> Bool {
        changed[PartName.key(part)] != nil || package.contains(part) && !removed.contains(PartName.key(part))
    }

    var isChanged: Bool { !changed.isEmpty || !removed.isEmpty }

    /// Every part, those added included.
    var partNames: [String] { package.partNames.filter { !removed.contains(PartName.key($0)) } + added }

    func content(of part: String) throws(XLSXError) -> [UInt8] {
        let key = PartName.key(part)
        if let list = lists[key] { return list.bytes }
        if let bytes = changed[key] { return bytes }
        return try Self.checked(try package.content(of: part), part)
    }

    static func checked(_ bytes: [UInt8], _ part: String) throws(XLSXError) -> [UInt8] {
        guard isUTF8(bytes) else { throw .unsafeContent(part: part, detail: "not UTF-8") }
        return bytes
    }

    /// What is put in is UTF-8; in a part of another encoding it would be garbled.
    private static func isUTF8(_ bytes: [UInt8]) -> Bool {
        let isWide =
            bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) || bytes.prefix(4).contains(0)
        guard !isWide else { return false }
        let usual = "<?xml version=\"1.0\" encoding=\"UTF-8\"".utf8
        if bytes.starts(with: usual) { return true }
        let head = String(decoding: bytes.prefix(200), as: UTF8.self).lowercased()
        guard let end = head.firstRange(of: "?>"),
            let encoding = head[..<end.lowerBound].firstRange(of: "encoding")
        else { return true }
        let name = head[encoding.upperBound..<end.lowerBound].filter { !" =\"'\t\r\n".contains($0) }
        return ["utf-8", "utf8", "us-ascii"].contains { name.hasPrefix($0) }
    }

    mutating func set(_ part: String, _ bytes: [UInt8]) {
        if !contains(part) { added.append(part) }
        lists[PartName.key(part)] = nil
        changed[PartName.key(part)] = bytes
    }

    /// Takes a part of the original out. Relationships and content types are another matter.
    mutating func remove(_ part: String) {
        lists[PartName.key(part)] = nil
        changed[PartName.key(part)] = nil
        removed.insert(PartName.key(part))
    }

    /// The first free name of the kind, such as `xl/comments3.xml`; numbers of sheets say nothing about it.
    /// Relationships and types left over from a part that is gone are not inherited: they would have to be changed.
    mutating func freeName(_ stem: String, _ suffix: String) throws(XLSXError) -> String {
        let declared = try list(Self.contentTypes)
        func name(_ number: Int) -> String { "\(stem)\(number)\(suffix)" }
        var number = 1
        while contains(name(number)) || contains(PartName.relationships(of: name(number)))
            || declared.contains(PartName.key(name(number)))
        {
            number += 1
        }
        return name(number)
    }

    static let contentTypes = "[Content_Types].xml"

    func relationships(of part: String?) throws(XLSXError) -> [Relationship] {
        let name = PartName.relationships(of: part)
        guard contains(name) else { return [] }
        return try Relationship.read(try content(of: name), part: name, source: part, limits: package.limits)
    }

    /// Adds a relationship and returns its id.
    ///
    /// - Parameter wanted: the id that the part names already.
    mutating func relate(
        _ part: String, to target: String, kind: String, as wanted: String? = nil
    ) throws(XLSXError) -> String {
        let name = PartName.relationships(of: part)
        if !contains(name) { set(name, Self.noRelationships) }
        let list = try list(name)
        var number = list.count + 1
        while list.contains("rId\(number)") { number += 1 }
        let id = wanted ?? "rId\(number)"
        let base =
            isStrict
            ? "http://purl.oclc.org/ooxml/officeDocument" : "http://schemas.openxmlformats.org/officeDocument/2006"
        lists[PartName.key(name)]?.append(
            "Relationship",
            [("Id", id), ("Type", "\(base)/relationships/\(kind)"), ("Target", "/" + target)], key: id)
        return id
    }

    private static let noRelationships = Array(
        (XMLText.declaration + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + Trace.added.endTag("Relationships")).utf8)

    /// Says what a new part is. Another type left over from a part of that name that is gone makes way.
    mutating func declare(_ part: String, as contentType: String) throws(XLSXError) {
        _ = try list(Self.contentTypes)
        let key = PartName.contentTypesKey
        guard lists[key]?.makeWay(for: part, as: contentType) == true else { return }
        lists[key]?.append(
            "Override", [("PartName", "/" + part), ("ContentType", contentType)], key: PartName.key(part))
    }

    /// From here on it stands in `lists`.
    private mutating func list(_ part: String) throws(XLSXError) -> ListDraft {
        if let list = lists[PartName.key(part)] { return list }
        let list = try ListDraft(try content(of: part), part: part, limits: package.limits)
        lists[PartName.key(part)] = list
        return list
    }

    func archive() throws(XLSXError) -> [UInt8] {
        var writer = try SpliceWriter(package)
        let changed = changed.merging(lists.filter { $1.isChanged }.mapValues(\.bytes)) { _, list in list }
        for (index, entry) in package.entries.enumerated() {
            if removed.contains(PartName.key(entry.name)) {
                writer.remove(index)
            } else if let bytes = changed[PartName.key(entry.name)] {
                writer.replace(index, with: bytes)
            }
        }
        for name in added {
            if let bytes = changed[PartName.key(name)] { writer.add(name, bytes) }
        }
        return try writer.archive()
    }
}

/// Pieces of XML that every new part begins with.
enum XMLText {
    static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

    static func spreadsheetNamespace(strict: Bool) -> String {
        strict
            ? "http://purl.oclc.org/ooxml/spreadsheetml/main"
            : "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    }

    static func relationshipsNamespace(strict: Bool) -> String {
        strict
            ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
            : "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    }
}
