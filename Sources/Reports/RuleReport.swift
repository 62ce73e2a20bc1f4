import FilingModel
import Rules
import Spreadsheet

/// The rules as text, JSON and Markdown, told from their descriptions and one profile's values.
package struct RuleReport {
    private let profile: Profile
    private let language: Language

    package init(profile: Profile, language: Language) {
        self.profile = profile
        self.language = language
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
                    lines.append("- **\(name)** " + words.split(separator: "\n").joined(separator: "；"))
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
        parts.append((label("样例", "Examples"), examples(rule)))
        return parts
    }

    /// What was typed over a valid filing, and whether the rule objects; `↓` is at the finding.
    private func examples(_ rule: RuleDescription) -> String {
        rule.examples.map { example in
            let verdict = example.expectation == .accepted ? label("通过", "accepted") : label("不通过", "rejected")
            let cells = example.cells.sorted { $0.key < $1.key }.map {
                "\($0.key) = \($0.value.isEmpty ? label("（空）", "(blank)") : $0.value)"
            }
            // Most filings stand alone.
            let around = example.circumstance.summary.map { [label("〔", "[") + $0[language] + label("〕", "]")] } ?? []
            return "\(verdict)（\(example.layout.rawValue)）" + (cells + around).joined(separator: ", ")
        }.joined(separator: "\n")
    }

    private func value(_ rule: RuleID, _ parameter: String) -> String? {
        switch profile.entry(rule, parameter)?.value {
        case .money(let money): money.text(in: .yuan)
        case .number(let number): "\(number)"
        case .texts(let texts): texts.joined(separator: "、")
        case .flag(let flag): flag ? label("是", "yes") : label("否", "no")
        case nil: nil
        }
    }

    private func label(_ zh: String, _ en: String) -> String { BilingualText(zh: zh, en: en)[language] }
}
