import Rules
import Spreadsheet
import TestSupport

extension StagedExample {
    /// How the sheet is disturbed; findings move with their cells.
    enum Stress: String, CaseIterable {
        case asTyped
        case shifted
        case brokenLabels
        case amongOtherSheets
        /// Blank rows and columns within the form, the table of indicators included.
        case insertedRowsAndColumns
        case hiddenRows
        case mergedLabels
        /// A full-width blank after each character of a label, and a line break in its middle.
        case spacedLabels
        /// In every cell that a filer types; a number becomes a text by it.
        case fullWidthDigits
        case onSecondSheet
        /// A clean copy of the filing below it.
        case aboveCopy
        /// Formulas with cached values instead of numbers.
        case formulas
        /// A list that fills in unit, name, amount and goal in every row instead of merging them.
        case repeatedRows

        /// Those of every run of the suite; `Scripts/location` runs them all.
        static let always: [Stress] = [.asTyped, .shifted, .brokenLabels, .amongOtherSheets]

        /// A file without a sheet of ours cannot be disturbed, and a second form would undo a sheet without any.
        func applies(to example: RuleExample) -> Bool {
            if self == .repeatedRows {
                // What several projects have in common is one cell, and would be one for each.
                guard example.layout == .list, !example.cells.keys.contains(where: { $0.contains(":") }) else {
                    return false
                }
            }
            return switch example.circumstance {
            case .container: false
            case .otherSheet, .pictureBeside: self != .aboveCopy
            // A second overall form is just what these ask for.
            case .directory, .beside: self != .aboveCopy || example.layout != .department
            case .hiddenRows: self != .hiddenRows
            default: true
            }
        }

        func disturb(_ laid: inout LaidExample) throws {
            switch self {
            case .asTyped, .amongOtherSheets, .onSecondSheet: break
            case .shifted: laid.insert(rows: [1, 1], columns: [1])
            case .brokenLabels:
                laid.relabel { $0.count > 3 ? String($0.prefix(1)) + "　\n" + $0.dropFirst() : $0 }
            case .spacedLabels:
                laid.relabel { text in
                    let spaced = text.map { "\($0)" }
                    let middle = spaced.count / 2
                    return spaced[..<middle].joined(separator: "　") + "\n" + spaced[middle...].joined(separator: "　")
                }
            case .insertedRowsAndColumns: laid.insert(rows: [2, 5, 13, 16], columns: [1, 4])
            case .hiddenRows: laid.sheet.hiddenRows.append(6...7)
            case .mergedLabels:
                laid.insert(rows: [], columns: [2])
                laid.mergeLabels()
            case .fullWidthDigits: laid.retype { $0.contains { "0"..."9" ~= $0 } ? Self.widened($0) : nil }
            case .formulas: laid.retype { Double($0) == nil ? nil : "=SUM(Z1) → \($0)" }
            case .aboveCopy: try laid.addCleanCopy()
            case .repeatedRows: laid.repeatMerged()
            }
        }

        /// The workbook's sheets, in order.
        func sheets(around sheet: SheetSketch) -> [SheetSketch] {
            var contents = SheetSketch("目录")
            contents["A1"] = "目  录"
            contents["A2"] = "1. 项目支出"
            switch self {
            case .amongOtherSheets:
                var helper = SheetSketch("数据源")
                helper.visibility = .hidden
                helper["A1"] = "项目名称"
                helper["A2"] = "正向指标"
                return [contents, sheet, helper]
            case .onSecondSheet: return [contents, sheet]
            default: return [sheet]
            }
        }

        private static func widened(_ text: String) -> String {
            String(
                text.map { character in
                    guard let digit = character.wholeNumberValue, character.isASCII else { return character }
                    return Array("０１２３４５６７８９")[digit]
                })
        }
    }
}

extension LaidExample {
    fileprivate var labels: [CellReference] { sheet.typed.keys.filter { !values.contains($0) }.sorted() }

    fileprivate mutating func relabel(_ spelling: (String) -> String) {
        for cell in labels {
            // Neither numbers nor a note in brackets is a label.
            guard let text = sheet[cell], text.count > 1, Double(text) == nil, text.first != "（" else { continue }
            sheet[cell] = spelling(text)
        }
    }

    /// Types other texts into the filer's cells; those for which there is none stay, and so do formulas.
    fileprivate mutating func retype(_ spelling: (String) -> String?) {
        for cell in values {
            guard let text = sheet[cell], !text.hasPrefix("="), let other = spelling(text) else { continue }
            sheet[cell] = other
        }
    }

    fileprivate mutating func mergeLabels() {
        for cell in labels {
            guard let right = cell.offset(columns: 1), sheet[right] == nil, !values.contains(right),
                !sheet.merges.contains(where: { $0.contains(right) || $0.contains(cell) })
            else { continue }
            sheet.merge(CellRange(cell, right))
        }
    }

    /// Types what is merged down a column into each of its rows.
    fileprivate mutating func repeatMerged() {
        for range in sheet.merges where range.rows.count > 1 && range.columns.count == 1 {
            sheet.unmerge(range)
            for row in range.rows.dropFirst() {
                let cell = CellReference(clampingRow: row, column: range.first.column)
                sheet[cell] = sheet[range.first]
                values.insert(cell)
            }
        }
    }

    /// With a name, a goal and a first target of its own, so that it is no duplicate; its unit cost goes with the target.
    fileprivate mutating func addCleanCopy() throws {
        let below = max(30, sheet.lastRow + 1)
        var typed = [
            "project.name": "隧道机电维护", "goal.year": "检修隧道机电设备7处，设备完好率不低于95%，隧道全年不因故障封闭。",
            "indicators.1.value": "7", "indicators.4.value": "64000",
        ]
        if example.layout == .card { typed["project.code"] = "" }
        try stack(example.layout == .department ? [:] : typed, below: below)
    }
}
