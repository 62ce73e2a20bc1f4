import Spreadsheet

/// What a blank form leaves behind in a cell that was never filled in: `××`, `**`, `……`, `20XX`, `指标1：`, 示例, `/`.
package enum PlaceholderText: Hashable, Sendable {
    /// The cell holds nothing else.
    case whole
    /// The mark that stands beside real text.
    case part(mark: String)

    /// A target value, where fill marks with a sign and a unit are no value either: `≥**%`, `××公里`.
    package static func reading(value text: String) -> PlaceholderText? {
        reading(value: text, read: TargetText(text))
    }

    /// The same of a value that has been read.
    static func reading(value text: String, read target: TargetText) -> PlaceholderText? {
        target.isPlaceholder ? .whole : Scan(text).placeholder(labelsAreMarks: true, strokesToo: true)
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
            var written: [Unicode.Scalar] = []
            written.reserveCapacity(text.utf8.count)
            for scalar in text.unicodeScalars where !LabelText.isBlank(scalar) { written.append(scalar) }
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
                    let isStroke = Self.isStroke(scalars[index])
                    hasStroke = hasStroke || isStroke
                    hasRest = hasRest || (!isStroke && !Self.isNeutral(scalars[index]))
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
            guard text.first == "示" || text.first == "(" else { return nil }
            return samples.first { text.starts(with: $0.unicodeScalars) && ($0 != "示例" || text.count == 2) }
                .map { text.prefix($0.unicodeScalars.count) }
        }

        /// `指标1：`, `目标二:`, or `任务3` at the end of the text.
        private static func label(_ text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar>? {
            switch (text.first, text.dropFirst().first) {
            case ("指", "标"), ("目", "标"), ("任", "务"): break
            default: return nil
            }
            let numbers = text.dropFirst(2).prefix(while: isNumeral)
            guard !numbers.isEmpty else { return nil }
            let length = 2 + numbers.count
            guard text.count > length else { return text }
            return ":.、".unicodeScalars.contains(text[text.startIndex + length]) ? text.prefix(length + 1) : nil
        }

        /// A run of one fill mark, with the 20 of `20XX`. The letter counts only where it is no part of a word.
        private static func fill(
            _ text: ArraySlice<Unicode.Scalar>, before: Unicode.Scalar?
        ) -> ArraySlice<Unicode.Scalar>? {
            let century = text.first == "2" && text.dropFirst().first == "0" ? 2 : 0
            let marks = text.dropFirst(century)
            guard let first = marks.first, isFill(first) else { return nil }
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

        private static func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
            switch scalar {
            case "0"..."9", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十": true
            default: false
            }
        }

        private static func isFill(_ scalar: Unicode.Scalar) -> Bool {
            switch scalar {
            case "*", "×", "╳", "x", "X", "…", "_", "○": true
            default: false
            }
        }

        private static func isStroke(_ scalar: Unicode.Scalar) -> Bool {
            switch scalar {
            case "/", "-", "—", "–": true
            default: false
            }
        }

        /// Punctuation, signs and date words, which say nothing without the text between them.
        private static func isNeutral(_ scalar: Unicode.Scalar) -> Bool {
            switch scalar {
            case ":", "：", "、", ",", "，", ".", "。", ";", "；", "(", ")", "（", "）", "%", "≥", "≤", ">", "<", "＞", "＜",
                "＝",
                "=", "年", "月", "日":
                true
            default: false
            }
        }
    }
}
