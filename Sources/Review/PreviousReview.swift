import FilingModel
import FoundationEssentials
import Spreadsheet

/// Last year's filings as an earlier run's `review.json` tells them: project, goal and indicators, as far as rules that look
/// back need them.
struct PreviousReview: Decodable {
    private let files: [File]

    private struct File: Decodable {
        let path: String
        let sha256: String
        let filings: [Project]
    }

    private struct Project: Decodable {
        let form: String
        let layout: String
        let sheet: String
        let cell: String
        let department: String?
        let unitCode: String?
        let unit: String?
        let project: String?
        let projectCode: String?
        let goal: String?
        /// Missing from a file that an older version wrote.
        let indicators: [Row]?
    }

    private struct Row: Decodable {
        let cell: String
        let level1: String?
        let level2: String?
        let level3: String?
        let sign: String?
        let value: String?
        let unit: String?
        let weight: String?
        let direction: String?
        let note: String?
    }

    /// - Throws: what `JSONDecoder` throws for another document.
    init(_ bytes: Data) throws { self = try JSONDecoder().decode(PreviousReview.self, from: bytes) }

    /// The filings, in the order of the file; nil where it does not tell their indicators.
    var filings: [Filing]? {
        var filings: [Filing] = []
        for file in files {
            let workbook = WorkbookID(name: file.path, sha256: file.sha256)
            for project in file.filings {
                guard let rows = project.indicators else { return nil }
                filings.append(Self.filing(project, rows, in: workbook))
            }
        }
        return filings
    }

    private static func filing(_ project: Project, _ rows: [Row], in workbook: WorkbookID) -> Filing {
        let place = SheetPlace(workbook: workbook, sheet: project.sheet)
        let origin = { (cell: String) in
            CellOrigin(place, CellReference(cell) ?? CellReference(clampingRow: 1, column: 1))  // nobody looks it up
        }
        let anchor = origin(project.cell)
        // A column that the form lacks, and a cell that was left blank, say nothing.
        let field = { (path: FieldPath, text: String?, origin: CellOrigin) in
            Field(
                path: path, content: text.map { $0.isEmpty ? .blank : .value($0) } ?? .blank, raw: text ?? "",
                origin: origin)
        }
        var texts: [FieldPath: Field<String>] = [:]
        for (path, text) in [
            (FieldPath.projectName, project.project), (.projectCode, project.projectCode), (.unit, project.unit),
            (.unitCode, project.unitCode), (.department, project.department), (.yearGoal, project.goal),
        ] where text != nil { texts[path] = field(path, text, anchor) }
        let indicators = rows.enumerated().map { index, row in
            let (number, cell) = (index + 1, origin(row.cell))
            let column = { (column: IndicatorColumn, text: String?) in
                text.map { field(.indicator(number, column), $0, cell) }
            }
            let blank = { (kind: IndicatorColumn) in field(.indicator(number, kind), nil, cell) }
            return Indicator(
                number: number, row: cell.cell.row, level1: column(.level1, row.level1) ?? blank(.level1),
                level2: column(.level2, row.level2) ?? blank(.level2),
                level3: column(.level3, row.level3) ?? blank(.level3), sign: column(.sign, row.sign),
                value: column(.value, row.value) ?? blank(.value), unit: column(.unit, row.unit), weight: nil,
                direction: column(.direction, row.direction), note: column(.note, row.note))
        }
        return Filing(
            // Ours are all known.
            form: FormID(rawValue: project.form), layout: Layout(rawValue: project.layout) ?? .card,
            workbook: workbook, sheet: project.sheet, region: CellRange(anchor.cell), anchor: anchor, fiscalYear: nil,
            amountUnit: Field(path: .amountUnit, content: .blank, raw: "", origin: anchor), texts: texts, amounts: [:],
            indicators: indicators, termIndicators: [], indicatorColumns: [], indicatorOrigin: anchor, tasks: [],
            subtotals: [], evidence: [], ambiguities: [])
    }
}
