import FilingModel
import FoundationEssentials
import Spreadsheet

/// Reads the rows below the headings of an indicator table.
struct IndicatorTable {
    let header: IndicatorHeader
    let reader: FieldReader
    let vocabulary: Vocabulary

    /// What a row of the table's area turned out to be.
    enum RowKind { case indicator, empty, total, footer }

    /// Where the table's body begins, in its level-1 column (level 3 where there is none).
    var origin: CellReference {
        let column = header.columns[.level1] ?? header.columns[.level3] ?? 1  // a header has a level 3
        return CellReference(clampingRow: header.lastRow + 1, column: column)
    }

    /// What the row holds in one half of the table.
    func kind(ofRow row: Int, _ columns: [IndicatorColumn: Int]) -> RowKind {
        if let (cell, raw) = reader.firstText(inRow: row) {
            if vocabulary.isTotal(LabelText(raw)) { return .total }
            // Where the indicators' names stand, beside merged or blank levels, 电话、短信回访率 is an indicator.
            let isName = columns[.level3].map { cell.column >= $0 } ?? false
            if vocabulary.isFooter(raw, separators: isName ? ":：" : ":：.、") { return .footer }
        }
        let own: [IndicatorColumn] = [.level3, .value, .sign, .weight, .unit, .direction]
        let hasContent = own.contains { column in
            columns[column].map { !isBlank(row: row, column: $0, spanningFrom: columns) } ?? false
        }
        return hasContent ? .indicator : .empty
    }

    /// Reads one row as an indicator.
    ///
    /// - Parameters:
    ///   - number: 1-based, for the field paths.
    ///   - fill: the levels that the row leaves to the rows above.
    ///   - term: the row's 中期 half.
    func indicator(row: Int, number: Int, fill: LevelFill, term: Bool = false) -> Indicator? {
        guard let columns = term ? header.termColumns : header.columns else { return nil }
        func cell(_ column: IndicatorColumn) -> CellReference? {
            columns[column].map { reader.filled(row: row, $0, term ? nil : header.rivals[column]) }
        }
        func path(_ column: IndicatorColumn) -> FieldPath { .indicator(number, column, term: term) }
        /// Levels are filled down, be they merged or left blank.
        func level(_ column: IndicatorColumn) -> Field<String> {
            (fill.cell(column, row: row) ?? cell(column)).map { reader.text(path(column), at: $0) }
                ?? reader.blank(path(column), at: CellReference(clampingRow: row, column: columns[.level3] ?? 1))
        }
        func own<Value>(_ column: IndicatorColumn, _ read: (CellReference) -> Field<Value>) -> Field<Value>? {
            cell(column).map { cell in
                if let contradiction = contradiction(column, row: row) { return contradiction.field(path(column)) }
                // What is merged over several rows holds for each of them; a weight would be counted twice.
                let anchor = reader.sheet.merges.anchor(of: cell)
                return column != .weight || anchor.row == row ? read(cell) : reader.blank(path(column), at: anchor)
            }
        }
        return Indicator(
            number: number, row: row, level1: level(.level1), level2: level(.level2), level3: level(.level3),
            sign: own(.sign) { reader.text(path(.sign), at: $0) },
            value: own(.value) { reader.text(path(.value), at: $0) } ?? level(.value),
            unit: own(.unit) { reader.text(path(.unit), at: $0) },
            weight: own(.weight) { reader.number(path(.weight), at: $0) },
            direction: own(.direction) { reader.text(path(.direction), at: $0) },
            note: own(.note) { reader.text(path(.note), at: $0) },
            filledLevels: [IndicatorColumn.level1, .level2].compactMap { column in
                fill.cell(column, row: row) == nil ? nil : cell(column).map { reader.blank(path(column), at: $0) }
            })
    }

    /// What two columns with the same heading say differently in that row of the year's indicators.
    func ambiguities(_ indicators: [Indicator]) -> [Ambiguity] {
        guard !header.rivals.isEmpty else { return [] }
        return indicators.flatMap { indicator in
            IndicatorColumn.allCases.compactMap { column in
                contradiction(column, row: indicator.row)?
                    .ambiguity(.indicator(indicator.number, column), vocabulary.label(.indicator(column)))
            }
        }
    }

    private func contradiction(_ column: IndicatorColumn, row: Int) -> Contradiction? {
        guard let first = header.columns[column], let second = header.rivals[column] else { return nil }
        return reader.contradiction(row: row, first, second, isMoney: false)
    }

    /// The year's rows and the term's rows down to the footer or the last row.
    ///
    /// - Parameter found: what earlier tables of the same form gave; numbers go on from there.
    func read(to lastRow: Int, after found: Rows = Rows()) -> Rows {
        var rows = found
        rows.last = header.lastRow
        guard header.lastRow < lastRow else { return rows }
        var yearRows: [Int] = []
        var termRows: [Int] = []
        for row in (header.lastRow + 1)...lastRow {
            let kind = kind(ofRow: row, header.columns)
            if kind == .footer { break }
            rows.last = row
            if kind == .total { continue }
            if kind == .indicator { yearRows.append(row) }
            if let columns = header.termColumns, self.kind(ofRow: row, columns) == .indicator { termRows.append(row) }
        }
        let yearFill = LevelFill([yearRows], header.columns, reader.sheet)
        for row in yearRows {
            if let own = indicator(row: row, number: rows.year.count + 1, fill: yearFill) { rows.year.append(own) }
        }
        guard let columns = header.termColumns else { return rows }
        let termFill = LevelFill([termRows], columns, reader.sheet)
        for row in termRows {
            let own = indicator(row: row, number: rows.term.count + 1, fill: termFill, term: true)
            if let own, !own.isDash { rows.term.append(own) }
        }
        return rows
    }

    /// The indicators of both halves, and the last row that belongs to them.
    struct Rows {
        var year: [Indicator] = []
        var term: [Indicator] = []
        var last = 0
    }

    private func isBlank(row: Int, column: Int, spanningFrom columns: [IndicatorColumn: Int]) -> Bool {
        let cell = CellReference(clampingRow: row, column: column)
        let anchor = reader.sheet.merges.anchor(of: cell)
        // A cell that belongs to the row above, or a text that spans the levels, is not this column's.
        guard anchor.row == row else { return true }
        if anchor.column < column, columns.values.contains(where: { $0 < column && $0 >= anchor.column }) {
            return true
        }
        guard let found = reader.sheet[anchor] else { return true }
        return found.value != nil && found.shownText.trimmed.isEmpty
    }
}

extension Indicator {
    /// A half that was struck out: nothing but dashes.
    fileprivate var isDash: Bool {
        [level2.raw, level3.raw, value.raw].allSatisfy { $0.trimmed.allSatisfy("—-–/－".contains) }
    }
}
