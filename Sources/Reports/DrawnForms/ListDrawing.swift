import FilingModel
import Forms
import Spreadsheet

/// Draws a list: a row an indicator, each filing's own cells merged downwards; or a register, whose blank form is all there
/// is of it.
struct ListDrawing {
    private let form: DrawnForm.Setting
    private let contents: [FilingContent]
    private let values: FormValues
    private let columns: [FormSheet.ListColumn]
    private var grid: FormGrid
    private var headerRow: Int?
    /// What each filing states and this form does not say, by its number.
    private(set) var unheld: [Set<FieldPath>]

    init(_ form: DrawnForm.Setting, _ contents: [FilingContent]) {
        self.form = form
        self.contents = contents
        values = FormValues(unit: form.sheet.unit)
        let block = form.sheet.listBlock
        let added = Self.added(to: block, form.definition, contents)
        columns = (block?.columns ?? []) + added.map(\.column)  // every list has its block
        grid = FormGrid(widths: form.sheet.widths + added.map(\.width))
        unheld = contents.map(\.paths)
        for part in form.sheet.parts {
            switch part {
            case .row(let cells, let height): draw(cells, height: height)
            case .list(let block): draw(block)
            case .indicators, .tasks: break  // a card's
            }
        }
    }

    func plan(name: String) -> SheetPlan {
        grid.plan(
            name: name, use: .init(isLandscape: form.sheet.isLandscape, isProtected: true), headerRow: headerRow)
    }

    /// Columns for what the filings state beyond the blank form, as far as the form may be read with it.
    private static func added(
        to block: FormSheet.ListBlock?, _ definition: FormDefinition, _ contents: [FilingContent]
    ) -> [(column: FormSheet.ListColumn, width: Double)] {
        let own = Set(block?.columns ?? [])  // every list has its block
        let stated = contents.reduce(into: Set<FieldPath>()) { $0.formUnion($1.paths) }
        let fields = definition.fields.map(\.path).filter { path in
            stated.contains(path)
                && !own.contains { if case .field(path, _) = $0 { true } else { false } }
        }
        let indicators = IndicatorColumn.allCases.filter { column in
            !own.contains(.indicator(column)) && own.contains(.indicator(.level3))
                && contents.contains { $0.indicators.contains { $0[column] != nil } }
        }
        return fields.map { (.field($0, text: nil), 18) } + indicators.map { (.indicator($0), 16) }
    }

    private mutating func draw(_ cells: [FormSheet.Cell], height: Double?) {
        grid.addRow(height: height ?? 20)  // as high as a line
        var column = 0
        for cell in cells {
            defer { column += cell.span }
            switch cell.content {
            case .title: grid.put(.text(form.definition.title.zh), .title, column: column, span: cell.span)
            case .year:
                grid.put(
                    .text(form.yearLine(contents.isEmpty ? nil : contents)), .year, column: column, span: cell.span)
            case .unit:
                if let unit = form.sheet.unit {
                    grid.put(.text("金额单位：\(unit.rawValue)"), .unit, column: column, span: cell.span)
                }
            case .note(let text): grid.put(.text(text), .note, column: column, span: cell.span)
            case .caption(let text, _): grid.put(.text(text), .caption, column: column, span: cell.span)
            case .gap, .label, .field: break  // a list's fields stand in its columns
            }
        }
        for index in contents.indices where contents[index].year == contents[0].year {
            unheld[index].remove(.fiscalYear)
        }
    }

    private mutating func draw(_ block: FormSheet.ListBlock) {
        headerRow = grid.rowCount
        grid.addRow(height: 26)
        for (place, column) in columns.enumerated() { grid.put(.text(heading(column)), .heading, column: place) }
        let totalRow = grid.rowCount
        if block.total != nil { grid.addRow(height: 22) }
        let top = grid.rowCount
        if contents.isEmpty {
            for _ in 0..<block.rows { drawRow(nil, indicator: nil, isFirst: true) }
        }
        for number in contents.indices { drawFiling(number) }
        let body = top...(grid.rowCount - 1)
        addChecks(rows: body)
        if let total = block.total { drawTotal(total, row: totalRow, rows: body) }
    }

    private func heading(_ column: FormSheet.ListColumn) -> String {
        switch column {
        case .field(let path, let text): text ?? form.vocabulary.label(.field(path)).zh
        case .indicator(let column): form.vocabulary.label(.indicator(column)).zh
        }
    }

    private mutating func drawFiling(_ number: Int) {
        let content = contents[number]
        let first = grid.rowCount
        drawRow(content, indicator: content.indicators.first, isFirst: true)
        for indicator in content.indicators.dropFirst() { drawRow(content, indicator: indicator, isFirst: false) }
        for (place, column) in columns.enumerated() {
            switch column {
            case .field(let path, _):
                unheld[number].remove(path)
                if content.indicators.count > 1 { grid.extend(row: first, column: place) }
            case .indicator(let column):
                for index in content.indicators.indices { unheld[number].remove(.indicator(index + 1, column)) }
            }
        }
        spread(content, first)
    }

    /// A goal reaches down over the filing's rows, which together have to be high enough for it.
    private mutating func spread(_ content: FilingContent, _ first: Int) {
        let count = grid.rowCount - first
        let needed =
            columns.enumerated().map { place, column -> Double in
                guard case .field(let path, _) = column, let text = content.texts[path] else { return 0 }
                return Double(SheetPlan.lineCount(text, width: grid.widths[place])) * 15 + 6
            }.max() ?? 0  // a list has columns
        for row in first..<grid.rowCount { grid.raise(row: row, to: needed / Double(count)) }
    }

    private mutating func drawRow(_ content: FilingContent?, indicator: FilingContent.IndicatorRow?, isFirst: Bool) {
        grid.addRow(height: 24)
        for (place, column) in columns.enumerated() {
            switch column {
            case .field(let path, _):
                guard isFirst else { continue }
                let role = form.entries.role(of: path)
                let value =
                    role == .money ? values.amount(content?.amounts[path]) : values.text(content?.texts[path], role)
                // A blank row is its own.
                grid.put(value, role, column: place, raising: (content?.indicators.count ?? 0) < 2)
            case .indicator(let column):
                let role = FormRole(column)
                grid.put(values.text(indicator?[column], role), role, column: place)
            }
        }
    }

    private mutating func addChecks(rows: ClosedRange<Int>) {
        let level1 = columns.firstIndex(of: .indicator(.level1)).map {
            grid.reference(row: rows.lowerBound, column: $0)
        }
        for (place, column) in columns.enumerated() {
            let range = grid.range(column: place, rows: rows)
            let check =
                switch column {
                case .field(let path, _): form.entries.check(path, range)
                case .indicator(let column): form.entries.check(column, range, level1: level1)
                }
            if let check { grid.add(check) }
        }
    }

    /// The sum of each column of amounts, above all rows, where it stays when rows are added at the end.
    private mutating func drawTotal(_ text: String, row: Int, rows: ClosedRange<Int>) {
        for (place, column) in columns.enumerated() {
            guard case .field(let path, _) = column, form.entries.role(of: path) == .money else {
                grid.put(place == 0 ? .text(text) : .blank, .totalLabel, column: place, row: row)
                continue
            }
            let formula = FormValues.sum(grid.range(column: place, rows: rows))
            let stated = contents.compactMap { $0.amounts[path] }
            let sum = stated.reduce(Money.zero) { sum, amount in
                if case .money(let money) = amount { sum + money } else { sum }
            }
            let value = values.total(stated.isEmpty ? nil : .money(sum), of: [.money(sum)], formula: formula)
            grid.put(stated.isEmpty ? .blankFormula(formula) : value, .total, column: place, row: row)
        }
    }
}
