import Spreadsheet

/// What a blank form leaves behind in a cell that was never filled in: `××`, `**`, `……`, `20XX`, `指标1：`, 示例, `/`.
package enum PlaceholderText: Hashable, Sendable {
    /// The cell holds nothing else.
    case whole
    /// The mark that stands beside real text.
    case part(mark: String)

    /// A target value, where fill marks with a sign and a unit are no value either: `≥**%`, `××公里`.
    package static func reading(value text: String) -> PlaceholderText? {
        TargetText(text).isPlaceholder ? .whole : Scan(text).placeholder(labelsAreMarks: true, strokesToo: true)
    }

    /// A name in the indicator table, where a preprinted number before the name is a mark.
    package static func reading(name text: String) -> PlaceholderText? {
        Scan(text).placeholder(labelsAreMarks: true, strokesToo: true)
    }

    /// Any other text. Items may be numbered (`目标1：完成…`) but not empty.
    ///
    /// - Parameter isRequired: a mere stroke, which elsewhere means "none", is a mark too.
    package static func reading(text: String, isRequired: Bool) -> PlaceholderText? {
        Scan(text).placeholder(labelsAreMarks: false, strokesToo: isRequired)
    }

    /// A text taken apart into marks, numbered labels and the rest.
    private struct Scan {
        private var mark: String?
        private var numbered: String?
        private var emptyNumbered: String?
        private var hasLoneFill = false
        private var hasStroke = false
        private var hasRest = false

        init(_ text: String) {
            let written = text.unicodeScalars.filter { !LabelText.isBlank($0) }.map(\.self)
            let scalars = written.map(LabelText.narrowed)
            func quoted(_ part: ArraySlice<Unicode.Scalar>) -> String {
                String(String.UnicodeScalarView(written[part.indices]))
            }
            var index = 0
            while index < scalars.count {
                let rest = scalars[index...]
                if let sample = Self.sample(rest) {
                    mark = mark ?? quoted(sample)
                    index += sample.count
                } else if let label = Self.label(rest) {
                    numbered = numbered ?? quoted(label)
                    index += label.count
                    let next = scalars[index...]
                    if next.isEmpty || Self.label(next) != nil { emptyNumbered = emptyNumbered ?? quoted(label) }
                } else if let fill = Self.fill(rest, before: index > 0 ? scalars[index - 1] : nil) {
                    if fill.count > 1 { mark = mark ?? quoted(fill) } else { hasLoneFill = true }
                    index += fill.count
                } else {
                    if Self.strokes.contains(scalars[index]) { hasStroke = true }
                    if !Self.neutral.contains(scalars[index]) { hasRest = true }
                    index += 1
                }
            }
        }

        func placeholder(labelsAreMarks: Bool, strokesToo: Bool) -> PlaceholderText? {
            if !hasRest {
                return mark != nil || numbered != nil || hasLoneFill || (strokesToo && hasStroke) ? .whole : nil
            }
            return (mark ?? (labelsAreMarks ? numbered : emptyNumbered)).map(PlaceholderText.part)
        }

        /// `示例：`, `(示例)`, or 示例 at the end of the text; 示例县 is a name.
        private static func sample(_ text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar>? {
            samples.first { text.starts(with: $0.unicodeScalars) && ($0 != "示例" || text.count == 2) }
                .map { text.prefix($0.unicodeScalars.count) }
        }

        /// `指标1：`, `目标二:`, or `任务3` at the end of the text.
        private static func label(_ text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar>? {
            guard words.contains(where: { text.starts(with: $0.unicodeScalars) }) else { return nil }
            let numbers = text.dropFirst(2).prefix { digits.contains($0) }
            guard !numbers.isEmpty else { return nil }
            let length = 2 + numbers.count
            guard text.count > length else { return text }
            return ":.、".unicodeScalars.contains(text[text.startIndex + length]) ? text.prefix(length + 1) : nil
        }

        /// A run of one fill mark, with the 20 of `20XX`. The letter counts only where it is no part of a word.
        private static func fill(
            _ text: ArraySlice<Unicode.Scalar>, before: Unicode.Scalar?
        ) -> ArraySlice<Unicode.Scalar>? {
            let century = text.starts(with: "20".unicodeScalars) ? 2 : 0
            let marks = text.dropFirst(century)
            guard let first = marks.first, fills.contains(first) else { return nil }
            let run = marks.prefix { $0 == first }
            guard first.properties.isAlphabetic else { return text.prefix(century + run.count) }
            let after = marks.dropFirst(run.count).first
            let adjoins = [century == 0 ? before : nil, after].contains { $0.map(isLatin) == true }
            return adjoins ? nil : text.prefix(century + run.count)
        }

        private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
            scalar.isASCII && scalar.properties.isAlphabetic
        }

        private static let samples = ["(示例)", "示例:", "示例"]
        private static let words = ["指标", "目标", "任务"]
        private static let digits = Set("0123456789一二三四五六七八九十".unicodeScalars)
        private static let fills = Set("*×╳xX…_○".unicodeScalars)
        private static let strokes = Set("/-—–".unicodeScalars)
        private static let neutral = Set("/-—–:：、,，.。;；()（）%≥≤><＞＜＝=年月日".unicodeScalars)
    }
}
