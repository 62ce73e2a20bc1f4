/// Where the children of a part's root lie, in bytes: what splicing needs to know of a part.
struct PartOutline {
    struct Child {
        /// Without prefix.
        let name: String
        /// From `<` of the start tag to behind `>` of the end tag.
        var range: Range<Int>
        let startTag: Range<Int>
        /// The end tag; empty for `<a/>`.
        var endTag: Range<Int>
        /// Of the spreadsheet attributes, those with a plain name; and `r:id` as `id`.
        let attributes: [String: String]
        /// Children of its own, and how many of each name.
        var childCount = 0

        var isSelfClosed: Bool { endTag.isEmpty }
    }

    /// The root's prefix with its colon; elements written into the part need it too.
    let prefix: String
    /// Namespace declarations of the root: prefix → URI; the empty prefix is the default namespace.
    let namespaces: [String: String]
    let children: [Child]
    /// Where the root's end tag begins: the place behind the last child.
    let end: Int
    /// The tag of a root that is nothing else, such as `<Relationships …/>`, with its name; it has to be opened first.
    let emptyRoot: (tag: Range<Int>, name: String)?

    init(_ bytes: [UInt8], part: String, limits: Limits) throws(XLSXError) {
        self = try Self.read(bytes, part: part, limits: limits, NoVisitor()).outline
    }

    /// One pass over the part can serve two purposes.
    ///
    /// - Parameter visitor: sees every element.
    static func read<Visitor: ElementVisitor>(
        _ bytes: [UInt8], part: String, limits: Limits, _ visitor: Visitor
    ) throws(XLSXError) -> (outline: PartOutline, visitor: Visitor) {
        let sink = try XMLPart.read(bytes, part: part, limits: limits, OutlineSink(visitor: visitor))
        return (PartOutline(sink), sink.visitor)
    }

    private init(_ sink: OutlineSink<some ElementVisitor>) {
        emptyRoot = sink.end < 0 ? (sink.rootTag, sink.rootName) : nil
        prefix = sink.prefix
        namespaces = sink.namespaces
        children = sink.children
        end = sink.end
    }

    /// Puts a text behind the last child, whatever the root looks like.
    func append(_ text: String, to splice: inout ByteSplice) {
        if let emptyRoot {
            Self.open(emptyRoot.tag, emptyRoot.name, holding: text, in: &splice)
        } else {
            splice.insert(text, at: end)
        }
    }

    /// Makes `<a/>` an element that holds something.
    static func open(_ tag: Range<Int>, _ name: String, holding text: String, in splice: inout ByteSplice) {
        splice.replace((tag.upperBound - 2)..<tag.upperBound, with: ">\(text)\(Trace.opened.endTag(name))")
    }

    /// The part with a root that children can be put into, and its outline.
    static func opened(_ bytes: [UInt8], part: String, limits: Limits) throws(XLSXError) -> ([UInt8], PartOutline) {
        let outline = try PartOutline(bytes, part: part, limits: limits)
        guard let root = outline.emptyRoot else { return (bytes, outline) }
        var splice = ByteSplice()
        open(root.tag, root.name, holding: "", in: &splice)
        let opened = splice.applied(to: bytes)
        return (opened, try PartOutline(opened, part: part, limits: limits))
    }

    /// The attribute that names a relationship, with a prefix that the root binds or one bound on the spot.
    func relationshipAttribute(_ id: String, strict: Bool) -> String {
        let namespace = XMLText.relationshipsNamespace(strict: strict)
        let bound = namespaces.filter { $0.value == namespace && !$0.key.isEmpty }.keys.min()
        return bound.map { "\($0):id=\"\(id)\"" } ?? "xmlns:r=\"\(namespace)\" r:id=\"\(id)\""
    }

    /// The first spreadsheet child of that name.
    func child(_ name: String) -> Child? {
        children.first { $0.name == name }
    }

    /// Where an element of that name belongs by the schema's order: before the first child that must follow it.
    func place(of name: String, in order: [String]) -> Int {
        guard let own = order.firstIndex(of: name) else { return end }
        let follower = children.first { child in
            // mc:AlternateContent wraps what stands near the end of a worksheet: controls and OLE objects.
            let known = child.name == "AlternateContent" ? "controls" : child.name
            return order.firstIndex(of: known).map { $0 > own } ?? false
        }
        return follower?.range.lowerBound ?? end
    }
}

/// Sees the elements of a part while its outline is made.
protocol ElementVisitor {
    mutating func visit(_ element: XMLElement)
}

private struct NoVisitor: ElementVisitor {
    func visit(_ element: XMLElement) {}
}

private struct OutlineSink<Visitor: ElementVisitor>: ElementSink {
    var visitor: Visitor
    var prefix = ""
    var namespaces: [String: String] = [:]
    var children: [PartOutline.Child] = []
    var rootTag = 0..<0
    var rootName = ""
    var end = 0

    init(visitor: Visitor) { self.visitor = visitor }

    mutating func start(_ element: XMLElement) {
        visitor.visit(element)
        switch element.depth {
        case 1:
            prefix = element.prefix
            rootName = element.prefix + element.localName
            rootTag = element.tag
            for (name, value) in element.allAttributes where name.hasPrefix("xmlns") {
                namespaces[name == "xmlns" ? "" : String(name.dropFirst(6))] = value
            }
        case 2:
            var attributes: [String: String] = [:]
            for (name, value) in element.allAttributes where !name.utf8.contains(UInt8(ascii: ":")) {
                attributes[name] = value
            }
            if let id = element.prefixed("id") { attributes["id"] = id }
            children.append(
                PartOutline.Child(
                    name: element.localName, range: element.tag, startTag: element.tag, endTag: 0..<0,
                    attributes: attributes))
        case 3: children[children.count - 1].childCount += 1
        default: break
        }
    }

    mutating func end(depth: Int, _ tag: Range<Int>) {
        if depth == 2 {
            let last = children.count - 1
            let start = children[last].startTag.lowerBound
            guard !tag.isEmpty, tag.lowerBound != start else { return }
            children[last].endTag = tag
            children[last].range = start..<tag.upperBound
        } else if depth == 1 {
            end = tag.isEmpty || tag.lowerBound == rootTag.lowerBound ? -1 : tag.lowerBound
        }
    }
}

extension PartOutline {
    /// CT_Worksheet (ECMA-376 Part 1, 18.3.1.99).
    static let worksheetOrder = [
        "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection",
        "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells",
        "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins",
        "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors",
        "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls",
        "webPublishItems", "tableParts", "extLst",
    ]

    /// CT_Workbook (18.2.27).
    static let workbookOrder = [
        "fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups",
        "externalReferences", "definedNames", "calcPr", "oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr",
        "smartTagTypes", "webPublishing", "fileRecoveryPr", "webPublishObjects", "extLst",
    ]

    /// CT_Stylesheet (18.8.39).
    static let stylesOrder = [
        "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles",
        "colors",
        "extLst",
    ]
}
