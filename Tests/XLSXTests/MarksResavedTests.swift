import Spreadsheet
import Testing
import XLSX

/// `marks-resaved` is a copy as Excel would save it after the department had it, written by hand.
@Suite("Marks in a copy that was saved anew")
struct MarksResavedTests {
    private func unmarked() throws -> PatchedPackage {
        let package = try Fixture.package("marks-resaved")
        return try PatchedPackage(original: package, package: package).unmarked()
    }

    @Test("The report is found under its new name, with what the department answered")
    func answers() throws {
        let package = try Fixture.package("marks-resaved")
        let name = try #require(try AddedSheet.report.name(in: package))
        #expect(name == "县局'意见")
        let sheet = try #require(try WorkbookReader().read(package, name: "").sheet(named: name))
        #expect(sheet.cells.map { "\($0.reference) \($0.shownText)" } == ["A1 问题", "B1 单位说明", "B2 已经县政府批准", "B9 2"])
    }

    @Test("The report goes with its names and with the parts that only it uses")
    func report() throws {
        let bare = try unmarked()
        #expect(
            bare.package.partNames == [
                "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
                "xl/styles.xml", "xl/media/shared.png", "xl/worksheets/sheet2.xml",
                "xl/worksheets/_rels/sheet2.xml.rels",
                "xl/worksheets/sheet3.xml", "xl/worksheets/_rels/sheet3.xml.rels", "xl/comments3.xml",
                "xl/drawings/vmlDrawing3.vml",
            ])
        let workbook = try bare.xml(PatchedPackage.workbook)
        #expect(workbook.all("sheet").map { $0["name"] } == ["隐", "申报表"])
        // The first of the others that can be seen comes to the front; tabs and local names count anew.
        #expect(workbook.all("workbookView").map { [$0["activeTab"], $0["firstSheet"]] } == [["1", "1"]])
        #expect(
            workbook.all("definedName").map { [$0["name"], $0["localSheetId"], $0.ownText] } == [
                ["_xlnm.Print_Area", "1", "申报表!$A$1:$B$2"]
            ])
        let links = try bare.package.relationships(of: PatchedPackage.workbook).map(\.target)
        #expect(links == ["xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml", "xl/styles.xml"])
        let types = try bare.xml("[Content_Types].xml").children("Override").compactMap { $0["PartName"] }
        #expect(
            types == [
                "/xl/workbook.xml", "/xl/worksheets/sheet2.xml", "/xl/worksheets/sheet3.xml", "/xl/styles.xml",
                "/xl/comments3.xml",
            ])
    }

    @Test("The department's rules stay in their order, beside ours or apart")
    func rules() throws {
        let bare = try unmarked()
        let formats = try bare.xml("xl/worksheets/sheet3.xml").children("conditionalFormatting")
        #expect(formats.map { $0["sqref"] } == ["A1", "C1"])
        let rules = formats.flatMap { $0.children("cfRule") }
        #expect(
            rules.map { [$0["priority"], $0["dxfId"], $0.child("formula")?.ownText] } == [
                ["1", "0", "A1=1"], ["2", "3", "A1=2"], ["3", "4", "C1=3"],
            ])
        #expect(try bare.xml("xl/worksheets/sheet2.xml").children.map(\.name) == ["sheetData"])
    }

    @Test("The department's comments stay, with their boxes and what they said before ours")
    func comments() throws {
        let bare = try unmarked()
        let comments = try bare.xml("xl/comments3.xml").all("comment")
        #expect(comments.map { $0["ref"] } == ["B1", "C1", "D1"])
        #expect(comments.map(\.said) == ["请核对", "甲", "【审核】是你们写的"])
        #expect(try bare.xml("xl/comments3.xml").all("author").map(\.ownText) == ["张三"])
        let drawing = try bare.xml("xl/drawings/vmlDrawing3.vml")
        #expect(drawing.all("ClientData").map { $0.child("Column")?.ownText } == ["1", "2", "3"])
        #expect(try bare.xml("xl/worksheets/sheet3.xml").children("legacyDrawing").count == 1)
    }

    @Test("Cells stay, mended ones too, and new marks stand alone")
    func again() throws {
        let package = try Fixture.package("marks-resaved")
        let mark = CellAnnotation(sheet: "申报表", cell: try #require(CellReference("B1")), level: .error, text: "新")
        let bytes = try WorkbookPatcher(package).annotated([mark], report: try PatchedPackage.report())
        let copy = PatchedPackage(original: package, package: try OPCPackage(bytes: bytes))
        let workbook = try copy.read()
        #expect(workbook.sheets.map(\.name) == ["隐", "申报表", "审核意见"])
        #expect(workbook.sheets[1].cells.map { "\($0.reference) \($0.shownText)" } == ["A1 已改", "B1 12"])
        #expect(try copy.xml("xl/comments3.xml").all("comment").map(\.said) == ["请核对\n【审核】\n新", "甲", "【审核】是你们写的"])
        let formulas = try copy.xml("xl/worksheets/sheet3.xml").all("cfRule").map {
            ($0.child("formula")?.ownText ?? "")
        }
        #expect(formulas.filter { $0.contains("filingdesk:") } == ["LEN(\"filingdesk:error\")>0"])
        try PatchedPackage.expectSame(try unmarked().package, try copy.unmarked().package)
    }
}
