import FoundationEssentials

/// An amount of money as read from a cell, with how it was written.
package struct Amount: Hashable, Sendable {
    /// What a normalised copy would change; empty for a plain number.
    package struct Writing: OptionSet, Hashable, Sendable {
        package let rawValue: Int
        package init(rawValue: Int) { self.rawValue = rawValue }

        /// A text cell that holds a number.
        package static let text = Writing(rawValue: 1 << 0)
        package static let fullWidth = Writing(rawValue: 1 << 1)
        package static let separators = Writing(rawValue: 1 << 2)
        package static let currencySign = Writing(rawValue: 1 << 3)
        package static let spaces = Writing(rawValue: 1 << 4)
        /// A unit beside the number, such as `50万元`.
        package static let unit = Writing(rawValue: 1 << 5)
        /// 五十万, 1.2亿.
        package static let chineseNumerals = Writing(rawValue: 1 << 6)
        /// 约, 左右: the number is not meant exactly.
        package static let approximate = Writing(rawValue: 1 << 7)
    }

    package let money: Money
    package let writing: Writing
    /// The unit written in the cell itself; nil when the sheet's unit applies.
    package let inlineUnit: AmountUnit?
    /// The number in the cell, in the unit that applies.
    package let number: Decimal

    package init(money: Money, writing: Writing, inlineUnit: AmountUnit?, number: Decimal) {
        self.money = money
        self.writing = writing
        self.inlineUnit = inlineUnit
        self.number = number
    }

    /// Reads an amount cell.
    ///
    /// - Parameters:
    ///   - raw: the text as shown.
    ///   - isNumericCell: the cell is a number rather than a text.
    ///   - unit: the sheet's unit; nil when none is declared, and then only a unit in the cell itself makes it readable.
    /// - Returns: `.unreadable` for words, ranges, and numbers whose unit is unknown.
    package static func read(_ raw: String, isNumericCell: Bool, unit: AmountUnit?) -> Content<Amount> {
        guard !raw.trimmed.isEmpty else { return .blank }
        var writing: Writing = isNumericCell ? [] : .text
        var text = ""
        for scalar in raw.unicodeScalars {
            let narrow = scalar.value == 0xFFE5 ? "¥" : LabelText.narrowed(scalar)
            if narrow != scalar, scalar.value != 0x3000 { writing.insert(.fullWidth) }
            if LabelText.isBlank(narrow) {
                writing.insert(.spaces)
            } else if narrow == "¥" || narrow == "￥" {
                writing.insert(.currencySign)
            } else {
                text.unicodeScalars.append(narrow)
            }
        }
        for word in ["大约", "约", "左右", "上下"] where text.begins(with: word) || text.ends(with: word) {
            text = text.dropping(prefix: word) ?? text.dropping(suffix: word) ?? text
            writing.insert(.approximate)
        }
        if text.utf8.contains(UInt8(ascii: ",")) { writing.insert(.separators) }
        if text.ends(with: "元整") || text.ends(with: "元正") { text.removeLast() }
        let (body, multiplier, inlineUnit) = withoutUnit(text)
        if inlineUnit != nil { writing.insert(.unit) }
        var number = DecimalText.read(body)
        if number == nil, let numeral = ChineseNumeral.read(body) {
            number = numeral
            writing.insert(.chineseNumerals)
        }
        guard let number, let applying = inlineUnit ?? unit, let money = Money(number * multiplier, applying) else {
            return .unreadable(raw)
        }
        if multiplier != 1 { writing.insert(.chineseNumerals) }
        return .value(Amount(money: money, writing: writing, inlineUnit: inlineUnit, number: number * multiplier))
    }

    /// Splits `1.2亿元` into `1.2`, ten thousand and 万元; `50万元` into `50`, 1 and 万元; `五十万元` into `五十`, 1 and
    /// 万元. The 万 of `一亿零五万元` belongs to the number: that is `一亿零五万`, 1 and 元.
    private static func withoutUnit(_ text: String) -> (body: String, multiplier: Decimal, unit: AmountUnit?) {
        let numeral = text.dropping(suffix: "元") ?? text
        if numeral.ends(with: "万"), numeral.holds("亿"), ChineseNumeral.read(numeral) != nil {
            return (numeral, 1, .yuan)
        }
        for (suffix, multiplier, unit) in units {
            if let body = text.dropping(suffix: suffix) { return (body, multiplier, unit) }
        }
        return (text, 1, nil)
    }

    private static let units: [(suffix: String, multiplier: Decimal, unit: AmountUnit)] = [
        ("亿元", 10_000, .tenThousandYuan), ("亿", 10_000, .tenThousandYuan), ("万元", 1, .tenThousandYuan),
        ("万", 1, .tenThousandYuan), ("元", 1, .yuan),
    ]
}

/// Chinese numerals below 10¹⁶: 五十, 三百二十万, 一亿零五万. Financial forms (壹贰叁…) too.
enum ChineseNumeral {
    private static let digits: [Character: Int64] = [
        "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
        "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
    ]
    private static let places: [Character: Int64] = ["十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000]

    /// Nil for a text with anything else in it, and for an empty one.
    static func read(_ text: String) -> Decimal? {
        guard !text.isEmpty, text.count <= 24 else { return nil }
        var total: Int64 = 0
        var section: Int64 = 0
        var digit: Int64?
        for character in text {
            if let value = digits[character] {
                guard digit == nil || digit == 0 else { return nil }
                digit = value
            } else if let place = places[character] {
                section += (digit == nil || digit == 0 ? 1 : digit ?? 1) * place  // 十五 is 15: the missing digit is one
                digit = nil
            } else if character == "万" || character == "亿" {
                section += digit ?? 0  // 十万: no digit stands between
                digit = nil
                if character == "万" { total += section * 10_000 } else { total = (total + section) * 100_000_000 }
                section = 0
            } else {
                return nil
            }
        }
        return Decimal(total + section + (digit ?? 0))  // 五十: no digit is left over
    }
}
