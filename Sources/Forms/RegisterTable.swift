import FilingModel
import Spreadsheet

/// A plain list that the bureau keeps (roster, directory, evaluations): found by its headings in the first visible sheet that
/// has them all, read row by row.
struct RegisterTable {
    let labels: SheetLabels
    let reader: FieldReader
    /// Columns by field.
    let columns: [FieldPath: Int]
    /// Rows below the headings that hold something and are neither sums nor notes.
    let rows: [Int]
    private let unit: AmountUnit?

    /// - Throws: `.registerNotRecognised` without a heading row.
    init(_ workbook: Workbook, _ definition: FormDefinition, _ vocabulary: Vocabulary) throws(FormError) {
        var nearest = definition.anchors
        for sheet in workbook.sheets where sheet.visibility == .visible {
            guard let labels = SheetLabels(sheet, vocabulary) else { continue }
            let byRow = Dictionary(grouping: labels.labels, by: \.range.first.row).sorted { $0.key < $1.key }
            for (row, heads) in byRow {
                let missing = definition.anchors.filter { anchor in !heads.contains { $0.means(anchor) } }
                if missing.isEmpty {
                    self.init(labels, heads, headRow: row, workbook.id, definition, vocabulary)
                    return
                }
                if missing.count < nearest.count { nearest = missing }
            }
        }
        throw .registerNotRecognised(form: definition.title, missing: nearest.map { vocabulary.label($0).zh })
    }

    private init(
        _ labels: SheetLabels, _ heads: [SheetLabels.Label], headRow: Int, _ workbook: WorkbookID,
        _ definition: FormDefinition, _ vocabulary: Vocabulary
    ) {
        self.labels = labels
        reader = FieldReader(labels, workbook)
        var columns: [FieldPath: (column: Int, rank: Int)] = [:]
        for label in heads {
            for meaning in label.meanings {
                guard case .field(let path) = meaning.key, definition.fields.contains(where: { $0.path == path }),
                    columns[path].map({ meaning.rank < $0.rank }) ?? true
                else { continue }
                columns[path] = (label.range.first.column, meaning.rank)
            }
        }
        self.columns = columns.mapValues(\.column)
        let anchor = reader.origin(labels.usedRange.first)
        unit =
            UnitDeclaration.read(
                labels, rows: labels.usedRange.first.row...headRow, fallback: nil, anchor: anchor, reader
            ).value
        guard headRow < labels.usedRange.last.row else {
            rows = []
            return
        }
        let reader = reader
        rows = ((headRow + 1)...labels.usedRange.last.row).filter { row in
            // A row of sums or a note may stand in any of the columns.
            reader.firstText(inRow: row).map {
                !vocabulary.isTotal(LabelText($0.raw)) && !vocabulary.isFooter($0.raw)
            } ?? false
        }
    }

    func cell(_ path: FieldPath, _ row: Int) -> CellReference? {
        columns[path].map { CellReference(clampingRow: row, column: $0) }
    }

    func field(_ path: FieldPath, _ row: Int) -> Field<String>? {
        cell(path, row).map { reader.text(path, at: $0) }
    }

    /// Without blanks at its ends; nil for a blank cell and a column that is not there.
    func text(_ path: FieldPath, _ row: Int) -> String? { field(path, row)?.value?.trimmed }

    /// The text of the row's own cell, where it is not merged with the rows above.
    func ownText(_ path: FieldPath, _ row: Int) -> String? {
        cell(path, row).flatMap { labels.sheet[$0]?.shownText.trimmed }.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// - Throws: `.unreadableRow` for an amount that is none.
    func money(_ path: FieldPath, _ row: Int, _ what: BilingualText) throws(FormError) -> Money? {
        guard let cell = cell(path, row) else { return nil }
        let field = reader.amount(path, at: cell, unit: unit)
        switch field.content {
        case .value(let amount): return amount.money
        case .blank: return nil
        case .unreadable(let raw):
            throw unreadable(
                cell,
                unit == nil
                    ? BilingualText(
                        zh: "表中没有注明金额单位。请在表头上方写明“金额单位：元”或“金额单位：万元”。",
                        en: "The unit of the amounts is not stated. Write 金额单位：元 or 金额单位：万元 above the headings.")
                    : BilingualText(
                        zh: "\(what.zh)“\(raw)”不是数字，请改为数字。",
                        en: "\(what.en) \"\(raw)\" is not a number; please type a number."))
        }
    }

    func unreadable(_ cell: CellReference, _ detail: BilingualText) -> FormError {
        .unreadableRow(cell: "\(reader.sheet.name)!\(cell)", detail: detail)
    }

    /// Where a row's entry is shown: at the first of these fields that the row has.
    func origin(_ row: Int, _ paths: FieldPath...) -> CellOrigin {
        let cell = paths.compactMap { self.cell($0, row) }.first ?? CellReference(clampingRow: row, column: 1)
        return reader.origin(cell)
    }
}
