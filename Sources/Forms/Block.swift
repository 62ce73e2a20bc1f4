import FilingModel
import Spreadsheet

/// The rows of a sheet that one form takes up, before anything is read from them.
struct Block {
    /// From the title (or first label) to the row before the next form.
    var rows: ClosedRange<Int>
    /// The heading rows of its indicator table; a table that goes on over a page may repeat them.
    var headers: [IndicatorHeader]
    /// The title's cell and text, where there is one.
    var title: (cell: CellReference, raw: String)?
    /// The title is another stage's, such as 自评表: its labels are the same, but it files no targets.
    var isOtherForm = false
    /// It holds a heading row with the project's name among the indicator columns.
    var isList: Bool { headers.first?.isList == true }

    /// Whether the row belongs to the indicator table: it has a target or a name of its own. What it says there opens
    /// no form, even if it reads like a title or a label.
    func isTableBody(_ row: Int, _ sheet: Worksheet) -> Bool {
        guard let header = headers.last, row > header.lastRow else { return false }
        return [IndicatorColumn.value, .level3].contains { column in
            let cell = header.columns[column].flatMap { CellReference(row: row, column: $0) }
            return cell.flatMap { sheet[$0] }.map { !$0.shownText.trimmed.isEmpty } ?? false
        }
    }
}

/// Cuts a sheet into blocks: forms may be stacked, with or without titles between them.
struct BlockFinder {
    let labels: SheetLabels
    let vocabulary: Vocabulary
    let definitions: [FormDefinition]

    private enum Mark {
        case title(cell: CellReference, raw: String, isOther: Bool)
        /// A label that names what the form is about: the project, or the department.
        case identity
        case header(IndicatorHeader)
    }

    func blocks() -> [Block] {
        var blocks: [Block] = []
        var current: Block?
        for (row, mark) in marks() {
            if case .header = mark {} else if current?.isTableBody(row, labels.sheet) == true { continue }
            switch mark {
            case .title(let cell, let raw, let isOther):
                // Two title lines in a row belong together; a title after a table begins the next form.
                if current.map({ !$0.headers.isEmpty || ($0.isOtherForm && !isOther) }) ?? true {
                    close(&current, before: row, into: &blocks)
                    current = Block(rows: row...row, headers: [], title: (cell, raw), isOtherForm: isOther)
                }
            case .identity:
                if current == nil || current?.headers.isEmpty == false {
                    close(&current, before: row, into: &blocks)
                    current = Block(rows: row...row, headers: [], title: nil)
                }
            case .header(let header):
                if current == nil { current = Block(rows: row...row, headers: [], title: nil) }
                current?.headers.append(header)
            }
        }
        close(&current, before: labels.usedRange.last.row + 1, into: &blocks)
        return blocks
    }

    private func close(_ current: inout Block?, before row: Int, into blocks: inout [Block]) {
        guard var block = current else { return }
        block.rows = block.rows.lowerBound...max(block.rows.lowerBound, row - 1)
        blocks.append(block)
        current = nil
    }

    /// What opens or continues a form, by row; a title comes before labels of its row.
    private func marks() -> [(row: Int, mark: Mark)] {
        var marks: [(row: Int, mark: Mark)] = []
        let headingRows = Set(labels.headers.flatMap { Array($0.row...$0.lastRow) })
        for (cell, text, raw) in labels.texts where !headingRows.contains(cell.row) {
            let isOther = vocabulary.isOtherForm(text)
            // Behind a label it is that label's value.
            guard isOther || isTitle(text), !labels.isLabelled(cell), !vocabulary.isFooter(raw) else { continue }
            marks.append((cell.row, .title(cell: cell, raw: raw, isOther: isOther)))
        }
        for label in labels.labels where !headingRows.contains(label.range.first.row) {
            if label.meanings.contains(where: { $0.key == .field(.projectName) && $0.rank == 0 })
                || label.meanings.contains(where: { $0.key == .field(.department) && $0.rank > 0 })
                    && LabelText(label.raw).normalised.holds("(单位)")
            {
                marks.append((label.range.first.row, .identity))
            }
        }
        for header in labels.headers { marks.append((header.row, .header(header))) }
        return marks.sorted { ($0.row, order($0.mark)) < ($1.row, order($1.mark)) }
    }

    private func order(_ mark: Mark) -> Int {
        switch mark {
        case .title: 0
        case .identity: 1
        case .header: 2
        }
    }

    /// `农村公路养护项目绩效目标表`, `部门预算项目绩效目标申报表(2025年度)`: ends with a form's title, a year in brackets aside.
    private func isTitle(_ text: LabelText) -> Bool {
        guard text.normalised.utf8.count <= 180 else { return false }
        let title = vocabulary.withoutBracket(text.normalised)
        return definitions.contains { $0.titles.contains { title.ends(with: $0) } }
    }
}
