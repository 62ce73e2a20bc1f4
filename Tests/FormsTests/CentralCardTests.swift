import FilingModel
import Spreadsheet
import TestSupport
import Testing

/// The card of 财预〔2015〕88号 as the ministry lays it out, with its merged ranges.
@Suite("The central card, with a 中期 half and an 年度 half")
struct CentralCardTests {
    private static let head = """
        A2:I2 农村公路养护绩效目标表
        A3:I3 ( 2025年度)
        A5:C5 项目名称 | D5:I5 农村公路养护
        A6:C6 主管部门及代码 | D6:E6 [820]示例县交通运输局 | F6:G6 实施单位 | H6:I6 示例县公路养护中心
        A7:C7 项目属性 | D7:E7 延续项目 | F7:G7 项目周期 | H7:I7 3年
        """

    private static let goals = """
        A12:A13 总体目标 | B12:E12 中期目标 | F12:I12 年度目标
        """

    private static let header = """
        A14 绩效⏎指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 二级指标 | G14:H14 三级指标 | 指标值
        """

    private static let full = SheetSketch(
        grid: """
            \(head)
            A8:C11 项目资金⏎（万元） | 中期资金总额： | 135 | F8:G8 年度资金总额： | H8:I8 45
            D9    其中：财政拨款 | 120 | F9:G9    其中：财政拨款 | H9:I9 40
            D10      上年结转资金 | 9 | F10:G10      上年结转资金 | H10:I10 3
            D11      其他资金 | 6 | F11:G11      其他资金 | H11:I11 2
            \(goals)
            B13:E13 三年完成农村公路日常养护360公里。 | F13:I13 完成农村公路日常养护120公里。
            \(header)
            A15:A18  | B15:B16 产出指标 | 数量指标 | 三年养护里程 | ≥360公里 | 数量指标 | G15:H15 养护里程 | ≥120公里
            C16 质量指标 | 路面完好率 | ≥97% | 质量指标 | G16:H16 路面完好率 | ≥95%
            B17 效益指标 | 社会效益指标 | 受益群众 | ≥9000人 | 社会效益指标 | G17:H17 受益群众 | ≥8600人
            B18 满意度⏎指标 |  |  |  | 服务对象⏎满意度指标 | G18:H18 群众满意度 | ≥90%
            A19:I19 注：各部门应公开本部门整体支出绩效目标。
            """)

    @Test("Each half keeps its own funds, goal and indicators")
    func halves() throws {
        let filing = try #require(try Recognised.filings(Self.full).first)
        #expect(filing.layout == .card)
        #expect(filing.region == CellRange("A2:I19"))
        #expect(filing.anchor.cell == CellReference("A2"))
        let year: [FieldPath: String] = [
            .projectName: "农村公路养护", .department: "[820]示例县交通运输局", .unit: "示例县公路养护中心", .projectAttribute: "延续项目",
            .projectPeriod: "3年", .yearTotal: "450000元", .yearFiscal: "400000元", .yearCarryover: "30000元",
            .yearOther: "20000元", .yearGoal: "完成农村公路日常养护120公里。",
        ]
        let term: [FieldPath: String] = [
            .termTotal: "1350000元", .termFiscal: "1200000元", .termCarryover: "90000元", .termOther: "60000元",
            .termGoal: "三年完成农村公路日常养护360公里。",
        ]
        for (path, text) in year.merging(term, uniquingKeysWith: { first, _ in first }) {
            #expect(filing.shown(path) == text, "\(path)")
        }
        #expect(Set(filing.texts.keys).union(filing.amounts.keys) == Set(year.keys).union(term.keys))
        #expect(filing.ambiguities.isEmpty)
        #expect(filing.fiscalYear?.value == FiscalYear(2025))
        #expect(filing.fiscalYear?.origin.cell == CellReference("A3"))
        #expect(filing.amountUnit.value == .tenThousandYuan)
        #expect(filing.amountUnit.origin.cell == CellReference("A8"))
    }

    @Test("Each value is found at the first cell of its merged range")
    func origins() throws {
        let filing = try #require(try Recognised.filings(Self.full).first)
        let cells: [FieldPath: String] = [
            .projectName: "D5", .department: "D6", .unit: "H6", .projectAttribute: "D7", .projectPeriod: "H7",
            .yearTotal: "H8", .yearFiscal: "H9", .yearCarryover: "H10", .yearOther: "H11", .termTotal: "E8",
            .termFiscal: "E9", .termCarryover: "E10", .termOther: "E11", .yearGoal: "F13", .termGoal: "B13",
        ]
        for (path, cell) in cells { #expect(filing.cell(path) == cell, "\(path)") }
    }

    @Test("The halves' indicators share level 1 and nothing else")
    func indicators() throws {
        let filing = try #require(try Recognised.filings(Self.full).first)
        #expect(
            filing.indicators.map(\.line) == [
                "产出指标/数量指标/养护里程 ≥120公里", "产出指标/质量指标/路面完好率 ≥95%", "效益指标/社会效益指标/受益群众 ≥8600人",
                "满意度\n指标/服务对象\n满意度指标/群众满意度 ≥90%",
            ])
        #expect(
            filing.termIndicators.map(\.line) == [
                "产出指标/数量指标/三年养护里程 ≥360公里", "产出指标/质量指标/路面完好率 ≥97%", "效益指标/社会效益指标/受益群众 ≥9000人",
            ])
        #expect(filing.indicators.map { "\($0.value.origin.cell)" } == ["I15", "I16", "I17", "I18"])
        #expect(filing.termIndicators.map { "\($0.value.origin.cell)" } == ["E15", "E16", "E17"])
        #expect(filing.indicators[1].level1.origin.cell == CellReference("B15"))
        #expect(filing.termIndicators[1].level1.origin.cell == CellReference("B15"))
        #expect(filing.indicatorColumns == [.level1, .level2, .level3, .value])
    }

    @Test("A one-year project leaves the left half empty or strikes it out", arguments: ["", "—", "/", "--", "－"])
    func singleYear(dash: String) throws {
        let sheet = SheetSketch(
            grid: """
                \(Self.head)
                A8:C11 项目资金（万元） | 中期资金总额： | \(dash) | F8:G8 年度资金总额： | H8:I8 45
                D9    其中：财政拨款 | \(dash) | F9:G9    其中：财政拨款 | H9:I9 45
                D10      上年结转资金 | \(dash) | F10:G10      上年结转资金 | H10:I10 0
                D11      其他资金 | \(dash) | F11:G11      其他资金 | H11:I11 0
                \(Self.goals)
                B13:E13 \(dash) | F13:I13 完成农村公路日常养护120公里。
                \(Self.header)
                A15:A16  | B15:B16 产出指标 | \(dash) | \(dash) | \(dash) | 数量指标 | G15:H15 养护里程 | ≥120公里
                C16 \(dash) | \(dash) | \(dash) | 质量指标 | G16:H16 路面完好率 | ≥95%
                """)
        let filing = try #require(try Recognised.filings(sheet).first)
        #expect(filing.shown(.yearTotal) == "450000元")
        #expect(filing.shown(.yearFiscal) == "450000元")
        #expect(filing.cell(.termTotal) == "E8")
        #expect(filing.amounts[.termTotal]?.value == nil)
        #expect(filing.shown(.yearGoal) == "完成农村公路日常养护120公里。")
        #expect(filing.cell(.termGoal) == "B13")
        #expect(filing.indicators.map(\.line) == ["产出指标/数量指标/养护里程 ≥120公里", "产出指标/质量指标/路面完好率 ≥95%"])
        #expect(filing.termIndicators.isEmpty)
        #expect(filing.ambiguities.isEmpty)
    }

    @Test("The blank form has its fields at their cells and no values")
    func blankForm() throws {
        let sheet = SheetSketch(
            grid: """
                A2:I2 项目支出绩效目标申报表
                A3:I3 （    年度）
                A5:C5 项目名称 | D5:I5
                A6:C6 主管部门及代码 | D6:E6  | F6:G6 实施单位 | H6:I6
                A7:C7 项目属性 | D7:E7  | F7:G7 项目期 | H7:I7
                A8:C11 项目资金（万元） | 中期资金总额： |  | F8:G8 年度资金总额： | H8:I8
                D9    其中：财政拨款 |  | F9:G9    其中：财政拨款 | H9:I9
                D10      上年结转资金 |  | F10:G10      上年结转资金 | H10:I10
                D11      其他资金 |  | F11:G11      其他资金 | H11:I11
                \(Self.goals)
                B13:E13  | F13:I13
                \(Self.header)
                B15:B16 产出指标 | 数量指标 | 指标1： |  | 数量指标 | G15:H15 指标1：
                C16 质量指标 | 指标1： |  | 质量指标 | G16:H16 指标1：
                """)
        let filing = try #require(try Recognised.filings(sheet).first)
        let cells: [FieldPath: String] = [
            .projectName: "D5", .department: "D6", .unit: "H6", .projectAttribute: "D7", .projectPeriod: "H7",
            .yearTotal: "H8", .yearFiscal: "H9", .termTotal: "E8", .termFiscal: "E9", .yearGoal: "F13",
            .termGoal: "B13",
        ]
        for (path, cell) in cells {
            #expect(filing.cell(path) == cell, "\(path)")
            #expect(filing.shown(path) == nil, "\(path)")
        }
        #expect(filing.fiscalYear?.isBlank == true)
        #expect(filing.indicators.count == 2)
        #expect(filing.filledIndicators.isEmpty)
    }

    @Test("The print form of 2015 has three rows of funds")
    func printForm() throws {
        let sheet = SheetSketch(
            grid: """
                A1:I1 项目支出绩效目标申报表
                A2:I2 （2016年度）
                A3:C3 项目名称 | D3:I3 农村公路养护
                A4:C4 主管部门及代码 | D4:E4 820 | F4:G4 实施单位 | H4:I4 示例县公路养护中心
                A5:C5 项目属性 | D5:E5 新增项目 | F5:G5 项目期 | H5:I5 2016-2018年
                A6:C8 项目资金（万元） | 中期资金总额： | 90 | F6:G6 年度资金总额： | H6:I6 30
                D7 其中：财政拨款 | 80 | F7:G7 其中：财政拨款 | H7:I7 25
                D8      其他资金 | 10 | F8:G8      其他资金 | H8:I8 5
                A9:A10 总体目标 | B9:E9 中期目标 | F9:I9 年度目标
                B10:E10 目标1：养护360公里。⏎目标2：…… | F10:I10 目标1：养护120公里。⏎目标2：……
                A11:A13 绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 二级指标 | G11:H11 三级指标 | 指标值
                B12:B13 产出指标 | 数量指标 | 养护里程 | ≥360公里 | 数量指标 | G12:H12 养护里程 | ≥120公里
                C13 质量指标 | 指标2： |  | 质量指标 | G13:H13 ……
                """)
        let filing = try #require(try Recognised.filings(sheet).first)
        let amounts: [FieldPath: String] = [
            .termTotal: "900000元", .termFiscal: "800000元", .termOther: "100000元", .yearTotal: "300000元",
            .yearFiscal: "250000元", .yearOther: "50000元",
        ]
        #expect(Set(filing.amounts.keys) == Set(amounts.keys))
        for (path, amount) in amounts { #expect(filing.shown(path) == amount, "\(path)") }
        #expect(filing.shown(.yearGoal) == "目标1：养护120公里。\n目标2：……")
        #expect(filing.fiscalYear?.value == FiscalYear(2016))
        #expect(filing.indicators.map(\.line) == ["产出指标/数量指标/养护里程 ≥120公里", "产出指标/质量指标/……"])
        #expect(filing.filledIndicators.count == 1)
    }

    @Test("Parts set in to the right belong to the total on their left, and a page break repeats the headings")
    func setIn() throws {
        let sheet = SheetSketch(
            grid: """
                A1:I1 项目支出绩效目标申报表（2025年度）
                A2 项目名称 | 农村公路养护
                A3:A5 项目资金（万元） | B3:C3 中期资金总额 | 135 | F3:G3 年度资金总额 | H3 45
                B4 其中： | 财政拨款 | 130 | F4 其中： | 财政拨款 | H4 43
                C5 其他资金 | 5 | G5 其他资金 | H5 2
                A6 一级指标 | 二级指标 | 三级指标 | 指标值
                A7 产出指标 | 数量指标 | 养护里程 | ≥120公里
                A8 注：续表
                A9 一级指标 | 二级指标 | 三级指标 | 指标值
                A10 效益指标 | 社会效益指标 | 受益群众 | ≥8600人
                """)
        let filing = try #require(try Recognised.filings(sheet).first)
        let amounts: [FieldPath: String] = [
            .termTotal: "1350000元", .termFiscal: "1300000元", .termOther: "50000元", .yearTotal: "450000元",
            .yearFiscal: "430000元", .yearOther: "20000元",
        ]
        for (path, amount) in amounts { #expect(filing.shown(path) == amount, "\(path)") }
        #expect(filing.indicators.map(\.number) == [1, 2])
        #expect(filing.indicators.map(\.row) == [7, 10])
    }
}
