import FilingModel
import Rules
import Spreadsheet

/// A file on the page: its verdict, who files for what, its findings, and what became of those of the review before.
struct PageFile {
    private let file: ReviewRecord.FileRecord
    private let language: Language

    init(_ file: ReviewRecord.FileRecord, language: Language) {
        self.file = file
        self.language = language
    }

    /// - Parameter number: of findings on the page so far.
    func html(_ number: inout Int) -> HTML {
        var findings: [HTML] = []
        for found in file.findings {
            number += 1
            let filing = file.filings.count > 1 ? found.filing.map { file.filings[$0] } : nil
            findings.append(PageFinding(found, number: number, of: filing, language: language).html)
        }
        let verdict = file.verdict.rawValue
        return """
            <section class="file" data-file="\(file.path)" data-verdict="\(verdict)">
            <h2>\(file.path) <span class="chip \(verdict)">\(file.verdict.label[language])</span></h2>
            \(about)\(failure)\(hindrance)\(findings)\(former)</section>

            """
    }

    /// Who files for what, and where the copies lie.
    private var about: HTML? {
        var parts: [HTML] = []
        if let filing = file.filings.first {
            let amount = filing.amount.map { label("\($0.number(in: .yuan)) 元", "\($0.number(in: .yuan)) yuan") }
            let texts = [filing.unit, filing.project, amount].compactMap(\.self)
            parts.append(
                file.filings.count == 1
                    ? "\(texts.joined(separator: " · "))"
                    : "\(label("\(file.filings.count) 份申报", "\(file.filings.count) filings"))")
        }
        if file.isConverted { parts.append("\(label("由 .xls 转换而来", "converted from .xls"))") }
        if let notice = file.template?.notice { parts.append("\(notice[language])") }
        let copies = [
            (file.annotatedPath, label("批注稿", "annotated copy")), (file.correctedPath, label("更正稿", "corrected copy")),
        ]
        for (path, name) in copies {
            if let path { parts.append("<a href=\"\(RelativeURI(path).text)\">\(name)</a>") }
        }
        guard let first = parts.first else { return nil }
        return "<p class=\"about\">\(first)\(parts.dropFirst().map { " · \($0)" })</p>\n"
    }

    private var failure: HTML? {
        file.failure.map { failure in
            let rule = failure.rule?.rawValue ?? ""  // not everything that fails is a rule's
            return "<p class=\"failure\" data-rule=\"\(rule)\">\(failure.message[language])</p>\n"
        }
    }

    private var hindrance: HTML? { file.hindrance.map { "<p>\($0[language])</p>\n" } }

    /// What became of the review before's findings.
    private var former: HTML? {
        let mended = (file.formerly ?? []).filter { $0.fate != .open }  // most files were not reviewed before
        guard !mended.isEmpty else { return nil }
        let items: [HTML] = mended.map {
            "<li>\($0.fate.label[language]) \($0.rule.rawValue) \($0.places) \($0.message)</li>\n"
        }
        return "<ul class=\"former\">\n\(items)</ul>\n"
    }

    private func label(_ zh: String, _ en: String) -> String { BilingualText(zh: zh, en: en)[language] }
}
