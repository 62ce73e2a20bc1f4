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
        var elements: [Element] = []
        var open: [Int] = []
        var handlers = ExpatParser.Handlers()
        handlers.start = { element in
            if let parent = open.last { elements[parent].children.append(elements.count) }
            open.append(elements.count)
            elements.append(
                Element(
                    name: element.localName,
                    attributes: Dictionary(element.allAttributes.map { ($0.name, $0.value) }) { first, _ in first },
                    parent: open.dropLast().last, startTag: element.tag))
            return true
        }
        handlers.text = { text in
            if let last = open.last { elements[last].text += String(decoding: text, as: UTF8.self) }
        }
        handlers.end = { _, tag in
            let index = open.removeLast()
            // An empty-element tag reports its end at the same place as its start.
            if !tag.isEmpty, tag.lowerBound != elements[index].startTag.lowerBound { elements[index].endTag = tag }
            return true
        }
        try ExpatParser.parse(bytes, part: part, limits: limits, handlers)
        self.elements = elements
    }

    subscript(index: Int) -> Element { elements[index] }

    /// Indexes of the elements of that name, in document order.
    func named(_ name: String) -> [Int] { elements.indices.filter { elements[$0].name == name } }

    /// Indexes of an element's children of that name.
    func children(_ name: String, of parent: Int) -> [Int] {
        elements[parent].children.filter { elements[$0].name == name }
    }
}
