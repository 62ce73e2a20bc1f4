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
            guard text.normalised.utf8.count <= 90, let unit = unit(in: text.normalised, at: cell, labels, raw)
            else { return nil }
            return (cell, unit, raw)
        }
    }

    /// What people fill in declares nothing: a goal may well say （单位：元）. So a text behind a label must be nothing but
    /// a declaration, and a label must be one that asks for money.
    private static func unit(
        in text: String, at cell: CellReference, _ labels: SheetLabels, _ raw: String
    ) -> AmountUnit? {
        if let unit = standalone(text) { return unit }
        if labels.isLabelled(cell), !labels.asksForMoney(cell) { return nil }
        if text.holds("单位万元") || text.holds("单位人民币万元") { return .tenThousandYuan }
        if text.holds("单位元") || text.holds("单位人民币元") { return .yuan }
        return bracketed(text) ?? inline(raw)
    }

    /// `金额单位：元`, also with more behind it: `单位：元、%`.
    private static func standalone(_ text: String) -> AmountUnit? {
        let text = text.dropping(prefix: "(") ?? text
        for prefix in ["单位", "金额单位", "计量单位", "货币单位", "资金单位"] {
            guard let rest = text.dropping(prefix: prefix) else { continue }
            let unit = rest.dropping(prefix: "人民币") ?? rest
            if unit.begins(with: "万元") { return .tenThousandYuan }
            if unit.begins(with: "元") { return .yuan }
        }
        return nil
    }

    /// `（万元）` at the end of the text.
    private static func bracketed(_ text: String) -> AmountUnit? {
        guard text.ends(with: ")"), let bracket = text.lastIndex(of: "(") else { return nil }
        let inner = String(text[text.index(after: bracket)...].dropLast())
        return AmountUnit(rawValue: inner.dropping(prefix: "人民币") ?? inner)
    }

    /// `年度资金总额（万元）：45`: the label's end, with the amount in the same cell.
    private static func inline(_ raw: String) -> AmountUnit? {
        guard let colon = raw.lastIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
        return bracketed(LabelText(raw[..<colon]).normalised)
    }
}
