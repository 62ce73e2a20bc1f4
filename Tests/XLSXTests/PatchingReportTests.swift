import Spreadsheet
import Testing
import XLSX

@Suite("Marked copies: the report's sheet")
struct PatchingReportTests {
    @Test("The report is the last tab, coloured, under a number of its own", arguments: PatchedPackage.fixtures)
    func lastTab(_ fixture: String) throws {
        let copy = try PatchedPackage.annotated(fixture)
        let before = try #require(try copy.originalXML(PatchedPackage.workbook).child("sheets")).children
        let after = try #require(try copy.xml(PatchedPackage.workbook).child("sheets")).children
        #expect(after.dropLast().map(\.attributes) == before.map(\.attributes))
        #expect(after.count == before.count + 1)
        let last = try #require(after.last)
        #expect(last["name"] == (fixture == "patch-name-taken" ? "审核意见（2）" : "审核意见"))
        #expect(last["state"] == nil)
        #expect(Set(after.compactMap { $0["sheetId"] }).count == after.count)
        let report = try copy.xml(try copy.reportPart())
        #expect(report.child("sheetPr")?.child("tabColor")?["rgb"] == "FFC00000")
    }

    @Test("The report is never among the selected tabs, and the active tab stays", arguments: PatchedPackage.fixtures)
    func selection(_ fixture: String) throws {
        let copy = try PatchedPackage.annotated(fixture)
        let report = try copy.xml(try copy.reportPart())
        #expect(report.all("sheetView").map { $0["tabSelected"] } == [nil])
        let views = try copy.xml(PatchedPackage.workbook).all("workbookView").map(\.attributes)
        #expect(try views == copy.originalXML(PatchedPackage.workbook).all("workbookView").map(\.attributes))
        for part in copy.original.partNames where part.hasPrefix("xl/worksheets/sheet") {
            let selected = try copy.xml(part).all("sheetView").map { $0["tabSelected"] }
            #expect(try selected == copy.originalXML(part).all("sheetView").map { $0["tabSelected"] })
        }
    }

    @Test("Defined names keep their sheets; the report's stand behind them")
    func definedNames() throws {
        let copy = try PatchedPackage.annotated("patch-rich")
        let names = try copy.xml(PatchedPackage.workbook).all("definedName")
        #expect(
            names.map { [$0["name"], $0["localSheetId"], $0["hidden"], $0.ownText] } == [
                ["_xlnm._FilterDatabase", "0", "1", "申报表!$A$1:$B$3"], ["_xlnm.Print_Titles", "1", nil, "附表!$1:$1"],
                ["合计", nil, nil, "申报表!$A$3"],
                ["_xlnm._FilterDatabase", "2", "1", "'审核意见'!$A$2:$B$3"],
                ["_xlnm.Print_Titles", "2", nil, "'审核意见'!$2:$2"],
                ["_filingdesk.report", nil, "1", "'审核意见'!$A$1"],
            ])
        #expect(try copy.text(PatchedPackage.workbook).contains("<calcPr calcId=\"191029\"/>"))
    }

    @Test("Self-closed defined names are opened, missing ones made", arguments: ["patch-bare", "patch-strict"])
    func noDefinedNames(_ fixture: String) throws {
        let lists = try PatchedPackage.annotated(fixture).xml(PatchedPackage.workbook).children("definedNames")
        #expect(lists.count == 1)
        #expect(
            lists[0].children.map { $0["name"] } == [
                "_xlnm._FilterDatabase", "_xlnm.Print_Titles", "_filingdesk.report",
            ])
        #expect(lists[0].children.map { $0["localSheetId"] } == ["1", "1", nil])
    }

    @Test("Links and names of sheets with quotes are quoted")
    func quotes() throws {
        let copy = try PatchedPackage.annotated("patch-bare")
        let link = try #require(try copy.xml(try copy.reportPart()).all("hyperlink").first)
        #expect(link["ref"] == "A3")
        #expect(link["location"] == #"'O''Brien & "Co"'!A1"#)
        #expect(try copy.read().sheets.map(\.name) == [#"O'Brien & "Co""#, "审核意见"])
    }

    @Test("A taken name gets the next number, without regard to case")
    func takenName() throws {
        let package = try Fixture.package("patch-xlsxwriter")
        let names = ["图表", "整体支出"]
        for name in names {
            let bytes = try WorkbookPatcher(package).annotated([], report: try PatchedPackage.report(name))
            let workbook = try WorkbookReader().read(try OPCPackage(bytes: bytes), name: "")
            #expect(workbook.sheets.map(\.name) == ["整体支出", "图表", "\(name)（2）"])
        }
        // The record is one more sheet beside the report.
        let once = try WorkbookPatcher(try Fixture.package("patch-bare"))
            .annotated([], report: try PatchedPackage.report("Report"))
        let twice = try WorkbookPatcher(try OPCPackage(bytes: once))
            .corrected([], record: try PatchedPackage.report("REPORT"))
        let workbook = try WorkbookReader().read(try OPCPackage(bytes: twice), name: "")
        #expect(workbook.sheets.dropFirst().map(\.name) == ["Report", "REPORT（2）"])
        #expect(workbook.sheets.dropFirst().map(\.cellCount) == [5, 5])
    }

    @Test("A name longer than a tab may have is cut to 31 characters")
    func longName() throws {
        let wish = String(repeating: "审", count: 40)
        let patcher = try WorkbookPatcher(try Fixture.package("patch-bare"))
        let once = try OPCPackage(bytes: try patcher.annotated([], report: try PatchedPackage.report(wish)))
        let twice = try WorkbookPatcher(once).corrected([], record: try PatchedPackage.report(wish))
        let sheets = try WorkbookReader().read(try OPCPackage(bytes: twice), name: "").sheets
        #expect(sheets.dropFirst().map(\.name.utf16.count) == [31, 30])
    }

    @Test("The report says what it was asked to, and spans its heading", arguments: ["patch-rich", "patch-strict"])
    func content(_ fixture: String) throws {
        let copy = try PatchedPackage.annotated(fixture)
        let sheet = try #require(try copy.read().sheets.last)
        #expect(
            sheet.cells.map { "\($0.reference) \($0.shownText)" } == [
                "A1 绩效目标审核意见", "A2 位置", "B2 问题", "A3 申报表!A1", "B3  <空> & \"缺\"_x0041_",
            ])
        #expect(sheet.merges.ranges.map(\.description) == ["A1:B1"])
        let xml = try copy.xml(try copy.reportPart())
        #expect(xml.all("pane").map { $0["topLeftCell"] } == ["A3"])
        #expect(xml.child("autoFilter")?["ref"] == "A2:B3")
    }

    @Test("A report without findings to mark changes no sheet of the department")
    func nothingToMark() throws {
        let copy = try PatchedPackage.annotated("patch-rich", [])
        let before = try RawArchive(copy.original.bytes).entries
        let differing = zip(before, try RawArchive(copy.package.bytes).entries).filter { $0 != $1 }.map(\.0.label)
        #expect(
            differing == ["[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"])
        #expect(copy.added == ["xl/worksheets/sheet3.xml"])
    }
}
