import FilingModel
import Spreadsheet

/// Reads a block as a card: one project, or the department's overall form with its tasks.
struct CardReader {
    let labels: SheetLabels
    let vocabulary: Vocabulary
    let workbook: WorkbookID
    let definition: FormDefinition
    let layout: Layout

    func filing(_ block: Block, sheetHead: ClosedRange<Int>?) -> Filing {
        let reader = FieldReader(sheet: labels.sheet, workbook: workbook)
        let firstLabel = labels.labels(in: block.rows).first { _ in true }?.range.first
        let anchorCell = block.title?.cell ?? firstLabel ?? CellReference(clampingRow: block.rows.lowerBound, column: 1)
        let anchor = reader.origin(anchorCell)

        let table = block.headers.first.map { IndicatorTable(header: $0, reader: reader, vocabulary: vocabulary) }
        let indicators = table?.read(to: block.rows.upperBound, repeatedHeaders: Array(block.headers.dropFirst()))
        let headEnd = block.headers.first.map { max(block.rows.lowerBound, $0.row - 1) } ?? block.rows.upperBound
        let head = block.rows.lowerBound...headEnd
        var rows = [head]
        if let last = indicators?.lastRow, last < block.rows.upperBound {
            rows.append((last + 1)...block.rows.upperBound)
        }

        let unitField = UnitDeclaration.read(labels, rows: head, fallback: sheetHead, anchor: anchor, reader)
        let tasks = layout == .department ? TaskTable(labels, rows: head) : nil
        if let tasks { rows = tasks.remainder(of: rows) }
        let fields = LabelledFields(
            labels, vocabulary, reader, definition, rows: rows, anchor: anchor, unit: unitField.value)
        let budget = tasks?.read(reader, vocabulary, unit: unitField.value)
        let tableEvidence = (block.headers.first?.labels ?? []).compactMap { label in  // a form without a table has none
            label.meanings.first.map {
                Evidence(
                    path: FieldPath(rawValue: "indicators.\($0.key.name)"), label: label.raw.trimmed,
                    labelCell: label.range.first)
            }
        }
        return Filing(
            form: definition.id, layout: layout, workbook: workbook, sheet: labels.sheet.name,
            region: CellRange(
                CellReference(clampingRow: block.rows.lowerBound, column: labels.usedRange.first.column),
                CellReference(clampingRow: block.rows.upperBound, column: labels.usedRange.last.column)),
            anchor: anchor, fiscalYear: TitleYear.read(labels, rows: titleRows(block), reader), amountUnit: unitField,
            texts: fields.texts, amounts: fields.amounts.merging(budget?.totals ?? [:]) { own, _ in own },
            indicators: indicators?.year ?? [], termIndicators: indicators?.term ?? [],
            indicatorColumns: Set(block.headers.first?.columns.keys.map { $0 } ?? []),
            indicatorOrigin: table.map { reader.origin($0.origin) } ?? anchor,
            tasks: budget?.tasks ?? [], subtotals: [], evidence: fields.evidence + tableEvidence,
            ambiguities: fields.ambiguities)
    }

    /// From the title to the row before the first label that is no part of it.
    private func titleRows(_ block: Block) -> ClosedRange<Int>? {
        guard let title = block.title else { return nil }
        let next = labels.labels(in: block.rows).first { $0.range.first.row > title.cell.row }?.range.first.row
        return title.cell.row...max(title.cell.row, (next ?? title.cell.row + 1) - 1)
    }
}
