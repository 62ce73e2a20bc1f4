import FilingModel
import Rules
import Spreadsheet

/// The findings as one page that needs nothing besides itself: grouped by file, each beside the piece of its sheet, with what
/// its rule demands at the end. It reads without its script; with it, it can be filtered, sorted and walked through by keys.
struct HTMLReport {
    private let record: ReviewRecord
    private let language: Language

    init(_ record: ReviewRecord, language: Language) {
        self.record = record
        self.language = language
    }

    /// Hands on the page piece by piece.
    ///
    /// - Parameter each: called after each file.
    func write(_ sink: ([UInt8]) -> Void, each: () -> Void = {}) {
        func put(_ html: HTML) { sink(Array(html.markup.utf8)) }
        let title = label("绩效目标审核结果", "Review of performance targets")
        put(
            """
            <!doctype html>
            <html lang="\(label("zh-CN", "en"))">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
            <title>\(title)</title>
            <style>\(PageStyle.css)</style>
            </head>
            <body>
            <a class="skip" href="#findings">\(label("跳到问题", "Skip to the findings"))</a>
            <header>
            <h1>\(title)</h1>
            <p>\(record.profile.title[language]) · \(label("\(record.year.year) 年预算", "budget year \(record.year.year)")) · filingdesk \(record.version)</p>
            \(PageTotals(record, language: language).html)
            </header>
            \(PageFilter(record, language: language).html)
            <main id="findings">

            """)
        var number = 0
        for file in record.files {
            put(PageFile(file, language: language).html(&number))
            each()
        }
        for (workbook, findings) in listFindings { put(section(workbook, findings, &number)) }
        put(
            "</main>\n\(PageRules(record, language: language).html)<script>\(PageScript.javaScript)</script>\n</body>\n</html>\n"
        )
    }

    /// Findings that lie in no file of the run, by the list that they lie in.
    private var listFindings: [(workbook: String, findings: [Finding])] {
        Dictionary(grouping: record.registerFindings, by: \.origin.workbook.name).sorted { $0.key < $1.key }
            .map { ($0.key, $0.value) }
    }

    private func section(_ workbook: String, _ findings: [Finding], _ number: inout Int) -> HTML {
        var articles: [HTML] = []
        for finding in findings {
            number += 1
            let found = ReviewRecord.FindingRecord(finding: finding, filing: nil, isApplied: false)
            articles.append(PageFinding(found, number: number, of: nil, language: language).html)
        }
        return
            "<section class=\"file\" data-file=\"\(workbook)\" data-verdict=\"\">\n<h2>\(workbook)</h2>\n\(articles)</section>\n"
    }

    private func label(_ zh: String, _ en: String) -> String { BilingualText(zh: zh, en: en)[language] }
}
