import FilingModel
import Spreadsheet

/// What speaks against an indicator's sign.
///
/// VAL-04 and VAL-12 to VAL-15 all look at the same sign. Which of them speaks is decided here and nowhere else, so that
/// one wrong sign gives one finding: two signs that contradict each other (VAL-04) come first, then cost (VAL-13), then the
/// name (VAL-14, VAL-15), and the direction column (VAL-12) only when the sign itself stands.
enum SignObjection {
    /// The sign column and the value say different things.
    case contradictorySigns
    /// A cost that should be at least so much.
    case costWithFloor
    /// Something unwanted that should be at least so much.
    case unwantedWithFloor(word: String)
    /// Something wanted that should be at most so much.
    case wantedWithCeiling(word: String)
    /// The direction column says otherwise.
    case otherDirection(expected: IndicatorDirection)

    init?(_ indicator: Indicator, _ meaning: NameMeaning) {
        if indicator.hasContradictorySigns {
            self = .contradictorySigns
            return
        }
        guard let comparison = indicator.comparison, let expected = IndicatorDirection(comparison) else { return nil }
        let name = indicator.level3.value.flatMap(meaning.reading)
        if indicator.isCost, comparison.isFloor, name?.sense != .wanted {
            self = .costWithFloor  // a share of cost saved (成本节约率) is wanted although it stands below 成本指标
        } else if let name, name.sense == .unwanted, comparison.isFloor {
            self = .unwantedWithFloor(word: name.word)
        } else if let name, name.sense == .wanted, comparison.isCeiling, !indicator.isCost {
            self = .wantedWithCeiling(word: name.word)  // 预算完成率 ≤100% below 成本指标 is a limit
        } else if let written = indicator.direction?.value.flatMap(IndicatorDirection.reading), written != expected {
            self = .otherDirection(expected: expected)
        } else {
            return nil
        }
    }
}

extension Indicator {
    /// The cell the sign in force stands in: the sign column's, or the value's where it holds the sign.
    var signField: Field<String> {
        guard let sign, sign.value.flatMap(Comparison.reading) != nil else { return value }
        return sign
    }

    /// A proposal to put the opposite sign into that cell; nil where the direction has to be turned round with it.
    var reversedSign: Correction? {
        guard let reversed = comparison?.reversed else { return nil }
        let stated = direction?.value.flatMap { IndicatorDirection.reading($0) }
        guard stated == nil || stated == IndicatorDirection(reversed) else { return nil }
        let isInValue = signField.origin == value.origin
        return signField.correction(.propose, to: reversed.rawValue + (isInValue ? target.body : ""))
    }
}
