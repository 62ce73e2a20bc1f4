import FilingModel
import FoundationEssentials
import Spreadsheet

/// Turns cells into fields: the one place where a cell's state becomes value, blank or unreadable.
struct FieldReader {
    let sheet: Worksheet
    private let sheetPlace: SheetPlace
    /// The form's columns; beyond them another form may stand.
    let columns: ClosedRange<Int>

    init(_ labels: SheetLabels, _ workbook: WorkbookID) {
        sheet = labels.sheet
        columns = labels.usedRange.columns
        sheetPlace = SheetPlace(workbook: workbook, sheet: sheet.name)
    }

    /// The first text of the form's row.
    func firstText(inRow row: Int) -> (cell: CellReference, raw: String)? {
        for cell in sheet.cells(inRow: row) where columns.contains(cell.reference.column) {
            let raw = cell.shownText
            if !raw.trimmed.isEmpty { return (cell.reference, raw) }
        }
        return nil
    }

    /// The cell of that row in the column, or in its rival if only that one is filled.
    func filled(row: Int, _ column: Int, _ rival: Int?) -> CellReference {
        let cell = CellReference(clampingRow: row, column: column)
        guard let rival, text(.title, at: cell).isBlank else { return cell }
        let other = CellReference(clampingRow: row, column: rival)
        return text(.title, at: other).isBlank ? cell : other
    }

    /// What two cells of that row say differently.
    func contradiction(row: Int, _ first: Int, _ second: Int, isMoney: Bool) -> Contradiction? {
        let places = [first, second].map { place(CellReference(clampingRow: row, column: $0)) }
        return Contradiction(places[0], places[1], isMoney: isMoney)
    }

    /// A cell, or the merged area it belongs to, and what it shows.
    func place(_ cell: CellReference) -> (origin: CellOrigin, raw: String) {
        let origin = origin(cell)
        return (origin, sheet[origin.cell]?.shownText ?? "")  // an empty cell shows nothing
    }

    /// A cell that says once more what a field's own cell says.
    func repeated(_ cell: CellReference) -> RepeatedCell {
        let text = text(.title, at: cell)
        return RepeatedCell(
            cell: cell, raw: text.raw, isNumericCell: text.isNumericCell, isFormula: text.source != .typed)
    }

    func origin(_ cell: CellReference) -> CellOrigin {
        CellOrigin(sheetPlace, sheet.merges.anchor(of: cell))
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
            path: path, content: .blank, raw: "", origin: CellOrigin(sheetPlace, cell))
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
