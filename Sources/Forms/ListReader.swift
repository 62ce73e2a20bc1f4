import FilingModel
import Spreadsheet

/// Reads a block as a list: one row an indicator, many projects, subtotal rows between them.
struct ListReader {
    let labels: SheetLabels
    let vocabulary: Vocabulary
    let workbook: WorkbookID
    let definition: FormDefinition

    /// The rows of one project and where its own columns stand.
    private struct Project {
        var rows: [Int]
        /// The row that holds unit, name, amount and goal.
        let head: Int
        /// Rows that hold them once more.
        var repeatingRows: [Int] = []
        let department: Field<String>?
        /// The unit of the project above, where units stand only in the first row of theirs.
        var unitAbove: Field<String>?
    }

    func filings(_ block: Block, sheetHead: ClosedRange<Int>?) -> [Filing] {
        guard let header = block.headers.first else { return [] }
        let reader = FieldReader(labels, workbook)
        let table = IndicatorTable(header: header, reader: reader, vocabulary: vocabulary)
        let anchor = reader.origin(
            block.title?.cell ?? CellReference(clampingRow: header.row, column: labels.usedRange.first.column))
        let top = block.rows.lowerBound...header.lastRow
        let unit = UnitDeclaration.read(labels, rows: top, fallback: sheetHead, anchor: anchor, reader)
        let titleRows = block.title.map { $0.cell.row...max($0.cell.row, header.row - 1) }
        let year = TitleYear.read(labels, rows: titleRows, reader)
        if let groups = NumberedRows.groups(block, table) {
            return numbered(
                groups, header: header, table: table, reader: reader, anchor: anchor, unit: unit, year: year)
        }
        let (projects, subtotals) = projects(block, header, table, reader, unit.value)
        let indicatorRows = projects.map { $0.rows.filter { table.kind(ofRow: $0, header.columns) == .indicator } }
        let fill = LevelFill(indicatorRows, header.columns, labels.sheet)
        return zip(projects, indicatorRows).map { project, rows in
            let indicators = rows.enumerated().compactMap { index, row in
                table.indicator(row: row, number: index + 1, fill: fill)
            }
            return filing(
                project, indicators, header: header, table: table, reader: reader, anchor: anchor, unit: unit,
                year: year, subtotals: subtotals)
        }
    }

    /// The filings of a list that numbers them.
    private func numbered(
        _ groups: [NumberedRows], header: IndicatorHeader, table: IndicatorTable, reader: FieldReader,
        anchor: CellOrigin, unit: Field<AmountUnit>, year: Field<FiscalYear>?
    ) -> [Filing] {
        let noFill = LevelFill([], header.columns, labels.sheet)
        let termTable = IndicatorTable(header: header.ofTerm, reader: reader, vocabulary: vocabulary)
        return groups.map { group in
            let indicators = group.year.enumerated().compactMap { index, row in
                table.indicator(row: row, number: index + 1, fill: noFill)
            }
            let term = group.term.enumerated().compactMap { index, row in
                termTable.indicator(row: row, number: index + 1, fill: noFill, term: true)
            }
            return filing(
                Project(
                    rows: [group.head, group.last], head: group.head,
                    repeatingRows: (group.year + group.term).filter { $0 > group.head }.sorted(), department: nil),
                indicators, term: term,
                header: header, table: table, reader: reader, anchor: anchor, unit: unit, year: year, subtotals: [])
        }
    }

    private func projects(
        _ block: Block, _ header: IndicatorHeader, _ table: IndicatorTable, _ reader: FieldReader,
        _ unit: AmountUnit?
    ) -> ([Project], [Subtotal]) {
        var projects: [Project] = []
        var subtotals: [Subtotal] = []
        var department: Field<String>?
        var repeated = RepeatedProjects(reader, header.fieldColumns)
        guard header.lastRow < block.rows.upperBound else { return ([], []) }
        for row in (header.lastRow + 1)...block.rows.upperBound {
            if block.headers.dropFirst().contains(where: { ($0.row...$0.lastRow).contains(row) }) { continue }
            let kind = table.kind(ofRow: row, header.columns)
            if kind == .footer { break }
            let name = own(.projectName, row, header, reader)
            if let subtotal = subtotal(row, kind, name, header, reader, unit) {
                subtotals.append(subtotal)
                if CodedName(subtotal.name.raw).code?.count == 3 { department = subtotal.name }
                continue
            }
            let isNamed = name.map { !$0.trimmed.isEmpty } ?? false
            let opensProject = isNamed || kind == .indicator && opensUnnamed(row, header, reader)
            if opensProject, let same = repeated.project(at: row) {
                projects[same].rows.append(row)
                projects[same].repeatingRows.append(row)
            } else if opensProject || kind == .indicator && projects.isEmpty {
                repeated.open(projects.count, at: row)
                projects.append(Project(rows: [row], head: row, department: department, unitAbove: nil))
            } else if kind == .indicator {
                projects[projects.count - 1].rows.append(row)
            }
        }
        if projects.isEmpty, block.title != nil, let row = firstEmptyRow(block, header, table) {
            projects = [Project(rows: [row], head: row, department: department, unitAbove: nil)]
        }
        fillUnits(&projects, header, reader)
        return (projects, subtotals)
    }

    /// Where the first project of a list belongs that was handed in as it came: it lacks everything.
    private func firstEmptyRow(_ block: Block, _ header: IndicatorHeader, _ table: IndicatorTable) -> Int? {
        // Cells that only have a border are none, so that the sheet may end above it.
        (header.lastRow + 1...block.rows.upperBound + 1).first { table.kind(ofRow: $0, header.columns) == .empty }
    }

    /// Units that stand only at their first project. Only a list that leaves the cells below blank is laid out so;
    /// where units are merged or ever repeated, a blank is an omission.
    private func fillUnits(_ projects: inout [Project], _ header: IndicatorHeader, _ reader: FieldReader) {
        guard let column = header.fieldColumns[.unit] else { return }
        let units = projects.map {
            reader.text(.unit, at: CellReference(clampingRow: $0.head, column: column))
        }
        let stated = units.filter { !$0.isBlank }
        guard stated.count < units.count, !zip(stated, stated.dropFirst()).contains(where: { $0.raw == $1.raw }) else {
            return
        }
        let ownCells = Set(stated.map(\.origin.cell))
        let below = projects.flatMap { project in
            project.rows.map { CellReference(clampingRow: $0, column: column) }
        }.filter { !ownCells.contains($0) }
        let isLeftBlank = below.allSatisfy { labels.sheet[$0] == nil && labels.sheet.merges.range(covering: $0) == nil }
        guard isLeftBlank, below.count > units.count - stated.count else { return }
        var above: Field<String>?
        for (index, unit) in units.enumerated() {
            if unit.isBlank {
                // Another department's subtotal between them parts the project from the unit above.
                let isSameDepartment =
                    index > 0 && projects[index].department?.raw == projects[index - 1].department?.raw
                projects[index].unitAbove = isSameDepartment ? above : nil
            }
            above = unit.isBlank ? projects[index].unitAbove : unit
        }
    }

    /// A department's or unit's sum: an amount and a name, but neither project nor indicator.
    private func subtotal(
        _ row: Int, _ kind: IndicatorTable.RowKind, _ project: String?, _ header: IndicatorHeader,
        _ reader: FieldReader, _ unit: AmountUnit?
    ) -> Subtotal? {
        guard kind == .total || kind == .empty, project?.trimmed.isEmpty != false,
            let amountColumn = header.fieldColumns[.yearTotal],
            let nameColumn = header.fieldColumns[.unit] ?? header.fieldColumns[.projectName]
        else { return nil }
        let cell = CellReference(clampingRow: row, column: amountColumn)
        guard labels.sheet.merges.anchor(of: cell).row == row else { return nil }
        let amount = reader.amount(.yearTotal, at: cell, unit: unit)
        let name = reader.text(.unit, at: CellReference(clampingRow: row, column: nameColumn))
        return amount.isBlank || name.isBlank ? nil : Subtotal(name: name, amount: amount)
    }

    /// The text in the row's own cell; nil when the cell is covered by a merge from above, or the column is missing.
    private func own(
        _ path: FieldPath, _ row: Int, _ header: IndicatorHeader, _ reader: FieldReader
    ) -> String? {
        guard let column = header.fieldColumns[path] else { return nil }
        let cell = CellReference(clampingRow: row, column: column)
        // A cell that belongs to a merge from above or from the left is not this column's own.
        guard labels.sheet.merges.anchor(of: cell) == cell else { return nil }
        return reader.text(path, at: cell).raw
    }

    /// An indicator row whose project is blank but which has an amount or goal of its own.
    private func opensUnnamed(_ row: Int, _ header: IndicatorHeader, _ reader: FieldReader) -> Bool {
        [FieldPath.yearTotal, .yearGoal].contains { path in
            own(path, row, header, reader).map { !$0.trimmed.isEmpty } ?? false
        }
    }

    private func filing(
        _ project: Project, _ indicators: [Indicator], term: [Indicator] = [], header: IndicatorHeader,
        table: IndicatorTable, reader: FieldReader, anchor: CellOrigin,
        unit: Field<AmountUnit>, year: Field<FiscalYear>?, subtotals: [Subtotal]
    ) -> Filing {
        let fields = ListFields(
            definition, header, vocabulary, reader, rows: [project.head] + project.repeatingRows, anchor: anchor,
            unit: unit.value)
        var texts = fields.texts
        if let unit = project.unitAbove { texts[.unit] = unit }
        if let department = project.department, texts[.department]?.value == nil {
            texts[.department] = Field(
                path: .department, content: department.content, raw: department.raw, origin: department.origin,
                source: department.source)
        }
        let last = project.rows.max() ?? project.head  // a project has its head row
        return Filing(
            form: definition.id, layout: .list, workbook: workbook, sheet: labels.sheet.name,
            region: CellRange(
                CellReference(clampingRow: project.head, column: labels.usedRange.first.column),
                CellReference(clampingRow: last, column: labels.usedRange.last.column)),
            anchor: reader.origin(
                CellReference(clampingRow: project.head, column: header.fieldColumns[.projectName] ?? 1)),
            fiscalYear: year, amountUnit: unit, texts: texts,
            amounts: fields.amounts, repeats: fields.repeats, indicators: indicators,
            termIndicators: term, indicatorColumns: Set(header.columns.keys),
            indicatorOrigin: reader.origin(
                CellReference(clampingRow: project.head, column: table.origin.column)),
            tasks: [], subtotals: subtotals, evidence: evidence(header),
            ambiguities: table.ambiguities(indicators) + fields.ambiguities)
    }

    private func evidence(_ header: IndicatorHeader) -> [Evidence] {
        header.labels.compactMap { label in
            label.meanings.first.map { meaning in
                let name =
                    if case .field(let path) = meaning.key { path } else {
                        FieldPath(rawValue: "indicators.\(meaning.key.name)")
                    }
                return Evidence(path: name, label: label.raw.trimmed, labelCell: label.range.first)
            }
        }
    }
}
