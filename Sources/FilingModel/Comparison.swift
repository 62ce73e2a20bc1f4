/// 指标性质: how a target value is meant (the six signs of the province's budget platform).
package enum Comparison: String, Sendable, CaseIterable {
    case atLeast = "≥"
    case greaterThan = "＞"
    case equal = "＝"
    case atMost = "≤"
    case lessThan = "＜"
    case qualitative = "定性"

    /// ≥ or ＞: the more, the better.
    package var isFloor: Bool { self == .atLeast || self == .greaterThan }
    /// ≤ or ＜: the less, the better.
    package var isCeiling: Bool { self == .atMost || self == .lessThan }

    /// The sign of the other side, as strict as this one; itself for ＝ and 定性.
    package var reversed: Comparison {
        switch self {
        case .atLeast: .atMost
        case .greaterThan: .lessThan
        case .atMost: .atLeast
        case .lessThan: .greaterThan
        case .equal, .qualitative: self
        }
    }

    /// Reads a sign as people write it. `isExact` is false for a variant such as ">=" or "不低于", and for stray blanks.
    package static func reading(_ text: String) -> (comparison: Comparison, isExact: Bool)? {
        if let exact = Comparison(rawValue: text) { return (exact, true) }
        let written = text.unicodeScalars.filter { !LabelText.isBlank($0) }
        let trimmed = String(String.UnicodeScalarView(written))
        if let spaced = Comparison(rawValue: trimmed) { return (spaced, false) }
        return variants[String(String.UnicodeScalarView(written.map(LabelText.narrowed)))].map { ($0, false) }
    }

    /// Every accepted spelling that is not the sign itself, in half-width characters (platform exports and real filings).
    package static let variants: [String: Comparison] = [
        ">=": .atLeast, "=>": .atLeast, "≧": .atLeast, "》": .atLeast, "⩾": .atLeast, "≥=": .atLeast, "≮": .atLeast,
        "不低于": .atLeast, "不少于": .atLeast, "不小于": .atLeast, "至少": .atLeast, "以上": .atLeast, "及以上": .atLeast,
        "大于等于": .atLeast, "大于或等于": .atLeast,
        ">": .greaterThan, "﹥": .greaterThan, "大于": .greaterThan, "高于": .greaterThan, "超过": .greaterThan,
        "多于": .greaterThan,
        "=": .equal, "等于": .equal, "﹦": .equal, "==": .equal,
        "<=": .atMost, "=<": .atMost, "≦": .atMost, "《": .atMost, "⩽": .atMost, "≤=": .atMost, "≯": .atMost,
        "不高于": .atMost, "不超过": .atMost, "不大于": .atMost, "不多于": .atMost, "不晚于": .atMost, "不迟于": .atMost,
        "至多": .atMost, "以内": .atMost, "之内": .atMost, "以下": .atMost, "及以下": .atMost,
        "小于等于": .atMost, "小于或等于": .atMost,
        "<": .lessThan, "﹤": .lessThan, "小于": .lessThan, "低于": .lessThan, "少于": .lessThan,
        "定性指标": .qualitative, "定性描述": .qualitative,
    ]
}

/// 指标方向性: whether more is better.
package enum IndicatorDirection: String, Sendable, CaseIterable {
    case positive = "正向指标"
    case negative = "反向指标"

    package static func reading(_ text: String) -> IndicatorDirection? {
        switch LabelText(text).normalised {
        case "正向指标", "正向", "正": .positive
        case "反向指标", "反向", "反", "逆向指标", "逆向", "负向指标", "负向": .negative
        default: nil
        }
    }

    /// The direction a sign means; nil for ＝ and 定性, which go with either.
    package init?(_ comparison: Comparison) {
        guard comparison.isFloor || comparison.isCeiling else { return nil }
        self = comparison.isFloor ? .positive : .negative
    }
}
