import Spreadsheet
import Testing
import XLSX

@Suite("Marked copies: spellings and refusals")
struct PatchingSpellingsTests {
    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"

    private func spaces(_ node: XMLNode) -> Set<String> {
        node.children.map(spaces).reduce([node.namespace]) { $0.union($1) }
    }

    @Test("Everything put into a prefixed part has its prefix and its namespace")
    func prefixed() throws {
        let copy = try PatchedPackage.annotated("patch-prefixed")
        for part in [PatchedPackage.sheet, PatchedPackage.workbook, "xl/styles.xml"] {
            #expect(spaces(try copy.xml(part)) == [Self.main], "\(part)")
        }
        let sheets = try #require(try copy.xml(PatchedPackage.workbook).child("sheets")).children
        #expect(sheets.map(\.prefix) == ["x", "x"])
        let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        #expect(try copy.text(PatchedPackage.workbook).contains("xmlns:r=\"\(relationships)\" r:id="))
        #expect(try copy.text(PatchedPackage.sheet).contains("<x:legacyDrawing xmlns:r=\"\(relationships)\" r:id="))
        #expect(try copy.xml("[Content_Types].xml").children.allSatisfy { $0.prefix == "ct" })
        #expect(
            try copy.xml("xl/worksheets/_rels/sheet1.xml.rels").children.map(\.prefix) == ["pr", "pr"])
    }

    @Test("Everything put into a strict workbook is strict")
    func strict() throws {
        let copy = try PatchedPackage.annotated("patch-strict")
        let parts = [
            PatchedPackage.sheet, PatchedPackage.workbook, "xl/styles.xml", "xl/comments1.xml",
            try copy.reportPart(),
        ]
        for part in parts { #expect(spaces(try copy.xml(part)) == [Self.strict], "\(part)") }
        #expect(
            try copy.text(PatchedPackage.sheet)
                .contains("xmlns:r=\"http://purl.oclc.org/ooxml/officeDocument/relationships\" r:id="))
        let kinds = try copy.xml("xl/worksheets/_rels/sheet1.xml.rels").children.map { $0["Type"] }
        let base = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
        #expect(kinds == [base + "comments", base + "vmlDrawing"])
    }

    @Test("A sheet that mentions sheetData in CDATA and comments is marked all the same")
    func cdata() throws {
        let copy = try PatchedPackage.annotated("patch-cdata")
        let sheet = try copy.xml(PatchedPackage.sheet)
        #expect(
            sheet.children.map(\.name) == [
                "sheetData", "conditionalFormatting", "conditionalFormatting", "legacyDrawing",
            ])
        #expect(sheet.all("cfRule").map { $0["priority"] } == ["2", "1"])
    }

    @Test("Two prefixes for one namespace always give the same copy")
    func twoPrefixes() throws {
        let text = try PatchedPackage.annotated("patch-two-prefixes").text(PatchedPackage.workbook)
        #expect(text.contains("sheetId=\"2\" a:id=\"rId3\"/>"))
    }

    @Test("A sheet that is not UTF-8 is refused, not garbled", arguments: ["patch-utf16", "patch-latin"])
    func otherEncodings(_ fixture: String) throws {
        let package = try Fixture.package(fixture)
        #expect(try WorkbookReader().read(package, name: "").sheets[0].cellCount == 1)
        let error = #expect(throws: XLSXError.self) { try PatchedPackage.annotated(fixture) }
        guard case .unsafeContent(PatchedPackage.sheet, _)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        // Without a mark in that sheet, nothing of it is read or written.
        let bare = try PatchedPackage.annotated(fixture, [])
        #expect(try bare.package.content(of: PatchedPackage.sheet) == package.content(of: PatchedPackage.sheet))
    }

    @Test("A sheet without a place for anything is damaged")
    func rootless() throws {
        let error = #expect(throws: XLSXError.self) { try PatchedPackage.annotated("patch-rootless") }
        guard case .damaged(PatchedPackage.sheet, _)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("A signed package is left alone")
    func signed() throws {
        let package = try Fixture.package("patch-signed")
        #expect(throws: XLSXError.signed) { _ = try WorkbookPatcher(package) }
    }

    @Test("A mark or an edit in a sheet that is not there is refused", arguments: ["无此表", "审核意见", ""])
    func noSuchSheet(_ name: String) throws {
        let patcher = try WorkbookPatcher(try Fixture.package("patch-rich"))
        let cell = try #require(CellReference("A1"))
        #expect(throws: XLSXError.noSuchSheet(name)) {
            let mark = CellAnnotation(sheet: name, cell: cell, level: .error, text: "缺")
            _ = try patcher.annotated([mark], report: try PatchedPackage.report())
        }
        #expect(throws: XLSXError.noSuchSheet(name)) {
            let edit = CellEdit(sheet: name, cell: cell, before: "", after: .blank)
            _ = try patcher.corrected([edit], record: try PatchedPackage.report())
        }
    }

    @Test("A chart sheet cannot be marked")
    func chartSheet() throws {
        let patcher = try WorkbookPatcher(try Fixture.package("xlsxwriter"))
        let mark = CellAnnotation(sheet: "图表", cell: try #require(CellReference("A1")), level: .error, text: "缺")
        #expect(throws: XLSXError.noSuchSheet("图表")) {
            try patcher.annotated([mark], report: try PatchedPackage.report())
        }
    }

    @Test("Marks in several sheets go each to its own")
    func severalSheets() throws {
        let package = try Fixture.package("patch-rich")
        let cell = try #require(CellReference("A1"))
        let marks = [("附表", "乙"), ("申报表", "甲")].map {
            CellAnnotation(sheet: $0.0, cell: cell, level: .error, text: $0.1)
        }
        let bytes = try WorkbookPatcher(package).annotated(marks, report: try PatchedPackage.report())
        let copy = PatchedPackage(original: package, package: try OPCPackage(bytes: bytes))
        #expect(try copy.xml("xl/comments1.xml").all("comment").last?.said == "【审核】\n甲")
        #expect(try copy.xml("xl/comments2.xml").said == "【审核】\n乙")
        let targets = try copy.package.relationships(of: "xl/worksheets/sheet2.xml").map(\.target)
        #expect(targets == ["xl/comments2.xml", "xl/drawings/vmlDrawing2.vml"])
    }
}
