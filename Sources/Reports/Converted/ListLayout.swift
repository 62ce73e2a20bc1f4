import FilingModel
import Forms
import Spreadsheet

/// The columns of a list of filings and what stands in their cells: drawn by `FilingList`, and laid into a sheet of its own
/// for one filing, so that it can be read back and what the list cannot hold is known.
package struct ListLayout: Sendable {
    let title: String
    private let layout: FlatLayout
    private let vocabulary: Vocabulary

    /// Title, unit and headings.
    static let headingRows = 3

    package init(_ layout: FlatLayout, _ library: FormLibrary) {
        self.layout = layout.ofList
        vocabulary = library.vocabulary
        title = library.definitions.first { $0.shape == .list }?.title.zh ?? ""  // then nothing reads a list either
    }

    /// What one cell holds. Weights and plain targets are numbers, as the budget system has them.
    enum Cell {
        case blank
        case text(String)
        case number(Double)
        case money(Money)

        var content: SheetPlan.Content {
            switch self {
            case .blank: .blank
            case .text(let text): .text(text)
            case .number(let number): .number(number)
            case .money(let money): .money(money)
            }
        }
    }

    package func rowCount(of content: FilingContent) -> Int {
        max(1, content.indicators.count + content.termIndicators.count)
    }

    func rows(of content: FilingContent, number: Int) -> [[Cell]] {
        layout.rows(of: content, number: number).map { row in
            zip(row, layout.columns).map { cell, column in cell.map { Self.cell($0, column) } ?? .blank }
        }
    }

    private static func cell(_ cell: FlatLayout.Cell, _ column: FlatColumn) -> Cell {
        switch cell {
        case .number(let number): .number(Double(number))
        case .words(let words): .text(words)
        case .money(let money):
            // Beyond that a floating-point number is not exact to the fen.
            abs(money.fen) < 1 << 52 ? .money(money) : .text(money.number(in: .yuan))
        case .text(let text):
            switch column {
            case .indicator(.weight), .indicator(.value): number(text).map(Cell.number) ?? .text(text)
            case .number, .form, .year, .field, .rowKind, .indicator, .task: .text(text)
            }
        }
    }

    /// Only a text that the number gives back as it is: `007` and `1e5` stay texts.
    private static func number(_ text: String) -> Double? {
        guard text.utf8.count <= 15, let number = Double(text), number.isFinite, ShortestDecimal.text(number) == text
        else { return nil }
        return number
    }

    /// The unit stands by itself, as readers look for it.
    func headings(year: FiscalYear?) -> (title: String, unit: String, note: String, columns: [String]) {
        (
            year.map { "\(title)（\($0.year)年度）" } ?? title, "金额单位：\(AmountUnit.yuan.rawValue)",
            "每行一个指标；单位、项目、金额和目标在各行重复，序号相同的行是同一份申报。",
            layout.columns.map { Self.headings[$0] ?? $0.label(vocabulary) }
        )
    }

    /// As the budget system's own list has them.
    private static let headings: [FlatColumn: String] = [.field(.unit): "单位名称", .field(.yearTotal): "预算数"]

    /// In characters; a Chinese one takes two.
    var widths: [Double] {
        layout.columns.map { column in
            switch column {
            case .number: 10
            case .field(.unit), .field(.projectName), .field(.department): 28
            case .field(.yearGoal), .field(.termGoal), .field(.fundsDetail), .field(.projectBasis): 46
            case .field(let path) where path.isMoney: 18
            case .field: 20
            case .indicator(.level3): 30
            case .indicator(.level1): 14
            case .indicator(.level2): 20
            case .indicator(.direction), .indicator(.value), .rowKind: 13
            case .indicator(.note): 24
            case .indicator(.sign), .indicator(.unit), .indicator(.weight): 11
            case .form, .year, .task: 12
            }
        }
    }

    var roles: [SheetStyle.Role] {
        layout.columns.map { column in
            if column.isMoney { return .money }
            switch column {
            case .number, .rowKind, .indicator(.sign), .indicator(.value), .indicator(.unit), .indicator(.weight),
                .indicator(.direction):
                return .centred
            case .form, .year, .field, .indicator, .task: return .text
            }
        }
    }
}

extension ListLayout {
    /// The list of one filing alone, as readers see it.
    package func sheet(of content: FilingContent) -> Worksheet {
        let headings = headings(year: content.year)
        let rows: [[Cell]] =
            [
                [.text(headings.title)], [.text(headings.unit), .blank, .text(headings.note)],
                headings.columns.map(Cell.text),
            ]
            + rows(of: content, number: 1)
        var texts = TextArena()
        var cells: [PackedCell] = []
        for (row, content) in rows.enumerated() {
            for (column, cell) in content.enumerated() {
                let (kind, payload): (PackedCell.Kind, UInt64)
                switch cell {
                case .blank: continue
                case .text(let text): (kind, payload) = (.text, texts.add(DrawnWorkbook.fitting(text)).packed)
                case .number(let number): (kind, payload) = (.number, number.bitPattern)
                case .money(let money): (kind, payload) = (.number, money.yuan.bitPattern)
                }
                cells.append(PackedCell(row: row + 1, column: column + 1, kind: kind, style: 0, payload: payload))
            }
        }
        return Worksheet(name: title, blocks: [CellBlock(cells: cells, texts: texts)])
    }
}
