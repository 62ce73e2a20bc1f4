import Spreadsheet
import Testing
import XLSX

@Suite("Copies read again")
struct PatchingRoundTripTests {
    /// Fixtures of the reader that are whole workbooks.
    private static let others = [
        "types", "prefixed", "comment-in-value", "backslash", "dates-1900", "dates-1904", "wps", "openpyxl",
        "xlsxwriter", "bad-sheet", "patch-two-prefixes",
    ]

    private func compare(_ before: Workbook, _ after: Workbook) {
        #expect(after.sheets.count == before.sheets.count + 1)
        for (old, new) in zip(before.sheets, after.sheets) {
            #expect(new.name == old.name)
            #expect(new.kind == old.kind)
            #expect(new.visibility == old.visibility)
            #expect(Array(new.cells) == Array(old.cells), "\(old.name)")
            #expect(new.merges.ranges == old.merges.ranges)
            #expect(new.hiddenRows == old.hiddenRows)
            #expect(new.hiddenColumns == old.hiddenColumns)
        }
        #expect(after.features == before.features.union(.addedSheets))
        #expect(after.diagnostics.map(\.message) == before.diagnostics.map(\.message))
    }

    @Test("A marked copy holds the same cells", arguments: PatchedPackage.fixtures + others)
    func marked(_ fixture: String) throws {
        guard fixture != "bad-sheet" else { return }  // cannot be marked, only reported on
        let copy = try PatchedPackage.annotated(fixture, [("A1", .error, "一"), ("B2", .notice, "二")])
        compare(try Fixture.workbook(fixture), try copy.read())
    }

    @Test("A copy with a report alone holds the same cells", arguments: PatchedPackage.fixtures + others)
    func reported(_ fixture: String) throws {
        compare(try Fixture.workbook(fixture), try PatchedPackage.annotated(fixture, []).read())
        compare(try Fixture.workbook(fixture), try PatchedPackage.corrected(fixture, []).read())
    }

    @Test("A broken sheet cannot be marked, and says so")
    func broken() throws {
        let error = #expect(throws: XLSXError.self) { try PatchedPackage.annotated("bad-sheet") }
        guard case .damaged(PatchedPackage.sheet, _)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test(
        "A copy of a copy of a copy is sound",
        arguments: ["patch-rich", "patch-prefixed", "patch-strict", "patch-bare"])
    func thrice(_ fixture: String) throws {
        let original = try Fixture.workbook(fixture)
        let mark = CellAnnotation(
            sheet: original.sheets[0].name, cell: try #require(CellReference("C2")), level: .warning, text: "再")
        var package = try Fixture.package(fixture)
        for _ in 0..<3 {
            let bytes = try WorkbookPatcher(package).annotated([mark], report: try PatchedPackage.report())
            package = try OPCPackage(bytes: bytes)
        }
        let workbook = try WorkbookReader().read(package, name: "")
        for (old, new) in zip(original.sheets, workbook.sheets) { #expect(Array(new.cells) == Array(old.cells)) }
        let added = workbook.sheets.dropFirst(original.sheets.count)
        #expect(added.map(\.name) == ["审核意见"])
        let sheet = try #require(XMLNode(try package.content(of: PatchedPackage.sheet)))
        let priorities = sheet.all("cfRule").compactMap { $0["priority"] }
        #expect(Set(priorities).count == priorities.count)
        #expect(sheet.children("legacyDrawing").count == 1)
    }
}
