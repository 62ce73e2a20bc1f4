import FilingModel
import FoundationEssentials
import Spreadsheet

extension Filing {
    /// Judges the year's indicators one by one. Not evaluated where the form lacks one of the columns, or where there
    /// is no indicator at all, which COMP-06 reports. Template residue is left out. A merged cell serves several indicators and is reported once.
    func judgeIndicators(
        with columns: Set<IndicatorColumn>, _ violation: (Indicator) -> Violation?
    ) -> Outcome {
        guard columns.isSubset(of: indicatorColumns) else { return .fieldNotInForm }
        let indicators = filledIndicators
        guard !indicators.isEmpty else { return .fieldWithoutValue }
        var reported: Set<CellOrigin> = []
        return Outcome(indicators.compactMap(violation).filter { reported.insert($0.origin).inserted })
    }
}

extension Indicator {
    /// How messages call it: its name in quotes, or its row where it has none.
    var title: BilingualText {
        guard level3.value != nil else { return BilingualText(zh: "第\(row)行的指标", en: "The indicator in row \(row)") }
        return BilingualText(zh: "“\(level3.shown)”", en: "\"\(level3.shown)\"")
    }
}

extension Field {
    /// The cell's text as messages quote it: on one line, without blanks at its ends, a long one cut.
    var shown: String {
        let text = raw.filter { !$0.isNewline }.trimmed
        return text.count > 60 ? text.prefix(59) + "…" : text
    }

    /// A correction of this cell; nil for a formula, which is never written over.
    func correction(_ safety: Correction.Safety, to text: String) -> Correction? {
        guard source == .typed, text != raw else { return nil }
        return Correction(safety: safety, origin: origin, before: raw, after: .text(text))
    }

    /// The same to a plain number.
    func correction(_ safety: Correction.Safety, to number: Decimal) -> Correction? {
        guard source == .typed, let value = Double("\(number)") else { return nil }
        return Correction(safety: safety, origin: origin, before: raw, after: .number(value))
    }
}
