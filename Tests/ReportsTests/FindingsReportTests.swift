import FilingModel
import Foundation
import Reports
import Rules
import Spreadsheet
import Testing

/// The sample record in each format of `check`. Expected texts are written by hand.
@Suite("Findings in the machine formats and as text")
struct FindingsReportTests {
    private static func text(
        _ format: FindingsFormat, _ language: Language = .chinese, width: Int = 80, colour: Bool = false
    ) throws -> String {
        let report = FindingsReport(
            try SampleRecord.make(), language: language, format: format, width: width, colour: colour)
        return String(decoding: report.bytes, as: UTF8.self)
    }

    private static func object(_ text: some StringProtocol) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test("Text tells each file's verdict, then each finding with its cell and what to do")
    func text() throws {
        let lines = try Self.text(.text).split(separator: "\n", omittingEmptySubsequences: false)
        #expect(
            lines.prefix(5) == [
                "inbox/公路养护.xlsx  退回修改", "  Sheet1!H8  错误  FUND-01", "    年度资金总额 45 万元，与其中各项合计 43 万元不一致。",
                "    修改：请核对后修改。", "  Sheet1!C4  提示  TXT-06",
            ])
        #expect(lines.contains("inbox/加密.xlsx  无法读取"))
        #expect(lines.contains("  文件已加密，请取消密码后重新报送。"))
        #expect(lines.contains("名册.xlsx 名册!D7  错误  GATE-07"))
        #expect(lines.suffix(2) == ["错误 4，警告 1，提示 1", ""])
    }

    @Test("No line of text is wider than asked for, and colours are off unless asked for")
    func width() throws {
        for line in try Self.text(.text, width: 40).split(separator: "\n") where line.hasPrefix("    ") {
            #expect(DisplayWidth.of(line) <= 40, "\(line)")
        }
        #expect(try !Self.text(.text).contains("\u{1B}"))
        #expect(try Self.text(.text, colour: true).contains("\u{1B}["))
    }

    @Test("One JSON object a line: the unreadable file, then each finding with its file")
    func jsonLines() throws {
        let lines = try Self.text(.jsonl).split(separator: "\n")
        #expect(lines.count == 7)
        #expect(
            lines[0]
                == #"{"path":"inbox/加密.xlsx","error":{"rule":"FILE-02","message":"文件已加密，请取消密码后重新报送。"}}"#)
        #expect(
            lines[1]
                == #"{"path":"inbox/公路养护.xlsx","rule":"FUND-01","severity":"error","sheet":"Sheet1","cell":"H8","field":"funds.year.total","message":"年度资金总额 45 万元，与其中各项合计 43 万元不一致。","mend":"请核对后修改。"}"#
        )
        #expect(try Self.object(lines[6])["path"] as? String == "名册.xlsx")
    }

    @Test("CSV has a byte order mark, CRLF, quoted fields, and nothing that a spreadsheet takes for a formula")
    func csv() throws {
        let bytes = FindingsReport(try SampleRecord.make(), language: .english, format: .csv).bytes
        #expect(bytes.prefix(3) == [0xEF, 0xBB, 0xBF])
        let lines = String(decoding: bytes.dropFirst(3), as: UTF8.self).split(separator: "\r\n")
        #expect(lines.count == 8)
        #expect(lines[0] == "File,Sheet,Cell,Severity,Rule,What is wrong,What to do,Clause")
        #expect(lines[1] == "inbox/加密.xlsx,,,Unreadable,FILE-02,The file is encrypted.,,")
        #expect(
            lines[2]
                == "inbox/公路养护.xlsx,Sheet1,H8,Error,FUND-01,\"The year's total of 450,000 yuan is not the sum of its parts.\",Check and mend it.,MOF 88/2015"
        )
    }

    @Test("CSV defuses texts that begin like a formula", arguments: ["=", "+", "-", "@"])
    func formulas(sign: String) throws {
        let sample = try SampleRecord.make()
        let finding = SampleRecord.finding(
            "TXT-01", .notice, SampleRecord.at("\(sign)a.xlsx", "9", "S", "B2"), field: nil, "\(sign)1,\"2\"", "-")
        let file = ReviewRecord.FileRecord(
            path: "\(sign)a.xlsx", sha256: SampleRecord.hash("9"), verdict: .accepted, failure: nil, filings: [],
            findings: [SampleRecord.found(finding, filing: nil)], annotatedPath: nil, correctedPath: nil)
        let record = ReviewRecord(
            version: "1", profile: sample.profile, year: sample.year, files: [file], registerFindings: [], missing: [],
            unlisted: [], hasRoster: false, outcomes: [:])
        let bytes = FindingsReport(record, language: .chinese, format: .csv).bytes
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")
        #expect(lines[1] == "'\(sign)a.xlsx,S,B2,提示,TXT-01,\"'\(sign)1,\"\"2\"\"\",请核对后修改。,财预〔2015〕88号")
    }

    @Test("SARIF 2.1.0 places findings at cells, and tells unreadable files as notifications")
    func sarif() throws {
        let root = try Self.object(Self.text(.sarif))
        #expect(root["version"] as? String == "2.1.0")
        let run = try #require((root["runs"] as? [[String: Any]])?.first)
        let results = try #require(run["results"] as? [[String: Any]])
        #expect(
            results.compactMap { $0["ruleId"] as? String } == [
                "FUND-01", "TXT-06", "GATE-01", "WGT-01", "FILE-11", "GATE-07",
            ])
        #expect(
            results.compactMap { $0["level"] as? String } == ["error", "note", "error", "warning", "error", "error"])
        let location = try #require((results[2]["locations"] as? [[String: Any]])?.first)
        let logical = location["logicalLocations"] as? [[String: String]]
        #expect(logical == [["fullyQualifiedName": "It's 表!D13"]])
        let physical = location["physicalLocation"] as? [String: [String: String]]
        #expect(
            physical == ["artifactLocation": ["uri": "inbox/%E6%95%99%E8%82%B2%E5%B1%80%20%232.xlsx"]])
        let invocation = try #require((run["invocations"] as? [[String: Any]])?.first)
        let notifications = try #require(invocation["toolExecutionNotifications"] as? [[String: Any]])
        #expect(notifications.count == 1)
        #expect((notifications[0]["associatedRule"] as? [String: String]) == ["id": "FILE-02"])
    }

    /// SARIF 2.1.0, 3.19.23 and 3.49: rules are reporting descriptors with ids of their own; 3.49.13: help has a text, and may
    /// have the same in Markdown.
    @Test(
        "Each rule that a result names is there once, with its help as text and Markdown", arguments: Language.allCases)
    func sarifRules(language: Language) throws {
        let root = try Self.object(Self.text(.sarif, language))
        let run = try #require((root["runs"] as? [[String: Any]])?.first)
        let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
        let rules = try #require(driver["rules"] as? [[String: Any]])
        let ids = rules.compactMap { $0["id"] as? String }
        #expect(ids == RuleCatalogue.descriptions.map(\.id.rawValue).sorted())
        for rule in rules {
            let id = try #require(rule["id"] as? String)
            let help = try #require(rule["help"] as? [String: String])
            #expect(help.keys.sorted() == ["markdown", "text"])
            #expect(help["text"]?.hasPrefix("\(id)  ") == true)
            #expect(help["markdown"]?.hasPrefix("## \(id) ") == true)
            for name in ["shortDescription", "fullDescription"] {
                #expect((rule[name] as? [String: String])?["text"]?.isEmpty == false)
            }
            let level = (rule["defaultConfiguration"] as? [String: Any])?["level"] as? String
            #expect(["error", "warning", "note"].contains(level))
        }
        // 3.14.7: an ISO 639-1 language, and a country.
        #expect(run["language"] as? String == (language == .chinese ? "zh-CN" : "en-US"))
        #expect(driver["language"] as? String == run["language"] as? String)
        let results = try #require(run["results"] as? [[String: Any]])
        #expect(results.allSatisfy { ids.contains($0["ruleId"] as? String ?? "") })  // a result has a rule
        #expect(
            results.compactMap { ($0["partialFingerprints"] as? [String: String])?["place/v1"] } == [
                "FUND-01|Sheet1|示例县公路养护中心|农村公路养护|funds.year.total",
                "TXT-06|Sheet1|示例县公路养护中心|农村公路养护|\(FieldPath.projectName.rawValue)",
                "GATE-01|It's 表|第二中学|实验室建设|\(FieldPath.evaluation.rawValue)", "WGT-01|整体|示例县交通运输局|G20",
                "FILE-11|Sheet1|A1", "GATE-07|名册|D7",
            ])
    }
}
