import FilingModel
import FoundationEssentials
import Spreadsheet

/// What a filing states, as cells hold it: amounts in the form's unit, exact, and texts that are numbers or dates as such.
struct FormValues {
    /// Nil for a form without amounts, which writes them in 元 all the same.
    let unit: AmountUnit?

    func amount(_ stated: StatedAmount?) -> SheetPlan.Content {
        switch stated {
        case nil: .blank
        case .words(let words): .text(words)
        case .money(let money): number(of: money)
        }
    }

    func text(_ text: String?, _ role: FormRole) -> SheetPlan.Content {
        guard let text else { return .blank }
        switch role {
        case .number: return Self.number(text).map { .number($0) } ?? .text(text)
        case .date, .plainDate:
            // Only what reads back as it is written.
            guard let date = CellDate(iso8601: text), let day = date.day, date.description == text else {
                return .text(text)
            }
            return .date(day)
        default: return .text(text)
        }
    }

    /// A sum as a live formula, where the parts add up to what is stated; else the amount itself, which a rule will look at.
    func total(_ stated: StatedAmount?, of parts: [StatedAmount?], formula: String) -> SheetPlan.Content {
        let sums = parts.compactMap(\.self)
        guard let stated else { return sums.isEmpty ? .blankFormula(formula) : .blank }
        let monies = sums.compactMap { if case .money(let money) = $0 { money } else { nil } }
        guard case .money(let money) = stated, !sums.isEmpty, monies.count == sums.count,
            monies.reduce(.zero, +) == money, case .number(let value) = number(of: money)
        else { return amount(stated) }
        return .formula(formula, cached: value)
    }

    /// A formula that shows nothing as long as there is nothing to add up.
    static func sum(_ range: CellRange) -> String { "IF(COUNT(\(range))=0,\"\",SUM(\(range)))" }

    /// A floating-point number holds fifteen digits for certain; larger amounts are written out.
    private func number(of money: Money) -> SheetPlan.Content {
        let unit = unit ?? .yuan  // a form without amounts never asks
        guard money.fen.magnitude < 1_000_000_000_000_000 else {
            return .text(money.number(in: unit).filter { $0 != "," })
        }
        return .number(Double(money.fen) / Double(unit.fen))
    }

    /// `95`, `22.5`: a text that a number cell shows in just the same way.
    private static func number(_ text: String) -> Double? {
        guard DecimalText.read(text) != nil, let number = Double(text), ShortestDecimal.text(number) == text else {
            return nil
        }
        return number
    }
}
