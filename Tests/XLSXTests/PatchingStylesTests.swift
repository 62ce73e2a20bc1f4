import Spreadsheet
import Testing
import XLSX

@Suite("Marked copies: styles")
struct PatchingStylesTests {
    private static let collections = [
        "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs",
    ]
    /// Of the report that is added: heading, table heading, text and link.
    private static let looks = 4
    private static let levels: [(cell: String, level: CellAnnotation.Level, text: String)] = [
        ("A1", .error, "一"), ("A2", .warning, "二"), ("A3", .notice, "三"),
    ]

    @Test("Counts are what they count, and each collection is there once", arguments: PatchedPackage.fixtures)
    func counts(_ fixture: String) throws {
        let styles = try PatchedPackage.annotated(fixture, Self.levels).xml("xl/styles.xml")
        for name in Self.collections {
            let found = styles.children(name)
            #expect(found.count <= 1, "\(name)")
            for list in found where list["count"] != nil {
                #expect(list["count"] == String(list.children.count), "\(name)")
            }
        }
        let added = try #require(styles.child("cellXfs")).children.suffix(Self.looks)
        let sizes = try ["fontId": "fonts", "fillId": "fills", "borderId": "borders"].mapValues {
            try #require(styles.child($0)).children.count
        }
        for format in added {
            for (index, size) in sizes {
                let value = try #require(format[index].flatMap { Int($0) })
                #expect(value >= (index == "fillId" ? 2 : 1), "the first are the workbook's own")
                #expect(value < size)
            }
        }
    }

    @Test("What was there keeps its index", arguments: PatchedPackage.fixtures)
    func unshifted(_ fixture: String) throws {
        let copy = try PatchedPackage.annotated(fixture, Self.levels)
        guard copy.original.contains("xl/styles.xml") else { return }
        let (before, after) = (try copy.originalXML("xl/styles.xml"), try copy.xml("xl/styles.xml"))
        for list in before.children {
            let now = try #require(after.child(list.name))
            #expect(Array(now.children.prefix(list.children.count)) == list.children, "\(list.name)")
            #expect(now.attributes.filter { $0.key != "count" } == list.attributes.filter { $0.key != "count" })
            guard !Self.collections.contains(list.name) else { continue }
            #expect(now == list, "\(list.name)")
        }
    }

    @Test("Cells of a workbook without fonts, fills or borders look as they did")
    func missingCollections() throws {
        for fixture in ["patch-formats-alone", "patch-closed-sections", "patch-bare", "patch-empty-sheet"] {
            let styles = try PatchedPackage.annotated(fixture).xml("xl/styles.xml")
            let font = try #require(styles.child("fonts")?.children.first)
            #expect(font.children.map(\.name) == ["sz", "name"], "\(fixture)")
            #expect(font.child("sz")?["val"] == "11")
            let fills = try #require(styles.child("fills")).children.prefix(2)
            #expect(fills.map { $0.child("patternFill")?["patternType"] } == ["none", "gray125"], "\(fixture)")
            #expect(try #require(styles.child("borders")?.children.first).all("color").isEmpty)
        }
        let formats = try PatchedPackage.annotated("patch-formats-alone").xml("xl/styles.xml").child("cellXfs")
        #expect(formats?.children.prefix(2).map(\.attributes) == [["numFmtId": "0"], ["numFmtId": "9"]])
    }

    @Test("A workbook without styles gets a part, a relationship and the format its cells had")
    func noStyles() throws {
        let copy = try PatchedPackage.annotated("patch-bare")
        let links = try copy.package.relationships(of: PatchedPackage.workbook)
        #expect(links.filter { $0.kind == "styles" }.map(\.target) == ["xl/styles.xml"])
        let styles = try copy.xml("xl/styles.xml")
        #expect(
            styles.child("cellXfs")?.children.first?.attributes
                == ["numFmtId": "0", "fontId": "0", "fillId": "0", "borderId": "0", "xfId": "0"])
        #expect(try copy.read().sheets[0].cells.map(\.shownText) == ["1"])
    }

    @Test("Looks of the report go behind the department's, as texts with the number format @")
    func reportFormats() throws {
        let copy = try PatchedPackage.annotated("patch-rich")
        let formats = try #require(try copy.xml("xl/styles.xml").child("cellXfs")).children
        #expect(formats.count == 3 + Self.looks)
        #expect(formats.dropFirst(3).allSatisfy { $0["numFmtId"] == "49" && $0["xfId"] == "0" })
        let used = try copy.xml(try copy.reportPart()).all("c").compactMap { $0["s"].flatMap { Int($0) } }
        #expect(used.count == 6)  // the heading spans two cells
        #expect(used.allSatisfy { (3..<3 + Self.looks).contains($0) })
    }

    @Test("A prefix of the styles is the prefix of what is added", arguments: ["patch-prefixed"])
    func prefixed(_ fixture: String) throws {
        let styles = try PatchedPackage.annotated(fixture).xml("xl/styles.xml")
        func prefixes(_ node: XMLNode) -> Set<String> {
            node.children.map(prefixes).reduce([node.prefix]) { $0.union($1) }
        }
        #expect(prefixes(styles) == ["x"])
        #expect(styles.all("name").last?["val"] == "微软雅黑")
    }

    @Test("Attributes of other namespaces stay")
    func foreignAttributes() throws {
        let text = try PatchedPackage.annotated("patch-rich").text("xl/styles.xml")
        #expect(text.contains("<fonts count=\"6\" x14ac:knownFonts=\"1\">"))
    }
}
