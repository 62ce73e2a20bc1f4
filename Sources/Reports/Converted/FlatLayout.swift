import FilingModel
import Forms
import Spreadsheet

/// What filings have in them, gathered while they are read: which columns a flat layout of them needs.
package struct FlatUsage: Sendable {
    fileprivate(set) var columns: Set<FlatColumn> = []

    package init() {}

    package mutating func merge(_ other: FlatUsage) {
        columns.formUnion(other.columns)
    }

    package mutating func add(_ content: FilingContent) {
        if content.year != nil { columns.insert(.year) }
        if content.form != .projectTarget { columns.insert(.form) }
        for path in content.texts.keys { columns.insert(.field(path)) }
        for path in content.amounts.keys { columns.insert(.field(path)) }
        if !content.termIndicators.isEmpty || !content.tasks.isEmpty { columns.insert(.rowKind) }
        for row in content.indicators + content.termIndicators {
            for column in row.keys { columns.insert(.indicator(column)) }
        }
        for task in content.tasks {
            for column in TaskColumn.allCases where task.cell(column) != nil { columns.insert(.task(column)) }
        }
    }
}

/// The columns of a flat layout, and filings laid into rows of them.
package struct FlatLayout: Sendable {
    package let columns: [FlatColumn]

    /// The budget system's columns, and whatever else the filings need: before the indicators what rows are about, behind
    /// them the fields that the system's list has not.
    package init(_ fields: FilingFields, _ usage: FlatUsage) {
        columns = Self.all(fields).filter { $0.isFixed || usage.columns.contains($0) }
    }

    /// Every column there can be, in order.
    package static func all(_ fields: FilingFields) -> [FlatColumn] {
        [.number, .form, .year] + FlatColumn.fixedFields.map { .field($0) } + [.rowKind]
            + IndicatorColumn.allCases.map { .indicator($0) } + TaskColumn.allCases.map { .task($0) }
            + fields.all.filter { !FlatColumn.fixedFields.contains($0) }.map { .field($0) }
    }

    /// The same without what stands elsewhere in a list: the year in its title, and forms of departments in none.
    var ofList: FlatLayout { FlatLayout(columns: columns.filter { $0 != .year && $0 != .form }) }

    private init(columns: [FlatColumn]) { self.columns = columns }

    package enum Cell: Hashable, Sendable {
        case text(String)
        case number(Int)
        case money(Money)
        /// Words in the place of an amount, so written that no unit of 元 makes money of them.
        case words(String)
    }

    /// The filing's rows, as wide as the columns; at least one.
    func rows(of content: FilingContent, number: Int) -> [[Cell?]] {
        let rows: [Row] =
            content.indicators.map { .indicator($0, .year) } + content.termIndicators.map { .indicator($0, .term) }
            + content.tasks.map(Row.task)
        return (rows.isEmpty ? [.none] : rows).enumerated().map { index, row in
            columns.map { column in
                index > 0 && !column.isFixed && column.isOfFiling ? nil : cell(column, row, content, number)
            }
        }
    }

    private enum Row {
        case none
        case indicator(FilingContent.IndicatorRow, ListRowKind)
        case task(FilingContent.TaskRow)
    }

    private func cell(_ column: FlatColumn, _ row: Row, _ content: FilingContent, _ number: Int) -> Cell? {
        switch (column, row) {
        case (.number, _): .number(number)
        case (.form, _): .text(content.form.flatName)
        case (.year, _): content.year.map { .number($0.year) }
        case (.field(let path), _): content.texts[path].map(Cell.text) ?? content.amounts[path].map(Cell.init)
        case (.rowKind, .indicator(_, let kind)): .text(kind.rawValue)
        case (.rowKind, .task): .text(ListRowKind.task.rawValue)
        case (.indicator(let column), .indicator(let row, _)): row[column].map(Cell.text)
        case (.task(let column), .task(let task)): task.cell(column)
        case (.rowKind, .none), (.indicator, .none), (.indicator, .task), (.task, .none), (.task, .indicator): nil
        }
    }
}

extension FlatColumn {
    /// What it says is the filing's, and not the row's.
    fileprivate var isOfFiling: Bool {
        switch self {
        case .number, .form, .year, .field: true
        case .rowKind, .indicator, .task: false
        }
    }
}

extension FlatLayout.Cell {
    fileprivate init(_ amount: StatedAmount) {
        switch amount {
        case .money(let money): self = .money(money)
        case .words(let words): self = .words(StatedAmount.written(words, in: .yuan))
        }
    }
}

extension FilingContent.TaskRow {
    fileprivate func cell(_ column: TaskColumn) -> FlatLayout.Cell? {
        switch column {
        case .name: name.map { .text($0) }
        case .content: content.map { .text($0) }
        case .total: total.map { .init($0) }
        case .fiscal: fiscal.map { .init($0) }
        case .other: other.map { .init($0) }
        }
    }
}
