/// How much room a text takes, as far as it can be told without fonts: a Chinese character is two columns wide.
enum TextMeasure {
    /// Lines of a text wrapped at so many columns; at least one.
    static func lines(_ text: String, width: Int) -> Int {
        let width = max(2, width)
        func lines(_ columns: Int) -> Int { max(1, (columns + width - 1) / width) }
        var total = 0
        var columns = 0
        for character in text.unicodeScalars {
            if character == "\n" {
                total += lines(columns)
                columns = 0
            } else {
                columns += character.value >= 0x1100 ? 2 : 1
            }
        }
        return total + lines(columns)
    }
}
