import FilingModel
import Spreadsheet

/// The budget year in the lines of a title: `（2025年度）`, `2025年…申报表`, `（  年度）`.
///
/// A title may name a project with a year of its own, as in `2019年公路改造绩效目标表`; so `年度` speaks before `年`.
struct TitleYear {
    /// - Parameter rows: the title's; nil for a form without one.
    /// - Returns: nil when the title lines speak of no year at all.
    static func read(
        _ labels: SheetLabels, rows: ClosedRange<Int>?, _ reader: FieldReader
    ) -> Field<FiscalYear>? {
        guard let rows else { return nil }
        var best: (rank: Int, field: Field<FiscalYear>)?
        for (cell, text, raw) in labels.texts(in: rows) where !labels.isLabelled(cell) {
            for (rank, content) in mentions(text.normalised, raw) where best.map({ rank < $0.rank }) ?? true {
                best = (
                    rank, Field(path: .fiscalYear, content: content, raw: raw, origin: reader.origin(cell))
                )
            }
        }
        return best?.field
    }

    /// The places where a text speaks of a year; the lower the rank, the more it is the budget year.
    private static func mentions(_ text: String, _ raw: String) -> [(rank: Int, content: Content<FiscalYear>)] {
        let characters = Array(text)
        return characters.indices.filter { characters[$0] == "年" }.compactMap { place in
            let digits = characters[..<place].reversed().prefix { digit($0) != nil }.compactMap(digit).reversed()
            let after = place + 1 < characters.count ? characters[place + 1] : nil
            // 2024年12月1日 is a date, not a budget year.
            if let after, after.isNumber, characters[place...].prefix(5).contains("月") { return nil }
            let isBudgetYear = after == "度"
            let number = Int(digits.map(String.init).joined())
            if let year = number.flatMap({ FiscalYear($0) }) { return (isBudgetYear ? 0 : 1, .value(year)) }
            guard isBudgetYear else { return nil }
            return (2, digits.isEmpty ? .blank : .unreadable(raw))
        }
    }

    /// `2` and `二` alike, for 二〇二五年度.
    private static func digit(_ character: Character) -> Int? {
        if character.isASCII { return character.wholeNumberValue }
        let numerals: [Character] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
        return character == "零" || character == "○" ? 0 : numerals.firstIndex(of: character)
    }
}
