import FoundationEssentials

/// A target value as typed in one cell, taken apart: `≥95%`, `不低于2次`, `230人`, `2025年12月底前`, `健全`.
package struct TargetText: Hashable, Sendable {
    package enum Shape: Hashable, Sendable {
        case empty
        /// One number, with or without a sign and a unit.
        case number
        /// A date, a month or a span of months.
        case date
        /// 90-95: two numbers, neither of which is the target.
        case range
        /// 95左右, 约95: a number that is not meant exactly.
        case approximate
        /// Several numbers in a text.
        case mixed
        /// No number at all.
        case words
    }

    package let shape: Shape
    /// The sign before the number, or the 以上 / 以内 behind it.
    package let comparison: Comparison?
    /// The sign as written, nil without one.
    package let signText: String?
    /// Only for `.number`.
    package let number: Decimal?
    /// What follows the number, normalised; nil without one.
    package let unit: String?

    package init(_ text: String) {
        var rest = LabelText(text).normalised
        guard !rest.isEmpty else {
            self.init(shape: .empty, comparison: nil, signText: nil, number: nil, unit: nil)
            return
        }
        let sign = Self.leadingSign(rest) ?? Self.trailingSign(rest)
        var body = rest
        if let sign {
            body = sign.isLeading ? String(rest.dropFirst(sign.text.count)) : String(rest.dropLast(sign.text.count))
        }
        rest = body
        let shape = Self.shape(of: rest)
        guard shape == .number else {
            // A bare word that looks like a sign (以上) is a word.
            self.init(
                shape: shape, comparison: shape == .words && sign?.isLeading != true ? nil : sign?.comparison,
                signText: sign?.text, number: nil, unit: nil)
            return
        }
        let digits = rest.prefix { $0.isASCII && ($0.isNumber || "+-.,".contains($0)) }
        var unit = String(rest.dropFirst(digits.count))
        if unit.hasPrefix("("), unit.hasSuffix(")") { unit = String(unit.dropFirst().dropLast()) }
        guard let number = DecimalText.read(digits) else {
            self.init(shape: .mixed, comparison: sign?.comparison, signText: sign?.text, number: nil, unit: nil)
            return
        }
        self.init(
            shape: .number, comparison: sign?.comparison, signText: sign?.text, number: number,
            unit: unit.isEmpty ? nil : unit)
    }

    private init(shape: Shape, comparison: Comparison?, signText: String?, number: Decimal?, unit: String?) {
        self.shape = shape
        self.comparison = comparison
        self.signText = signText
        self.number = number
        self.unit = unit
    }

    private typealias Sign = (comparison: Comparison, text: String, isLeading: Bool)

    private static let spellings: [(text: String, comparison: Comparison)] =
        (Comparison.allCases.filter { $0 != .qualitative }.map { ($0.rawValue, $0) }
        + Comparison.variants.filter { $0.value != .qualitative }.map { ($0.key, $0.value) })
        .sorted { ($0.0.count, $0.0) > ($1.0.count, $1.0) }

    private static func leadingSign(_ text: String) -> Sign? {
        spellings.first { text.hasPrefix($0.text) && $0.text != "以上" && $0.text != "以内" && $0.text != "以下" }
            .map { ($0.comparison, $0.text, true) }
    }

    private static func trailingSign(_ text: String) -> Sign? {
        guard text.contains(where: { $0.isASCII && $0.isNumber }) else { return nil }
        return ["以上": Comparison.atLeast, "以内": .atMost, "以下": .atMost].first { text.hasSuffix($0.key) }
            .map { ($0.value, $0.key, false) }
    }

    /// What the text without its sign is.
    private static func shape(of text: String) -> Shape {
        guard let first = text.first, text.contains(where: { $0.isASCII && $0.isNumber }) else { return .words }
        if text.hasPrefix("约") || text.hasSuffix("左右") || text.hasPrefix("大约") || text.hasSuffix("上下") {
            return .approximate
        }
        if isDate(text) { return .date }
        let numbers = text.split { !($0.isASCII && ($0.isNumber || $0 == "." || $0 == ",")) }
        if numbers.count == 2, text.contains(where: { "-－—–~～至".contains($0) }), first.isNumber { return .range }
        let startsWithNumber = first.isASCII && (first.isNumber || first == "-" || first == "+")
        return numbers.count == 1 && startsWithNumber ? .number : .mixed
    }

    /// 2025年12月31日, 12月底前, 1-12月, 2025-12-31, 全年 (no digits) is a word.
    private static func isDate(_ text: String) -> Bool {
        if text.contains("月"), !text.contains("元"), !text.contains("个月") { return true }
        guard let year = Int(text.prefix(4)), FiscalYear(year) != nil else { return false }
        let next = text.dropFirst(4).first
        return next == "年" || ((next == "-" || next == "/" || next == ".") && text.count >= 6)
    }
}
