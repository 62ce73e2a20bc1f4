import FilingModel
import Spreadsheet

/// Whether more of what an indicator's name measures is wanted or not, told by the words in it.
///
/// Chinese names end in what they measure, so the word that ends last decides, and of two that end together the longer:
/// 事故起数 is unwanted, 投诉处理及时率 is wanted, 事故应急演练次数 says neither.
struct NameMeaning: Sendable {
    enum Sense: Sendable { case wanted, unwanted, neither }

    static let parameters: [RuleParameters.Declaration] = [
        .init("unwanted", .texts, .init(zh: "越少越好的名称用词", en: "Words for what should be little")),
        .init("wanted", .texts, .init(zh: "越多越好的名称用词", en: "Words for what should be much")),
        .init(
            "neither", .texts,
            .init(zh: "不表示好坏、并使前面用词失效的名称用词", en: "Words that say neither and overrule the words before them")),
    ]

    private let words: [(text: String, sense: Sense)]

    init(_ parameters: RuleParameters) throws(ProfileError) {
        var words: [(text: String, sense: Sense)] = []
        words += try parameters.texts("unwanted").map { ($0, .unwanted) }
        words += try parameters.texts("wanted").map { ($0, .wanted) }
        words += try parameters.texts("neither").map { ($0, .neither) }
        self.words = words
    }

    /// The sense of a name and the word that decides it; nil when no word is known. An explanation in brackets,
    /// such as the formula of 结余率（结余数/预算数）, is not part of the name.
    func reading(of name: String) -> (sense: Sense, word: String)? {
        let bare = String(LabelText(name).normalised.prefix { $0 != "(" })
        return words.compactMap { word in
            Self.lastEnd(of: word.text, in: bare).map { (end: $0, sense: word.sense, word: word.text) }
        }
        .max { ($0.end, $0.word.count) < ($1.end, $1.word.count) }
        .map { ($0.sense, $0.word) }
    }

    /// How many characters into the name the word ends for the last time.
    private static func lastEnd(of word: String, in name: String) -> Int? {
        guard !word.isEmpty, word.count <= name.count else { return nil }
        return (word.count...name.count).last { name.prefix($0).hasSuffix(word) }
    }
}
