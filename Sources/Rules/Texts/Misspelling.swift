import FilingModel
import Spreadsheet

package struct Misspelling: FilingRule {
    package static let description = RuleDescription(
        id: "TXT-08",
        title: .init(zh: "常见错别字", en: "Common misspelling"),
        requirement: .init(zh: "申报文本没有常见的错别字。", en: "The filing has none of the common misspellings."),
        rationale: .init(
            zh: "绩效目标要随预算批复和公开，错别字影响严肃性。",
            en: "Targets are published with the budget; misspellings make a poor impression."),
        source: .init(zh: "本工具建议（实际申报表常见）", en: "Our own proposal; common in real filings"),
        severity: .notice, correction: .propose,
        parameters: [.init("words", .texts, .init(zh: "错字→正字", en: "Wrong→right"))],
        examples: [
            .accepted(.card),
            .rejected(.card, ["goal.year": "↓完成农村公路日常养护120公里，及时拔 付养护资金，路面完好率达到95%以上。"]),
            .rejected(.card, ["goal.year": "↓完成农村公路养护120公里，及时拔付养护资金，路面完好率95%以上。 ⇒ 完成农村公路养护120公里，及时拨付养护资金，路面完好率95%以上。"]),
            .rejected(.list, ["indicators.6.level3": "↓建立建全养护机制 ⇒ 建立健全养护机制"]),
            .rejected(.department, ["indicators.3.level3": "↓养护任务按时完成布署 ⇒ 养护任务按时完成部署"]),
            .unanswered(
                .department, ["goal.year": ""].merging(withoutIndicators) { typed, _ in typed },
                because: .fieldWithoutValue),
            .rejected(.card, ["indicators.1.level3:indicators.2.level3": "↓建立建全养护机制 ⇒ 建立健全养护机制"]),
        ])

    /// What empties all rows of the department's form.
    private static let withoutIndicators = Dictionary(
        uniqueKeysWithValues: (1...5).flatMap { row in
            ["level1", "level2", "level3", "value"].map { ("indicators.\(row).\($0)", "") }
        })

    private let words: [(from: String, to: String)]

    package init(_ parameters: RuleParameters) throws(ProfileError) { words = try parameters.replacements("words") }

    package func check(_ filing: Filing) -> Outcome {
        let fields = [.projectName, .yearGoal, .termGoal].compactMap(filing.text) + filing.indicators.map(\.level3)
        guard fields.contains(where: { !$0.isBlank }) else { return .fieldWithoutValue }
        var reported: Set<CellOrigin> = []
        return Outcome(
            fields.compactMap { field in
                // A stray blank within a word hides it from nobody.
                let text = field.value.map { $0.filter { !$0.isWhitespace } }
                let found = words.filter { text?.holds($0.from) == true }
                guard !found.isEmpty, reported.insert(field.origin).inserted else { return nil }
                let pairs = found.map { "“\($0.from)”应为“\($0.to)”" }.joined(separator: "，")
                let mended = found.reduce(field.raw) { $0.replacing($1.from, with: $1.to) }
                return Violation(
                    at: field,
                    message: BilingualText(
                        zh: "文中\(pairs)。",
                        en: "Misspelt: " + found.map { "\($0.from) for \($0.to)" }.joined(separator: ", ") + "."),
                    mend: BilingualText(zh: "请核对后改正。", en: "Check and mend it."),
                    correction: field.correction(.propose, to: mended))
            })
    }
}
