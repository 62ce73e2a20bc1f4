import FilingModel
import Forms
import Rules
import Spreadsheet
import TestSupport

/// The bureau's lists of an example, laid into sheets and read.
struct StagedLists {
    private var evaluations: EvaluationRegister?
    private var directory: UnitDirectory?
    private var previous: [Filing]?
    private var request: Roster?
    private(set) var marks: [CellOrigin] = []

    init(_ circumstance: RuleExample.Circumstance, _ recogniser: FormRecogniser, layout: Layout) throws {
        let library = try StagedExample.library.get()
        switch circumstance {
        case .evaluated(let conclusion, let suggested, let date, let agency, let decided):
            let sheet = Self.sheet(
                "台账", "事前绩效评估台账　金额单位：元", ["评估文号", "项目名称", "评估建议金额", "评估结论", "评估日期", "评估机构", "预算安排日期"],
                ["示财评〔2024〕3号", "农村公路养护", suggested, conclusion, date, agency, decided])
            evaluations = try EvaluationRegisterReader(library).read(Workbook([sheet], name: "台账.xlsx"))
        case .directory(let units):
            var sheet = SheetSketch("名录")
            for (column, heading) in ["主管部门编码", "主管部门", "单位编码", "单位名称"].enumerated() {
                sheet[CellReference(clampingRow: 1, column: column + 1)] = heading
            }
            for (index, unit) in units.enumerated() {
                let named = CodedName(unit.hasPrefix("↓") ? String(unit.dropFirst()) : unit)
                let texts = ["'820", "示例县交通运输局", "'" + (named.code ?? ""), named.name]
                for (column, text) in texts.enumerated() {
                    sheet[CellReference(clampingRow: index + 2, column: column + 1)] = text
                }
            }
            let read = try UnitDirectoryReader(library).read(Workbook([sheet], name: "名录.xlsx"))
            directory = read
            marks = zip(units, read.entries).filter { $0.0.hasPrefix("↓") }.map(\.1.origin)
        case .lastYear(let typed):
            let sheet = try LaidExample(.accepted(layout, typed)).sheet
            previous = recogniser.recognise(Workbook([sheet], name: "上年.xlsx")).filings
        case .request(let unit, let amount):
            let sheet = Self.sheet(
                "名册", "名册　金额单位：元", ["单位名称", "项目代码", "项目名称", "申请金额"],
                [unit, "51190325T000012345678", "农村公路养护", amount])
            request = try RosterReader(library).read(Workbook([sheet], name: "名册.xlsx"))
        default: break
        }
    }

    /// A title, headings and one row.
    private static func sheet(_ name: String, _ title: String, _ headings: [String], _ row: [String]) -> SheetSketch {
        var sheet = SheetSketch(name)
        sheet["A1"] = title
        for (index, text) in headings.enumerated() { sheet[CellReference(clampingRow: 2, column: index + 1)] = text }
        for (index, text) in row.enumerated() { sheet[CellReference(clampingRow: 3, column: index + 1)] = text }
        return sheet
    }

    func lists(roster: Roster?) -> BureauLists {
        BureauLists(roster: roster ?? request, evaluations: evaluations, directory: directory, previous: previous)
    }
}
