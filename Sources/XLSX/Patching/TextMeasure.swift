/// How much room a text takes, as far as it can be told without fonts: a Chinese character is two columns wide.
enum TextMeasure {
    static func columns(_ text: some StringProtocol) -> Int {
        text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x1100 ? 2 : 1) }
    }

    /// Lines of a text wrapped at so many columns; at least one.
    static func lines(_ text: String, width: Int) -> Int {
        let width = max(2, width)
        return text.split(separator: "\n", omittingEmptySubsequences: false)
            .reduce(0) { $0 + max(1, (columns($1) + width - 1) / width) }
    }
}
