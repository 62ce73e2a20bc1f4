import FilingModel
import Spreadsheet

/// The budget year in the lines of a title: `（2025年度）`, `2025年…申报表`, `（  年度）`.
struct TitleYear {
    /// Nil when the title lines speak of no year at all.
    static func read(
        _ labels: SheetLabels, rows: ClosedRange<Int>, _ reader: FieldReader
    ) -> Field<FiscalYear>? {
        for (cell, text, raw) in labels.texts where rows.contains(cell.row) {
            guard let place = text.normalised.range(of: "年") else { continue }
            let digits = text.normalised[..<place.lowerBound].reversed().prefix { $0.isASCII && $0.isNumber }
            let year = Int(String(digits.reversed())).flatMap { FiscalYear($0) }
            guard year != nil || text.normalised.contains("年度") else { continue }
            let content: Content<FiscalYear> =
                if let year { .value(year) } else { digits.isEmpty ? .blank : .unreadable(raw) }
            return Field(path: .fiscalYear, content: content, raw: raw, origin: reader.origin(cell))
        }
        return nil
    }
}

extension String {
    /// The first place of a short text; no Foundation is needed for it.
    fileprivate func range(of part: Character) -> Range<String.Index>? {
        firstIndex(of: part).map { $0..<index(after: $0) }
    }
}
