import FilingModel
import Spreadsheet

/// The task table of the department form (年度主要任务): name, content and three amounts a row, and a totals row.
struct TaskTable {
    private let columns: [TaskColumn: Int]
    private let headRow: Int
    private let lastHeadRow: Int
    private let lastRow: Int

    /// Nil when the rows hold no heading for task names and totals.
    init?(_ labels: SheetLabels, rows: ClosedRange<Int>) {
        let found = labels.labels(in: rows).filter { label in
            label.meanings.contains { if case .task = $0.key { true } else { false } }
        }
        guard let name = found.first(where: { $0.means(.task(.name)) }) else { return nil }
        // The amounts' headings stand in the name's row or, below 预算金额, in the next one.
        let heads = found.filter { (name.range.first.row...name.range.last.row).contains($0.range.first.row) }
        var columns: [TaskColumn: Int] = [:]
        for label in heads {
            for meaning in label.meanings {
                if case .task(let column) = meaning.key, columns[column] == nil {
                    columns[column] = label.range.first.column
                }
            }
        }
        guard let totalColumn = columns[.total] else { return nil }
        self.columns = columns
        headRow = name.range.first.row
        lastHeadRow = heads.map(\.range.last.row).max() ?? headRow  // the name is one of them
        // A row with an amount is a task's, even if its name reads like a label.
        func hasAmount(_ row: Int) -> Bool {
            CellReference(row: row, column: totalColumn).flatMap { labels.sheet[$0] }.map {
                Amount.read($0.shownText, isNumericCell: false, unit: .yuan).value != nil
            } ?? false
        }
        let next = labels.labels(in: rows).first { label in
            label.range.first.row > name.range.last.row && !hasAmount(label.range.first.row)
                && label.meanings.contains { if case .field = $0.key { true } else { false } }
                && !label.meanings.contains { if case .task = $0.key { true } else { false } }
        }
        lastRow = max(lastHeadRow, (next?.range.first.row ?? rows.upperBound + 1) - 1)
    }

    /// The rows given, without the table's own.
    func remainder(of rows: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
        rows.flatMap { range -> [ClosedRange<Int>] in
            guard range.overlaps(headRow...lastRow) else { return [range] }
            var parts: [ClosedRange<Int>] = []
            if range.lowerBound < headRow { parts.append(range.lowerBound...(headRow - 1)) }
            if range.upperBound > lastRow { parts.append((lastRow + 1)...range.upperBound) }
            return parts
        }
    }

    func read(
        _ reader: FieldReader, _ vocabulary: Vocabulary, unit: AmountUnit?
    ) -> (tasks: [BudgetTask], totals: [FieldPath: Field<Amount>]) {
        var tasks: [BudgetTask] = []
        var totals: [FieldPath: Field<Amount>] = [:]
        guard lastHeadRow < lastRow, let nameColumn = columns[.name] else { return (tasks, totals) }
        for row in (lastHeadRow + 1)...lastRow {
            func amount(_ path: FieldPath, _ column: TaskColumn) -> Field<Amount> {
                columns[column].map {
                    reader.amount(path, at: CellReference(clampingRow: row, column: $0), unit: unit)
                } ?? reader.blank(path, at: CellReference(clampingRow: row, column: nameColumn))
            }
            let number = tasks.count + 1
            let name = reader.text(.task(number, .name), at: CellReference(clampingRow: row, column: nameColumn))
            if vocabulary.isTotal(LabelText(name.raw)) {
                totals[.taskTotal] = amount(.taskTotal, .total)
                totals[.taskFiscalTotal] = amount(.taskFiscalTotal, .fiscal)
                totals[.taskOtherTotal] = amount(.taskOtherTotal, .other)
                continue
            }
            let task = BudgetTask(
                number: number, name: name,
                content: columns[.content].map {
                    reader.text(.task(number, .content), at: CellReference(clampingRow: row, column: $0))
                },
                total: amount(.task(number, .total), .total), fiscal: amount(.task(number, .fiscal), .fiscal),
                other: amount(.task(number, .other), .other))
            let isStated = !name.isBlank || ![task.total, task.fiscal, task.other].allSatisfy(\.isBlank)
            if isStated { tasks.append(task) }
        }
        return (tasks, totals)
    }
}
