import FilingModel
import FoundationEssentials
import Spreadsheet

/// One rule's thresholds, as the profile gives them.
package struct RuleParameters: Sendable {
    package enum Kind: String, Sendable {
        /// A number in the profile with its unit, 元 or 万元.
        case money
        case number
        /// A list of texts.
        case texts
        case flag
    }

    /// What a rule needs from the profile.
    package struct Declaration: Sendable {
        package let name: String
        package let kind: Kind
        package let meaning: BilingualText

        package init(_ name: String, _ kind: Kind, _ meaning: BilingualText) {
            self.name = name
            self.kind = kind
            self.meaning = meaning
        }
    }

    package enum Value: Hashable, Sendable {
        case money(Money)
        case number(Decimal)
        case texts([String])
        case flag(Bool)

        /// For people.
        package var text: BilingualText {
            switch self {
            case .money(let money): .init(zh: money.text(in: .yuan), en: money.text(in: .yuan))
            case .number(let number): .init(zh: "\(number)", en: "\(number)")
            case .texts(let texts): .init(zh: texts.joined(separator: "、"), en: texts.joined(separator: "、"))
            case .flag(let flag): .init(zh: flag ? "是" : "否", en: flag ? "yes" : "no")
            }
        }
    }

    /// A value with where it comes from.
    package struct Entry: Hashable, Sendable {
        package let value: Value
        /// The day from which it applies.
        package let since: String?
        /// The document it comes from.
        package let source: String

        package init(value: Value, since: String?, source: String) {
            self.value = value
            self.since = since
            self.source = source
        }
    }

    package let rule: RuleID
    /// The budget year under review.
    package let year: FiscalYear
    private let entries: [String: Entry]
    private let others: @Sendable (RuleID, String) -> Entry?

    /// - Parameter others: what the profile says for other rules.
    package init(
        rule: RuleID, year: FiscalYear, entries: [String: Entry],
        others: @escaping @Sendable (RuleID, String) -> Entry? = { _, _ in nil }
    ) {
        self.rule = rule
        self.year = year
        self.entries = entries
        self.others = others
    }

    /// The same with other values, as an example may ask for.
    package func with(_ values: [String: Value]) -> RuleParameters {
        let own = values.mapValues { Entry(value: $0, since: nil, source: "") }
        return RuleParameters(
            rule: rule, year: year, entries: entries.merging(own) { _, new in new }, others: others)
    }

    /// Another rule's texts, where two rules have to agree on what words mean.
    func texts(_ name: String, of other: RuleID) throws(ProfileError) -> [String] {
        guard case .texts(let value)? = others(other, name)?.value else { throw missing(name, .texts) }
        return value
    }

    package func money(_ name: String) throws(ProfileError) -> Money {
        guard case .money(let value)? = entries[name]?.value else { throw missing(name, .money) }
        return value
    }

    package func number(_ name: String) throws(ProfileError) -> Decimal {
        guard case .number(let value)? = entries[name]?.value else { throw missing(name, .number) }
        return value
    }

    package func texts(_ name: String) throws(ProfileError) -> [String] {
        guard case .texts(let value)? = entries[name]?.value else { throw missing(name, .texts) }
        return value
    }

    /// Texts of the form `wrong→right`. One that is none of them is an error of the profile.
    package func replacements(_ name: String) throws(ProfileError) -> [(from: String, to: String)] {
        var pairs: [(from: String, to: String)] = []
        for text in try texts(name) {
            let halves = text.split(separator: "→", omittingEmptySubsequences: false)
            guard halves.count == 2, !halves[0].isEmpty, !halves[1].isEmpty else {
                throw .malformed(name: "\(rule).\(name)", detail: "\"\(text)\"")
            }
            pairs.append((String(halves[0]), String(halves[1])))
        }
        return pairs
    }

    package func flag(_ name: String) throws(ProfileError) -> Bool {
        guard case .flag(let value)? = entries[name]?.value else { throw missing(name, .flag) }
        return value
    }

    /// For messages that quote the document behind a threshold.
    package func source(_ name: String) -> String? { entries[name]?.source }

    private func missing(_ name: String, _ kind: Kind) -> ProfileError {
        .missingParameter(rule: rule, name: name, kind: kind)
    }
}
