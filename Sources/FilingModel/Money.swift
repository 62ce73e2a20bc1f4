import FoundationEssentials

/// An amount of money as an integer number of fen (1/100 yuan). Never a floating-point number.
package struct Money: Hashable, Comparable, Sendable, AdditiveArithmetic {
    package let fen: Int64

    package static let zero = Money(fen: 0)

    package init(fen: Int64) { self.fen = fen }

    package init(yuan: Int64) { fen = yuan * 100 }

    /// Rounded half away from zero to whole fen; nil beyond ±9·10¹⁶ fen (900 万亿元).
    package init?(_ number: Decimal, _ unit: AmountUnit) {
        let product = number * Decimal(unit.fen)
        let half = Decimal(sign: product < 0 ? .minus : .plus, exponent: -1, significand: 5)
        let whole = "\(product + half)".prefix { $0 != "." }
        guard abs(product) < Decimal(90_000_000_000_000_000), let fen = Int64(whole) else { return nil }
        self.fen = fen
    }

    package static func < (left: Money, right: Money) -> Bool { left.fen < right.fen }

    /// Saturating, so that no sum of absurd amounts can trap.
    package static func + (left: Money, right: Money) -> Money {
        let (sum, overflow) = left.fen.addingReportingOverflow(right.fen)
        return Money(fen: overflow ? (left.fen < 0 ? .min + 1 : .max) : sum)
    }

    package static func - (left: Money, right: Money) -> Money { left + Money(fen: -right.fen) }

    /// With thousands separators and the unit: `3,498,000.00 元`, `349.8 万元`.
    package func text(in unit: AmountUnit) -> String {
        "\(number(in: unit)) \(unit.rawValue)"
    }

    /// The bare number in that unit: two decimals in 元, up to six in 万元.
    package func number(in unit: AmountUnit) -> String {
        let whole = String(abs(fen) / unit.fen)
        let digits = unit == .yuan ? 2 : 6
        var fraction = String(abs(fen) % unit.fen)
        fraction = String(repeating: "0", count: digits - fraction.count) + fraction
        if unit == .tenThousandYuan {
            while fraction.last == "0" { fraction.removeLast() }
        }
        var grouped = ""
        for (index, digit) in whole.enumerated() {
            if index > 0, (whole.count - index) % 3 == 0 { grouped.append(",") }
            grouped.append(digit)
        }
        return (fen < 0 ? "-" : "") + grouped + (fraction.isEmpty ? "" : "." + fraction)
    }
}

/// The unit in which a sheet states its amounts.
package enum AmountUnit: String, Sendable, CaseIterable {
    case yuan = "元"
    case tenThousandYuan = "万元"

    /// Fen in one unit.
    package var fen: Int64 { self == .yuan ? 100 : 1_000_000 }
}
