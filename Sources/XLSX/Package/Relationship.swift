/// One relationship of a part (ECMA-376 Part 2, 6.5).
package struct Relationship: Hashable, Sendable {
    package let id: String
    /// The last component of the type URI, the same for transitional and strict: `worksheet`, `sharedStrings`.
    package let kind: String
    /// A part name without leading slash; the raw target where it is external.
    package let target: String
    package let isExternal: Bool

    /// Reads a relationships part. Broken entries (no target) are left out.
    static func read(_ bytes: [UInt8], part: String, source: String?, limits: Limits) throws(XLSXError)
        -> [Relationship]
    {
        try PlainPart.read(bytes, in: .packageRelationships, part: part, limits: limits) { _, _ in
            RelationshipsSink(source: source)
        }.relationships
    }
}

private struct RelationshipsSink: PlainSink {
    private(set) var relationships: [Relationship] = []
    private let source: String?

    static let root = TagName("Relationships")
    private static let relationship = TagName("Relationship")

    init(source: String?) { self.source = source }

    mutating func start(_ tag: PlainTag) {
        guard tag.name == Self.relationship, let target = tag["Target"], let type = tag["Type"] else { return }
        let isExternal = tag["TargetMode"]?.text.lowercased() == "external"
        relationships.append(
            Relationship(
                id: tag["Id"]?.text ?? "",  // a relationship that nothing can name is still there
                kind: String(decoding: type.value.suffix(while: { $0 != UInt8(ascii: "/") }), as: UTF8.self),
                target: isExternal ? target.text : PartName.resolve(target.text, from: source), isExternal: isExternal))
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The longest end of which every byte meets the condition.
    fileprivate func suffix(while holds: (UInt8) -> Bool) -> Slice<Self> {
        self[(lastIndex { !holds($0) }.map { $0 + 1 } ?? startIndex)...]
    }
}
