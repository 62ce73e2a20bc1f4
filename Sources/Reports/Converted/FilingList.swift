import FilingModel
import Forms
import Spreadsheet

/// Many filings as one list, as the budget system takes it: one row an indicator, a sheet for each budget year. Written row
/// by row, so that memory does not grow with the filings.
///
/// Rows repeat unit, project, amount and goal instead of merging cells, and the filing's number tells which rows belong
/// together. There are no subtotal rows: who reads the list would take them for projects, and sums follow from the rows.
package struct FilingList: ~Copyable {
    private let layout: ListLayout
    private var workbook: DrawnWorkbook
    private var sheets: [ListSheet]
    /// Where the next row of each year goes.
    private var places: [FiscalYear?: Int]

    /// - Parameter rowCounts: of all filings of each year that will be added.
    package init(
        to path: String, _ layout: ListLayout, rowCounts: [FiscalYear?: Int]
    ) throws(ReportError) {
        let years = rowCounts.keys.sorted { ($0?.year ?? 0) < ($1?.year ?? 0) }  // what has no year comes first
        var sheets: [ListSheet] = []
        var places: [FiscalYear?: Int] = [:]
        for year in years {
            places[year] = sheets.count
            let count = rowCounts[year] ?? 0  // it is one of them
            for part in 0...max(0, count - 1) / ListSheet.capacity {
                sheets.append(ListSheet(year, part: part, isOnly: years.count == 1, layout))
            }
        }
        var workbook = try DrawnWorkbook(
            path: path, title: layout.title, author: "filingdesk", created: Self.created,
            sheets: sheets.map(\.plan.name), isStreamed: true)
        for index in sheets.indices { try workbook.draw(&sheets[index].plan) }
        self.layout = layout
        self.workbook = workbook
        self.sheets = sheets
        self.places = places
    }

    /// Noon of the first of January 2025 UTC: a fixed time, so that the bytes tell nothing of the clock.
    private static let created = 1_735_732_800

    /// - Parameter number: the filing's, from 1.
    package mutating func add(_ content: FilingContent, number: Int) throws(ReportError) {
        for row in layout.rows(of: content, number: number) {
            guard var place = places[content.year] else { return }
            if sheets[place].isFull, place + 1 < sheets.count {
                place += 1
                places[content.year] = place
            }
            try workbook.append(sheets[place].styled(row, layout), at: sheets[place].next, to: sheets[place].plan)
            sheets[place].next += 1
        }
    }

    package mutating func finish() throws(ReportError) { try workbook.finish() }
}

/// One sheet of a list: its heading rows and where the next row goes.
private struct ListSheet {
    var plan: SheetPlan
    /// 0-based.
    var next: Int

    /// Rows below the headings; a sheet has 1,048,576 in all (ECMA-376, Excel's own limit).
    static let capacity = 1_048_576 - ListLayout.headingRows

    var isFull: Bool { next >= ListLayout.headingRows + Self.capacity }

    init(_ year: FiscalYear?, part: Int, isOnly: Bool, _ layout: ListLayout) {
        // A filing without a year has nothing behind the name.
        let name = (isOnly || year == nil ? "绩效目标清单" : "") + (isOnly ? "" : year.map { "\($0.year)年度" } ?? "")
        plan = SheetPlan(
            name: name + (part > 0 ? "（\(part + 1)）" : ""), tab: SheetStyle.accent, columnWidths: layout.widths)
        let headings = layout.headings(year: year)
        plan.add([.text(headings.title, .title)], height: 30)
        plan.add([.text(headings.unit, .note), .text(nil, .note), .text(headings.note, .note)], height: 18)
        plan.addHeader(headings.columns)
        next = ListLayout.headingRows
    }

    func styled(_ row: [ListLayout.Cell], _ layout: ListLayout) -> SheetPlan.Row {
        SheetPlan.Row(
            cells: zip(row, layout.roles).map { cell, role in
                SheetPlan.Cell(content: cell.content, style: SheetStyle(role))
            }, height: 30)
    }
}
