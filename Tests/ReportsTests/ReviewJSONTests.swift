import Foundation
import Reports
import Spreadsheet
import Testing

/// `review.json` of the sample record, held against the contract. Counts and sums are made by hand.
@Suite("review.json")
struct ReviewJSONTests {
    private static func root(_ language: Language = .chinese) throws -> [String: Any] {
        let bytes = ReviewJSON(try SampleRecord.make(), language: language).bytes
        return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    }

    private static func files(_ language: Language = .chinese) throws -> [[String: Any]] {
        try #require(try root(language)["files"] as? [[String: Any]])
    }

    @Test("The top level names tool, profile and year")
    func head() throws {
        let root = try Self.root()
        #expect(
            root.keys.sorted() == ["files", "outcomes", "profile", "register", "tool", "totals", "year"])
        #expect(root["tool"] as? [String: String] == ["name": "filingdesk", "version": "0.1.0"])
        #expect(root["profile"] as? String == "enyang-2025")
        #expect(root["year"] as? Int == 2025)
    }

    @Test("Files carry their status, and an error exactly where they could not be read")
    func status() throws {
        let files = try Self.files()
        #expect(
            files.compactMap { $0["status"] as? String } == [
                "returned", "unreadable", "refused", "accepted-with-warnings", "returned",
            ])
        #expect(files[0]["error"] is NSNull)
        #expect(
            files[1]["error"] as? [String: String] == ["rule": "FILE-02", "message": "文件已加密，请取消密码后重新报送。"])
        #expect(files[0]["annotated"] as? String == "annotated/inbox/公路养护.xlsx")
        #expect(files[1]["annotated"] is NSNull)
    }

    @Test("A filing is told by form, layout, place and money in fen")
    func filing() throws {
        let filings = try #require(try Self.files()[2]["filings"] as? [[String: Any]])
        #expect(filings.count == 2)
        #expect(filings[1]["form"] as? String == "project-target")
        #expect(filings[1]["layout"] as? String == "list")
        #expect(filings[1]["sheet"] as? String == "It's 表")
        #expect(filings[1]["unit"] as? String == "第二中学")
        #expect(filings[1]["project"] as? String == "实验室建设")
        #expect(filings[1]["amountFen"] as? Int == 62_000_000)
        #expect(filings[1]["status"] as? String == "refused")
    }

    @Test("A finding is told by rule, cell, field, related cells and correction")
    func finding() throws {
        let findings = try #require(try Self.files(.english)[0]["findings"] as? [[String: Any]])
        #expect(findings.count == 2)
        let first = findings[0]
        #expect(first["rule"] as? String == "FUND-01")
        #expect(first["severity"] as? String == "error")
        #expect(first["sheet"] as? String == "Sheet1")
        #expect(first["cell"] as? String == "H8")
        #expect(first["field"] as? String == "funds.year.total")
        #expect(first["message"] as? String == "The year's total of 450,000 yuan is not the sum of its parts.")
        #expect(first["related"] as? [[String: String]] == [["sheet": "Sheet1", "cell": "H9"]])
        let proposed = try #require(first["correction"] as? [String: Any])
        #expect(proposed["safety"] as? String == "propose")
        #expect(proposed["before"] as? String == "45")
        #expect(proposed["after"] as? String == "43")
        #expect(proposed["applied"] as? Bool == false)
        let safe = try #require(findings[1]["correction"] as? [String: Any])
        #expect(safe["safety"] as? String == "safe")
        #expect(safe["applied"] as? Bool == true)
    }

    @Test("The register lists what is missing and what nobody asked for")
    func register() throws {
        let register = try #require(try Self.root()["register"] as? [String: Any])
        let missing = try #require(register["missing"] as? [[String: Any]])
        #expect(missing.count == 1)
        #expect(missing[0]["unit"] as? String == "示例县运输服务中心")
        #expect(missing[0]["project"] as? String == "公交候车亭")
        #expect(missing[0]["amountFen"] as? Int == 18_000_000)
        let unlisted = try #require(register["unlisted"] as? [[String: Any]])
        #expect(unlisted.compactMap { $0["project"] as? String } == ["校舍修缮"])
        #expect((register["findings"] as? [[String: Any]])?.first?["rule"] as? String == "GATE-07")
    }

    @Test("Outcomes and totals count everything; a department's overall form is not added to the amount")
    func totals() throws {
        let root = try Self.root()
        let outcomes = try #require(root["outcomes"] as? [String: [String: Int]])
        #expect(outcomes["FUND-01"] == ["pass": 4, "fail": 1, "notEvaluated": 1])
        let totals = try #require(root["totals"] as? [String: Int])
        #expect(
            totals == [
                "files": 5, "filings": 4, "accepted": 1, "acceptedWithWarnings": 1, "returned": 2, "refused": 1,
                "unreadable": 1, "missing": 1, "amountFen": 137_000_000,
            ])
    }

    @Test("Texts are escaped, and the same record gives the same bytes")
    func escapes() throws {
        let nasty = "a\"b\\c\n\t\u{1}\u{7F}门😀"
        let file = ReviewRecord.FileRecord(
            path: nasty, sha256: SampleRecord.hash("0"), verdict: .accepted, failure: nil, filings: [], findings: [],
            annotatedPath: nil, correctedPath: nil)
        let sample = try SampleRecord.make()
        let record = ReviewRecord(
            version: "1", profile: sample.profile, year: sample.year, files: [file], registerFindings: [], missing: [],
            unlisted: [], hasRoster: false, outcomes: [:])
        let bytes = ReviewJSON(record, language: .chinese).bytes
        #expect(String(decoding: bytes, as: UTF8.self).contains("\"a\\\"b\\\\c\\n\\t\\u0001\u{7F}门😀\""))
        let root = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        #expect((root["files"] as? [[String: Any]])?.first?["path"] as? String == nasty)
        #expect(bytes == ReviewJSON(record, language: .chinese).bytes)
    }
}
