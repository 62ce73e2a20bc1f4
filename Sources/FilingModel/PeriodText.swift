import Spreadsheet

/// A project period as typed: `2025年1月-12月`, `2024.1-12`, `2025/1/1至2026/12/31`, `2025`, `2024-2026年`.
package struct PeriodText: Hashable, Sendable {
    package let start: CellDate.Day
    package let end: CellDate.Day

    /// Nil for anything that names no year, such as `1年` or `全年`.
    package init?(_ text: String) {
        let normalised = LabelText(text).normalised
        let halves = Self.halves(normalised)
        guard let first = halves.first, let start = PartialDate(first, after: nil) else { return nil }
        let end = halves.count > 1 ? PartialDate(halves[1], after: start) : start
        guard let end else { return nil }
        self.start = CellDate.Day(year: start.year, month: start.month ?? 1, day: start.day ?? 1)
        let month = end.month ?? 12
        self.end = CellDate.Day(
            year: end.year, month: month, day: end.day ?? Self.lastDay(year: end.year, month: month))
    }

    /// Splits at 至, ~, or the one dash that is not part of a date such as 2025-01-01.
    private static func halves(_ text: String) -> [Substring] {
        for separator in ["至", "到", "~", "～", "—", "－", "–"] {
            let parts = text.split(separator: Character(separator), omittingEmptySubsequences: true)
            if parts.count == 2 { return parts }
        }
        let dashes = text.indices.filter { text[$0] == "-" }
        // 2024-2026, 2024.1-12, 2024年1月-12月 have one dash; 2025-01-01-2025-12-31 has five, 2025-01-2025-12 three.
        guard dashes.count % 2 == 1 else { return [text[...]] }
        let middle = dashes[dashes.count / 2]
        if dashes.count == 1, let month = Int(text[text.index(after: middle)...]), month <= 12,
            Int(text[..<middle]) != nil
        {
            return [text[...]]  // 2025-6 is a month, not a span
        }
        return [text[..<middle], text[text.index(after: middle)...]]
    }

    package static func lastDay(year: Int, month: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        default: 31
        }
    }
}

/// A date of which the month or the day may be open.
struct PartialDate {
    let year: Int
    let month: Int?
    let day: Int?

    /// - Parameter after: the start of a span; its year serves an end that names only a month.
    init?(_ text: Substring, after start: PartialDate?) {
        let numbers = text.split { !($0.isASCII && $0.isNumber) }.compactMap { Int($0) }
        guard let first = numbers.first, numbers.count <= 6 else { return nil }
        if FiscalYear(first) != nil || (1949...1999).contains(first) {
            year = first
            month = numbers.count > 1 ? numbers[1] : nil
            day = numbers.count > 2 ? numbers[2] : nil
        } else if first > 20_000_000, FiscalYear(first / 10_000) != nil {
            year = first / 10_000
            month = first / 100 % 100
            day = first % 100
        } else if let start {
            year = start.year
            month = first
            day = numbers.count > 1 ? numbers[1] : nil
        } else {
            return nil
        }
        if let month, !(1...12).contains(month) { return nil }
        if let day, !(1...31).contains(day) { return nil }
    }
}
