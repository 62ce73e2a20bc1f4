import FilingModel
import Spreadsheet

/// Tells the year's funds from the term's: 其中：财政拨款 stands once below each total.
struct FundFields {
    private static let parts: [FieldPath: FieldPath] = [
        .yearFiscal: .termFiscal, .yearCarryover: .termCarryover, .yearOther: .termOther,
    ]

    /// The labels of the totals found in the block.
    private let totals: [(label: SheetLabels.Label, path: FieldPath)]

    init(_ labels: [SheetLabels.Label]) {
        totals = labels.flatMap { label in
            [FieldPath.yearTotal, .termTotal].filter { label.means(.field($0)) }.map { (label, $0) }
        }
    }

    /// The path of a part in whose total's column or row it stands; the path itself for any other field.
    func resolved(_ path: FieldPath, _ label: SheetLabels.Label) -> FieldPath {
        guard let termPath = Self.parts[path], let owner = owner(of: label) else { return path }
        return owner == .termTotal ? termPath : path
    }

    private func owner(of label: SheetLabels.Label) -> FieldPath? {
        let cell = label.range.first
        let above = totals.filter { $0.label.range.first.column == cell.column && $0.label.range.first.row < cell.row }
        if let nearest = above.max(by: { $0.label.range.first.row < $1.label.range.first.row }) { return nearest.path }
        // Parts may be set in to the right of their total, or stand behind it.
        let before = totals.filter { $0.label.range.first.row <= cell.row && $0.label.range.first.column < cell.column }
        return before.max { place($0) < place($1) }?.path
    }

    /// The nearest column counts first, then the nearest row.
    private func place(_ total: (label: SheetLabels.Label, path: FieldPath)) -> (Int, Int) {
        (total.label.range.first.column, total.label.range.first.row)
    }
}
