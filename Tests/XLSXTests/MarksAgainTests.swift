import Spreadsheet
import Testing

@testable import XLSX

@Suite("Marks put on again")
struct MarksAgainTests {
    private static let others: [PatchedPackage.Mark] = [
        ("C3", .notice, "别的"), ("A1", .warning, "另说"), ("D7", .error, "丁"),
    ]

    @Test("Marking twice is marking once", arguments: PatchedPackage.fixtures + PatchedPackage.odd)
    func twice(_ fixture: String) throws {
        let once = try PatchedPackage.annotated(fixture, PatchedPackage.marks)
        let twice = try once.marked(PatchedPackage.marks)
        try PatchedPackage.expectSame(once.package, twice.package)
    }

    @Test("Another review in between leaves nothing behind", arguments: PatchedPackage.fixtures + PatchedPackage.odd)
    func between(_ fixture: String) throws {
        let once = try PatchedPackage.annotated(fixture, PatchedPackage.marks)
        let other = try once.marked(Self.others, report: try PatchedPackage.report("Review"))
        let direct = try PatchedPackage.annotated(fixture, []).marked(
            Self.others, report: try PatchedPackage.report("Review"))
        try PatchedPackage.expectSame(other.package, direct.package)
        let last = try other.marked([]).marked(PatchedPackage.marks)
        try PatchedPackage.expectSame(once.package, last.package)
    }

    @Test("A second record takes the place of the first", arguments: ["patch-edits", "patch-rich", "patch-bare"])
    func records(_ fixture: String) throws {
        let once = try PatchedPackage.corrected(fixture, [])
        let sheet = try once.read().sheets[0].name
        let record = try PatchedPackage.report("更正记录", linkingTo: sheet)
        let twice = try OPCPackage(bytes: try WorkbookPatcher(once.package).corrected([], record: record))
        #expect(try AddedSheet.record.name(in: twice) == "更正记录")
        try PatchedPackage.expectSame(once.package, twice)
    }

    @Test("A correction leaves the marks and what the department answered")
    func correctedCopy() throws {
        let marked = try PatchedPackage.annotated("patch-edits", [("A1", .error, "缺")])
        let record = try PatchedPackage.report("更正记录")
        let cell = try #require(CellReference("A1"))
        let edit = CellEdit(sheet: "申报表", cell: cell, before: " 产出 ", after: .text("产出"))
        let bytes = try WorkbookPatcher(marked.package).corrected([edit], record: record)
        let copy = PatchedPackage(original: marked.original, package: try OPCPackage(bytes: bytes))
        #expect(try copy.read().sheets.map(\.name) == ["申报表", "审核意见", "更正记录"])
        #expect(try copy.xml("xl/comments1.xml").said == "【审核】\n缺")
        #expect(try AddedSheet.report.name(in: copy.package) == "审核意见")
        #expect(try AddedSheet.record.name(in: copy.package) == "更正记录")
        // The record's own names count the sheets before it.
        let bare = try copy.unmarked()
        #expect(try bare.read().sheets.map(\.name) == ["申报表", "更正记录"])
        let names = try bare.xml(PatchedPackage.workbook).all("definedName")
        #expect(
            names.map { [$0["name"], $0["localSheetId"], $0.ownText] } == [
                ["_xlnm._FilterDatabase", "1", "'更正记录'!$A$2:$B$3"], ["_xlnm.Print_Titles", "1", "'更正记录'!$2:$2"],
                ["_filingdesk.record", nil, "'更正记录'!$A$1"],
            ])
    }

    @Test("A report that lost its names is known by the colours it left")
    func nameless() throws {
        let once = try PatchedPackage.annotated("patch-rich", PatchedPackage.marks)
        let workbook = try once.text(PatchedPackage.workbook).replacing("_filingdesk.report", with: "nobody.knows")
        let twice = try once.replacing(PatchedPackage.workbook, workbook).marked([("B2", .notice, "新")])
        let rules = try twice.xml(PatchedPackage.sheet).children("conditionalFormatting").flatMap { $0.children }
        #expect(
            rules.map { $0.all("formula").map(\.ownText) } == [["0"], ["B2>100"], ["LEN(\"filingdesk:notice\")>0"]])
        #expect(try twice.xml("xl/comments1.xml").all("comment").map(\.said) == [" 请核对 ", "李四：同意\n【审核】\n新"])
    }

    @Test("A sheet is found by its defined name, however it is spelt")
    func names() throws {
        let copy = try PatchedPackage.annotated("patch-xlsxwriter", [])
        #expect(try AddedSheet.report.name(in: copy.original) == nil)
        #expect(try AddedSheet.report.name(in: copy.package) == "审核意见")
        #expect(try AddedSheet.record.name(in: copy.package) == nil)
        let text = try copy.text(PatchedPackage.workbook)
        func name(_ formula: String) throws -> String? {
            let workbook = text.replacing("'审核意见'!$A$1<", with: formula + "<")
            return try AddedSheet.report.name(in: try copy.replacing(PatchedPackage.workbook, workbook).package)
        }
        #expect(try name("审核意见!$C$7") == "审核意见")
        #expect(try name("图表!$A$1") == "图表")
        #expect(try name("#REF!$A$1") == nil)
        #expect(try name("'没有'!$A$1") == nil)
        #expect(try name("") == nil)
        let local = text.replacing(
            "name=\"_filingdesk.report\"", with: "name=\"_filingdesk.report\" localSheetId=\"0\"")
        #expect(try AddedSheet.report.name(in: try copy.replacing(PatchedPackage.workbook, local).package) == nil)
    }

    @Test("A report that somebody deleted leaves its name, which goes with the marks")
    func deletedReport() throws {
        let once = try PatchedPackage.annotated("patch-xlsxwriter", [])
        let gone = try once.text(PatchedPackage.workbook).replacing("'审核意见'!$A$1<", with: "#REF!$A$1<")
        let twice = try once.replacing(PatchedPackage.workbook, gone).marked([])
        let names = try twice.xml(PatchedPackage.workbook).all("definedName").filter {
            $0["name"] == "_filingdesk.report"
        }
        #expect(names.map(\.ownText) == ["'审核意见（2）'!$A$1"])
    }
}
