import FilingModel
import Forms
import Spreadsheet

/// The tables of a card and of a department's form: a caption at the left, headings, rows, sums.
extension CardDrawing {
    mutating func draw(_ block: FormSheet.IndicatorBlock) {
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
        // A blank form has none.
        let weights = (content?.indicators ?? []).compactMap { $0[.weight].flatMap(Double.init) }
        let formula = FormValues.sum(range)
        grid.put(
            weights.isEmpty ? .blankFormula(formula) : .formula(formula, cached: weights.reduce(0, +)), .totalNumber,
            column: weight.place)
        for (column, place) in placed where place > weight.place {
            grid.put(.blank, .totalLabel, column: place, span: column.span)
        }
    }

    mutating func draw(_ block: FormSheet.TaskBlock) {
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
            // Both are there.
            grid.reference(row: row, column: places.min() ?? 0), grid.reference(row: row, column: places.max() ?? 0))
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
