import FilingModel
import Spreadsheet
import Yams

/// The field dictionary: which label stands for which field or column, in all spellings (`vocabulary.yaml`).
package struct Vocabulary: Sendable {
    /// What a label stands for.
    package enum Key: Hashable, Sendable {
        case field(FieldPath)
        case indicator(IndicatorColumn)
        case task(TaskColumn)

        /// The name in form definitions.
        package var name: String {
            switch self {
            case .field(let path): path.rawValue
            case .indicator(let column): column.rawValue
            case .task(let column): column.rawValue
            }
        }

        /// It asks for an amount of money.
        var isMoney: Bool {
            switch self {
            case .field(let path): path.isMoney
            case .task(let column): column == .total || column == .fiscal || column == .other
            case .indicator: false
            }
        }
    }

    /// One meaning of a label; rank 0 is the official name, aliases follow.
    package struct Meaning: Hashable, Sendable {
        package let key: Key
        package let rank: Int
    }

    /// What is typed into a field, from which its drop-down or check follows.
    package enum EntryType: String, Sendable {
        case text, paragraph, money, date, phone, code
        /// One of `FundKind`.
        case fundKind
        /// A rule's id.
        case rule
        /// One of the `choices` beside it.
        case choice
    }

    /// The official label and its English name.
    package let labels: [Key: BilingualText]
    package let aliases: [Key: [String]]
    private let types: [Key: EntryType]
    /// What a field of type `choice` may hold.
    package let choices: [Key: [String]]
    private let footers: Set<String>
    private let totals: Set<String>
    /// Headings over groups of fields, never a value: 绩效指标, 项目资金.
    package let captions: Set<String>
    private let longestCaption: Int
    /// Ends of the titles of other stages' forms, which have the same labels.
    private let otherForms: [String]
    /// Captions of an indicator table of the term, where it stands above that of the year.
    private let termCaptions: Set<String>
    private let meanings: [String: [Meaning]]
    private let longest: Int

    package init(yaml: String, file: String? = nil) throws(FormError) {
        let root = try YAMLFile(yaml, name: file ?? "vocabulary")
        var labels: [Key: BilingualText] = [:]
        var aliases: [Key: [String]] = [:]
        var types: [Key: EntryType] = [:]
        var choices: [Key: [String]] = [:]
        var meanings: [String: [Meaning]] = [:]
        func add(_ key: Key, _ node: Node) throws(FormError) {
            let entry = try root.mapping(node, key.name)
            guard let zh = entry["zh"]?.string, let en = entry["en"]?.string else {
                throw root.malformed("\(key.name) needs zh and en", at: node)
            }
            labels[key] = BilingualText(zh: zh, en: en)
            aliases[key] = entry["aliases"]?.array().compactMap(\.string) ?? []  // a field may have no alias
            if let node = entry["type"] {
                guard let type = node.string.flatMap(EntryType.init(rawValue:)) else {
                    throw root.malformed("\(key.name) has an unknown type")
                }
                types[key] = type
            }
            choices[key] = entry["choices"]?.array().compactMap(\.string)
            for (rank, label) in ([zh] + (aliases[key] ?? [])).enumerated() {
                meanings[LabelText(label).normalised, default: []].append(Meaning(key: key, rank: rank))
            }
        }
        for (name, node) in try root.section("fields") { try add(.field(FieldPath(rawValue: name)), node) }
        for (name, node) in try root.section("indicators") {
            guard let column = IndicatorColumn(rawValue: name) else { throw root.malformed("no column \(name)") }
            try add(.indicator(column), node)
        }
        for (name, node) in try root.section("tasks") {
            guard let column = TaskColumn(rawValue: name) else { throw root.malformed("no column \(name)") }
            try add(.task(column), node)
        }
        self.labels = labels
        self.aliases = aliases
        self.types = types
        self.choices = choices
        self.meanings = meanings
        longest = meanings.keys.map(\.utf8.count).max() ?? 0  // an empty dictionary knows no label
        footers = Set(try root.texts("footers").map { LabelText($0).normalised })
        totals = Set(try root.texts("totals").map { LabelText($0).normalised })
        otherForms = try root.texts("otherForms").map { LabelText($0).normalised }
        termCaptions = Set(try root.texts("termCaptions").map { LabelText($0).normalised })
        captions = Set(try root.texts("captions").map { LabelText($0).normalised })
        longestCaption = captions.map(\.utf8.count).max() ?? 0  // no text is a caption
    }

    /// What a cell's text may stand for, the whole text first, then without a bracket at its end and 其中 in front.
    package func meanings(of label: LabelText) -> [Meaning] {
        guard label.normalised.utf8.count <= longest + 60 else { return [] }
        var text = label.normalised
        if let found = meanings[text] { return found }
        if text.ends(with: ")") {
            text = withoutBracket(text)
            if let found = meanings[text] { return found }
        }
        if let part = text.dropping(prefix: "其中") { return meanings[part] ?? [] }  // not a label at all
        return []
    }

    /// Whether the text heads a group of fields.
    package func isCaption(_ label: LabelText) -> Bool {
        // Most texts are too long for one, and none has to be hashed to know that.
        let text = withoutBracket(label.normalised)
        return text.utf8.count <= longestCaption && captions.contains(text)
            || label.normalised.utf8.count <= longestCaption && captions.contains(label.normalised)
    }

    /// Whether the text is a note or a signature line below a table: 注：…, 填表说明, 填报人：….
    ///
    /// - Parameter separators: what may stand behind the word.
    package func isFooter(_ raw: String, separators: String = ":：.、") -> Bool {
        if footers.contains(LabelText(raw).normalised) { return true }
        guard let end = raw.firstIndex(where: separators.contains) else { return false }
        let word = LabelText(raw[..<end]).normalised.prefix { !$0.isNumber && $0 != "(" }
        return footers.contains(String(word))
    }

    /// Whether the text begins a row of sums: 合计, 金额合计（万元）.
    package func isTotal(_ label: LabelText) -> Bool { totals.contains(withoutBracket(label.normalised)) }

    /// Whether the text stands beside an indicator table of the term: 长期绩效指标.
    package func isTermCaption(_ label: LabelText) -> Bool { termCaptions.contains(withoutBracket(label.normalised)) }

    /// Whether the text is the title of another stage's form: 项目支出绩效自评表(2025年度).
    package func isOtherForm(_ title: LabelText) -> Bool {
        let title = withoutBracket(title.normalised)
        return title.utf8.count <= 180 && otherForms.contains { title.ends(with: $0) }
    }

    /// `项目资金(万元)` without its bracket; any other text as it is.
    func withoutBracket(_ text: String) -> String {
        guard text.ends(with: ")"), let bracket = text.lastIndex(of: "(") else { return text }
        return String(text[..<bracket])
    }

    /// The official label of a key, for messages.
    package func label(_ key: Key) -> BilingualText {
        labels[key] ?? BilingualText(zh: key.name, en: key.name)  // a key without an entry shows its own name
    }
}

extension Vocabulary {
    /// What is typed there: text, unless the dictionary says more.
    package func type(of key: Key) -> EntryType {
        if case .field(let path) = key, path.isMoney { return .money }
        return types[key] ?? .text
    }
}

extension FieldPath {
    /// The field holds an amount of money.
    package var isMoney: Bool { rawValue.begins(with: "funds.") && self != .fundKind }
}
