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
        let reader = FieldReader(labels, workbook)
        let firstLabel = labels.labels(in: block.rows).first { _ in true }?.range.first
        let anchorCell = block.title?.cell ?? firstLabel ?? CellReference(clampingRow: block.rows.lowerBound, column: 1)
        let anchor = reader.origin(anchorCell)

        let tables = block.headers.map {
            IndicatorTable(header: isOfTerm($0) ? $0.ofTerm : $0, reader: reader, vocabulary: vocabulary)
        }
        let yearTable = tables.first { !$0.header.columns.isEmpty } ?? tables.first
        let indicators = indicators(tables, to: block.rows.upperBound)
        let headEnd = block.headers.first.map { max(block.rows.lowerBound, $0.row - 1) } ?? block.rows.upperBound
        let head = block.rows.lowerBound...headEnd
        var rows = [head]
        if let last = indicators?.last, last < block.rows.upperBound {
            rows.append((last + 1)...block.rows.upperBound)
        }

        let unitField = UnitDeclaration.read(labels, rows: head, fallback: sheetHead, anchor: anchor, reader)
        let tasks = layout == .department ? TaskTable(labels, rows: head) : nil
        if let tasks { rows = tasks.remainder(of: rows) }
        let fields = LabelledFields(
            labels, vocabulary, reader, definition, rows: rows, anchor: anchor, unit: unitField.value)
        let budget = tasks?.read(reader, vocabulary, unit: unitField.value)
        let tableEvidence = (yearTable?.header.labels ?? []).compactMap { label in  // a form without a table has none
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
            repeats: fields.repeats,
            indicators: indicators?.year ?? [], termIndicators: indicators?.term ?? [],
            indicatorColumns: Set(yearTable?.header.columns.keys.map { $0 } ?? []),
            indicatorOrigin: yearTable.map { reader.origin($0.origin) } ?? anchor,
            tasks: budget?.tasks ?? [], subtotals: [], evidence: fields.evidence + tableEvidence,
            ambiguities: fields.ambiguities + (yearTable?.ambiguities(indicators?.year ?? []) ?? []))
    }

    /// The rows of all tables in turn: a table that goes on over a page repeats its headings, and the term's indicators
    /// may stand in a table of their own.
    private func indicators(_ tables: [IndicatorTable], to lastRow: Int) -> IndicatorTable.Rows? {
        guard !tables.isEmpty else { return nil }
        var rows = IndicatorTable.Rows()
        for (table, next) in zip(tables, tables.dropFirst().map { $0.header.row - 1 } + [lastRow]) {
            rows = table.read(to: next, after: rows)
        }
        return rows
    }

    /// 长期绩效指标 beside the headings: the table is not the year's.
    private func isOfTerm(_ header: IndicatorHeader) -> Bool {
        guard let first = header.labels.first?.range.first, let beside = first.offset(columns: -1) else { return false }
        return labels.sheet[labels.sheet.merges.anchor(of: beside)].map {
            vocabulary.isTermCaption(LabelText($0.shownText))
        } ?? false
    }

    /// From the title to the row before the first label that is no part of it.
    private func titleRows(_ block: Block) -> ClosedRange<Int>? {
        guard let title = block.title else { return nil }
        let next = labels.labels(in: block.rows).first { $0.range.first.row > title.cell.row }?.range.first.row
        return title.cell.row...max(title.cell.row, (next ?? title.cell.row + 1) - 1)
    }
}
