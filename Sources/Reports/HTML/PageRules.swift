import Rules
import Spreadsheet

/// What the rules demand that the page's findings name, once for all of them.
struct PageRules {
    private let record: ReviewRecord
    private let language: Language

    init(_ record: ReviewRecord, language: Language) {
        self.record = record
        self.language = language
    }

    var html: HTML? {
        let named = Set(record.allFindings.map(\.found.finding.rule))
        let rules = RuleCatalogue.descriptions.filter { named.contains($0.id) }.sorted { $0.id < $1.id }
        guard !rules.isEmpty else { return nil }
        let items: [HTML] = rules.map { rule in
            """
            <h3 id="rule-\(rule.id.rawValue)">\(rule.id.rawValue) \(rule.title[language])</h3>
            <p>\(rule.requirement[language])</p>
            <p>\(rule.rationale[language])</p>
            <p class="source">\(rule.source[language])</p>

            """
        }
        return
            "<section class=\"rules\">\n<h2>\(BilingualText(zh: "规则说明", en: "The rules")[language])</h2>\n\(items)</section>\n"
    }
}
