import Foundation
import Reports
import Review
import Rules
import Spreadsheet
import Testing
import XLSX

/// Copies that were given back, mended and answered, and handed in again; `make-resubmissions.py` says what was done to them.
@Suite("A marked copy that is handed in again")
struct ResubmissionTests {
    /// The copies, and by how many rows their form has moved.
    static let copies: [(name: String, rows: Int)] = [("mended-openpyxl.xlsx", 0), ("mended-libreoffice.xlsx", 2)]

    private static func path(_ name: String) -> String {
        Checkout.root.appending(path: "Tests/ReviewTests/Fixtures/\(name)").path
    }

    private static func file(_ paths: [String]) async throws -> ReviewRecord.FileRecord {
        try #require(await Checkout.run(paths).check().files.first)
    }

    @Test(
        "Each finding of the review before is mended or still open, wherever its cell has moved to", arguments: copies)
    func fates(name: String, rows: Int) async throws {
        let file = try await Self.file([Self.path(name)])
        let formerly = try #require(file.formerly)
        #expect(
            formerly.map { "\($0.rule) \($0.places) \($0.fate.rawValue)" } == [
                "VAL-02 申报表!F18 mended", "COMP-10 申报表!G19 open", "COMP-07 申报表!D21 open", "COMP-14 申报表!C25 open",
                "COMP-14 申报表!H25 mended", "COMP-14 申报表!C26 open", "COMP-14 申报表!H26 open",
            ])
        // openpyxl saves a formula without its result, which is a fault of its own.
        let found = file.findings.filter { $0.finding.rule != "FILE-10" }
        let told = found.map { "\($0.finding.rule) \($0.finding.origin.cell) \($0.followUp?.rawValue ?? "")" }
        #expect(
            told == [
                "COMP-10 G\(16 + rows) new", "COMP-10 G\(19 + rows) open", "COMP-07 D\(21 + rows) open",
                "COMP-14 C\(25 + rows) open", "COMP-14 C\(26 + rows) open", "COMP-14 H\(26 + rows) open",
            ])
    }

    @Test("The department's answers are kept with their findings; an error stays one", arguments: copies)
    func explanations(name: String, rows: Int) async throws {
        let file = try await Self.file([Self.path(name)])
        let answered = file.findings.filter { $0.explanation != nil }
        #expect(answered.map(\.finding.severity) == [.error, .warning])
        #expect(answered.map(\.explanation) == ["以月为单位，原系统没有这一栏", "经办人休假，返岗后补填"])
        #expect(file.verdict == .returned)
    }

    @Test("The new copy bears the new marks alone, the answers, and what was mended", arguments: copies)
    func copy(name: String, rows: Int) async throws {
        try await Checkout.withFolder { folder in
            let record = try await Checkout.run([Self.path(name)]).review(into: folder.appending(path: "out").path)
            let copy = folder.appending(path: "out/annotated/\(name)").path
            let workbook = try WorkbookReader().read(path: copy, name: name)
            #expect(workbook.sheets.map(\.name) == ["申报表", "审核意见"])
            let sheet = try #require(workbook.sheet(named: "审核意见"))
            let texts = sheet.cells.map(\.shownText)
            #expect(texts.contains("经办人休假，返岗后补填"))
            #expect(texts.contains("已改正"))
            let found = record.files.first?.findings.count ?? 0
            #expect(texts.contains("与上次审核相比：已改正 2，仍未改 5，新问题 \(found - 5)。"))
            let comments = try WorkbookPatcher(OPCPackage.open(path: copy)).reviewComments()
            let cells = Set(record.files.first?.findings.map(\.finding.origin.cell) ?? [])
            #expect(Set(comments.map(\.cell)) == cells)
            // And again: nothing was done to it, so everything is still open and the answers are there.
            let again = try await Self.file([copy])
            #expect(again.findings.allSatisfy { $0.followUp == .open })
            #expect(again.findings.compactMap(\.explanation).count == 2)
            #expect(again.formerly?.contains { $0.fate == .mended } == false)
        }
    }

    @Test("A rule that could say nothing this time has mended nothing")
    func unchecked() async throws {
        try await Checkout.withFolder { folder in
            let sample = try #require(
                try FileManager.default.subpathsOfDirectory(atPath: Checkout.inbox).first {
                    $0.hasSuffix("（再次报送）.xlsx")
                })
            // With the whole inbox it is found to be filed twice, by itself nobody can tell.
            let out = folder.appending(path: "out").path
            let first = try await Checkout.run([Checkout.inbox]).review(into: out)
            let before = try #require(first.files.first { $0.path.hasSuffix(sample) })
            #expect(before.findings.map(\.finding.rule) == ["DUP-01"])
            let again = try await Self.file(["\(out)/annotated/\(sample)"])
            #expect(again.formerly?.map(\.fate) == [.unchecked])
        }
    }
}

extension ResubmissionTests {
    /// A copy whose sheet 审核意见 was rewritten by hand, as rows of texts below its headings.
    private static func review(_ rows: [[String]]) async throws -> [String] {
        try await Checkout.withFolder { folder in
            let sample = "\(Checkout.inbox)/示例县卫生健康局/门诊大厅维修改造.xlsx"
            let headings = ["序号", "级别", "规则", "位置", "问题", "单位说明", "索引（请勿改动）"]
            let cells = { (texts: [String]) in SheetDraft.Row(texts.map { SheetDraft.Cell($0) }) }
            let sheet = SheetDraft(
                name: "审核意见", tabColour: "C00000", columnWidths: headings.map { _ in 12 },
                rows: [cells(headings)] + rows.map(cells), headerRow: 0)
            let copy = folder.appending(path: "copy.xlsx")
            try Data(WorkbookPatcher(OPCPackage.open(path: sample)).annotated([], report: sheet)).write(to: copy)
            let file = try #require(await Checkout.run([copy.path]).check().files.first)
            return (file.formerly ?? []).map { "\($0.rule) \($0.fate.rawValue)" }
                + file.findings.compactMap { found in found.explanation.map { "\(found.finding.rule) \($0)" } }
        }
    }

    @Test("Where the hidden column is gone, the row's own cell tells what it is about")
    func withoutKeys() async throws {
        let told = try await Self.review([
            ["1", "错误", "COMP-10", "申报表!G19", "没有度量单位", "按月计"], ["2", "错误", "COMP-01", "申报表!C5", "未填写", ""],
            ["—", "已改正", "VAL-02", "申报表!F18", "约数", ""], ["3", "警告", "不是规则", "申报表!F18", "", ""],
        ])
        #expect(told == ["COMP-10 open", "COMP-01 mended", "COMP-10 按月计"])
    }

    @Test("A sheet that was written to hurt is read in no time")
    func hostile() async throws {
        let key = "1 COMP-10 申报表!" + Array(repeating: "A1:A10000", count: 3000).joined(separator: ",")
        let rows = (1...50).map { _ in ["1", "错误", "COMP-10", "申报表!G19", "没有度量单位", "按月计", key] }
        #expect(try await Self.review(rows) == rows.map { _ in "COMP-10 mended" })
    }
}
