import FilingModel
import Forms
import FoundationEssentials
import Rules
import Spreadsheet

/// The drop-downs' entries, and the hidden sheet that holds those too long for a formula, under names of their own.
/// The sheet's first row is the template's mark.
struct FormOptions {
    private static let level1Name = "fd_level1"
    private static let level2Name = "fd_level2"

    private static let tree = IndicatorCategory.allCases.map {
        ($0.rawValue, IndicatorKind.kinds(of: $0).map(\.rawValue))
    }
    private let units: [String]
    private static let rules = RuleCatalogue.descriptions.map(\.id.rawValue).sorted()
    private let mark: TemplateMark

    /// - Parameter countable: units that the profile knows to be counted in whole numbers.
    init(mark: TemplateMark, countable: [String]) {
        self.mark = mark
        var units: [String] = []
        for unit in [MeasureUnit.percent] + countable + MeasureUnit.measured where !units.contains(unit) {
            units.append(unit)
        }
        self.units = units
    }

    static let level1 = EntryCheck.Demand.list(formula: level1Name)

    /// The kinds below what stands in the row's level-1 cell.
    static func level2(beside level1: CellReference) -> EntryCheck.Demand {
        let match = "MATCH(\(level1.columnAbsolute),\(level1Name),0)"
        return .list(
            formula: "OFFSET(\(level2Name),0,\(match)-1,COUNTA(INDEX(\(level2Name),0,\(match))),1)")
    }

    static let sign = EntryCheck.literal(Comparison.allCases.map(\.rawValue)) ?? .anything
    static let direction = EntryCheck.literal(IndicatorDirection.allCases.map(\.rawValue)) ?? .anything
    static let fundKind = EntryCheck.literal(FundKind.allCases.map(\.rawValue)) ?? .anything
    static let unit = EntryCheck.Demand.list(formula: "fd_units")
    static let rule = EntryCheck.Demand.list(formula: "fd_rules")

    /// The lists in columns: the tree's kinds below their categories, then the units and the rules.
    private var columns: [(heading: String, entries: [String])] {
        Self.tree.map { ($0.0, $0.1) } + [("度量单位", units), ("规则编号", Self.rules)]
    }

    /// The names that the drop-downs' formulas use, with the places they stand for.
    var names: [(name: String, place: String)] {
        let last = Self.tree.count
        let deepest = Self.tree.map(\.1.count).max() ?? 1  // the tree has branches
        func place(_ first: (Int, Int), _ last: (Int, Int)) -> String {
            let cells = [first, last].map { CellReference(clampingRow: $0.1, column: $0.0).absolute }
            return SheetPlan.quoted(TemplateMark.sheetName) + "!" + cells.joined(separator: ":")
        }
        return [
            (Self.level1Name, place((1, 2), (last, 2))), (Self.level2Name, place((1, 3), (last, 2 + deepest))),
            ("fd_units", place((last + 1, 3), (last + 1, 2 + units.count))),
            ("fd_rules", place((last + 2, 3), (last + 2, 2 + Self.rules.count))),
        ]
    }

    var plan: SheetPlan {
        let columns = columns
        var grid = FormGrid(widths: columns.map { _ in 20 })
        grid.addRow()
        for (column, text) in mark.cells.enumerated() { grid.put(.text(text), .remark, column: column) }
        for row in 0...(columns.map(\.entries.count).max() ?? 0) {  // there are lists
            grid.addRow()
            for (column, list) in columns.enumerated() {
                let text = row == 0 ? list.heading : row <= list.entries.count ? list.entries[row - 1] : nil
                if let text { grid.put(.text(text), .remark, column: column) }
            }
        }
        return grid.plan(
            name: TemplateMark.sheetName, use: .init(isProtected: true, isHidden: true), headerRow: nil)
    }
}
