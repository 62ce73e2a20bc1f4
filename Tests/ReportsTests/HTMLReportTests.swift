import Foundation
import Reports
import Rules
import Spreadsheet
import TestSupport
import Testing

@Suite("The page of findings")
struct HTMLReportTests {
    private static func page(_ record: ReviewRecord, _ language: Language = .chinese) -> String {
        String(decoding: FindingsReport(record, language: language, format: .html).bytes, as: UTF8.self)
    }

    /// A file with one finding beside a piece of its sheet.
    private static func record(
        path: String = "a.xlsx", cell: String = "B2", message: String = "错", sketch: SheetSketch,
        related: [String] = [], explanation: String? = nil
    ) throws -> ReviewRecord {
        let sample = try SampleRecord.make()
        let finding = SampleRecord.finding(
            "TXT-01", .notice, SampleRecord.at(path, "9", sketch.name, cell), field: nil, message, "wrong",
            related: related.map { SampleRecord.at(path, "9", sketch.name, $0) },
            correction: (.propose, cell, message, .text(message)))
        let sheet = sketch.worksheet
        let excerpt = SheetExcerpt(
            around: try #require(CellReference(cell)), in: sheet, used: try #require(sheet.usedRange))
        let found = ReviewRecord.FindingRecord(
            RootCause(finding), occurrences: [.init(finding: finding, filing: nil, isApplied: false)],
            explanation: explanation, excerpt: excerpt)
        let file = ReviewRecord.FileRecord(
            path: path, sha256: SampleRecord.hash("9"), verdict: .accepted, failure: nil, filings: [],
            findings: [found], annotatedPath: "annotated/\(path)", correctedPath: nil)
        return ReviewRecord(
            version: "1", profile: sample.profile, year: sample.year, files: [file], registerFindings: [], missing: [],
            unlisted: [], hasRoster: false, outcomes: [:])
    }

    @Test(
        "The piece stands beside its finding: letters, numbers, texts, merged cells, what is at fault and what is related"
    )
    func piece() throws {
        var sketch = SheetSketch()
        sketch["A1"] = "年度目标"
        sketch["B2"] = "9.6"
        sketch["C2"] = "8"
        sketch.merge("A1:C1")
        let page = Self.page(try Self.record(sketch: sketch, related: ["C2"]))
        #expect(
            page.contains(
                """
                <table class="piece"><caption>表中位置：Sheet1!A1:C2</caption>
                <thead><tr><td><th scope="col">A<th scope="col">B<th scope="col">C
                <tbody>
                <tr><th scope="row">1<td colspan="3">年度目标
                <tr><th scope="row">2<td><td class="fault" title="问题所在">9.6<td class="related" title="相关单元格">8
                </table>
                """))
    }

    @Test(
        "Nothing that a department typed becomes markup: file, sheet, cells, messages, explanations",
        arguments: [
            ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
            ("\" onfocus=\"x\" '", "&quot; onfocus=&quot;x&quot; &#39;"), ("A&B&amp;", "A&amp;B&amp;amp;"),
            ("</style></table><img src=x>", "&lt;/style&gt;&lt;/table&gt;&lt;img src=x&gt;"),
            ("一\u{0}\u{8}\u{1B}[31m\u{202E}\u{85}二", "一\u{FFFD}\u{FFFD}\u{FFFD}[31m\u{FFFD}\u{FFFD}二"),
            ("上\r\n下\t右", "上\n下\t右"),
        ])
    func escaped(typed: String, shown: String) throws {
        var sketch = SheetSketch("S\(typed)")
        sketch["A1"] = "x"
        sketch["B2"] = "格" + typed
        let record = try Self.record(
            path: "\(typed).xlsx", message: "错" + typed, sketch: sketch, explanation: "因" + typed)
        for language in Language.allCases {
            let page = Self.page(record, language)
            #expect(page.contains("<td class=\"fault\" title=") && page.contains(">格\(shown)\n"))
            #expect(page.contains("data-file=\"\(shown).xlsx\""))
            #expect(page.contains("</b>因\(shown)</p>"))
            #expect(page.contains("<del>错\(shown)</del> → <ins>错\(shown)</ins>"))
            #expect(page.contains(">S\(shown)!B2</span>"))
            #expect(page.contains("<p>错\(shown)</p>") || language == .english || typed.contains("\n"))
            #expect(page.components(separatedBy: "<script>").count == 2)
            #expect(!page.contains("<img"))
            #expect(page.components(separatedBy: "<article").count == 2)
            #expect(!page.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" })
        }
    }

    @Test("It needs nothing besides itself, and reads without its script", arguments: Language.allCases)
    func alone(language: Language) throws {
        let page = Self.page(try SampleRecord.make(), language)
        for word in ["http:", "https:", "src=", "url(", "@import", "<link", "<img", "<iframe"] {
            #expect(!page.contains(word), "\(word)")
        }
        for match in page.matches(of: /href="([^"]*)"/) {
            #expect(match.1.hasPrefix("#") || match.1.hasPrefix("annotated/") || match.1.hasPrefix("corrected/"))
        }
        for match in page.matches(of: /href="#([^"]*)"/) {
            #expect(page.contains("id=\"\(match.1)\"") || match.1.contains("-99"), "\(match.1)")
        }
        for element in ["section", "article", "table", "dl", "form", "main", "h2", "h3", "p", "select", "div"] {
            let opened = page.matches(of: try Regex("<\(element)[ >]")).count
            #expect(opened == page.components(separatedBy: "</\(element)>").count - 1, "\(element)")
        }
        #expect(page.contains("<form id=\"filter\"") && page.contains(" hidden>"))
        #expect(page.hasPrefix("<!doctype html>\n<html lang=\"\(language == .chinese ? "zh-CN" : "en")\">"))
    }

    @Test("Totals, verdicts, the unreadable file, the roster's finding and the rules' demands are told")
    func content() throws {
        let page = Self.page(try SampleRecord.make())
        #expect(page.contains("<div class=\"returned\"><dt>退回修改</dt><dd>2</dd></div>"))
        #expect(page.contains("<div class=\"error\"><dt>错误</dt><dd>4</dd></div>"))
        #expect(page.contains("<dt>金额（元）</dt><dd>1,370,000.00</dd>"))
        #expect(page.contains("<p class=\"failure\" data-rule=\"FILE-02\">文件已加密，请取消密码后重新报送。</p>"))
        #expect(page.contains("<h2>名册.xlsx</h2>"))
        #expect(page.contains("<p class=\"about\">第二中学 · 实验室建设</p>"))
        #expect(page.contains("<p class=\"about\">示例县公路养护中心 · 农村公路养护 · 450,000.00 元 · <a href=\"annotated/inbox/"))
        #expect(page.contains("<h3 id=\"rule-GATE-01\">GATE-01 "))
        #expect(page.contains("<ins>农村公路养护</ins> (已在更正稿中改好)"))
        #expect(page.components(separatedBy: "<article").count - 1 == 6)
    }
}
