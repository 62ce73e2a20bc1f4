import Foundation
import Spreadsheet
import Testing
import XLSX

/// Marked copies that other programs have saved: `Fixtures/make-marked-fixtures` makes them of what `record` writes.
@Suite("Marks after another program")
struct MarksForeignTests {
    /// The first sheet's marks in every one of these copies.
    private static let marks: [PatchedPackage.Mark] = [
        ("B2", .error, "金额不符\n请核对"), ("A3", .warning, "写法"), ("A5", .notice, "合并"),
    ]

    @Test(
        "Marked copies for other programs to save",
        .enabled(if: ProcessInfo.processInfo.environment["MARKED_COPIES"] != nil),
        arguments: ["patch-openpyxl", "patch-xlsxwriter"])
    func record(_ fixture: String) throws {
        let folder = try #require(ProcessInfo.processInfo.environment["MARKED_COPIES"])
        let copy = try PatchedPackage.annotated(fixture, Self.marks)
        try Data(copy.package.bytes).write(to: URL(fileURLWithPath: "\(folder)/\(fixture).xlsx"))
    }

    /// The rules of the first sheet that are the department's; a data bar has two.
    private static let saved: [(fixture: String, sheets: [String], comments: [String], rules: Int)] = [
        ("marks-libreoffice-openpyxl", ["项目支出", "说明"], ["A5 合并批注", "B2 原批注"], 1),
        ("marks-openpyxl-openpyxl", ["项目支出", "说明"], ["A5 合并批注", "B2 原批注"], 1),
        ("marks-libreoffice-xlsxwriter", ["整体支出", "图表"], ["B2 核对金额"], 3),
        // The department renamed our sheet and moved it to the front, answered in it, mended a cell and added a sheet.
        ("marks-openpyxl-returned", ["项目支出", "说明", "单位补充"], ["A5 合并批注", "B2 原批注"], 1),
        ("marks-libreoffice-returned", ["项目支出", "说明", "单位补充"], ["A5 合并批注", "B2 原批注"], 1),
    ]

    private func sheetPart(_ package: OPCPackage, _ name: String) throws -> String {
        let root = try #require(XMLNode(try package.content(of: PatchedPackage.workbook)))
        let id = root.all("sheet").first { $0["name"] == name }?["r:id"]
        return try #require(try package.relationships(of: PatchedPackage.workbook).first { $0.id == id }).target
    }

    private func said(_ package: OPCPackage, _ sheet: String) throws -> [String] {
        let link = try package.relationships(of: sheet).first { $0.kind == "comments" }
        guard let link else { return [] }
        let root = try #require(XMLNode(try package.content(of: link.target)))
        return root.all("comment").map { "\($0["ref"] ?? "") \($0.said)" }.sorted()
    }

    private func formulas(_ package: OPCPackage, _ sheet: String) throws -> [String] {
        try #require(XMLNode(try package.content(of: sheet))).all("cfRule").map { $0.child("formula")?.ownText ?? "" }
    }

    @Test("Marks are found and taken off; cells, comments and rules of the department's stay", arguments: saved)
    func unmarked(_ fixture: String, _ sheets: [String], _ comments: [String], _ rules: Int) throws {
        let package = try Fixture.package(fixture)
        #expect(try AddedSheet.report.name(in: package) != nil)
        let bare = try PatchedPackage(original: package, package: package).unmarked()
        let (before, after) = (try WorkbookReader().read(package, name: ""), try bare.read())
        #expect(after.sheets.map(\.name) == sheets)
        for sheet in after.sheets {
            #expect(Array(sheet.cells) == before.sheet(named: sheet.name).map { Array($0.cells) }, "\(sheet.name)")
        }
        let part = try sheetPart(bare.package, sheets[0])
        #expect(try said(bare.package, part) == comments)
        let left = try formulas(bare.package, part)
        #expect(left.count == rules)
        #expect(!left.contains { $0.contains("filingdesk") })
        #expect(
            try bare.xml(PatchedPackage.workbook).all("definedName").allSatisfy { $0["name"] != "_filingdesk.report" })
        let notes = try bare.package.partNames.filter { $0.hasSuffix(".vml") }.flatMap { try bare.xml($0).all("Row") }
        #expect(notes.count == comments.count + (fixture.hasSuffix("xlsxwriter") ? 1 : 0), "the second sheet has one")
        let targets = try bare.package.relationships(of: part).filter { !$0.isExternal }
        #expect(targets.allSatisfy { bare.package.contains($0.target) })
    }

    @Test("New marks stand alone: one comment a cell, one colour, one report", arguments: saved)
    func again(_ fixture: String, _ sheets: [String], _ comments: [String], _ rules: Int) throws {
        let package = try Fixture.package(fixture)
        let cell = try #require(CellReference("B2"))
        let mark = CellAnnotation(sheet: sheets[0], cell: cell, level: .warning, text: "新")
        let bytes = try WorkbookPatcher(package).annotated([mark], report: try PatchedPackage.report())
        let copy = PatchedPackage(original: package, package: try OPCPackage(bytes: bytes))
        #expect(try copy.read().sheets.map(\.name) == sheets + ["审核意见"])
        let part = try sheetPart(copy.package, sheets[0])
        #expect(try said(copy.package, part) == comments.map { $0.hasPrefix("B2") ? $0 + "\n【审核】\n新" : $0 })
        let ours = try formulas(copy.package, part).filter { $0.contains("filingdesk") }
        #expect(ours == ["LEN(\"filingdesk:warning\")>0"])
    }

    @Test("What the department wrote into our sheet can be read", arguments: ["openpyxl", "libreoffice"])
    func answers(_ program: String) throws {
        let package = try Fixture.package("marks-\(program)-returned")
        let workbook = try WorkbookReader().read(package, name: "")
        #expect(workbook.sheets.map(\.name) == ["县局意见", "项目支出", "说明", "单位补充"])
        let name = try #require(try AddedSheet.report.name(in: package))
        #expect(name == "县局意见")
        let cell = try #require(CellReference("B3"))
        #expect(workbook.sheet(named: name)?[cell]?.shownText == "已经县政府批准")
    }
}
