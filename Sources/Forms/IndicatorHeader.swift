import FilingModel
import Spreadsheet

/// The heading row of an indicator table: which column holds what.
struct IndicatorHeader {
    let row: Int
    /// The last row of the headings, where some are merged downwards.
    let lastRow: Int
    /// 1-based sheet columns of the year's half (or of the only one).
    private(set) var columns: [IndicatorColumn: Int]
    /// Columns of a parallel 中期 half to the left; nil without one.
    private(set) var termColumns: [IndicatorColumn: Int]?
    /// Fields among the indicator columns: the list layout.
    let fieldColumns: [FieldPath: Int]
    /// Second columns with as good a heading: where both are filled and differ, neither counts.
    private(set) var rivals: [IndicatorColumn: Int] = [:]
    private(set) var fieldRivals: [FieldPath: Int] = [:]
    let labels: [SheetLabels.Label]

    /// Nil unless the labels of one row head an indicator table: level 3 and at least two more of its columns.
    init?(_ labels: [SheetLabels.Label]) {
        var places: [IndicatorColumn: [(column: Int, rank: Int)]] = [:]
        var fields: [FieldPath: [(column: Int, rank: Int)]] = [:]
        for label in labels where label.inlineValue == nil {
            for meaning in label.meanings {
                switch meaning.key {
                case .indicator(let column):
                    places[column, default: []].append((label.range.first.column, meaning.rank))
                case .field(let path):
                    fields[path, default: []].append((label.range.first.column, meaning.rank))
                case .task: break
                }
            }
        }
        guard places[.level3] != nil, places[.level1] != nil || places[.level2] != nil, places.count >= 3,
            let top = labels.map(\.range.first.row).min()
        else { return nil }
        let isParallel = (places[.level3]?.count == 2) && (places[.value]?.count == 2)
        var year: [IndicatorColumn: Int] = [:]
        var term: [IndicatorColumn: Int] = [:]
        for (column, found) in places {
            let inOrder = found.sorted { $0.column < $1.column }
            guard let left = inOrder.first, let right = inOrder.last else { continue }
            if isParallel, inOrder.count == 2 {
                term[column] = left.column
                year[column] = right.column
            } else {
                (year[column], rivals[column]) = Self.best(inOrder)
                if isParallel, column == .level1 { term[column] = year[column] }
            }
        }
        row = top
        lastRow = labels.map(\.range.last.row).max() ?? row  // there is a first label
        columns = year
        termColumns = isParallel ? term : nil
        fieldColumns = fields.compactMapValues { Self.best($0).column }
        fieldRivals = fields.compactMapValues { Self.best($0).rival }
        self.labels = labels
    }

    /// The first column with the best heading, and the next one with the same.
    private static func best(_ places: [(column: Int, rank: Int)]) -> (column: Int?, rival: Int?) {
        guard let best = places.min(by: { $0.rank < $1.rank }) else { return (nil, nil) }
        return (best.column, places.first { $0.rank == best.rank && $0.column > best.column }?.column)
    }

    /// The heading rows among a sheet's labels, from top to bottom.
    ///
    /// Headings may take two rows, with some merged over both; so labels belong together by the row in which they end,
    /// and only where that gives no table, by the row in which they begin.
    static func all(in labels: [SheetLabels.Label]) -> [IndicatorHeader] {
        var headers = Dictionary(grouping: labels.filter { $0.range.rows.count <= 3 }, by: \.range.last.row).values
            .compactMap { IndicatorHeader($0.sorted { $0.range.first < $1.range.first }) }
        let taken = Set(headers.flatMap { Array($0.row...$0.lastRow) })
        headers += Dictionary(grouping: labels, by: \.range.first.row).filter { !taken.contains($0.key) }.values
            .compactMap { IndicatorHeader($0) }
        return headers.sorted { $0.row < $1.row }
    }

    /// The same headings over a table of the term's indicators alone, which stands above the year's.
    var ofTerm: IndicatorHeader {
        var copy = self
        copy.termColumns = columns
        copy.columns = [:]
        return copy
    }

    /// The project's name heads a column beside the indicators.
    var isList: Bool { fieldColumns[.projectName] != nil }
}
