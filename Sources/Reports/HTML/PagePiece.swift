import Rules
import Spreadsheet

/// A piece of a sheet as a table: column letters, row numbers, the cells at fault and those they are held against marked.
struct PagePiece {
    private let excerpt: SheetExcerpt
    private let sheet: String
    private let faults: [CellReference]
    private let related: [CellReference]
    private let language: Language

    init(_ excerpt: SheetExcerpt, of found: ReviewRecord.FindingRecord, language: Language) {
        self.excerpt = excerpt
        self.language = language
        let origin = found.finding.origin
        sheet = origin.sheet
        faults = found.cause.findings.map(\.origin.cell)
        related = found.cause.findings.flatMap(\.related).filter {
            $0.workbook == origin.workbook && $0.sheet == origin.sheet
        }.map(\.cell)
    }

    var html: HTML {
        let columns: [HTML] = excerpt.range.columns.map { "<th scope=\"col\">\(CellReference.columnName($0))" }
        let rows: [HTML] = excerpt.range.rows.map { row in
            let cells: [HTML] = excerpt.parts.filter { $0.range.first.row == row }.map(cell)
            return "<tr><th scope=\"row\">\(row)\(cells)\n"
        }
        // The ends of cells and rows may be left out (HTML, 13.1.2.4); over a district that is much of the page.
        return """
            <table class="piece"><caption>\(label("表中位置：", "In the sheet: "))\(sheet)!\(excerpt.range.description)</caption>
            <thead><tr><td>\(columns)
            <tbody>
            \(rows)</table>

            """
    }

    private func cell(_ part: SheetExcerpt.Part) -> HTML {
        let across: HTML? = part.range.columns.count > 1 ? " colspan=\"\(part.range.columns.count)\"" : nil
        let down: HTML? = part.range.rows.count > 1 ? " rowspan=\"\(part.range.rows.count)\"" : nil
        return "<td\(across)\(down)\(mark(part))>\(part.text)"
    }

    private func mark(_ part: SheetExcerpt.Part) -> HTML? {
        if faults.contains(where: part.range.contains) {
            return " class=\"fault\" title=\"\(label("问题所在", "At fault"))\""
        }
        guard related.contains(where: part.range.contains) else { return nil }
        return " class=\"related\" title=\"\(label("相关单元格", "Held against it"))\""
    }

    private func label(_ zh: String, _ en: String) -> String { BilingualText(zh: zh, en: en)[language] }
}
