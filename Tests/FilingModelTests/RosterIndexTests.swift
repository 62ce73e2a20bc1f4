import FilingModel
import Spreadsheet
import Testing

@Suite struct RosterIndexTests {
    private static let book = WorkbookID(name: "名册.xlsx", sha256: "0")

    private static func origin(_ row: Int) -> CellOrigin {
        CellOrigin(workbook: book, sheet: "Sheet1", cell: CellReference(clampingRow: row, column: 1))
    }

    private static func entry(
        _ row: Int, _ code: String?, _ unit: String, _ project: String?, projectCode: String? = nil
    ) -> Roster.Entry {
        Roster.Entry(
            unitCode: code, unitName: unit, projectCode: projectCode, projectName: project, amount: nil,
            fundKind: nil, evaluation: nil, origin: origin(row))
    }

    private static func filing(_ layout: Layout, _ texts: [FieldPath: String]) -> Filing {
        let anchor = origin(1)
        return Filing(
            form: .projectTarget, layout: layout, workbook: book, sheet: "Sheet1",
            region: CellRange(anchor.cell, anchor.cell), anchor: anchor, fiscalYear: nil,
            amountUnit: Field(path: .amountUnit, content: .value(.yuan), raw: "元", origin: anchor),
            texts: texts.reduce(into: [:]) { fields, text in
                fields[text.key] = Field(
                    path: text.key, content: .value(text.value), raw: text.value, origin: anchor)
            },
            amounts: [:], indicators: [], termIndicators: [], indicatorColumns: [], indicatorOrigin: anchor,
            tasks: [], subtotals: [], evidence: [], ambiguities: [])
    }

    private static let roster = Roster(
        id: book,
        entries: [
            entry(2, "820001", "公路养护中心", "农村公路养护"), entry(3, nil, "运输服务中心", "客运补贴"),
            entry(4, "820", "交通运输局", nil), entry(5, "820002", "运管所", "设备更新", projectCode: "51190325T000000001"),
            entry(6, "820001", "公路养护中心", "农村公路养护"), entry(7, "821001", "农机站", "农村公路养护"),
        ])

    @Test(
        "A filing answers by unit code, by unit name or by project code",
        arguments: [
            (.card, [.unit: "820001-养护中心", .projectName: "农村 公路养护"], 2),
            (.card, [.unit: "公路养护中心", .projectName: "农村公路养护"], 2),
            (.card, [.unit: "821001-公路养护中心", .projectName: "农村公路养护"], 2),
            (.list, [.unit: "运输服务中心", .projectName: "客运补贴"], 3),
            (.list, [.unit: "另一单位", .unitCode: "821001", .projectName: "农村公路养护"], 7),
            (.department, [.department: "820-交通运输局"], 4),
            (.card, [.unit: "甲", .projectName: "新名称", .projectCode: "51190325Ｔ000000001"], 5),
            (.card, [.unit: "甲", .projectName: "51190325T000000001-新名称"], 5),
            (.card, [.unit: "甲", .projectName: "农村公路养护"], nil),
            (.card, [.unit: "820-交通运输局", .projectName: "客运补贴"], nil),
            (.card, [.unit: "820001-养护中心"], nil),
            (.department, [.department: "821-农业农村局"], nil),
        ] as [(Layout, [FieldPath: String], Int?)])
    func answers(layout: Layout, texts: [FieldPath: String], row: Int?) {
        let filing = Self.filing(layout, texts)
        let index = RosterIndex(Self.roster, filings: [filing])
        #expect(index.entry(for: filing)?.origin.cell.row == row)
        #expect(Self.roster.entry(for: filing)?.origin.cell.row == row)
    }

    @Test("Requests that nobody answers stay in the roster's order, twins are answered together")
    func unanswered() throws {
        let year = try #require(FiscalYear(2025))
        let filings = [
            Self.filing(.card, [.unit: "820001-公路养护中心", .projectName: "农村公路养护"]),
            Self.filing(.department, [.department: "交通运输局"]),
        ]
        let register = Register(filings: filings, lists: BureauLists(roster: Self.roster), year: year)
        #expect(register.index?.unanswered.map(\.origin.cell.row) == [3, 5, 7])
        #expect(Register(filings: filings, lists: BureauLists(), year: year).index == nil)
    }
}
