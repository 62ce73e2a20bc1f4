import FilingModel
import Spreadsheet

/// Tells labels from values that read like labels: `资金性质 | 自筹`, or a project that is called `项目`.
///
/// The dictionary alone cannot: 自筹 heads an amount in one cell and answers a question in the next. So labels that stand
/// wall to wall are read from left to right, as a person reads them:
///
/// - A label takes the cell at its right for its value, even if that reads like a label; a cell so taken is no label.
/// - The last of them is a label if a value stands behind it; then the one before it has none.
/// - With nothing behind them they are headings when values stand beneath, or when there are three and none beneath is
///   a label.
/// - Behind a label, `其他：跨年项目` is a value too; behind `填报人：`, which leaves room in its own cell, it is the next label.
/// - What wants an amount or a paragraph, and what spans more rows than its neighbour, takes no label for its value.
struct LabelRoles {
    /// Cells that are values, whatever they read.
    fileprivate(set) var values: Set<CellReference> = []
    /// Labels whose values stand beneath them.
    fileprivate(set) var headings: Set<CellReference> = []
    /// Labels between others that have no place for a value.
    fileprivate(set) var orphans: Set<CellReference> = []

    init(_ labels: SheetLabels) {
        var reader = RunReader(labels)
        reader.read()
        self = reader.roles
    }

    fileprivate init() {}
}

/// Reads the labels of each row that stand wall to wall.
private struct RunReader {
    private(set) var roles = LabelRoles()
    private let labels: SheetLabels
    private let byCell: [CellReference: SheetLabels.Label]

    init(_ labels: SheetLabels) {
        self.labels = labels
        byCell = Dictionary(labels.labels.map { ($0.range.first, $0) }) { first, _ in first }
    }

    mutating func read() {
        let headingRows = Set(labels.headers.flatMap { Array($0.row...$0.lastRow) })
        for row in labels.rows where row.first.map({ !headingRows.contains($0.range.first.row) }) ?? false {
            var seen: CellReference?
            for label in row where label.inlineValue == nil && seen.map({ $0 < label.range.first }) ?? true {
                readInline(behind: label)
                let run = run(from: label)
                seen = run.last?.first
                if run.count > 1 { read(run) }
            }
        }
    }

    private mutating func readInline(behind label: SheetLabels.Label) {
        guard let next = right(of: label.range), let inline = byCell[next.first], inline.inlineValue != nil else {
            return
        }
        if let last = label.raw.trimmed.last, ":：".contains(last) {
            roles.orphans.insert(label.range.first)
        } else if takesText(label.range, before: next) || label.meanings.contains(where: { inline.means($0.key) }) {
            roles.values.insert(next.first)
        }
    }

    /// The label and all labels and captions that follow it wall to wall in its row.
    private func run(from label: SheetLabels.Label) -> [CellRange] {
        var run = [label.range]
        while let next = right(of: run[run.count - 1]), labels.isLabel(next.first),
            next.first.row == label.range.first.row
        {
            run.append(next)
        }
        return run
    }

    private mutating func read(_ run: [CellRange]) {
        let behind = run.last.flatMap(right)
        let last = run.last.flatMap { byCell[$0.first] }
        let lastHasValue = behind.map { isFilled($0.first) && isPlausible($0.first, for: last) } ?? false
        if !lastHasValue, isHeadings(run) {
            roles.headings.formUnion(run.map(\.first))
            return
        }
        var index = 0
        while index + 1 < run.count {
            let isOwnLabel = index + 2 == run.count && lastHasValue
            if !isOwnLabel, takesText(run[index], before: run[index + 1]) {
                roles.values.insert(run[index + 1].first)
                index += 2
            } else {
                // An amount may still stand beneath its label, beside the labels of its parts.
                if lastHasValue, !labels.asksForMoney(run[index].first) { roles.orphans.insert(run[index].first) }
                index += 1
            }
        }
    }

    private func isHeadings(_ run: [CellRange]) -> Bool {
        // A caption over several rows may stand before the headings.
        let heads = run.drop { $0.rows.count > (run.last?.rows.count ?? 1) }  // a run has a last one
        let beneath = heads.map { below($0) }
        guard heads.count > 1, !beneath.contains(where: { $0.map(labels.isLabel) ?? true }) else { return false }
        let keys = heads.compactMap { byCell[$0.first]?.meanings.first?.key }
        guard Set(keys).count == heads.count else { return false }
        if heads.count > 2 { return true }
        return zip(heads, beneath).allSatisfy { head, cell in
            cell.map { isFilled($0) && isPlausible($0, for: byCell[head.first]) } ?? false
        }
    }

    /// Whether the label asks for a short text: 项目名称, 资金性质. A goal is a paragraph and never a label's name.
    private func takesText(_ range: CellRange, before next: CellRange) -> Bool {
        guard range.rows.count <= next.rows.count, let label = byCell[range.first] else { return false }
        var takes = false
        for meaning in label.meanings {
            guard case .field(let path) = meaning.key else { continue }
            if path.isMoney || path == .yearGoal || path == .termGoal { return false }
            takes = true
        }
        return takes
    }

    /// An amount's label has no text for its value.
    private func isPlausible(_ cell: CellReference, for label: SheetLabels.Label?) -> Bool {
        guard let label, label.meanings.contains(where: \.key.isMoney),
            let found = labels.sheet[cell]
        else { return true }
        if case .unreadable = Amount.read(found.shownText, isNumericCell: false, unit: .yuan) {
            return found.value == nil
        }
        return true
    }

    private func isFilled(_ cell: CellReference) -> Bool {
        labels.sheet[cell].map { $0.value == nil || !$0.shownText.trimmed.isEmpty } ?? false
    }

    private func right(of range: CellRange) -> CellRange? {
        let column = range.last.column + 1
        return labels.usedRange.columns.contains(column)
            ? CellReference(row: range.first.row, column: column).map(merged) : nil
    }

    private func below(_ range: CellRange) -> CellReference? {
        CellReference(row: range.last.row + 1, column: range.first.column).map { merged($0).first }
    }

    private func merged(_ cell: CellReference) -> CellRange {
        labels.sheet.merges.range(covering: cell) ?? CellRange(cell)
    }
}
