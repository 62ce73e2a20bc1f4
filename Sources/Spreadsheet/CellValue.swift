/// What a cell shows, as far as the file says. A formula's value is the one cached in the file; nothing is evaluated.
package enum CellValue: Hashable, Sendable {
    /// Rich runs joined, phonetic runs left out, `_xHHHH_` decoded.
    case text(String)
    case number(Double)
    case boolean(Bool)
    /// An error code as written, such as `#REF!`; also codes newer than the format.
    case error(String)
    /// A number under a date or time-of-day format, or an ISO 8601 cell.
    case date(CellDate)
    /// A number under an elapsed-time format such as `[h]:mm`, in days.
    case duration(days: Double)
}

/// One non-empty cell, decoded. A formula without a cached value has `value == nil`.
package struct Cell: Hashable, Sendable {
    package let reference: CellReference
    package let value: CellValue?
    package let isFormula: Bool
    /// The formula without its `=`; nil for the followers of a shared formula, whose text stands at the first cell.
    package let formula: String?
    package let format: NumberFormat

    package init(
        reference: CellReference, value: CellValue?, isFormula: Bool = false, formula: String? = nil,
        format: NumberFormat = .general
    ) {
        self.reference = reference
        self.value = value
        self.isFormula = isFormula
        self.formula = formula
        self.format = format
    }

    /// The text a person reads in the cell: numbers as their shortest decimal, percentages with their sign.
    /// Empty for a formula without a cached value.
    package var shownText: String {
        switch value {
        case nil: ""
        case .text(let text): text
        case .error(let code): code
        case .boolean(let flag): flag ? "TRUE" : "FALSE"
        case .date(let date): date.description
        case .duration(let days): ShortestDecimal.text(days)
        case .number(let number):
            if case .percent = format { ShortestDecimal.percentText(number) } else { ShortestDecimal.text(number) }
        }
    }
}
