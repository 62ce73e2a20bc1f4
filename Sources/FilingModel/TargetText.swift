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
        /// Several numbers in a text, or one amid words.
        case mixed
        /// No number at all.
        case words
    }

    package let shape: Shape
    /// The sign before the number, or the 以上 / 以内 behind it. Words begin with no sign: 高于往年 is a word, `≥健全` is not.
    package let comparison: Comparison?
    /// The sign as written, nil without one.
    package let signText: String?
    /// What stands beside the sign, as written but without blanks: `2次` of `不低于 2 次`.
    package let body: String
    /// For `.number`; also for a date such as `2025.6`, which is a number as well.
    package let number: Decimal?
    /// What follows the number, in the one spelling of `MeasureUnit`; nil without one.
    package let unit: String?

    package init(_ text: String) {
        let signed = SignedText(text)
        let body = signed.body
        let shape = Self.shape(of: body.plain, hasTwoSigns: signed.isContradictory)
        self.shape = shape
        self.body = body.written
        let isWord = shape == .words && signed.sign?.isSymbol == false
        comparison = isWord ? nil : signed.sign?.comparison
        signText = isWord ? nil : signed.sign?.written
        switch shape {
        case .number:
            let (number, unit) = Self.numberAndUnit(body.plain)
            self.number = number
            self.unit = unit.flatMap(MeasureUnit.init)?.symbol
        case .date:
            number = DecimalText.read(body.plain)
            unit = nil
        case .empty, .range, .approximate, .mixed, .words:
            number = nil
            unit = nil
        }
    }

    /// The marks of a blank to fill where the number belongs: `≥**%`, `××公里`, `/`, `……`.
    package var isPlaceholder: Bool {
        guard shape == .words else { return false }
        let scalars = body.unicodeScalars
        let fill = "*＊×xXＸ…_＿".unicodeScalars
        return (scalars.count > 1 && scalars.prefix(2).allSatisfy(fill.contains))
            || scalars.allSatisfy { fill.contains($0) || "%％/／—-.。".unicodeScalars.contains($0) }
    }
}

extension TargetText {
    /// What the text without its sign is.
    private static func shape(of text: String, hasTwoSigns: Bool) -> Shape {
        guard let first = text.first else { return hasTwoSigns ? .mixed : .empty }
        guard text.utf8.contains(where: isDigit) else { return .words }
        if isApproximate(text) { return .approximate }
        if CalendarWords.name(text) { return .date }
        let numbers = squareless(text).utf8.split {
            !(isDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ","))
        }
        .count { $0.contains(where: isDigit) }
        if numbers == 2, text.contains(where: { "-—–~～至到".contains($0) }), isDigit(first) { return .range }
        let startsWithNumber = isDigit(first) || first == "-" || first == "+"
        guard numbers == 1, startsWithNumber, !hasTwoSigns, numberAndUnit(text).number != nil else {
            return .mixed
        }
        return .number
    }

    /// 约95, 近100人, 95左右; 近视防控率95% is not.
    private static func isApproximate(_ text: String) -> Bool {
        ["左右", "上下"].contains(where: text.ends)
            || ["约", "大约", "大概", "近"].contains { text.dropping(prefix: $0)?.utf8.first.map(isDigit) == true }
    }

    private static func numberAndUnit(_ text: String) -> (number: Decimal?, unit: String?) {
        let digits = text.prefix { isDigit($0) || "+-.,".contains($0) }
        let unit = text[digits.endIndex...]
        return (DecimalText.read(digits), unit.isEmpty ? nil : String(unit))
    }

    private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    /// `m2` and `m3` are units, not second numbers.
    private static func squareless(_ text: String) -> String {
        text.ends(with: "m2") || text.ends(with: "m3") ? String(text.dropLast()) : text
    }
}

/// Whether a text names a day, a month or a year: 2025年12月31日, 12月底前, 1-12月, 2025-12-31, 每月15日前.
/// 全年 has no digit and is a word; 12个月 and 2次/月 are measures.
private enum CalendarWords {
    static func name(_ text: String) -> Bool {
        let isDeadline = ["前", "底", "末", "止"].contains(where: text.ends)
        let recurs = ["每", "当", "次", "第"].contains(where: text.begins)
        for (character, next) in zip(text, text.dropFirst()) where character.isASCII && character.isNumber {
            switch next {
            case "月": return true
            case "日", "号", "季": if isDeadline || recurs { return true }
            default: break
            }
        }
        guard let year = Int(text.prefix(4)), FiscalYear(year) != nil else { return false }
        return text.dropFirst(4).first == "年" || isNumericDate(text.prefix { $0 != "T" })
    }

    /// 2025-12, 2025/12/31, 2025.6: a year, a month and perhaps a day.
    private static func isNumericDate(_ text: Substring) -> Bool {
        for separator: Character in ["-", "/", "."] {
            let parts = text.split(separator: separator, omittingEmptySubsequences: false)
            guard (2...3).contains(parts.count) else { continue }
            let numbers = parts.dropFirst().compactMap { Int($0) }
            guard numbers.count == parts.count - 1, (1...12).contains(numbers[0]) else { return false }
            return numbers.count == 1 || (1...31).contains(numbers[1])
        }
        return false
    }
}
