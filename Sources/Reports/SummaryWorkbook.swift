import FilingModel
import Rules
import Spreadsheet

/// 审核汇总.xlsx: the ledger of a run for the bureau. Totals are formulas with their values, so that they stay live.
package struct SummaryWorkbook {
    private let record: ReviewRecord
    private let language: Language

    package init(_ record: ReviewRecord, language: Language) {
        self.record = record
        self.language = language
    }

    /// Writes the file at the path, over whatever is there.
    package func write(to path: String) throws(ReportError) {
        let tables = SummaryTables(record, language)
        let filings = tables.filings
        let departments = tables.departments(filings)
        let overview = SummaryOverview(record, language, filings: filings, tables: tables)
        let drawing = try SummaryDrawing(path)
        let sheet = drawing.add(overview.sheet)
        drawing.addRing(
            overview.ringTitle, names: overview.verdictNames, values: overview.verdictCounts,
            colours: [0x70AD47, 0xFFC000, 0xED7D31, 0xC00000, 0x7F7F7F], on: sheet, row: 3, column: 3)
        if let bars = overview.bars {
            drawing.addBars(bars.title, names: bars.names, values: bars.values, on: sheet, row: 19, column: 3)
        }
        _ = drawing.add(departments)
        _ = drawing.add(filings)
        _ = drawing.add(tables.findings)
        _ = drawing.add(tables.evaluations)
        _ = drawing.add(tables.unfiled)
        _ = drawing.add(tables.rules)
        try drawing.close()
    }
}
