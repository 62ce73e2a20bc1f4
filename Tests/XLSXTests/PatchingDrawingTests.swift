import Spreadsheet
import Testing
import XLSX

@Suite("Marked copies: the drawings of comments")
struct PatchingDrawingTests {
    private func shapeIDs(_ drawing: String) -> [Int] {
        drawing.matches(of: /_x0000_s(\d+)/).compactMap { Int($0.1) }
    }

    private func blocks(_ drawing: String) -> [Int] {
        let list = drawing.firstMatch(of: /idmap[^>]*data=["']([^"']*)["']/)?.1 ?? ""
        return list.split(separator: ",").compactMap { Int($0) }
    }

    /// The shapes that are notes, as cell addresses.
    private func noted(_ root: XMLNode) throws -> [String] {
        try root.all("ClientData").filter { $0["ObjectType"] == "Note" }.map { note in
            let row = try #require(note.child("Row").flatMap { Int($0.ownText) })
            let column = try #require(note.child("Column").flatMap { Int($0.ownText) })
            return try #require(CellReference(row: row + 1, column: column + 1)).description
        }
    }

    @Test("A new drawing has one hidden note a comment, with the type it refers to")
    func fresh() throws {
        let copy = try PatchedPackage.annotated("patch-bare", [("A1", .error, "一"), ("C3", .error, "二")])
        let root = try copy.xml("xl/drawings/vmlDrawing1.vml")
        #expect(try noted(root) == ["A1", "C3"])
        #expect(root.children("shapetype").map { $0["id"] } == ["_x0000_t202"])
        #expect(root.children("shape").map { $0["type"] } == ["#_x0000_t202", "#_x0000_t202"])
        #expect(root.children("shape").map { $0["id"] } == ["_x0000_s1025", "_x0000_s1026"])
        #expect(root.children("shape").allSatisfy { $0["style"]?.contains("visibility:hidden") == true })
        #expect(root.all("idmap").map { $0["data"] } == ["1"])
        let sheet = try copy.xml(PatchedPackage.sheet)
        let links = try copy.xml("xl/worksheets/_rels/sheet1.xml.rels").children
        let id = try #require(sheet.child("legacyDrawing")?["r:id"])
        #expect(links.first { $0["Id"] == id }?["Target"] == "/xl/drawings/vmlDrawing1.vml")
        #expect(links.map { $0["Target"] } == ["/xl/comments1.xml", "/xl/drawings/vmlDrawing1.vml"])
    }

    @Test("Notes go behind the department's shapes, ids go on from theirs and the blocks are listed")
    func appended() throws {
        let copy = try PatchedPackage.annotated(
            "patch-rich", [("A3", .error, "一"), ("A2", .error, "二"), ("B3", .error, "三")])
        let before = try copy.originalText("xl/drawings/vmlDrawing1.vml")
        let after = try copy.text("xl/drawings/vmlDrawing1.vml")
        #expect(after.hasPrefix(before.prefix(300).replacing("data=\"1,3\"/>", with: "data=\"1,3,2\"\t />")))
        #expect(after.hasSuffix("</xml>\r\n"))
        // 2048 is the drawing's own place in the block; notes begin behind it. A2 has its box already.
        #expect(shapeIDs(after) == [1025, 1026, 2046, 2047, 2049])
        #expect(blocks(after) == [1, 3, 2])
        #expect(try noted(try copy.xml("xl/drawings/vmlDrawing1.vml")) == ["A2", "B2", "A3", "B3"])
    }

    @Test("A drawing that is no XML is spliced as text; its new block is nobody else's")
    func controls() throws {
        let copy = try PatchedPackage.annotated("patch-controls")
        let after = try copy.text("xl/drawings/vmlDrawing1.vml")
        #expect(after.contains("第一行<br>第二行"))
        #expect(after.matches(of: /id=["']_x0000_t202["']/).count == 1)
        // Blocks 3 and 4 belong to another drawing.
        #expect(shapeIDs(after) == [3071, 5121])
        #expect(blocks(after) == [2, 5])
        #expect(try copy.xml(PatchedPackage.sheet).children("legacyDrawing").map { $0["r:id"] } == ["r1"])
    }

    @Test("A new drawing takes a block that no other drawing uses")
    func freshBlock() throws {
        let left = try PatchedPackage.annotated("patch-leftovers").text("xl/drawings/vmlDrawing1.vml")
        #expect((blocks(left), shapeIDs(left)) == ([3], [3073]))
        let writer = try PatchedPackage.annotated("patch-xlsxwriter", [("B2", .error, "一"), ("C9", .error, "二")])
        let first = blocks(try writer.text("xl/drawings/vmlDrawing1.vml"))
        let second = blocks(try writer.text("xl/drawings/vmlDrawing2.vml"))
        #expect((first, second) == ([1], [2]))
        let rich = try Fixture.package("patch-rich")
        let cell = try #require(CellReference("A1"))
        let marks = ["附表", "申报表"].map { CellAnnotation(sheet: $0, cell: cell, level: .error, text: "一") }
        let bytes = try WorkbookPatcher(rich).annotated(marks, report: try PatchedPackage.report())
        let copy = PatchedPackage(original: rich, package: try OPCPackage(bytes: bytes))
        // The first drawing lists 1 and 3.
        #expect(blocks(try copy.text("xl/drawings/vmlDrawing2.vml")) == [2])
        #expect(shapeIDs(try copy.text("xl/drawings/vmlDrawing2.vml")) == [2049])
    }

    @Test(
        "A drawing that is named and not there is made under that name",
        arguments: [
            ("patch-dangling", "r7", "xl/drawings/vmlDrawing1.vml"),
            ("patch-dangling-part", "r1", "xl/drawings/vmlDrawing9.vml"),
        ])
    func dangling(_ fixture: String, _ id: String, _ part: String) throws {
        let copy = try PatchedPackage.annotated(fixture)
        let named = try copy.xml(PatchedPackage.sheet).children("legacyDrawing").map { $0["r:id"] }
        #expect(named == [id])
        let links = try copy.package.relationships(of: PatchedPackage.sheet)
        #expect(links.filter { $0.id == id }.map(\.target) == [part])
        #expect(try noted(try copy.xml(part)) == ["A1"])
    }

    @Test("Comments that no drawing shows get their boxes with ours")
    func undrawn() throws {
        let copy = try PatchedPackage.annotated("patch-undrawn")
        #expect(try noted(try copy.xml("xl/drawings/vmlDrawing1.vml")).sorted() == ["A1", "C3"])
    }

    @Test("Every note's prefixes are bound and its shape's id is its own", arguments: PatchedPackage.fixtures)
    func wellFormed(_ fixture: String) throws {
        let copy = try PatchedPackage.annotated(fixture, [("A1", .error, "一"), ("H9", .warning, "二")])
        for part in copy.package.partNames where part.hasSuffix(".vml") {
            let ids = shapeIDs(try copy.text(part))
            #expect(Set(ids).count == ids.count, "\(part)")
            guard fixture != "patch-controls" else { continue }  // its drawing has never been XML
            let root = try copy.xml(part)
            for shape in root.all("shape") + root.all("shapetype") {
                #expect(shape.namespace == "urn:schemas-microsoft-com:vml")
            }
            for data in root.all("ClientData") { #expect(data.namespace == "urn:schemas-microsoft-com:office:excel") }
            let addresses = try noted(root)
            #expect(Set(addresses).count == addresses.count)
            let block = Set(blocks(try copy.text(part)))
            #expect(Set(ids.map { $0 / 1024 }).isSubset(of: block), "\(part): \(ids) in \(block)")
        }
    }

    @Test("Each comment has its box and each box its comment", arguments: PatchedPackage.fixtures)
    func pairs(_ fixture: String) throws {
        guard fixture != "patch-controls" else { return }
        let copy = try PatchedPackage.annotated(fixture, [("H9", .error, "一")])
        let links = try copy.package.relationships(of: PatchedPackage.sheet)
        let comments = try #require(links.first { $0.kind == "comments" })
        let drawing = try #require(links.first { $0.kind == "vmlDrawing" })
        let cells = try copy.xml(comments.target).all("comment").compactMap { $0["ref"] }
        #expect(try noted(try copy.xml(drawing.target)).sorted() == cells.sorted())
        #expect(cells.contains("H9"))
    }

    @Test(
        "Boxes lie beside their cells, whatever the widths and heights",
        arguments: [
            // Column A is 20 wide, B and C are hidden; row 1 is 30 points high. 346 pixels: D to I at 64 each.
            ("patch-rich", "A1", "1, 12, 0, 2, "), ("patch-rich", "A3", "1, 12, 1, 6, "),
            ("patch-rich", "B6", "3, 12, 3, 6, "), ("patch-absurd-sizes", "A2", "1, 12, 0, 6, "),
            ("patch-absurd-sizes", "D9", "4, 12, 7, 6, "), ("patch-bare", "XFD1048576", "16375, 12, 1048574, 6, "),
        ])
    func anchors(_ fixture: String, _ cell: String, _ start: String) throws {
        let copy = try PatchedPackage.annotated(fixture, [(cell, .error, "一")])
        let part = "xl/drawings/vmlDrawing1.vml"
        let anchor = try #require(try copy.xml(part).all("Anchor").last).ownText
        #expect(anchor.hasPrefix(start), "\(anchor)")
        let numbers = anchor.split(separator: ", ").compactMap { Int($0) }
        #expect(numbers.count == 8)
        #expect(numbers.allSatisfy { $0 >= 0 })
        #expect(numbers[4] > numbers[0] && numbers[4] < 16_384 && numbers[6] >= numbers[2] && numbers[6] < 1_048_576)
    }

    @Test("A box spans its width over hidden and default columns")
    func width() throws {
        let copy = try PatchedPackage.annotated("patch-rich", [("A1", .error, "一")])
        let anchor = try #require(try copy.xml("xl/drawings/vmlDrawing1.vml").all("Anchor").last).ownText
        // From 12 pixels into hidden B: B and C are 0 wide, D to H 64 each (320), 38 of I remain. Downwards 46 pixels:
        // row 1 is 40 high, so 48 − 40 = 8 of row 2 remain.
        #expect(anchor == "1, 12, 0, 2, 8, 38, 1, 8")
    }
}
