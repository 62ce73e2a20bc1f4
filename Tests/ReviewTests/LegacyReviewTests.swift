import Conversion
import Foundation
import Reports
import Review
import Spreadsheet
import TestSupport
import Testing
import XLSX

@Suite("A legacy workbook is reviewed as an .xlsx made from it")
struct LegacyReviewTests {
    private static let fixtures = Checkout.root.appending(path: "Tests/ConversionTests/Fixtures")

    /// Reviews copies of fixtures under other names, with a converter that answers each with the same copy.
    private func review(
        _ files: [String: String], language: Language = .chinese, _ body: (ReviewRecord, URL) throws -> Void
    ) async throws {
        try await Checkout.withFolder { folder in
            let converter = try StagedConverter(
                answering: Self.fixtures.appending(path: "filing.xlsx"), in: folder.appending(path: "bin"))
            let inbox = folder.appending(path: "inbox")
            try FileManager.default.createDirectory(at: inbox, withIntermediateDirectories: true)
            for (name, fixture) in files {
                try FileManager.default.copyItem(
                    at: Self.fixtures.appending(path: fixture), to: inbox.appending(path: name))
            }
            let desk = try ReviewDesk(language: language, opener: WorkbookOpener(searchPath: converter.searchPath))
            let run = ReviewRun(desk: desk, inputs: try InputCollector([inbox.path]).inputs, jobs: 2)
            let out = folder.appending(path: "out")
            try body(try await run.review(into: out.path), out)
        }
    }

    /// Each with its place; without those that hold two files against each other.
    private func findings(of file: ReviewRecord.FileRecord) -> [String] {
        file.findings.map { "\($0.finding.rule) \($0.finding.origin)" }.filter { !$0.hasPrefix("DUP") }
    }

    private func texts(_ path: String, sheet: String) throws -> [String] {
        let workbook = try WorkbookReader().read(path: path, name: path)
        return try #require(workbook.sheet(named: sheet)).cells.map(\.shownText)
    }

    @Test("It is judged like the .xlsx that it came from")
    func findings() async throws {
        try await review(["申报.xls": "filing.xls", "原表.xlsx": "filing.xlsx"]) { record, _ in
            let legacy = try #require(record.files.first { $0.path == "inbox/申报.xls" })
            let modern = try #require(record.files.first { $0.path == "inbox/原表.xlsx" })
            #expect(legacy.filings.count == 1)
            #expect(legacy.filings.map(\.project) == modern.filings.map(\.project))
            #expect(findings(of: legacy) == findings(of: modern))
            #expect(legacy.sha256 == OPCPackage.fingerprint(path: Self.fixtures.appending(path: "filing.xls").path))
        }
    }

    @Test("The page shows pieces of the converted sheets, and says that they are")
    func page() async throws {
        try await Checkout.withFolder { folder in
            let converter = try StagedConverter(
                answering: Self.fixtures.appending(path: "filing.xlsx"), in: folder.appending(path: "bin"))
            let desk = try ReviewDesk(opener: WorkbookOpener(searchPath: converter.searchPath))
            func told(_ fixture: String) async throws -> ReviewRecord {
                let inputs = try InputCollector([Self.fixtures.appending(path: fixture).path]).inputs
                return try await ReviewRun(desk: desk, inputs: inputs, jobs: 1).check(excerpts: true)
            }
            let legacy = try await told("filing.xls")
            let pieces = legacy.files.flatMap(\.findings).map(\.excerpt)
            #expect(pieces.contains { $0 != nil })
            #expect(pieces == (try await told("filing.xlsx")).files.flatMap(\.findings).map(\.excerpt))
            let page = FindingsReport(legacy, language: .chinese, format: .html).bytes
            #expect(String(decoding: page, as: UTF8.self).contains("由 .xls 转换而来"))
        }
    }

    @Test("The copies are .xlsx files, and say that they were converted", arguments: Language.allCases)
    func copies(language: Language) async throws {
        try await review(["申报.xls": "filing.xls"], language: language) { record, out in
            let file = try #require(record.files.first)
            #expect(file.isConverted)
            #expect(file.annotatedPath == "annotated/申报.xlsx")
            let path = out.appending(path: "annotated/申报.xlsx").path
            let rows = try texts(path, sheet: language == .chinese ? "审核意见" : "Review")
            let notice = language == .chinese ? "由报送的旧版 .xls 工作簿转换" : "converted copy of the legacy"
            #expect(rows.contains { $0.contains(notice) })
            let json = try String(contentsOf: out.appending(path: "review.json"), encoding: .utf8)
            #expect(json.contains("\"convertedFrom\": \"xls\""))
        }
    }

    @Test("An .xlsx says nothing of a conversion")
    func modern() async throws {
        try await review(["申报.xlsx": "filing.xlsx", "其他.xls": "filing.xlsx"]) { record, out in
            #expect(record.files.map(\.isConverted) == [false, false])
            #expect(record.files.map(\.annotatedPath) == ["annotated/其他.xls", "annotated/申报.xlsx"])
            let rows = try texts(out.appending(path: "annotated/申报.xlsx").path, sheet: "审核意见")
            #expect(!rows.contains { $0.contains(".xls 工作簿转换") })
            let json = try String(contentsOf: out.appending(path: "review.json"), encoding: .utf8)
            #expect(!json.contains("convertedFrom"))
        }
    }

    @Test("A copy never takes the place of another file's")
    func collision() async throws {
        try await review(["a.xls": "filing.xls", "A.xlsx": "filing.xlsx"]) { record, out in
            #expect(record.files.map(\.annotatedPath) == ["annotated/A.xlsx", "annotated/a.xls.xlsx"])
            let written = try Checkout.contents(of: out.appending(path: "annotated")).keys.sorted()
            #expect(written == ["A.xlsx", "a.xls.xlsx"])
        }
    }

    /// Fixture, name, rule.
    static let refused: [(String, String, String)] = [
        ("filing.xls", "改名.xlsx", "FILE-01"), ("biff5.xls", "旧.xls", "FILE-01"), ("kinds.xls", "不符.xls", "FILE-01"),
    ]

    @Test("What is refused has its rule, and no copy", arguments: refused)
    func refusals(fixture: String, name: String, rule: String) async throws {
        try await review([name: fixture]) { record, out in
            let file = try #require(record.files.first)
            // The staged converter answers with a filing, which is no copy of these.
            #expect(file.failure?.rule?.rawValue == rule)
            #expect(file.verdict == .unreadable)
            #expect(file.annotatedPath == nil)
            let written = try Checkout.contents(of: out).keys.sorted()
            #expect(written == ["review.json", "审核汇总.xlsx"])
        }
    }
}
