import FilingModel
import Spreadsheet

/// Reads the fields that stand beside or below their labels: everything of a card but its tables.
struct LabelledFields {
    let labels: SheetLabels
    let vocabulary: Vocabulary
    let reader: FieldReader
    let definition: FormDefinition
    /// The block's rows without its tables.
    let rows: [ClosedRange<Int>]
    let anchor: CellOrigin
    let unit: AmountUnit?

    private(set) var texts: [FieldPath: Field<String>] = [:]
    private(set) var amounts: [FieldPath: Field<Amount>] = [:]
    /// Of a field that the form has twice, and that says the same in both places.
    private(set) var repeats: [FieldPath: [RepeatedCell]] = [:]
    private(set) var evidence: [Evidence] = []
    private(set) var ambiguities: [Ambiguity] = []

    private struct Candidate {
        let label: SheetLabels.Label
        let rank: Int
        /// Nil for an inline value.
        let cell: CellReference?
    }

    init(
        _ labels: SheetLabels, _ vocabulary: Vocabulary, _ reader: FieldReader, _ definition: FormDefinition,
        rows: [ClosedRange<Int>], anchor: CellOrigin, unit: AmountUnit?
    ) {
        self.labels = labels
        self.vocabulary = vocabulary
        self.reader = reader
        self.definition = definition
        self.rows = rows
        self.anchor = anchor
        self.unit = unit
        let block = rows.flatMap { labels.labels(in: $0) }
        let candidates = candidates(block)
        let paths = definition.fields.map(\.path) + [.termFiscal, .termCarryover, .termOther]
        for path in paths {
            let found = candidates[path, default: []]
            if found.isEmpty {
                if definition.fields.contains(where: { $0.path == path && $0.isRequired }) { addMissing(path) }
            } else {
                add(path, found)
            }
        }
    }

    private func candidates(_ block: [SheetLabels.Label]) -> [FieldPath: [Candidate]] {
        let funds = FundFields(block)
        var candidates: [FieldPath: [Candidate]] = [:]
        for label in block {
            let declared = label.meanings.compactMap { meaning -> (FieldPath, Int)? in
                guard case .field(let path) = meaning.key,
                    definition.fields.contains(where: { $0.path == path })
                else { return nil }
                return (path, meaning.rank)
            }
            for (path, rank) in declared {
                let cell = label.inlineValue == nil ? valueCell(of: label) : nil
                guard label.inlineValue != nil || cell != nil else { continue }
                candidates[funds.resolved(path, label), default: []].append(
                    Candidate(label: label, rank: rank, cell: cell))
            }
        }
        return candidates
    }

    /// The cell whose value belongs to the label; nil for a heading over other labels.
    private func valueCell(of label: SheetLabels.Label) -> CellReference? {
        let role = labels.role(label)
        if role == .orphan { return nil }
        let right = labels.column(after: label.range.last.column).flatMap { neighbour(label.range.first.row, $0) }
        let below = neighbour(label.range.last.row + 1, label.range.first.column)
        let belowIsFree = below.map { !labels.isLabel($0) } ?? false
        if role == .heading { return belowIsFree ? below : nil }
        guard let right, !labels.isLabel(right) else {
            // Columns without any content are padding, unless a blank form has nothing else to write into.
            let beside = neighbour(label.range.first.row, label.range.last.column + 1)
            if let beside, !labels.isLabel(beside) { return beside }
            return label.range.rows.count > 1 || !belowIsFree ? nil : below
        }
        if !reader.text(.title, at: right).isBlank { return right }
        if let below, belowIsFree, label.range.columns.count > 1,
            labels.sheet.merges.range(covering: below)?.columns == label.range.columns
        {
            return below
        }
        return right
    }

    /// The anchor of that place; nil outside the form's rows and the sheet's used columns.
    private func neighbour(_ row: Int, _ column: Int) -> CellReference? {
        guard labels.usedRange.columns.contains(column), rows.contains(where: { $0.contains(row) }) else { return nil }
        return CellReference(row: row, column: column).map(labels.sheet.merges.anchor)
    }

    private mutating func add(_ path: FieldPath, _ candidates: [Candidate]) {
        let best = candidates.map(\.rank).min() ?? 0  // there is at least one
        let equal = candidates.filter { $0.rank == best }
        let filled = equal.filter { !rawText($0).trimmed.isEmpty }
        guard let chosen = filled.first ?? equal.first else { return }
        evidence.append(
            Evidence(path: path, label: chosen.label.raw.trimmed, labelCell: chosen.label.range.first))
        let contradiction = filled.compactMap {
            Contradiction(place(chosen), place($0), isMoney: path.isMoney)
        }.first
        let others = filled.dropFirst().compactMap(\.cell).filter { $0 != chosen.cell }
        if contradiction == nil, chosen.cell != nil, !others.isEmpty { repeats[path] = others.map(reader.repeated) }
        if let contradiction {
            ambiguities.append(contradiction.ambiguity(path, vocabulary.label(.field(path))))
            if path.isMoney {
                amounts[path] = contradiction.field(path)
            } else {
                texts[path] = contradiction.field(path)
            }
        } else if path.isMoney, let cell = chosen.cell {
            amounts[path] = reader.amount(path, at: cell, unit: unit)
        } else if path.isMoney {
            let raw = rawText(chosen)
            amounts[path] = Field(
                path: path, content: Amount.read(raw, isNumericCell: false, unit: unit), raw: raw,
                origin: reader.origin(chosen.label.range.first))
        } else if let cell = chosen.cell {
            texts[path] = reader.text(path, at: cell)
        } else {
            texts[path] = reader.inline(path, rawText(chosen), at: chosen.label.range.first)
        }
    }

    private mutating func addMissing(_ path: FieldPath) {
        if path.isMoney {
            amounts[path] = reader.missing(path, anchor: anchor)
        } else {
            texts[path] = reader.missing(path, anchor: anchor)
        }
    }

    private func place(_ candidate: Candidate) -> (origin: CellOrigin, raw: String) {
        (reader.origin(candidate.cell ?? candidate.label.range.first), rawText(candidate))
    }

    private func rawText(_ candidate: Candidate) -> String {
        if let inline = candidate.label.inlineValue { return inline }
        return candidate.cell.flatMap { labels.sheet[$0]?.shownText } ?? ""  // an empty cell shows nothing
    }
}
