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
    func write(_ sink: ([UInt8]) -> Void) {
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
        for file in record.files { put(section(file, &number)) }
        for (workbook, findings) in listFindings { put(section(workbook, findings, &number)) }
        put(
            "</main>\n\(PageRules(record, language: language).html)<script>\(PageScript.javaScript)</script>\n</body>\n</html>\n"
        )
    }

    private func section(_ file: ReviewRecord.FileRecord, _ number: inout Int) -> HTML {
        var articles: [HTML] = []
        for found in file.findings {
            number += 1
            let filing = file.filings.count > 1 ? found.filing.map { file.filings[$0] } : nil
            articles.append(PageFinding(found, number: number, of: filing, language: language).html)
        }
        let verdict = file.verdict.rawValue
        return """
            <section class="file" data-file="\(file.path)" data-verdict="\(verdict)">
            <h2>\(file.path) <span class="chip \(verdict)">\(file.verdict.label[language])</span></h2>
            \(about(file))\(file.failure.map { failure($0) })\(file.hindrance.map { "<p>\($0[language])</p>\n" })\(articles)\(former(file))</section>

            """
    }

    /// Who files for what, and where the copies lie.
    private func about(_ file: ReviewRecord.FileRecord) -> HTML? {
        var parts: [HTML] = []
        if let filing = file.filings.first {
            let amount = filing.amount.map { label("\($0.number(in: .yuan)) 元", "\($0.number(in: .yuan)) yuan") }
            let texts = [filing.unit, filing.project, amount].compactMap(\.self)
            parts.append(
                file.filings.count == 1
                    ? "\(texts.joined(separator: " · "))"
                    : "\(label("\(file.filings.count) 份申报", "\(file.filings.count) filings"))")
        }
        for (path, name) in [
            (file.annotatedPath, label("批注稿", "annotated copy")), (file.correctedPath, label("更正稿", "corrected copy")),
        ] {
            if let path { parts.append("<a href=\"\(RelativeURI(path).text)\">\(name)</a>") }
        }
        guard let first = parts.first else { return nil }
        return "<p class=\"about\">\(first)\(parts.dropFirst().map { " · \($0)" })</p>\n"
    }

    private func failure(_ failure: ReviewRecord.Failure) -> HTML {
        "<p class=\"failure\" data-rule=\"\(failure.rule?.rawValue ?? "")\">\(failure.message[language])</p>\n"  // not every failure is a rule's
    }

    /// What became of the review before's findings.
    private func former(_ file: ReviewRecord.FileRecord) -> HTML? {
        let mended = (file.formerly ?? []).filter { $0.fate != .open }  // most files were not reviewed before
        guard !mended.isEmpty else { return nil }
        let items: [HTML] = mended.map {
            "<li>\($0.fate.label[language]): \($0.rule.rawValue) \($0.places) \($0.message)</li>\n"
        }
        return "<ul class=\"former\">\n\(items)</ul>\n"
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
