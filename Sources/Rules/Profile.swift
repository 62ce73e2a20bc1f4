import FilingModel
import FoundationEssentials
import Spreadsheet
import Templates
import Yams

/// A jurisdiction and year: thresholds with their sources, severities and switches, read from
/// `Templates/profiles/<id>.yaml`. A profile may extend another, and then says only what differs. An unknown key or rule id is an error.
package struct Profile: Sendable {
    package let id: String
    package let title: BilingualText
    package let year: FiscalYear

    private let rules: [RuleID: Settings]

    private struct Settings {
        var isEnabled: Bool?
        var severity: Severity?
        var parameters: [String: RuleParameters.Entry] = [:]

        /// What another says goes before what stands here.
        mutating func take(_ other: Settings) {
            isEnabled = other.isEnabled ?? isEnabled
            severity = other.severity ?? severity
            parameters.merge(other.parameters) { _, new in new }
        }
    }

    /// Everything that it says, in one fixed order: two profiles with the same text judge alike.
    package var effectiveText: String {
        rules.sorted { $0.key < $1.key }.map { rule, settings in
            let parameters = settings.parameters.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            let severity = settings.severity?.rawValue ?? "own"
            // A rule that is not mentioned is in force.
            return "\(rule) \(settings.isEnabled ?? true) \(severity) \(parameters.joined(separator: " "))"
        }.joined(separator: "\n")
    }

    package func isEnabled(_ rule: RuleID) -> Bool { rules[rule]?.isEnabled ?? true }  // not mentioned: in force

    package func severity(of description: RuleDescription) -> Severity {
        rules[description.id]?.severity ?? description.severity
    }

    /// - Parameter year: the year under review where it is not the profile's own (`--year`).
    package func parameters(of rule: RuleID, year: FiscalYear? = nil) -> RuleParameters {
        RuleParameters(
            rule: rule, year: year ?? self.year, entries: rules[rule]?.parameters ?? [:],
            others: { [rules] in rules[$0]?.parameters[$1] })
    }

    package func entry(_ rule: RuleID, _ parameter: String) -> RuleParameters.Entry? {
        rules[rule]?.parameters[parameter]
    }
}

extension Profile {
    /// - Parameters:
    ///   - yaml: the file's text.
    ///   - name: how messages call the file.
    ///   - known: the rules it may mention, with what they need.
    ///   - base: gives the profile that this one extends; nil for a profile that has to say everything itself.
    package init(
        yaml: String, name: String, known: [RuleDescription],
        base: ((_ name: String) throws(ProfileError) -> Profile)? = nil
    ) throws(ProfileError) {
        let root: Node.Mapping
        do {
            root = try YAMLText.mapping(yaml)
        } catch {
            throw .malformed(name: YAMLText.place(name, line: error.line), detail: error.detail)
        }
        try Self.demand(["id", "title", "year", "extends", "rules"], of: root, at: "", name)
        guard let id = root["id"]?.string, let title = root["title"]?.mapping, let zh = title["zh"]?.string,
            let en = title["en"]?.string, let year = root["year"]?.int.flatMap({ FiscalYear($0) })
        else { throw .malformed(name: name, detail: "id, title (zh, en) and year are required") }
        self.id = id
        self.title = BilingualText(zh: zh, en: en)
        self.year = year
        let descriptions = Dictionary(known.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var rules: [RuleID: Settings] = [:]
        if let extended = root["extends"] {
            guard let base, let parent = extended.string else {
                throw .malformed(name: name, detail: "it cannot extend another profile")
            }
            rules = try base(parent).rules
        }
        for (key, value) in root["rules"]?.mapping ?? [:] {
            let rule = RuleID(key.string ?? "")  // a key that is no text is no rule either
            guard let description = descriptions[rule] else {
                throw .unknownRule(name: YAMLText.place(name, key), rule: rule.rawValue)
            }
            guard let mapping = value.mapping else {
                throw .malformed(name: YAMLText.place(name, value), detail: "\(rule) is not a mapping")
            }
            rules[rule, default: Settings()].take(try Self.settings(mapping, description, name))
        }
        for description in known {
            for parameter in description.parameters where rules[description.id]?.parameters[parameter.name] == nil {
                throw .missingParameter(rule: description.id, name: parameter.name, kind: parameter.kind)
            }
        }
        self.rules = rules
    }

    private static func settings(
        _ mapping: Node.Mapping, _ description: RuleDescription, _ name: String
    ) throws(ProfileError) -> Settings {
        var settings = Settings()
        for (keyNode, value) in mapping {
            let key = keyNode.string ?? ""  // reported below as an unknown key
            if key == "enabled", let flag = value.bool {
                settings.isEnabled = flag
            } else if key == "severity", let severity = value.string.flatMap(Severity.init(rawValue:)) {
                settings.severity = severity
            } else if let declaration = description.parameters.first(where: { $0.name == key }) {
                settings.parameters[key] = try entry(value, declaration, description.id, name)
            } else {
                throw .unknownKey(name: YAMLText.place(name, keyNode), key: "\(description.id).\(key)")
            }
        }
        return settings
    }

    private static func entry(
        _ node: Node, _ declaration: RuleParameters.Declaration, _ rule: RuleID, _ name: String
    ) throws(ProfileError) -> RuleParameters.Entry {
        let place = "\(rule).\(declaration.name)"
        guard let mapping = node.mapping, let value = mapping["value"], let source = mapping["source"]?.string else {
            throw .malformed(name: YAMLText.place(name, node), detail: "\(place) needs value and source")
        }
        try demand(["value", "unit", "since", "source"], of: mapping, at: place + ".", name)
        let number = value.scalar.flatMap { DecimalText.read($0.string) }
        let read: RuleParameters.Value? =
            switch declaration.kind {
            case .money:
                mapping["unit"]?.string.flatMap(AmountUnit.init(rawValue:)).flatMap { unit in
                    number.flatMap { Money($0, unit) }
                }.map { .money($0) }
            case .number: number.map { .number($0) }
            case .texts: value.sequence.map { .texts($0.compactMap(\.string)) }
            case .flag: value.bool.map { .flag($0) }
            }
        guard let read else {
            throw .malformed(
                name: YAMLText.place(name, node), detail: "\(place) is not a \(declaration.kind.rawValue)")
        }
        return RuleParameters.Entry(value: read, since: mapping["since"]?.scalar?.string, source: source)
    }

    private static func demand(
        _ keys: Set<String>, of mapping: Node.Mapping, at place: String, _ name: String
    ) throws(ProfileError) {
        for (key, _) in mapping where !keys.contains(key.string ?? "") {  // a key that is no text is unknown
            throw .unknownKey(name: YAMLText.place(name, key), key: place + (key.string ?? "?"))
        }
    }
}
