import FilingModel
import Spreadsheet

/// The cells of a sheet that look like labels of some form, and what else is needed to find values beside them.
struct SheetLabels {
    struct Label {
        /// The label's cell, or its whole merged range.
        let range: CellRange
        let raw: String
        let meanings: [Vocabulary.Meaning]
        /// `项目名称：农村公路养护`: the value in the label's own cell.
        let inlineValue: String?

        func means(_ key: Vocabulary.Key) -> Bool { meanings.contains { $0.key == key } }

        func rank(_ key: Vocabulary.Key) -> Int? { meanings.first { $0.key == key }?.rank }
    }

    let sheet: Worksheet
    /// In sheet order.
    private(set) var labels: [Label]
    /// Texts short enough to be a title, a unit declaration or a caption, in sheet order.
    let texts: [(cell: CellReference, text: LabelText, raw: String)]
    let usedRange: CellRange
    /// Columns in which some cell or merged range begins; the others are only padding.
    private let occupiedColumns: Set<Int>
    private var labelCells: Set<CellReference>
    private var captionCells: Set<CellReference>
    private var roles: LabelRoles?
    /// The heading rows of indicator tables; none before roles are given.
    private(set) var headers: [IndicatorHeader] = []
    private let moneyCells: Set<CellReference>
    /// The leftmost label of each row that has one.
    private let firstLabelColumn: [Int: Int]

    /// Nil for a sheet without any cell.
    ///
    /// - Parameter columns: the form's own, where forms stand side by side; what lies outside them is not looked at.
    init?(_ sheet: Worksheet, _ vocabulary: Vocabulary, columns: ClosedRange<Int>? = nil) {
        guard let whole = sheet.usedRange else { return nil }
        let own = columns ?? 1...CellReference.maximumColumn
        var used = CellRange(
            CellReference(clampingRow: whole.first.row, column: columns?.lowerBound ?? whole.first.column),
            CellReference(clampingRow: whole.last.row, column: columns?.upperBound ?? whole.last.column))
        var labels: [Label] = []
        var texts: [(cell: CellReference, text: LabelText, raw: String)] = []
        var captions: Set<CellReference> = []
        var occupied: Set<Int> = []
        for cell in sheet.cells where own.contains(cell.reference.column) {
            occupied.insert(cell.reference.column)
            guard case .text(let raw)? = cell.value, raw.utf8.count <= 240 else { continue }
            let range = sheet.merges.range(covering: cell.reference) ?? CellRange(cell.reference)
            guard range.first == cell.reference else { continue }  // hidden beneath a merge
            if columns == nil { used = used.union(range) }
            let text = LabelText(raw)
            guard !text.normalised.isEmpty else { continue }
            texts.append((cell.reference, text, raw))
            if vocabulary.isCaption(text) { captions.insert(cell.reference) }
            let meanings = vocabulary.meanings(of: text)
            if !meanings.isEmpty {
                labels.append(Label(range: range, raw: raw, meanings: meanings, inlineValue: nil))
            } else if let (prefix, value) = Self.split(raw) {
                let meanings = vocabulary.meanings(of: LabelText(prefix)).filter {
                    if case .field = $0.key { true } else { false }
                }
                if !meanings.isEmpty {
                    labels.append(Label(range: range, raw: raw, meanings: meanings, inlineValue: value))
                }
            }
        }
        for range in sheet.merges.ranges
        where used.rows.contains(range.first.row) && own.contains(range.first.column) {
            if columns == nil { used = used.union(range) }
            // A range says nothing about the columns it spans: a title spans even those that are mere padding.
            occupied.insert(range.first.column)
        }
        self.sheet = sheet
        self.labels = labels
        self.texts = texts
        usedRange = used
        labelCells = Set(labels.filter { $0.inlineValue == nil }.map(\.range.first))
        captionCells = captions
        moneyCells = Set(labels.filter { $0.meanings.contains(where: \.key.isMoney) }.map(\.range.first))
        firstLabelColumn = Dictionary(
            labels.map { ($0.range.first.row, $0.range.first.column) }, uniquingKeysWith: min)
        occupiedColumns = occupied
    }

    /// The next column to the right that is not mere padding; nil at the right edge of the sheet's contents.
    func column(after column: Int) -> Int? {
        var next = column + 1
        while next <= usedRange.last.column {
            if occupiedColumns.contains(next) { return next }
            next += 1
        }
        return nil
    }

    /// The same sheet, with labels that are only values which read like one left out.
    func withRoles() -> SheetLabels {
        var copy = self
        copy.headers = IndicatorHeader.all(in: labels)
        let roles = LabelRoles(copy)
        copy.roles = roles
        if !roles.values.isEmpty {
            copy.labels.removeAll { roles.values.contains($0.range.first) }
            copy.labelCells.subtract(roles.values)
            copy.captionCells.subtract(roles.values)
        }
        return copy
    }

    /// Where the value of that label may stand: beneath a heading, beside any other label, nowhere for one wedged in.
    func role(_ label: Label) -> Role {
        guard let roles else { return .label }
        if roles.headings.contains(label.range.first) { return .heading }
        return roles.orphans.contains(label.range.first) ? .orphan : .label
    }

    /// Whether a label for amounts stands there, or a heading over such labels.
    func asksForMoney(_ cell: CellReference) -> Bool { moneyCells.contains(cell) || captionCells.contains(cell) }

    /// Whether the cell is a label, or stands in a row behind one: what it says belongs to that label.
    func isLabelled(_ cell: CellReference) -> Bool {
        firstLabelColumn[cell.row].map { $0 <= cell.column } ?? false
    }

    enum Role { case label, heading, orphan }

    /// The labels row by row.
    var rows: [ArraySlice<Label>] {
        var rows: [ArraySlice<Label>] = []
        var start = 0
        for (index, label) in labels.enumerated() where label.range.first.row != labels[start].range.first.row {
            rows.append(labels[start..<index])
            start = index
        }
        return labels.isEmpty ? rows : rows + [labels[start...]]
    }

    /// Whether a label or caption stands there, so that no value can.
    func isLabel(_ cell: CellReference) -> Bool { labelCells.contains(cell) || captionCells.contains(cell) }

    /// The labels of those rows, in sheet order.
    func labels(in rows: ClosedRange<Int>) -> ArraySlice<Label> { Self.slice(labels, rows) { $0.range.first.row } }

    /// The texts of those rows, in sheet order.
    func texts(in rows: ClosedRange<Int>) -> ArraySlice<(cell: CellReference, text: LabelText, raw: String)> {
        Self.slice(texts, rows) { $0.cell.row }
    }

    /// A sheet may hold hundreds of forms: none should cost a walk over all of them.
    private static func slice<Element>(
        _ sorted: [Element], _ rows: ClosedRange<Int>, row: (Element) -> Int
    ) -> ArraySlice<Element> {
        func start(of wanted: Int) -> Int {
            var low = 0
            var high = sorted.count
            while low < high {
                let middle = (low + high) / 2
                if row(sorted[middle]) < wanted { low = middle + 1 } else { high = middle }
            }
            return low
        }
        return sorted[start(of: rows.lowerBound)..<start(of: rows.upperBound + 1)]
    }

    private static func split(_ raw: String) -> (label: Substring, value: String)? {
        guard let colon = raw.unicodeScalars.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
        let value = String(raw.unicodeScalars[raw.unicodeScalars.index(after: colon)...]).trimmed
        return value.isEmpty ? nil : (raw[..<colon], value)
    }
}

extension LabelText {
    init(_ text: Substring) { self.init(String(text)) }
}
