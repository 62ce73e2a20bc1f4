import Foundation
import Reports
import Review
import Spreadsheet
import Testing

@Suite("A run told in several formats")
struct FormatTests {
    /// The samples, an unreadable file and the roster, so that everything that a format can tell is there.
    private static func record() async throws -> ReviewRecord {
        try await Checkout.run(
            [Checkout.inbox, Checkout.fixtures.appending(path: "html.xlsx").path], roster: true
        ).check(excerpts: true)
    }

    private static func text(_ record: ReviewRecord, _ format: FindingsFormat) -> String {
        String(decoding: FindingsReport(record, language: .chinese, format: format).bytes, as: UTF8.self)
    }

    @Test("Every format tells the same findings")
    func same() async throws {
        let record = try await Self.record()
        let json = try ToldFindings.json(Self.text(record, .json)).map(\.description).sorted()
        // 62 as in Samples/expected.tsv, and the unreadable file.
        #expect(json.count == 63)
        #expect(json.contains("html.xlsx FILE-04 []"))
        #expect(try ToldFindings.jsonLines(Self.text(record, .jsonl)).map(\.description).sorted() == json)
        #expect(try ToldFindings.sarif(Self.text(record, .sarif)).map(\.description).sorted() == json)
        #expect(try ToldFindings.csv(Self.text(record, .csv)).map(\.description).sorted() == json)
        #expect(try ToldFindings.html(Self.text(record, .html)).map(\.description).sorted() == json)
        let first = try ToldFindings.json(Self.text(record, .json)).filter { !$0.cells.isEmpty }
        #expect(
            try ToldFindings.text(Self.text(record, .text)).map(\.description).sorted()
                == first.map(\.atFirstCell.description).sorted())
    }

    @Test("JSON is valid against Docs/review.schema.json, in both languages")
    func schema() async throws {
        let file = Checkout.root.appending(path: "Docs/review.schema.json")
        let schema = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
        let record = try await Self.record()
        for language in Language.allCases {
            let bytes = FindingsReport(record, language: language, format: .json).bytes
            let document = try JSONSerialization.jsonObject(with: Data(bytes))
            #expect(JSONSchema(schema).violations(in: document) == [])
        }
        // The judge itself: a document with faults.
        let tool: [String: Any] = ["name": "other", "version": 1]
        let faulty: [String: Any] = ["tool": tool, "profile": "x", "year": 1999.5, "files": [:] as [String: Any]]
        #expect(
            JSONSchema(schema).violations(in: faulty).map { $0.prefix { $0 != "(" && $0 != "[" } } == [
                "$.files: type array", "$.tool.name: const filingdesk", "$.tool.version: type string",
                "$.year: minimum 2000", "$.year: type integer", "$: required ",
            ])
    }

    @Test("Each finding in a sheet has its piece of the sheet, with what the cell shows")
    func excerpts() async throws {
        let record = try await Self.record()
        for file in record.files {
            for found in file.findings {
                let excerpt = found.excerpt
                #expect((excerpt == nil) == found.finding.origin.sheet.isEmpty, "\(file.path) \(found.finding.rule)")
                #expect(excerpt?.range.contains(found.finding.origin.cell) != false)
            }
        }
        let training = try #require(record.files.first { $0.path.hasSuffix("交通执法干部业务培训.xlsx") })
        let excerpt = try #require(training.findings.first { $0.finding.rule == "FUND-01" }?.excerpt)
        #expect(excerpt.range == CellRange("C6:H10"))
        #expect(excerpt.parts.contains { $0.range == CellRange("F8:H8") && $0.text == "9.6" })
        #expect(excerpt.parts.contains { $0.range == CellRange("D8:E8") && $0.text == "年度资金总额：" })
        // Nobody pays for what is not asked for.
        let plain = try await Checkout.run([Checkout.inbox]).check()
        #expect(plain.files.allSatisfy { $0.findings.allSatisfy { $0.excerpt == nil } })
    }

    @Test("check writes the formats asked for into the folder and nothing else, the same with one job and eight")
    func check() async throws {
        try await Checkout.withFolder { folder in
            let out = folder.appending(path: "out")
            for jobs in [1, 8] {
                let path = folder.appending(path: "\(jobs)").path
                _ = try await Checkout.run([Checkout.inbox], jobs: jobs).check(
                    into: path, formats: FindingsFormat.allCases)
            }
            let one = try Checkout.contents(of: folder.appending(path: "1"))
            #expect(
                one.keys.sorted() == [
                    "findings.csv", "findings.html", "findings.json", "findings.jsonl", "findings.sarif",
                    "findings.txt",
                ])
            #expect(try Checkout.contents(of: folder.appending(path: "8")) == one)
            // What an earlier run has written goes; a review's output is not taken for it.
            let run = try Checkout.run(["\(Checkout.inbox)/示例县交通运输局"])
            _ = try await run.check(into: out.path, formats: [.csv, .html])
            _ = try await run.check(into: out.path, formats: [.jsonl])
            #expect(try Checkout.contents(of: out).keys.sorted() == ["findings.jsonl"])
            let review = folder.appending(path: "review")
            _ = try await run.review(into: review.path)
            await #expect(throws: ReviewError.self) { try await run.check(into: review.path, formats: [.csv]) }
            await #expect(throws: ReviewError.self) {
                try await run.check(into: "\(Checkout.inbox)/示例县交通运输局/out", formats: [.csv])
            }
        }
    }

    @Test("review writes the formats besides, the page with links to the copies, and takes them away the next time")
    func review() async throws {
        try await Checkout.withFolder { folder in
            let run = try Checkout.run(["\(Checkout.inbox)/示例县卫生健康局"])
            let out = folder.appending(path: "out")
            _ = try await run.review(into: out.path)
            let plain = try Checkout.contents(of: out)
            _ = try await run.review(into: out.path, formats: [.json, .html])
            let more = try Checkout.contents(of: out)
            #expect(Set(more.keys).subtracting(plain.keys) == ["findings.json", "findings.html"])
            for (name, bytes) in plain { #expect(more[name] == bytes, "\(name)") }
            #expect(more["findings.json"] == more["review.json"])
            let page = String(decoding: more["findings.html"] ?? Data(), as: UTF8.self)
            let links = page.matches(of: /<a href="([^"#]+)">/).map { String($0.1) }
            #expect(Set(links.compactMap(\.removingPercentEncoding)).isSubset(of: more.keys))
            #expect(links.count > 10)
            _ = try await run.review(into: out.path)
            #expect(try Checkout.contents(of: out) == plain)
        }
    }
}
