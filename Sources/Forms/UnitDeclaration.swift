import FilingModel
import Spreadsheet

/// The unit a sheet states for its amounts: `金额单位：元` by itself, or `（万元）` behind a label.
struct UnitDeclaration {
    /// - Parameters:
    ///   - rows: the form's rows above its indicators.
    ///   - fallback: rows of the sheet that speak for all forms on it, such as a line above the first one.
    /// - Returns: `.unreadable` when two units are stated, `.blank` at `anchor` when none is.
    static func read(
        _ labels: SheetLabels, rows: ClosedRange<Int>, fallback: ClosedRange<Int>?, anchor: CellOrigin,
        _ reader: FieldReader
    ) -> Field<AmountUnit> {
        var found = declarations(labels, rows)
        if found.isEmpty, let fallback { found = declarations(labels, fallback) }
        guard let first = found.first else {
            return Field(path: .amountUnit, content: .blank, raw: "", origin: anchor)
        }
        let contradiction = found.first { $0.unit != first.unit }
        let content: Content<AmountUnit> = contradiction.map { .unreadable($0.raw) } ?? .value(first.unit)
        let place = contradiction ?? first
        return Field(path: .amountUnit, content: content, raw: place.raw, origin: reader.origin(place.cell))
    }

    private typealias Declaration = (cell: CellReference, unit: AmountUnit, raw: String)

    private static func declarations(_ labels: SheetLabels, _ rows: ClosedRange<Int>) -> [Declaration] {
        labels.texts(in: rows).compactMap { cell, text, raw in
            guard text.normalised.utf8.count <= 90, let unit = unit(in: text.normalised)
            else { return nil }
            return (cell, unit, raw)
        }
    }

    private static func unit(in text: String) -> AmountUnit? {
        if text.contains("单位万元") || text.contains("单位人民币万元") { return .tenThousandYuan }
        if text.contains("单位元") || text.contains("单位人民币元") { return .yuan }
        guard text.hasSuffix(")"), let bracket = text.lastIndex(of: "(") else { return nil }
        switch text[text.index(after: bracket)...].dropLast() {
        case "万元": return .tenThousandYuan
        case "元": return .yuan
        default: return nil
        }
    }
}
