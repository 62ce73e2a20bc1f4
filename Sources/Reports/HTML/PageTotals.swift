import FilingModel
import Rules
import Spreadsheet

/// The numbers at the head of the page: files by verdict, findings by weight, and the money.
struct PageTotals {
    private let record: ReviewRecord
    private let language: Language

    init(_ record: ReviewRecord, language: Language) {
        self.record = record
        self.language = language
    }

    var html: HTML {
        var items: [HTML] = [
            item(label("文件", "Files"), "\(record.files.count)"), item(label("申报", "Filings"), "\(record.filingCount)"),
            item(label("金额（元）", "Amount (yuan)"), record.projectAmount.number(in: .yuan)),
        ]
        for verdict in Verdict.allCases where record.count(verdict) > 0 {
            items.append(item(verdict.label[language], "\(record.count(verdict))", verdict.rawValue))
        }
        if record.hasRoster { items.append(item(label("名册上未申报", "Not filed"), "\(record.missing.count)")) }
        for severity in Severity.allCases {
            items.append(item(severity.label[language], "\(record.count(severity))", severity.rawValue))
        }
        return "<dl class=\"totals\">\n\(items)</dl>"
    }

    private func item(_ name: String, _ value: String, _ kind: String = "") -> HTML {
        "<div class=\"\(kind)\"><dt>\(name)</dt><dd>\(value)</dd></div>\n"
    }

    private func label(_ zh: String, _ en: String) -> String { BilingualText(zh: zh, en: en)[language] }
}
