import FilingModel
import FoundationEssentials
import Spreadsheet

/// Turns cells into fields: the one place where a cell's state becomes value, blank or unreadable.
struct FieldReader {
    let sheet: Worksheet
    let workbook: WorkbookID

    func origin(_ cell: CellReference) -> CellOrigin {
        CellOrigin(workbook: workbook, sheet: sheet.name, cell: sheet.merges.anchor(of: cell))
    }

    /// The text of the cell, or of the merged area it belongs to.
    func text(_ path: FieldPath, at cell: CellReference) -> Field<String> {
        field(path, at: cell) { raw, _ in .value(raw) }
    }

    /// - Parameter unit: the sheet's unit, nil when none is declared.
    func amount(_ path: FieldPath, at cell: CellReference, unit: AmountUnit?) -> Field<Amount> {
        field(path, at: cell) { raw, isNumeric in Amount.read(raw, isNumericCell: isNumeric, unit: unit) }
    }

    /// A weight: a plain number, full-width digits allowed.
    func number(_ path: FieldPath, at cell: CellReference) -> Field<Decimal> {
        field(path, at: cell) { raw, _ in
            DecimalText.read(LabelText(raw).normalised).map(Content.value) ?? .unreadable(raw)
        }
    }

    /// A field whose value stands in the label's own cell.
    func inline(_ path: FieldPath, _ value: String, at cell: CellReference) -> Field<String> {
        Field(path: path, content: .value(value), raw: value, origin: origin(cell))
    }

    /// A field whose label the sheet lacks; it belongs at the form's anchor.
    func missing<Value>(_ path: FieldPath, anchor: CellOrigin) -> Field<Value> {
        Field(path: path, content: .blank, raw: "", origin: anchor, source: .labelMissing)
    }

    /// A blank field at a cell that is covered by another row's value.
    func blank<Value>(_ path: FieldPath, at cell: CellReference) -> Field<Value> {
        Field(
            path: path, content: .blank, raw: "",
            origin: CellOrigin(workbook: workbook, sheet: sheet.name, cell: cell))
    }

    private func field<Value>(
        _ path: FieldPath, at reference: CellReference, read: (String, Bool) -> Content<Value>
    ) -> Field<Value> {
        let origin = origin(reference)
        guard let cell = sheet[origin.cell] else {
            return Field(path: path, content: .blank, raw: "", origin: origin)
        }
        let raw = cell.shownText
        switch cell.value {
        case nil:
            return Field(path: path, content: .unreadable(raw), raw: raw, origin: origin, source: .formulaWithoutValue)
        case .error(let code):
            return Field(path: path, content: .unreadable(raw), raw: raw, origin: origin, source: .error(code))
        case .number:
            return Field(
                path: path, content: read(raw, true), raw: raw, origin: origin,
                source: cell.isFormula ? .formula : .typed, isNumericCell: true)
        case .text, .boolean, .date, .duration:
            return Field(
                path: path, content: raw.trimmed.isEmpty ? .blank : read(raw, false), raw: raw, origin: origin,
                source: cell.isFormula ? .formula : .typed)
        }
    }
}
