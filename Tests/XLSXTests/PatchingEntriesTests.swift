import Spreadsheet
import Testing
import XLSX

@Suite("Marked copies: the package")
struct PatchingEntriesTests {
    /// The parts of each fixture that a mark at A1 of the first sheet has to change, and those it adds.
    static let expectations: [(fixture: String, changed: Set<String>, added: [String])] = {
        let always: Set = ["[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"]
        let sheet = always.union(["xl/worksheets/sheet1.xml"])
        let styled = sheet.union(["xl/styles.xml"])
        let linked = sheet.union(["xl/worksheets/_rels/sheet1.xml.rels"])
        let links = "xl/worksheets/_rels/sheet1.xml.rels"
        let (comments, drawing, second) = (
            "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml", "xl/worksheets/sheet2.xml"
        )
        return [
            ("patch-rich", styled.union([comments, drawing]), ["xl/worksheets/sheet3.xml"]),
            ("patch-container", styled.union([comments, drawing]), ["xl/worksheets/sheet3.xml"]),
            ("patch-bare", sheet, ["xl/styles.xml", comments, links, drawing, second]),
            ("patch-name-taken", sheet, ["xl/styles.xml", comments, links, drawing, second]),
            ("patch-empty-sheet", styled, [comments, links, drawing, second]),
            ("patch-closed-sections", styled, [comments, links, drawing, second]),
            ("patch-formats-alone", styled, [comments, links, drawing, second]),
            ("patch-prefixed", linked.union(["xl/styles.xml"]), [comments, drawing, second]),
            ("patch-strict", sheet, ["xl/styles.xml", comments, links, drawing, second]),
            ("patch-controls", linked.union([drawing]), ["xl/styles.xml", comments, second]),
            ("patch-undrawn", linked.union([comments]), ["xl/styles.xml", drawing, second]),
            // A1 has a thread: its comment is not ours to write in.
            ("patch-threaded", sheet, ["xl/styles.xml", second]),
            ("patch-edits", styled, [comments, links, drawing, second]),
            // The capitals of another comments part keep their name; the types of comments 1 and of a sheet 2 and the
            // relationships of a sheet 3 that are gone keep their numbers.
            (
                "patch-leftovers", styled,
                ["xl/comments3.xml", links, drawing, "xl/worksheets/sheet4.xml"]
            ),
            ("patch-cdata", sheet, ["xl/styles.xml", comments, links, drawing, second]),
            (
                "patch-openpyxl", styled.union(["xl/comments/comment1.xml", "xl/drawings/commentsDrawing1.vml"]),
                ["xl/worksheets/sheet3.xml"]
            ),
            ("patch-xlsxwriter", styled.union([comments, drawing]), ["xl/worksheets/sheet3.xml"]),
        ]
    }()

    @Test("Parts that no mark concerns are copied bit for bit, in their order", arguments: expectations)
    func untouched(_ fixture: String, _ changed: Set<String>, _ added: [String]) throws {
        let copy = try PatchedPackage.annotated(fixture)
        let before = try RawArchive(copy.original.bytes).entries
        let after = try RawArchive(copy.package.bytes).entries
        #expect(after.prefix(before.count).map(\.name) == before.map(\.name))
        let differing = zip(before, after).filter { $0.bytes != $1.bytes || $0.record != $1.record }.map(\.0.label)
        #expect(Set(differing) == changed)
        #expect(after.dropFirst(before.count).map(\.label) == added)
    }

    @Test("The cells of every sheet are the bytes they were", arguments: PatchedPackage.fixtures)
    func sheetData(_ fixture: String) throws {
        let copy = try PatchedPackage.annotated(fixture)
        for part in copy.original.partNames where part.hasPrefix("xl/worksheets/sheet") {
            let text = try copy.originalText(part)
            let rows = try #require(
                text.firstMatch(of: /(?s)<(x:)?sheetData(\/>|>.*<\/(x:)?sheetData>)/), "\(part)")
            #expect(try copy.text(part).contains(rows.0))
        }
    }

    @Test("A marked sheet is what it was but for what was put in", arguments: PatchedPackage.fixtures)
    func onlyInsertions(_ fixture: String) throws {
        let copy = try PatchedPackage.annotated(fixture)
        let before = Array(try copy.original.content(of: PatchedPackage.sheet))
        var rest = try copy.package.content(of: PatchedPackage.sheet)[...]
        // Every byte of the original comes again in its order; digits of priorities may have been raised.
        for byte in before where !(0x30...0x39).contains(byte) {
            let found = try #require(rest.firstIndex(of: byte))
            rest = rest[(found + 1)...]
        }
    }

    @Test("Every part has a content type, and none has two", arguments: PatchedPackage.fixtures)
    func contentTypes(_ fixture: String) throws {
        let copy = try PatchedPackage.annotated(fixture)
        let types = try copy.xml("[Content_Types].xml")
        let overrides = types.children("Override").compactMap { $0["PartName"]?.lowercased() }
        #expect(Set(overrides).count == overrides.count)
        let defaults = Set(types.children("Default").compactMap { $0["Extension"]?.lowercased() })
        for part in copy.added {
            let ending = part.split(separator: ".").last.map(String.init) ?? ""
            #expect(overrides.contains("/" + part.lowercased()) || defaults.contains(ending), "\(part)")
        }
        let prefix = "application/vnd.openxmlformats-officedocument."
        let expected = [
            ("xl/worksheets/", prefix + "spreadsheetml.worksheet+xml"),
            ("xl/comments", prefix + "spreadsheetml.comments+xml"),
            ("xl/drawings/vmlDrawing", prefix + "vmlDrawing"), ("xl/styles.xml", prefix + "spreadsheetml.styles+xml"),
        ]
        for (stem, type) in expected {
            for part in copy.added where part.hasPrefix(stem) && !part.hasSuffix(".rels") {
                let override = types.children("Override").first { $0["PartName"] == "/" + part }
                #expect(override?["ContentType"] == type, "\(part)")
            }
        }
        #expect(Set(types.children.map(\.prefix)).count == 1)
    }

    @Test("Relationships have ids of their own and lead to parts that are there", arguments: PatchedPackage.fixtures)
    func relationships(_ fixture: String) throws {
        let copy = try PatchedPackage.annotated(fixture)
        for part in copy.package.partNames where part.hasSuffix(".rels") && !part.hasSuffix("sheet3.xml.rels") {
            let items = try copy.xml(part).children
            #expect(Set(items.compactMap { $0["Id"] }).count == items.count, "\(part)")
            #expect(Set(items.map(\.name)).isSubset(of: ["Relationship"]))
            let added = try copy.original.contains(part) ? copy.originalXML(part).children.count : 0
            for item in items.dropFirst(added) {
                let target = try #require(item["Target"])
                #expect(target.hasPrefix("/"))
                #expect(copy.package.contains(String(target.dropFirst())), "\(target)")
                let isStrict = fixture == "patch-strict"
                let base =
                    isStrict
                    ? "http://purl.oclc.org/ooxml/officeDocument/relationships/"
                    : "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                #expect(item["Type"]?.hasPrefix(base) == true)
            }
        }
    }

    @Test("Types left over from parts that are gone stay, and nobody else gets them")
    func leftovers() throws {
        let copy = try PatchedPackage.annotated("patch-leftovers")
        let types = try copy.xml("[Content_Types].xml").children("Override")
        let names = types.compactMap { $0["PartName"] }
        #expect(
            names == [
                "/xl/workbook.xml", "/xl/worksheets/sheet1.xml", "/xl/styles.xml", "/xl/comments1.xml",
                "/xl/Worksheets/Sheet2.xml", "/xl/comments2.xml", "/xl/comments3.xml", "/xl/drawings/vmlDrawing1.vml",
                "/xl/worksheets/sheet4.xml",
            ])
        #expect(try copy.package.content(of: "xl/comments2.xml") == copy.original.content(of: "XL/Comments2.XML"))
    }

    @Test("The same input gives the same bytes", arguments: ["patch-rich", "patch-bare", "patch-xlsxwriter"])
    func repeatable(_ fixture: String) throws {
        #expect(
            try PatchedPackage.annotated(fixture).package.bytes == PatchedPackage.annotated(fixture).package.bytes)
    }
}
