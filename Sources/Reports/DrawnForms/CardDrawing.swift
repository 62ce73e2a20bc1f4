import FilingModel
import Forms
import Spreadsheet

/// Draws a card, or a department's form: one filing, or the blank form of one.
///
/// What the filing states and the blank form has no place for gets a row of its own above the indicators, or a column of
/// its own behind them; what the form could not be read with is left out and told.
struct CardDrawing {
    let form: DrawnForm.Setting
    let content: FilingContent?
    let values: FormValues
    let entries: FormEntries
    var grid: FormGrid
    /// Indicator columns that the blank form lacks.
    let addedColumns: [IndicatorColumn]
    /// Where each field's value stands.
    private var places: [FieldPath: CellReference] = [:]
    private var hasAddedRows = false
    /// What the filing states and this form does not say.
    var unheld: Set<FieldPath>

    init(_ form: DrawnForm.Setting, _ content: FilingContent?) {
        self.form = form
        self.content = content
        values = FormValues(unit: form.sheet.unit)
        entries = form.entries
        let own = form.sheet.indicatorBlocks.flatMap { $0.columns.map(\.key) }
        let stated = Set((content.map { $0.indicators + $0.termIndicators } ?? []).flatMap(\.keys))  // or a blank form
        addedColumns =
            own.isEmpty ? [] : IndicatorColumn.allCases.filter { stated.contains($0) && !own.contains($0) }
        grid = FormGrid(widths: form.sheet.widths + addedColumns.map { $0 == .note ? 20 : 11 })
        unheld = content?.paths ?? []  // nothing to hold
        for part in form.sheet.parts { draw(part) }
        sumUp()
    }

    func plan(name: String) -> SheetPlan {
        grid.plan(name: name, use: .init(isLandscape: form.sheet.isLandscape, isProtected: true), headerRow: nil)
    }

    private mutating func draw(_ part: FormSheet.Part) {
        switch part {
        case .row(let cells, let height): draw(cells, height: height)
        case .indicators(let block):
            if !hasAddedRows { addRows() }
            draw(block)
        case .tasks(let block): draw(block)
        case .list: break  // a list is not drawn as a card
        }
    }

    private mutating func draw(_ cells: [FormSheet.Cell], height: Double?) {
        grid.addRow(height: height ?? 20)  // as high as a line
        var column = 0
        for cell in cells {
            // Cells that reach down from above take their columns.
            while let above = reaching.first(where: { $0.columns.contains(column) && $0.lastRow >= grid.rowCount - 1 })
            {
                column = above.columns.upperBound
            }
            draw(cell, column)
            if cell.down > 1 {
                reaching.append((column..<(column + cell.span), grid.rowCount - 2 + cell.down))
            }
            column += cell.span
        }
    }

    /// Cells over several rows, with the last of these.
    private var reaching: [(columns: Range<Int>, lastRow: Int)] = []

    private mutating func draw(_ cell: FormSheet.Cell, _ column: Int) {
        func put(_ text: String, _ role: FormRole) {
            grid.put(.text(text), role, column: column, span: cell.span, down: cell.down)
        }
        switch cell.content {
        case .gap: break
        case .title: put(form.definition.title.zh, .title)
        case .year:
            put(form.yearLine(content.map { [$0] }), .year)
            unheld.remove(.fiscalYear)
        case .unit: if let unit = form.sheet.unit { put("金额单位：\(unit.rawValue)", .unit) }
        case .note(let text): put(text, .note)
        case .caption(let text, let isOfMoney):
            // No unit, no money.
            put(text + (isOfMoney ? form.sheet.unit.map { "（\($0.rawValue)）" } ?? "" : ""), .caption)
        case .label(let path, let text):
            put(
                text ?? form.vocabulary.label(.field(path)).zh,
                cell.isPlain ? .plainLabel : entries.role(of: path) == .money ? .partLabel : .label)
        case .field(let path): putField(path, column: column, span: cell.span, isPlain: cell.isPlain)
        }
    }

    private mutating func putField(_ path: FieldPath, column: Int, span: Int, isPlain: Bool = false) {
        var role = entries.role(of: path)
        if isPlain { role = role == .date ? .plainDate : .plainText }
        let value = role == .money ? values.amount(content?.amounts[path]) : values.text(content?.texts[path], role)
        grid.put(value, role, column: column, span: span)
        let place = grid.reference(row: grid.rowCount - 1, column: column)
        places[path] = place
        unheld.remove(path)
        if let check = entries.check(path, CellRange(place)) { grid.add(check) }
    }

    /// Rows for what the filing states beyond the blank form, as far as the form may be read with it.
    private mutating func addRows() {
        hasAddedRows = true
        let columns = form.sheet.widths.count
        for path in form.definition.fields.map(\.path) + FieldPath.termTotal.summands
        where unheld.contains(path) && !form.sheet.fields.contains(path) {
            grid.addRow(height: 24)
            grid.put(.text(form.vocabulary.label(.field(path)).zh), .label, column: 0, span: 3)
            putField(path, column: 3, span: columns - 3)
        }
    }

    /// Totals become live sums of their parts, where the form has these.
    private mutating func sumUp() {
        for (total, place) in places {
            let parts = total.summands.compactMap { places[$0] }.sorted()
            guard let first = parts.first, let last = parts.last, parts.allSatisfy({ $0.column == place.column }),
                parts.count == total.summands.count
            else { continue }
            let formula = FormValues.sum(CellRange(first, last))
            let value = values.total(
                content?.amounts[total], of: total.summands.map { content?.amounts[$0] }, formula: formula)
            grid.replace(value, at: place, with: value.isFormula ? .total : .money)
        }
    }
}
