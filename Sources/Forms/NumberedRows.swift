import FilingModel
import Spreadsheet

/// The rows of a list that says itself which of them are one filing, in its column 申报序号: nothing has to be concluded
/// from names that repeat or from cells that are left blank. Conversion writes such lists.
struct NumberedRows {
    /// The row with the filing's own fields.
    let head: Int
    private(set) var year: [Int] = []
    private(set) var term: [Int] = []

    var last: Int { max(head, year.last ?? head, term.last ?? head) }  // a filing without indicators has its one row

    /// In the order of their first rows; nil for a list without that column.
    static func groups(_ block: Block, _ table: IndicatorTable) -> [NumberedRows]? {
        let header = table.header
        guard let numbers = header.fieldColumns[.filingNumber], header.lastRow < block.rows.upperBound else {
            return nil
        }
        var groups: [NumberedRows] = []
        var places: [String: Int] = [:]
        var place: Int?
        for row in (header.lastRow + 1)...block.rows.upperBound {
            let kind = table.kind(ofRow: row, header.columns)
            if kind == .footer { break }
            // Somebody has added up the list.
            if kind == .total { continue }
            let number = text(numbers, row, table.reader)
            if !number.isEmpty {
                place = places[number] ?? groups.count
                if places.updateValue(place ?? groups.count, forKey: number) == nil {
                    groups.append(NumberedRows(head: row))
                }
            }
            guard kind == .indicator, let place else { continue }
            if isTerm(row, table) { groups[place].term.append(row) } else { groups[place].year.append(row) }
        }
        return groups
    }

    private static func isTerm(_ row: Int, _ table: IndicatorTable) -> Bool {
        table.header.fieldColumns[.rowKind].map { text($0, row, table.reader) == ListRowKind.term.rawValue } ?? false
    }

    private static func text(_ column: Int, _ row: Int, _ reader: FieldReader) -> String {
        LabelText(reader.text(.filingNumber, at: CellReference(clampingRow: row, column: column)).raw).normalised
    }
}
