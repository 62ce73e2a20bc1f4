import FilingModel
import Rules
import Spreadsheet

/// The rules as text, JSON and Markdown, told from their descriptions and one profile's values.
package struct RuleReport {
    private let profile: Profile
    private let language: Language
    private let title: FieldTitle

    package init(profile: Profile, language: Language) {
        self.profile = profile
        self.language = language
        title = FieldTitle(language)
    }

    private func rules(_ id: RuleID?) -> [RuleDescription] {
        RuleCatalogue.descriptions.filter { id == nil || $0.id == id }.sorted { $0.id < $1.id }
    }

    /// One line a rule; one rule in full.
    package func text(of id: RuleID?, width: Int) -> String {
        guard let id else {
            return rules(nil).map { rule in
                let severity = DisplayWidth.padded(
                    profile.severity(of: rule).label[language], to: language == .chinese ? 4 : 7)
                return "\(DisplayWidth.padded(rule.id.rawValue, to: 8))  \(severity)  \(rule.title[language])\n"
            }.joined()
        }
        return rules(id).map { rule in
            var lines = ["\(rule.id)  \(profile.severity(of: rule).label[language])  \(rule.title[language])"]
            for (name, words) in parts(rule) {
                lines.append("")
                lines.append(name)
                lines += DisplayWidth.wrapped(words, to: width - 2).map { "  " + $0 }
            }
            return lines.joined(separator: "\n") + "\n"
        }.joined(separator: "\n")
    }

    package func markdown(of id: RuleID?) -> String {
        let head = id == nil ? "# \(label("规则手册", "Rule book"))\n\n\(profile.title[language])\n\n" : ""
        return head
            + rules(id).map { rule in
                var lines = [
                    "## \(rule.id) \(rule.title[language])", "", "**\(profile.severity(of: rule).label[language])**",
                    "",
                ]
                for (name, words) in parts(rule) {
                    lines.append("- **\(name)** " + words.split(separator: "\n").joined(separator: label("；", "; ")))
                }
                return lines.joined(separator: "\n") + "\n"
            }.joined(separator: "\n")
    }

    package func json(of id: RuleID?) -> String {
        var json = JSONWriter(indented: true)
        json.array(rules(id)) { json, rule in
            json.object { json in
                json.key("id")
                json.value(rule.id.rawValue)
                json.key("severity")
                json.value(profile.severity(of: rule).rawValue)
                json.key("enabled")
                json.value(profile.isEnabled(rule.id))
                json.key("correction")
                json.value(rule.correction.rawValue)
                json.key("refuses")
                json.value(rule.refuses)
                for (name, words) in [
                    ("title", rule.title), ("requirement", rule.requirement), ("rationale", rule.rationale),
                    ("source", rule.source),
                ] {
                    json.key(name)
                    json.value(words[language])
                }
                json.key("parameters")
                json.array(rule.parameters) { json, parameter in
                    json.object { json in
                        json.key("name")
                        json.value(parameter.name)
                        json.key("value")
                        json.value(value(rule.id, parameter.name))
                        json.key("since")
                        json.value(profile.entry(rule.id, parameter.name)?.since)
                        json.key("source")
                        json.value(profile.entry(rule.id, parameter.name)?.source)
                    }
                }
            }
        }
        json.lineEnd()
        return String(decoding: json.bytes, as: UTF8.self)
    }

    private func parts(_ rule: RuleDescription) -> [(String, String)] {
        var parts = [
            (label("要求", "Demands"), rule.requirement[language]), (label("为什么", "Why"), rule.rationale[language]),
            (label("依据", "Source"), rule.source[language]),
        ]
        for parameter in rule.parameters {
            let entry = profile.entry(rule.id, parameter.name)
            let since = entry?.since.map { label("，自 \($0) 起", ", since \($0)") } ?? ""  // no date is documented
            parts.append(
                (
                    label("参数 ", "Parameter ") + parameter.name,
                    parameter.meaning[language] + label("：", ": ") + (value(rule.id, parameter.name) ?? "—") + since
                        + label("（", " (") + (entry?.source ?? "—") + label("）", ")")
                ))
        }
        let correction: String =
            switch rule.correction {
            case .safe: label("写法问题自动更正，记入更正记录", "Made by itself in the corrected workbook and recorded there")
            case .propose: label("只提出建议，由单位决定", "Proposed only; the department decides")
            case .none: label("无", "None")
            }
        parts.append((label("更正", "Correction"), correction))
        return parts + examples(rule)
    }

    /// What was typed over a valid filing: the cases that pass, those that do not, and those of which the rule says nothing.
    private func examples(_ rule: RuleDescription) -> [(String, String)] {
        var accepted: [String] = []
        var rejected: [String] = []
        var unanswered: [String] = []
        for example in rule.examples {
            switch example.expectation {
            case .accepted: accepted.append(told(example))
            case .rejected: rejected.append(told(example))
            case .unanswered(let reason):
                unanswered.append(told(example) + label("（", " (") + reason.text[language] + label("）", ")"))
            }
        }
        let marks = label("（↓ 问题所在，⇒ 改为，↑ 一并指出）", " (↓ the finding, ⇒ its correction, ↑ named with it)")
        return [
            (label("通过的样例", "Examples accepted"), accepted), (label("不通过的样例", "Examples rejected") + marks, rejected),
            (label("不作评估的情形", "When the rule says nothing"), unanswered),
        ].filter { !$0.1.isEmpty }.map { ($0.0, $0.1.joined(separator: "\n")) }
    }

    private func told(_ example: RuleExample) -> String {
        let emptied = emptiedRows(example.cells)
        var cells = example.cells.filter { !emptied.contains(Self.row(of: $0.key)) }.sorted { $0.key < $1.key }
            .map { path, typed in
                let isEmptied = typed.isEmpty || typed.hasSuffix("⇒")
                return "\(title.text(path)) = \(typed)"
                    + (isEmptied ? (typed.isEmpty ? "" : " ") + label("（空）", "(blank)") : "")
            }
        if !emptied.isEmpty {
            let numbers = emptied.compactMap { $0.split(separator: ".").last.flatMap { Int($0) } }.sorted()
            cells.append(
                label("指标行清空：", "rows emptied: ") + numbers.map(String.init).joined(separator: label("、", ", ")))
        }
        // Most filings stand alone.
        let around =
            example.circumstance.summary(naming: title.text).map { [label("〔", "[") + $0[language] + label("〕", "]")] }
            ?? []
        return example.layout.title[language] + label("：", ": ")
            + (cells.isEmpty && around.isEmpty
                ? label("没有改动", "nothing changed") : (cells + around).joined(separator: label("，", ", ")))
    }

    /// The indicators of which four cells or more are emptied, and no cell says anything else: `indicators.3`.
    private func emptiedRows(_ cells: [String: String]) -> Set<String> {
        let rows = Dictionary(grouping: cells.filter { $0.key.hasPrefix("indicators.") }) { Self.row(of: $0.key) }
        return Set(rows.filter { $0.value.count > 3 && $0.value.allSatisfy(\.value.isEmpty) }.keys)
    }

    private static func row(of path: String) -> String { path.split(separator: ".").prefix(2).joined(separator: ".") }

    private func value(_ rule: RuleID, _ parameter: String) -> String? {
        profile.entry(rule, parameter)?.value.text[language]
    }

    private func label(_ zh: String, _ en: String) -> String { BilingualText(zh: zh, en: en)[language] }
}
