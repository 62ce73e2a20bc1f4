/// 度量单位: the unit of a target, in one spelling for the same thing (`％`, `(%)` and `百分比` are `%`; `㎡` is `平方米`).
package struct MeasureUnit: Hashable, Sendable {
    package let symbol: String

    package static let percent = "%"
    /// Units of measures, as against things counted, in the spelling to be offered.
    package static let measured = [
        "元", "万元", "元/人", "平方米", "亩", "立方米", "米", "公里", "平方公里", "公斤", "吨", "年", "月", "日", "天", "小时",
    ]

    /// Nil for an empty text and for the strokes and words that mean "none".
    package init?(_ text: String) {
        var name = LabelText(text).normalised
        if name.holds("(含"), let remark = name.range(of: "(含") { name = String(name[..<remark.lowerBound]) }
        if name.begins(with: "("), name.ends(with: ")") { name = String(name.dropFirst().dropLast()) }
        guard !name.isEmpty, !["/", "-", "—", "——", "无"].contains(name) else { return nil }
        let isLatin = name.utf8.contains { $0 < 0x80 && ($0 | 0x20) &- 0x61 < 26 }
        symbol = Self.spellings[name] ?? (isLatin ? Self.spellings[name.lowercased()] : nil) ?? name
    }

    /// Whether both mean the same, or one only says more than the other (`元` and `元/人·月`, `个` and `个行政村`).
    /// `人` and `人次`, `元` and `万元` do not agree. A bare multiple, as in `1.2亿` beside `元`, is no unit of its own.
    package func agrees(with other: MeasureUnit) -> Bool {
        if key == other.key || Self.multiples.contains(symbol) || Self.multiples.contains(other.symbol) { return true }
        let (short, long) = symbol.count < other.symbol.count ? (symbol, other.symbol) : (other.symbol, symbol)
        guard long.hasPrefix(short) else { return false }
        let rest = long.dropFirst(short.count)
        return rest.count > 1 || rest.first.map { "/(·".contains($0) } == true
    }

    /// Whether that text, which reads as this unit, is another word or sign for it; blanks and full-width signs are not.
    package func isRespelt(_ text: String) -> Bool {
        LabelText(text).normalised != symbol && Self.spellings[LabelText(text).normalised.lowercased()] != nil
    }

    /// Without separators, `每` and the choice between words for the same thing: `元/人/月` and `元/人·月` are one.
    private var key: String {
        let bare = symbol.filter { !"/.·•・*()每".contains($0) }
        return Self.synonyms[bare] ?? bare
    }

    private static let spellings: [String: String] = [
        "百分比": percent, "百分之": percent, "百分率": percent,
        "㎡": "平方米", "m²": "平方米", "m2": "平方米", "平米": "平方米", "平方": "平方米",
        "m³": "立方米", "m3": "立方米", "立方": "立方米", "km": "公里", "千米": "公里", "km²": "平方公里",
        "平方千米": "平方公里", "m": "米", "kg": "公斤", "千克": "公斤", "t": "吨", "h": "小时",
    ]

    private static let multiples: Set<String> = ["百", "千", "万", "百万", "千万", "亿"]

    private static let synonyms: [String: String] = [
        "名": "人", "位": "人", "日": "天", "个月": "月", "工作日": "个工作日", "个小时": "小时", "周年": "年",
    ]
}

extension String {
    /// The first place where that text stands.
    fileprivate func range(of text: String) -> Range<Index>? {
        indices.first { self[$0...].hasPrefix(text) }.map { $0..<index($0, offsetBy: text.count) }
    }
}
