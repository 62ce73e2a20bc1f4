import Spreadsheet
import Testing

@testable import XLSX

extension PatchedPackage {
    /// Fixtures whose parts are hard to give back byte for byte.
    static let odd = [
        "marks-odd-comments", "marks-odd-comments-prefixed", "marks-comments-root", "marks-comments-empty",
        "marks-comments-nobody", "marks-odd-numbers", "patch-dangling", "patch-dangling-part", "patch-two-prefixes",
    ]

    typealias Mark = (cell: String, level: CellAnnotation.Level, text: String)

    /// Marks in the first row, below it and far away, of all levels.
    static let marks: [Mark] =
        [("A1", .error, "缺"), ("B2", .warning, "一\n二"), ("A5", .notice, "写法"), ("H9", .error, "多")]
        + ["B1", "C1", "D1", "E1", "F1", "G1", "H1", "I1", "J1", "K1", "L1", "M1"].map { ($0, .warning, "第一行") }

    /// The package with other marks on its first sheet.
    func marked(_ marks: [Mark], report: SheetDraft? = nil) throws -> PatchedPackage {
        let sheet = try WorkbookReader().read(original, name: "").sheets[0].name
        let annotations = try marks.map { mark in
            CellAnnotation(
                sheet: sheet, cell: try #require(CellReference(mark.cell)), level: mark.level, text: mark.text)
        }
        let bytes = try WorkbookPatcher(package)
            .annotated(annotations, report: try report ?? Self.report(linkingTo: sheet))
        return PatchedPackage(original: original, package: try OPCPackage(bytes: bytes))
    }

    /// The package with its marks taken off.
    func unmarked() throws -> PatchedPackage {
        let bytes = try #require(try WorkbookPatcher(package).unmarked())
        return PatchedPackage(original: original, package: try OPCPackage(bytes: bytes))
    }

    /// Names of parts that two packages do not share or that differ in their bytes, and a word on the order of entries.
    static func differences(_ one: OPCPackage, _ other: OPCPackage) throws -> [String] {
        var differing = Set(one.partNames).symmetricDifference(other.partNames).sorted()
        for part in one.partNames where other.contains(part) && !part.hasSuffix("/") {
            if try one.content(of: part) != other.content(of: part) { differing.append(part) }
        }
        return one.partNames == other.partNames ? differing : differing + ["order"]
    }

    static func expectSame(
        _ one: OPCPackage, _ other: OPCPackage, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let differing = try differences(one, other)
        #expect(differing == [], sourceLocation: sourceLocation)
    }
}

@Suite("Marks taken off again")
struct MarksRemovalTests {
    @Test("Every part has its bytes again", arguments: PatchedPackage.fixtures + PatchedPackage.odd)
    func bytes(_ fixture: String) throws {
        let copy = try PatchedPackage.annotated(fixture, PatchedPackage.marks)
        try PatchedPackage.expectSame(copy.original, try copy.unmarked().package)
    }

    @Test("So it is with a report alone", arguments: PatchedPackage.fixtures + PatchedPackage.odd)
    func reportAlone(_ fixture: String) throws {
        let copy = try PatchedPackage.annotated(fixture, [])
        try PatchedPackage.expectSame(copy.original, try copy.unmarked().package)
    }

    @Test(
        "Entries that were never touched lie in the archive as they lay", arguments: ["patch-container", "patch-rich"])
    func entries(_ fixture: String) throws {
        let copy = try PatchedPackage.annotated(fixture, PatchedPackage.marks)
        let before = try RawArchive(copy.original.bytes)
        let marked = try RawArchive(copy.package.bytes)
        let after = try RawArchive(try copy.unmarked().package.bytes)
        #expect(after.entries.map(\.name) == before.entries.map(\.name))
        #expect(after.comment == before.comment)
        for (index, entry) in before.entries.enumerated() where marked.entries[index] == entry {
            #expect(after.entries[index] == entry, "\(entry.label)")
        }
    }

    @Test("Marks in several sheets go from each")
    func sheets() throws {
        let package = try Fixture.package("patch-rich")
        let cell = try #require(CellReference("A1"))
        let marks = ["附表", "申报表"].map { CellAnnotation(sheet: $0, cell: cell, level: .error, text: "一") }
        let bytes = try WorkbookPatcher(package).annotated(marks, report: try PatchedPackage.report())
        let copy = PatchedPackage(original: package, package: try OPCPackage(bytes: bytes))
        try PatchedPackage.expectSame(package, try copy.unmarked().package)
    }

    @Test("There is nothing to take off a workbook that was never marked", arguments: PatchedPackage.fixtures)
    func nothing(_ fixture: String) throws {
        #expect(try WorkbookPatcher(try Fixture.package(fixture)).unmarked() == nil)
        let corrected = try PatchedPackage.corrected(fixture, [])
        #expect(try WorkbookPatcher(corrected.package).unmarked() == nil)
        #expect(try AddedSheet.report.name(in: corrected.package) == nil)
    }

    @Test("A department's comment that begins as ours do is its own where nobody has marked the workbook")
    func lookalike() throws {
        let package = try Fixture.package("marks-odd-comments")
        #expect(try WorkbookPatcher(package).unmarked() == nil)
    }

    @Test("A corrected copy that is marked and unmarked keeps its record")
    func corrected() throws {
        let copy = try PatchedPackage.corrected("patch-edits", [("A1", " 产出 ", .text("产出"))])
        let marked = try PatchedPackage(original: copy.package, package: copy.package).marked(PatchedPackage.marks)
        #expect(try marked.read().sheets.map(\.name) == ["申报表", "更正记录", "审核意见"])
        try PatchedPackage.expectSame(copy.package, try marked.unmarked().package)
    }

    @Test("Looks that a cell of the department's has come to use stay")
    func usedLooks() throws {
        let copy = try PatchedPackage.annotated("patch-rich", PatchedPackage.marks)
        // Three formats are the workbook's own; somebody copied a cell of the report.
        let sheet = try copy.text(PatchedPackage.sheet).replacing("<c r=\"A5\"", with: "<c r=\"A5\" s=\"5\"")
        let edited = try copy.replacing(PatchedPackage.sheet, sheet)
        let formats = try #require(try edited.unmarked().xml("xl/styles.xml").child("cellXfs"))
        #expect(formats.children.count == 3 + 4)
        #expect(formats["count"] == "7")
        #expect(
            try edited.unmarked().text(PatchedPackage.sheet)
                == edited.originalText(PatchedPackage.sheet)
                .replacing("<c r=\"A5\"", with: "<c r=\"A5\" s=\"5\""))
    }

    @Test("A cell's rule that has come to use the look of a mark keeps it")
    func usedHighlight() throws {
        let copy = try PatchedPackage.annotated("patch-rich", [("A1", .error, "缺")])
        let table = try copy.text("xl/tables/table1.xml").replacing("id=\"2\"", with: "id=\"2\" dataDxfId=\"2\"")
        let formats = try copy.replacing("xl/tables/table1.xml", table).unmarked().xml("xl/styles.xml").child("dxfs")
        #expect(formats?.children.count == 3)
    }
}

extension PatchedPackage {
    /// The package with one part rewritten, as by a program that leaves the other parts alone.
    func replacing(_ part: String, _ text: String) throws -> PatchedPackage {
        var writer = try SpliceWriter(package)
        writer.replace(try #require(package.partNames.firstIndex(of: part)), with: Array(text.utf8))
        return PatchedPackage(original: original, package: try OPCPackage(bytes: try writer.archive()))
    }
}
