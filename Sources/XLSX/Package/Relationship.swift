/// One relationship of a part (ECMA-376 Part 2, 6.5).
package struct Relationship: Hashable, Sendable {
    package let id: String
    /// The last component of the type URI, the same for transitional and strict: `worksheet`, `sharedStrings`.
    package let kind: String
    /// The whole type URI.
    package let type: String
    /// A part name without leading slash; the raw target where it is external.
    package let target: String
    package let isExternal: Bool

    /// Reads a relationships part. Broken entries (no target) are left out.
    static func read(_ bytes: [UInt8], part: String, source: String?, limits: Limits) throws(XLSXError) -> [Relationship] {
        var found: [Relationship] = []
        var handlers = ExpatParser.Handlers()
        handlers.start = { element in
            guard element.is("Relationship"), let target = element["Target"], let type = element["Type"] else { return true }
            let isExternal = element["TargetMode"]?.lowercased() == "external"
            found.append(
                Relationship(
                    id: element["Id"] ?? "",  // a relationship that nothing can name is still there
                    kind: type.split(separator: "/").last.map(String.init) ?? type, type: type,
                    target: isExternal ? target : PartName.resolve(target, from: source), isExternal: isExternal))
            return true
        }
        try ExpatParser.parse(bytes, part: part, limits: limits, handlers)
        return found
    }
}
