import FilingModel
import Forms
import Spreadsheet
import TestSupport

extension SheetSketch {
    /// A sheet written as a grid: one line a row, cells parted by `|`. A cell may begin with its address, or with the
    /// range over which it is merged (`A5:C5 项目名称`); without one it stands right of the cell before it. `⏎` is a line
    /// break within a cell. Texts are typed as everywhere in a sketch, so that `350` is a number.
    init(_ name: String = "Sheet1", grid: String) {
        self.init(name)
        for line in grid.split(separator: "\n") where !line.allSatisfy({ $0 == " " }) {
            var next: CellReference?
            for piece in line.split(separator: "|", omittingEmptySubsequences: false) {
                let entry = piece.hasPrefix(" ") ? piece.dropFirst() : piece
                let parts = entry.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
                let range = parts.first.flatMap { CellRange(String($0)) }
                guard let cell = range?.first ?? next else { continue }
                let text = range == nil ? entry : parts.count == 2 ? parts[1] : ""
                let trimmed = text.hasSuffix(" ") ? text.dropLast() : text
                self[cell] = trimmed.split(separator: "⏎", omittingEmptySubsequences: false).joined(separator: "\n")
                if let range, !range.isSingleCell { merge("\(range)") }
                next = CellReference(row: cell.row, column: (range?.last.column ?? cell.column) + 1)
            }
        }
    }
}

/// What the program's own forms recognise in sheets.
enum Recognised {
    static let library = Result { try FormLibrary.embedded() }

    static func all(_ sheets: [SheetSketch]) throws -> FormRecogniser.Recognition {
        FormRecogniser(try library.get()).recognise(Workbook(sheets))
    }

    static func filings(_ sheets: SheetSketch...) throws -> [Filing] { try all(sheets).filings }
}

extension Filing {
    /// The text of a field, or how an amount was understood in 元.
    func shown(_ path: FieldPath) -> String? {
        if let text = texts[path] { return text.value }
        return amounts[path]?.value.map { "\($0.money.fen / 100)元" }
    }

    /// Where the field's value stands.
    func cell(_ path: FieldPath) -> String? {
        (texts[path]?.origin ?? amounts[path]?.origin).map { "\($0.cell)" }
    }
}

extension Indicator {
    /// Levels, value and, where the form has them, sign, unit and weight: `产出指标/数量指标/里程 ≥ 120 公里 20`.
    var line: String {
        let name = [level1, level2, level3].map(\.raw.trimmed).joined(separator: "/")
        return [name, sign?.raw, value.raw, unit?.raw, weight?.raw].compactMap { $0?.trimmed }.filter { !$0.isEmpty }
            .joined(separator: " ")
    }
}
