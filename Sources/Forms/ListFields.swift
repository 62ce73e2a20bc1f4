import FilingModel
import Spreadsheet

/// Reads what a project of a list says of itself: in its first row, or in every row where the list repeats it.
struct ListFields {
    private(set) var texts: [FieldPath: Field<String>] = [:]
    private(set) var amounts: [FieldPath: Field<Amount>] = [:]
    private(set) var repeats: [FieldPath: [RepeatedCell]] = [:]
    private(set) var ambiguities: [Ambiguity] = []

    private let header: IndicatorHeader
    private let reader: FieldReader
    /// The project's first row and those that say the same again.
    private let rows: [Int]

    /// - Parameters:
    ///   - rows: at least one.
    ///   - unit: of the sheet's amounts; nil when none is declared.
    init(
        _ definition: FormDefinition, _ header: IndicatorHeader, _ vocabulary: Vocabulary, _ reader: FieldReader,
        rows: [Int], anchor: CellOrigin, unit: AmountUnit?
    ) {
        self.header = header
        self.reader = reader
        self.rows = rows
        for field in definition.fields {
            let path = field.path
            guard let column = header.fieldColumns[path] else {
                guard field.isRequired else { continue }
                if path == .yearTotal { amounts[path] = reader.missing(path, anchor: anchor) }
                if path != .yearTotal { texts[path] = reader.missing(path, anchor: anchor) }
                continue
            }
            let filled = filledCells(path)
            let head = CellReference(clampingRow: rows.first ?? 1, column: column)  // there is a first row
            let cell = filled.first ?? head
            let contradiction = filled.dropFirst().lazy.compactMap { other in
                Contradiction(reader.place(cell), reader.place(other), isMoney: path.isMoney)
            }.first
            if let contradiction {
                ambiguities.append(contradiction.ambiguity(path, vocabulary.label(.field(path))))
                if path.isMoney { amounts[path] = contradiction.field(path) }
                if !path.isMoney { texts[path] = contradiction.field(path) }
                continue
            }
            if path.isMoney { amounts[path] = reader.amount(path, at: cell, unit: unit) }
            if !path.isMoney { texts[path] = reader.text(path, at: cell) }
            if filled.count > 1 { repeats[path] = filled.dropFirst().map(reader.repeated) }
        }
    }

    /// The cells that say something of the field, from top to bottom; of two columns with its heading, in both.
    private func filledCells(_ path: FieldPath) -> [CellReference] {
        let columns = [header.fieldColumns[path], header.fieldRivals[path]].compactMap(\.self)
        var cells: [CellReference] = []
        for row in rows {
            for column in columns {
                let cell = reader.origin(CellReference(clampingRow: row, column: column)).cell
                // A merge over several rows is the first one's, one over both columns a single cell.
                guard row == rows.first || cell.row == row, cell != cells.last,
                    !reader.place(cell).raw.trimmed.isEmpty
                else { continue }
                cells.append(cell)
            }
        }
        return cells
    }
}
