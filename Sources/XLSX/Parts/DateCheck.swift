import Spreadsheet

/// Dates that are none: the day that never was, and serial numbers outside the calendar, which stay numbers.
struct DateCheck {
    /// Whether a style index shows a date.
    private let isDate: [Bool]
    private let date1904: Bool

    init(_ formats: CellFormats) {
        isDate = formats.all.contains(.date) ? formats.all.map { $0 == .date } : []
        date1904 = formats.date1904
    }

    /// At most a hundred.
    func diagnostics(_ blocks: [CellBlock]) -> [Diagnostic] {
        guard !isDate.isEmpty else { return [] }
        var found: [Diagnostic] = []
        for block in blocks {
            for cell in block.cells
            where cell.kind == .number && Int(cell.style) < isDate.count && isDate[Int(cell.style)] {
                guard let message = message(Double(bitPattern: cell.payload)) else { continue }
                found.append(Diagnostic(cell: cell.reference, message, loss: .nothing))
                guard found.count < 100 else { return found }
            }
        }
        return found
    }

    private func message(_ serial: Double) -> BilingualText? {
        if CellDate(serial: serial, date1904: date1904) == nil {
            return BilingualText(zh: "日期超出日历范围，按数值保留", en: "a date outside the calendar, kept as a number")
        }
        // ECMA-376 Part 1, 18.17.4.1: the 1900 system counts a day that no calendar has.
        return !date1904 && serial >= 60 && serial < 61
            ? BilingualText(zh: "1900-02-29 这一天不存在", en: "there was no 1900-02-29") : nil
    }
}
