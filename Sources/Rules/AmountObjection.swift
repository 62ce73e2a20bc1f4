import FilingModel
import FoundationEssentials
import Spreadsheet

/// What speaks against the way an amount is written.
///
/// FUND-05, FUND-08, FUND-09 and FUND-10 all look at the same cells. Which of them speaks is decided here and nowhere
/// else, so that one wrong cell gives one finding. Formulas without a result and error values are FILE-10's; where the sheet
/// declares no unit, or two, the amounts cannot be judged at all (FUND-04, FUND-05).
enum AmountObjection {
    /// Below zero (FUND-10).
    case negative
    /// No number, such as 无 or 已列入 (FUND-10).
    case words
    /// Two numbers, such as 50-60万 (FUND-09).
    case range
    /// 约, 左右, Chinese numerals or 亿 (FUND-09).
    case inexact(Amount)
    /// The cell names another unit than the sheet (FUND-05).
    case foreignUnit(AmountUnit, Amount)
    /// A number that is written as a text (FUND-08).
    case text(Amount)

    init?(_ field: Field<Amount>, sheetUnit: AmountUnit) {
        switch field.source {
        case .formulaWithoutValue, .error, .labelMissing: return nil
        case .typed, .formula: break
        }
        switch field.content {
        case .blank: return nil
        case .unreadable(let raw):
            self = Self.numbers(in: raw) > 1 ? .range : .words
        case .value(let amount):
            if amount.money < .zero {
                self = .negative
            } else if !amount.writing.isDisjoint(with: [.approximate, .chineseNumerals]) {
                self = .inexact(amount)
            } else if let unit = amount.inlineUnit, unit != sheetUnit {
                self = .foreignUnit(unit, amount)
            } else if !amount.writing.isEmpty {
                self = .text(amount)
            } else {
                return nil
            }
        }
    }

    private static func numbers(in raw: String) -> Int {
        LabelText(raw).normalised.split { !(($0.isASCII && $0.isNumber) || $0 == "." || $0 == ",") }.filter {
            $0.contains { $0.isNumber }
        }.count
    }
}

extension Filing {
    /// Every amount of the filing, in the order of its cells.
    var amountFields: [Field<Amount>] {
        let fields = amounts.values + tasks.flatMap { [$0.total, $0.fiscal, $0.other] }
        return fields.sorted {
            ($0.origin.cell.row, $0.origin.cell.column) < ($1.origin.cell.row, $1.origin.cell.column)
        }
    }

    /// Judges the filing's amounts one by one; not evaluated where the form has none or the unit is not known.
    func judgeAmounts(_ violation: (Field<Amount>, AmountObjection, AmountUnit) -> Violation?) -> Outcome {
        guard !amounts.isEmpty || !tasks.isEmpty else { return .fieldNotInForm }
        guard let unit = amountUnit.value else { return .fieldWithoutValue }
        return Outcome(
            amountFields.compactMap { field in
                AmountObjection(field, sheetUnit: unit).flatMap { violation(field, $0, unit) }
            })
    }
}

extension Field<Amount> {
    /// A correction to that amount as a plain number in the sheet's unit; nil for a formula, which is never written
    /// over.
    func correction(_ safety: Correction.Safety, to money: Money, in unit: AmountUnit) -> Correction? {
        guard source == .typed else { return nil }
        return Correction(
            safety: safety, origin: origin, before: raw, after: .number(Double(money.fen) / Double(unit.fen)))
    }
}

extension Money {
    /// The number to type into a cell of that unit, without thousands separators: `45`, `3309840.5`.
    func typed(in unit: AmountUnit) -> String { ShortestDecimal.text(Double(fen) / Double(unit.fen)) }
}
