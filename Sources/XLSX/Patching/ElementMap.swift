/// Every element of a part with its place in the bytes: what taking things out of a part needs to know of it.
struct ElementMap {
    struct Element {
        /// Without prefix.
        let name: String
        /// By their names as written.
        let attributes: [String: String]
        let parent: Int?
        let startTag: Range<Int>
        /// Empty for `<a/>`.
        var endTag = 0..<0
        var children: [Int] = []
        /// Its own text, that of its children left out.
        var text = ""

        var isSelfClosed: Bool { endTag.isEmpty }
        /// From `<` to behind the last `>`.
        var range: Range<Int> { startTag.lowerBound..<max(startTag.upperBound, endTag.upperBound) }
        /// Between the tags.
        var inner: Range<Int> { startTag.upperBound..<max(startTag.upperBound, endTag.lowerBound) }
        var lastTag: Range<Int> { isSelfClosed ? startTag : endTag }
        /// The value of `r:id`, whatever the prefix.
        var relationship: String? { attributes.first { $0.key.hasSuffix(":id") }?.value }
    }

    /// In document order; the first is the root.
    let elements: [Element]

    init(_ bytes: [UInt8], part: String, limits: Limits) throws(XLSXError) {
        elements = try XMLPart.read(bytes, part: part, limits: limits, MapSink()).elements
    }

    subscript(index: Int) -> Element { elements[index] }

    /// Indexes of the elements of that name, in document order.
    func named(_ name: String) -> [Int] { elements.indices.filter { elements[$0].name == name } }

    /// Indexes of an element's children of that name.
    func children(_ name: String, of parent: Int) -> [Int] {
        elements[parent].children.filter { elements[$0].name == name }
    }
}

private struct MapSink: ElementSink {
    var elements: [ElementMap.Element] = []
    private var open: [Int] = []

    var wantsText: Bool { true }

    mutating func start(_ element: XMLElement) {
        let parent = open.last
        if let parent { elements[parent].children.append(elements.count) }
        open.append(elements.count)
        elements.append(
            ElementMap.Element(
                name: element.localName,
                attributes: Dictionary(element.allAttributes.map { ($0.name, $0.value) }) { first, _ in first },
                parent: parent, startTag: element.tag))
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if let last = open.last { elements[last].text += String(decoding: bytes, as: UTF8.self) }
    }

    mutating func end(depth: Int, _ tag: Range<Int>) {
        let index = open.removeLast()
        if !tag.isEmpty, tag.lowerBound != elements[index].startTag.lowerBound { elements[index].endTag = tag }
    }
}
