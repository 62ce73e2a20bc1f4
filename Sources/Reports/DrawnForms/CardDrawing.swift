import FilingModel
import Forms
import Spreadsheet

/// Draws a card, or a department's form: one filing, or the blank form of one.
///
/// What the filing states and the blank form has no place for gets a row of its own above the indicators, or a column of
/// its own behind them; what the form could not be read with is left out and told.
struct CardDrawing {
    private let form: DrawnForm.Setting
    private let content: FilingContent?
    private let values: FormValues
    private let entries: FormEntries
    private var grid: FormGrid
    /// Indicator columns that the blank form lacks.
    private let addedColumns: [IndicatorColumn]
    /// Where each field's value stands.
    private var places: [FieldPath: CellReference] = [:]
    private var hasAddedRows = false
    /// What the filing states and this form does not say.
    private(set) var unheld: Set<FieldPath>

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
            put(text + (isOfMoney ? form.sheet.unit.map { "（\($0.rawValue)）" } ?? "" : ""), .caption)  // no unit, no money
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

// MARK: Tables

extension CardDrawing {
    private mutating func draw(_ block: FormSheet.IndicatorBlock) {
        let stated = (block.isOfTerm ? content?.termIndicators : content?.indicators) ?? []  // a blank form states none
        guard block.rows > 0 || !stated.isEmpty else { return }
        let columns = block.columns + addedColumns.map { FormSheet.Column(key: $0, span: 1) }
        let isPrinted = block.isPrinted && stated.isEmpty
        let levels = isPrinted ? IndicatorKind.printed : []
        let top = grid.rowCount
        grid.addRow(height: 22)
        grid.put(.text(block.caption), .caption, column: 0)
        for (column, place) in Self.placed(columns) {
            grid.put(
                .text(form.vocabulary.label(.indicator(column.key)).zh), .heading, column: place, span: column.span)
        }
        let count = max(block.rows, stated.count)
        for number in 1...count {
            grid.addRow(height: 26)
            var row = number <= stated.count ? stated[number - 1] : [:]
            if number <= levels.count {
                row = [.level1: levels[number - 1].category.rawValue, .level2: levels[number - 1].rawValue]
            }
            for (column, place) in Self.placed(columns) {
                let role = FormRole(column.key)
                grid.put(values.text(row[column.key], role), role, column: place, span: column.span)
                if number <= stated.count {
                    unheld.remove(.indicator(number, column.key, term: block.isOfTerm))
                }
            }
        }
        let body = (top + 1)...(top + count)
        addChecks(columns, rows: body)
        if let total = block.total { drawTotal(total, columns, rows: body) }
        grid.extend(row: top, column: 0)
    }

    private mutating func addChecks(_ columns: [FormSheet.Column<IndicatorColumn>], rows: ClosedRange<Int>) {
        let placed = Self.placed(columns)
        let level1 = placed.first { $0.column.key == .level1 }.map {
            grid.reference(row: rows.lowerBound, column: $0.place)
        }
        for (column, place) in placed {
            let check = entries.check(column.key, grid.range(column: place, rows: rows), level1: level1)
            if let check { grid.add(check) }
        }
    }

    private mutating func drawTotal(
        _ text: String, _ columns: [FormSheet.Column<IndicatorColumn>], rows: ClosedRange<Int>
    ) {
        let placed = Self.placed(columns)
        guard let weight = placed.first(where: { $0.column.key == .weight }) else { return }
        grid.addRow(height: 22)
        grid.put(.text(text), .totalLabel, column: 1, span: weight.place - 1)
        let range = grid.range(column: weight.place, rows: rows)
        let weights = (content?.indicators ?? []).compactMap { $0[.weight].flatMap(Double.init) }  // a blank form has none
        let formula = FormValues.sum(range)
        grid.put(
            weights.isEmpty ? .blankFormula(formula) : .formula(formula, cached: weights.reduce(0, +)), .totalNumber,
            column: weight.place)
        for (column, place) in placed where place > weight.place {
            grid.put(.blank, .totalLabel, column: place, span: column.span)
        }
    }

    private mutating func draw(_ block: FormSheet.TaskBlock) {
        let stated = content?.tasks ?? []  // a blank form states none
        let placed = Self.placed(block.columns)
        guard let amounts = placed.first(where: { $0.column.key == .total }), let end = placed.last else { return }
        let top = grid.rowCount
        grid.addRow(height: 22)
        grid.put(.text(block.caption), .caption, column: 0)
        for (column, place) in placed where place < amounts.place {
            let label = form.vocabulary.label(.task(column.key)).zh
            grid.put(.text(label), .heading, column: place, span: column.span, down: 2)
        }
        let unit = form.sheet.unit.map { "（\($0.rawValue)）" } ?? ""  // a form with tasks has one
        grid.put(
            .text(block.amounts + unit), .heading, column: amounts.place,
            span: end.place + end.column.span - amounts.place)
        grid.addRow(height: 22)
        for (column, place) in placed where place >= amounts.place {
            let label = form.vocabulary.label(.task(column.key)).zh
            grid.put(.text(label), .heading, column: place, span: column.span)
        }
        let count = max(block.rows, stated.count)
        for number in 1...count { drawTask(number, number <= stated.count ? stated[number - 1] : nil, placed) }
        drawTaskTotals(block.total, placed, rows: (top + 2)...(top + 1 + count), stated)
        grid.extend(row: top, column: 0)
    }

    private mutating func drawTask(
        _ number: Int, _ task: FilingContent.TaskRow?, _ placed: [PlacedColumn<TaskColumn>]
    ) {
        grid.addRow(height: 28)
        let row = grid.rowCount - 1
        for (column, place) in placed {
            let value: SheetPlan.Content =
                switch column.key {
                case .name: values.text(task?.name, .text)
                case .content: values.text(task?.content, .text)
                case .fiscal: values.amount(task?.fiscal)
                case .other: values.amount(task?.other)
                case .total:
                    values.total(
                        task?.total, of: [task?.fiscal, task?.other],
                        formula: FormValues.sum(parts(of: placed, row: row)))
                }
            let role: FormRole = column.key.isMoney ? value.isFormula ? .total : .money : .text
            grid.put(value, role, column: place, span: column.span)
            unheld.remove(.task(number, column.key))
            if column.key.isMoney {
                let cell = CellRange(grid.reference(row: row, column: place))
                grid.add(entries.money(form.vocabulary.label(.task(column.key)), cell))
            }
        }
    }

    /// The amounts beside a task's total; they stand together.
    private func parts(of placed: [PlacedColumn<TaskColumn>], row: Int) -> CellRange {
        let places = placed.filter { $0.column.key == .fiscal || $0.column.key == .other }.map(\.place)
        return CellRange(
            grid.reference(row: row, column: places.min() ?? 0), grid.reference(row: row, column: places.max() ?? 0))  // both are there
    }

    private mutating func drawTaskTotals(
        _ text: String, _ placed: [PlacedColumn<TaskColumn>], rows: ClosedRange<Int>, _ stated: [FilingContent.TaskRow]
    ) {
        guard let first = placed.first, let amounts = placed.first(where: { $0.column.key == .total }) else { return }
        grid.addRow(height: 24)
        grid.put(.text(text), .totalLabel, column: first.place, span: amounts.place - first.place)
        for (column, place) in placed where place >= amounts.place {
            let path: FieldPath =
                column.key == .total ? .taskTotal : column.key == .fiscal ? .taskFiscalTotal : .taskOtherTotal
            let parts = stated.map { column.key == .total ? $0.total : column.key == .fiscal ? $0.fiscal : $0.other }
            let value = values.total(
                content?.amounts[path], of: parts, formula: FormValues.sum(grid.range(column: place, rows: rows)))
            grid.put(value, value.isFormula ? .total : .money, column: place, span: column.span)
            unheld.remove(path)
        }
    }

    private typealias PlacedColumn<Key: Hashable & Sendable> = (column: FormSheet.Column<Key>, place: Int)

    /// Each column of a table with the sheet column where it begins, behind the caption's.
    private static func placed<Key>(_ columns: [FormSheet.Column<Key>]) -> [PlacedColumn<Key>] {
        var place = 1
        return columns.map { column in
            defer { place += column.span }
            return (column, place)
        }
    }
}

extension IndicatorKind {
    /// What the official form has printed beside its empty rows (财预〔2015〕88号).
    fileprivate static let printed = [IndicatorCategory.output, .benefit, .satisfaction].flatMap(kinds)
}

extension FormRole {
    /// How an indicator's entry is shown.
    init(_ column: IndicatorColumn) {
        self =
            switch column {
            case .level3, .note: .text
            case .level1, .level2, .sign, .unit, .direction: .centred
            case .value, .weight: .number
            }
    }
}
