import FilingModel
import Forms
import Rules
import Spreadsheet

/// The rules that a form's instructions tell of: those in force that return a filing of this layout, and the mistakes of
/// all their examples that fit into a line.
struct InstructionRules {
    enum Section: CaseIterable {
        case fields, money, indicators, weights, dates, wording

        var title: BilingualText {
            switch self {
            case .fields: BilingualText(zh: "必填栏目", en: "What has to be filled in")
            case .money: BilingualText(zh: "金额和事前绩效评估", en: "Amounts and ex-ante evaluation")
            case .indicators: BilingualText(zh: "指标和指标值", en: "Indicators and their targets")
            case .weights: BilingualText(zh: "权重分配", en: "The weights")
            case .dates: BilingualText(zh: "年度和日期", en: "Year and dates")
            case .wording: BilingualText(zh: "单位编码和文字", en: "Codes and wording")
            }
        }

        /// By the area in a rule's id.
        fileprivate var areas: Set<String> {
            switch self {
            case .fields: ["COMP"]
            case .money: ["FUND", "GATE"]
            case .indicators: ["IND", "VAL"]
            case .weights: ["WGT"]
            case .dates: ["DATE"]
            case .wording: ["CODE", "TXT"]
            }
        }
    }

    struct Mistake {
        let rule: RuleID
        let bad: String
        let good: String
        let place: String
    }

    private let form: DrawnForm.Setting
    private let rules: [RuleDescription]
    private let examples: [RuleID: [RuleExample]]

    init(_ form: DrawnForm.Setting) {
        self.form = form
        let own = RuleCatalogue.descriptions.filter { form.profile.isEnabled($0.id) }.map { rule in
            (rule, rule.examples.filter { $0.layout == form.definition.layout })
        }.filter { !$0.1.isEmpty }
        rules = own.map(\.0).sorted { $0.id < $1.id }
        examples = Dictionary(own.map { ($0.0.id, $0.1) }) { first, _ in first }
    }

    func demanded(in section: Section) -> [RuleDescription] {
        rules.filter { rule in
            section.areas.contains(rule.id.area) && form.profile.severity(of: rule) == .error
                && (examples[rule.id] ?? []).contains { $0.expectation == .rejected }  // no example objects
        }
    }

    /// What the rule demands, its thresholds with where they come from, and its clause.
    func sentence(_ rule: RuleDescription) -> String {
        var sentence = rule.requirement[form.language]
        for parameter in rule.parameters {
            guard let entry = form.profile.entry(rule.id, parameter.name), let value = Self.shown(entry.value) else {
                continue
            }
            sentence += text(
                "\(parameter.meaning.zh)：\(value)（\(entry.source)）。",
                " \(parameter.meaning.en): \(value) (\(entry.source)).")
        }
        return sentence + text("［\(rule.source.zh)］", " [\(rule.source.en)]")
    }

    private static func shown(_ value: RuleParameters.Value) -> String? {
        switch value {
        case .money(let money): money.text(in: .yuan)
        case .number(let number): "\(number)"
        case .texts, .flag: nil
        }
    }

    /// At most two of a column, so that all columns have their turn; first what is most often typed. An amount or
    /// a weight is wrong only beside others, which a line cannot show.
    var mistakes: [Mistake] {
        var counts: [String: Int] = [:]
        var mistakes: [Mistake] = []
        let order = ["IND", "VAL", "DATE", "COMP", "TXT", "CODE"]
        for rule in order.flatMap({ area in rules.filter { $0.id.area == area } }) {
            guard let mistake = mistake(of: rule) else { continue }
            counts[mistake.column, default: 0] += 1
            guard counts[mistake.column, default: 0] <= 2, mistakes.count < 10 else { continue }
            mistakes.append(
                Mistake(
                    rule: rule.id, bad: mistake.bad, good: mistake.good,
                    place: "“\(mistake.column)”\(text("：", ": "))\(rule.title[form.language])"))
        }
        return mistakes
    }

    /// One cell typed wrongly, beside the same field typed rightly.
    private func mistake(of rule: RuleDescription) -> (column: String, bad: String, good: String)? {
        let own = examples[rule.id] ?? []  // then there is none to show
        // What one rule accepts may be left to another: a blank to be filled in is no model.
        let right = own.filter { $0.expectation == .accepted }.compactMap(single).filter {
            PlaceholderText.reading(value: $0.typed) == nil
        }
        for wrong in own.filter({ $0.expectation == .rejected }).compactMap(single) {
            guard let column = label(of: wrong.path) else { continue }
            if let good = wrong.mended ?? right.first(where: { label(of: $0.path) == column })?.typed {
                return (column, wrong.typed, good)
            }
        }
        return nil
    }

    /// The only cell that an example types, with what its correction makes of it.
    private func single(_ example: RuleExample) -> (path: FieldPath, typed: String, mended: String?)? {
        guard case .alone = example.circumstance, example.cells.count == 1, let cell = example.cells.first else {
            return nil
        }
        let halves = cell.value.components(separator: " ⇒ ").map { $0.filter { !"↓".contains($0) }.trimmed }
        let texts = halves.map { $0.hasPrefix("'") ? String($0.dropFirst()) : $0 }
        guard let typed = texts.first, texts.allSatisfy({ Self.isShowable($0) }) else { return nil }
        return (FieldPath(rawValue: cell.key), typed, texts.count > 1 ? texts[1] : nil)
    }

    /// A short text, typed and not computed.
    private static func isShowable(_ text: String) -> Bool {
        !text.isEmpty && text.count <= 26 && !text.hasPrefix("=") && !text.hasPrefix("#") && !text.contains("→")
            && !text.contains(where: \.isNewline)
    }

    /// The label of the field or column, in the vocabulary's words.
    private func label(of path: FieldPath) -> String? {
        let parts = path.rawValue.split(separator: ".")
        let key: Vocabulary.Key? =
            if parts.first == "indicators", let column = parts.last.flatMap({ IndicatorColumn(rawValue: String($0)) }) {
                .indicator(column)
            } else if parts.first == "tasks", parts.count == 3, let column = TaskColumn(rawValue: String(parts[2])) {
                .task(column)
            } else {
                .field(path)
            }
        return key.flatMap { form.vocabulary.labels[$0]?[form.language] }
    }

    private func text(_ zh: String, _ en: String) -> String { BilingualText(zh: zh, en: en)[form.language] }
}

extension String {
    fileprivate func components(separator: String) -> [String] {
        var parts: [String] = []
        var rest = self[...]
        while let found = rest.firstRange(of: separator) {
            parts.append(String(rest[..<found.lowerBound]))
            rest = rest[found.upperBound...]
        }
        return parts + [String(rest)]
    }
}
