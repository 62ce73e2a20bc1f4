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

    init(_ package: OPCPackage, isStrict: Bool) {
        self.package = package
        self.isStrict = isStrict
    }

    func contains(_ part: String) -> Bool {
        changed[PartName.key(part)] != nil || package.contains(part) && !removed.contains(PartName.key(part))
    }

    var isChanged: Bool { !changed.isEmpty || !removed.isEmpty }

    /// Every part, those added included.
    var partNames: [String] { package.partNames.filter { !removed.contains(PartName.key($0)) } + added }

    func content(of part: String) throws(XLSXError) -> [UInt8] {
        if let bytes = changed[PartName.key(part)] { return bytes }
        let bytes = try package.content(of: part)
        guard Self.isUTF8(bytes) else { throw .unsafeContent(part: part, detail: "not UTF-8") }
        return bytes
    }

    /// What is put in is UTF-8; in a part of another encoding it would be garbled.
    private static func isUTF8(_ bytes: [UInt8]) -> Bool {
        let isWide = [[0xFE, 0xFF], [0xFF, 0xFE]].contains(Array(bytes.prefix(2))) || bytes.prefix(4).contains(0)
        guard !isWide else { return false }
        let head = String(decoding: bytes.prefix(200), as: UTF8.self).lowercased()
        guard let end = head.firstRange(of: "?>"),
            let encoding = head[..<end.lowerBound].firstRange(of: "encoding")
        else { return true }
        let name = head[encoding.upperBound..<end.lowerBound].filter { !" =\"'\t\r\n".contains($0) }
        return ["utf-8", "utf8", "us-ascii"].contains { name.hasPrefix($0) }
    }

    mutating func set(_ part: String, _ bytes: [UInt8]) {
        if !contains(part) { added.append(part) }
        changed[PartName.key(part)] = bytes
    }

    /// Takes a part of the original out. Relationships and content types are another matter.
    mutating func remove(_ part: String) {
        changed[PartName.key(part)] = nil
        removed.insert(PartName.key(part))
    }

    /// The first free name of the kind, such as `xl/comments3.xml`; numbers of sheets say nothing about it.
    /// Relationships and types left over from a part that is gone are not inherited: they would have to be changed.
    func freeName(_ stem: String, _ suffix: String) throws(XLSXError) -> String {
        let types = try PartOutline(try content(of: Self.contentTypes), part: Self.contentTypes, limits: package.limits)
        let declared = Set(types.children.compactMap { $0.attributes["PartName"].map(PartName.key) })
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
        let bytes = contains(name) ? try content(of: name) : Self.noRelationships
        var taken: Set<String> = []
        let outline = try PartOutline(bytes, part: name, limits: package.limits) { element in
            if let id = element["Id"] { taken.insert(id) }
        }
        var number = taken.count + 1
        while taken.contains("rId\(number)") { number += 1 }
        let id = wanted ?? "rId\(number)"
        let base =
            isStrict
            ? "http://purl.oclc.org/ooxml/officeDocument" : "http://schemas.openxmlformats.org/officeDocument/2006"
        let attributes =
            "Id=\"\(XMLWriting.escape(id))\" Type=\"\(base)/relationships/\(kind)\" Target=\"/\(XMLWriting.escape(target))\""
        var splice = ByteSplice()
        outline.append(Trace.added.marking("<\(outline.prefix)Relationship \(attributes)/>"), to: &splice)
        set(name, splice.applied(to: bytes))
        return id
    }

    private static let noRelationships = Array(
        (XMLText.declaration + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + Trace.added.endTag("Relationships")).utf8)

    /// Says what a new part is. Another type left over from a part of that name that is gone makes way.
    mutating func declare(_ part: String, as contentType: String) throws(XLSXError) {
        let name = Self.contentTypes
        let bytes = try content(of: name)
        let outline = try PartOutline(bytes, part: name, limits: package.limits)
        var splice = ByteSplice()
        for child in outline.children where child.attributes["PartName"].map(PartName.key) == PartName.key(part) {
            guard child.attributes["ContentType"] != contentType else { return }
            splice.replace(child.range, with: "")
        }
        outline.append(
            Trace.added.marking(
                "<\(outline.prefix)Override PartName=\"/\(XMLWriting.escape(part))\" ContentType=\"\(contentType)\"/>"),
            to: &splice)
        set(name, splice.applied(to: bytes))
    }

    func archive() throws(XLSXError) -> [UInt8] {
        var writer = try SpliceWriter(package)
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
