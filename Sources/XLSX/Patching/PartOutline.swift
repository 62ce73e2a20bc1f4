/// Where the children of a part's root lie, in bytes: what splicing needs to know of a part.
struct PartOutline {
    struct Child {
        /// Without prefix.
        let name: String
        let namespace: XMLNamespace
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

    /// - Parameter visit: sees every element, so that one pass over the part can serve two purposes.
    init(
        _ bytes: [UInt8], part: String, limits: Limits, visit: @escaping (XMLElement) -> Void = { _ in }
    ) throws(XLSXError) {
        var prefix = ""
        var namespaces: [String: String] = [:]
        var children: [Child] = []
        var rootTag = 0..<0
        var rootName = ""
        var end = 0
        var handlers = ExpatParser.Handlers()
        handlers.start = { element in
            visit(element)
            if element.depth == 1 {
                prefix = element.prefix
                rootName = element.prefix + element.localName
                rootTag = element.tag
                for (name, value) in element.allAttributes where name.hasPrefix("xmlns") {
                    namespaces[name == "xmlns" ? "" : String(name.dropFirst(6))] = value
                }
            } else if element.depth == 2 {
                var attributes = Dictionary(
                    element.allAttributes.filter { !$0.name.contains(":") }, uniquingKeysWith: { first, _ in first })
                if let id = element.prefixed("id") { attributes["id"] = id }
                children.append(
                    Child(
                        name: element.localName, namespace: element.namespace, range: element.tag,
                        startTag: element.tag, endTag: 0..<0, attributes: attributes))
            } else if element.depth == 3, !children.isEmpty {
                children[children.count - 1].childCount += 1
            }
            return true
        }
        handlers.end = { depth, tag in
            if depth == 2, !children.isEmpty {
                // An empty-element tag reports its end at the same place as its start.
                let isSelfClosed = tag.lowerBound == children[children.count - 1].startTag.lowerBound || tag.isEmpty
                if !isSelfClosed {
                    children[children.count - 1].endTag = tag
                    children[children.count - 1].range =
                        children[children.count - 1].startTag.lowerBound..<tag.upperBound
                }
            } else if depth == 1 {
                end = tag.isEmpty || tag.lowerBound == rootTag.lowerBound ? -1 : tag.lowerBound
            }
            return true
        }
        try ExpatParser.parse(bytes, part: part, limits: limits, handlers)
        emptyRoot = end < 0 ? (rootTag, rootName) : nil
        self.prefix = prefix
        self.namespaces = namespaces
        self.children = children
        self.end = end
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

    /// The part with a root that children can be put into.
    static func opened(_ bytes: [UInt8], part: String, limits: Limits) throws(XLSXError) -> [UInt8] {
        guard let root = try PartOutline(bytes, part: part, limits: limits).emptyRoot else { return bytes }
        var splice = ByteSplice()
        open(root.tag, root.name, holding: "", in: &splice)
        return splice.applied(to: bytes)
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
