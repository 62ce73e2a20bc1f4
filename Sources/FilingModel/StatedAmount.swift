/// An amount as it can be written into any layout, whose unit may be another one.
package enum StatedAmount: Hashable, Sendable {
    case money(Money)
    /// What could not be read as money, as it was written.
    case words(String)

    /// Nil for a blank.
    package init?(_ content: Content<Amount>) {
        switch content {
        case .value(let amount): self = .money(amount.money)
        case .blank: return nil
        case .unreadable(let raw):
            guard let text = (raw.dropping(suffix: Self.withoutUnit) ?? raw).stated else { return nil }
            self = .words(text)
        }
    }

    /// What stands behind a number that was read in a sheet without a unit, so that no sheet's unit makes money of it.
    private static let withoutUnit = "（单位不明）"

    /// Words as a sheet with that unit can hold them and give them back as words.
    package static func written(_ words: String, in unit: AmountUnit) -> String {
        if case .unreadable = Amount.read(words, isNumericCell: false, unit: unit) { return words }
        return words + withoutUnit
    }
}
