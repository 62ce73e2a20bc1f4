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

    private struct Word: Sendable {
        let text: String
        let sense: Sense
        let scalars: [Unicode.Scalar]
    }

    /// By their last scalar, the longer first.
    private let words: [Unicode.Scalar: [Word]]

    init(_ parameters: RuleParameters) throws(ProfileError) {
        var words: [Unicode.Scalar: [Word]] = [:]
        for (name, sense) in [("unwanted", Sense.unwanted), ("wanted", .wanted), ("neither", .neither)] {
            for text in try parameters.texts(name) {
                let scalars = Array(LabelText(text).normalised.unicodeScalars)
                guard let last = scalars.last else { continue }
                words[last, default: []].append(Word(text: text, sense: sense, scalars: scalars))
            }
        }
        self.words = words.mapValues { $0.sorted { $0.scalars.count > $1.scalars.count } }
    }

    /// The sense of a name and the word that decides it; nil when no word is known. An explanation in brackets,
    /// such as the formula of 结余率（结余数/预算数）, is not part of the name.
    func reading(of name: String) -> (sense: Sense, word: String)? {
        let scalars = Array(LabelText(name).normalised.unicodeScalars.prefix { $0 != "(" })
        for end in scalars.indices.reversed() {
            guard let candidates = words[scalars[end]] else { continue }
            let head = scalars[...end]
            if let word = candidates.first(where: { head.suffix($0.scalars.count).elementsEqual($0.scalars) }) {
                return (word.sense, word.text)
            }
        }
        return nil
    }
}
