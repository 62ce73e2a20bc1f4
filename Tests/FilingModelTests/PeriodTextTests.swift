import FilingModel
import Spreadsheet
import Testing

@Suite struct PeriodTextTests {
    @Test(
        "Periods are read to the day",
        arguments: [
            ("2025年1月-2025年12月", "2025-1-1", "2025-12-31"), ("2025年1月-12月", "2025-1-1", "2025-12-31"),
            ("2024.1-12", "2024-1-1", "2024-12-31"), ("2025/1/1至2026/2/15", "2025-1-1", "2026-2-15"),
            ("2025", "2025-1-1", "2025-12-31"), ("2024-2026年", "2024-1-1", "2026-12-31"),
            ("２０２５年１月～２０２５年２月", "2025-1-1", "2025-2-28"), ("2024年2月", "2024-2-1", "2024-2-29"),
            ("2025-01-01-2025-12-31", "2025-1-1", "2025-12-31"), ("20250101-20250630", "2025-1-1", "2025-6-30"),
            ("2025-6", "2025-6-1", "2025-6-30"), ("2026-2025年", "2026-1-1", "2025-12-31"),
        ])
    func read(text: String, start: String, end: String) {
        let period = PeriodText(text)
        #expect(period.map { Self.text($0.start) } == start)
        #expect(period.map { Self.text($0.end) } == end)
    }

    @Test("What names no year is no period", arguments: ["1年", "全年", "", "长期", "2025年13月", "12月底前"])
    func unread(text: String) {
        #expect(PeriodText(text) == nil)
    }

    private static func text(_ day: CellDate.Day) -> String { "\(day.year)-\(day.month)-\(day.day)" }
}
