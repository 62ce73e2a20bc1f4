import FilingModel

/// Texts that fill a field and say nothing: 无, 同上, 按要求完成. Marks left from the blank form, such as `/` and `××`,
/// are COMP-18's.
struct EmptyMeaningWords: Sendable {
    private let words: Set<String>

    init(_ parameters: RuleParameters) throws(ProfileError) {
        words = Set(try parameters.texts("words").map(Self.stem))
    }

    /// The text is nothing but one of the words, whatever its blanks and its full stop.
    func contains(_ text: String) -> Bool { words.contains(Self.stem(text)) }

    private static func stem(_ text: String) -> String {
        var stem = LabelText(text).normalised
        stem.unicodeScalars.removeAll { "。.，,；;!".unicodeScalars.contains($0) }
        return stem
    }
}
