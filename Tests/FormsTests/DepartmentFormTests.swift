import FilingModel
import Spreadsheet
import TestSupport
import Testing

@Suite("The department's overall form")
struct DepartmentFormTests {
    private static let top = """
        A1:H1 部门（单位）整体支出绩效目标申报表
        A2:H2 （2025年度）
        A3:B3 部门（单位）名称 | C3:H3 305-示例县交通运输局
        """

    @Test("As the ministry lays it out: several tasks, 金额合计, numbered goals")
    func central() throws {
        let sheet = SheetSketch(
            grid: """
                \(Self.top)
                A4:A9 年度⏎主要⏎任务 | B4:B5 任务名称 | C4:D5 主要内容 | E4:H4 预算金额（万元）
                E5 总额 | 财政拨款 | G5:H5 其他资金
                B6 任务1：公路养护 | C6:D6 养护农村公路 | 45.5 | 43.5 | G6:H6 2
                B7 任务2：抢险 | C7:D7 抢通水毁路段 | 30 | 30 | G7:H7 0
                B8 …… | C8:D8
                B9:D9 金额合计 | E9 75.5 | 73.5 | G9:H9 2
                A10 年度⏎总体⏎目标 | B10:H10 目标1：养护公路120公里。⏎目标2：24小时内抢通。
                A11:A16 年⏎度⏎绩⏎效⏎指⏎标 | 一级指标 | 二级指标 | D11:F11 三级指标 | G11:H11 指标值
                B12:B14 产出指标 | 数量指标 | D12:F12 养护里程 | G12:H12 ≥120公里
                C13 质量指标 | D13:F13 完好率 | G13:H13 ≥95%
                C14 时效指标 | D14:F14 抢通时限 | G14:H14 ≤24小时
                B15 效益指标 | 社会效益指标 | D15:F15 受益群众 | G15:H15 ≥8600人
                B16 满意度指标 | 服务对象满意度指标 | D16:F16 群众满意度 | G16:H16 ≥90%
                """)
        let filing = try #require(try Recognised.filings(sheet).first)
        #expect(filing.form == .departmentTarget)
        #expect(filing.layout == .department)
        #expect(filing.shown(.department) == "305-示例县交通运输局")
        #expect(filing.amountUnit.value == .tenThousandYuan)
        #expect(filing.fiscalYear?.value == FiscalYear(2025))
        #expect(filing.tasks.map(\.name.raw) == ["任务1：公路养护", "任务2：抢险", "……"])
        #expect(filing.tasks.map { $0.content?.raw } == ["养护农村公路", "抢通水毁路段", ""])
        #expect(filing.tasks.map { $0.total.value?.money } == [Money(yuan: 455_000), Money(yuan: 300_000), nil])
        #expect(filing.tasks.map { "\($0.other.origin.cell)" } == ["G6", "G7", "G8"])
        #expect(filing.shown(.taskTotal) == "755000元")
        #expect(filing.shown(.taskFiscalTotal) == "735000元")
        #expect(filing.cell(.taskOtherTotal) == "G9")
        #expect(filing.shown(.yearGoal) == "目标1：养护公路120公里。\n目标2：24小时内抢通。")
        #expect(
            filing.indicators.map(\.line) == [
                "产出指标/数量指标/养护里程 ≥120公里", "产出指标/质量指标/完好率 ≥95%", "产出指标/时效指标/抢通时限 ≤24小时",
                "效益指标/社会效益指标/受益群众 ≥8600人", "满意度指标/服务对象满意度指标/群众满意度 ≥90%",
            ])
        #expect(filing.projectName == nil)
        #expect(filing.unitName == "示例县交通运输局")
        #expect(filing.requestedAmount?.value?.money == Money(yuan: 755_000))
        #expect(filing.ambiguities.isEmpty)
    }

    @Test("With the Sichuan columns: 绩效指标性质, 绩效指标值, 绩效度量单位, 权重; goals in rows of their own")
    func sichuan() throws {
        let sheet = SheetSketch(
            grid: """
                A1:H1 部门整体支出绩效目标申报表
                A2:H2 （2025年度）
                H3 单位：万元
                A4:B4 部门名称 | C4:H4 305-示例县交通运输局
                A5:A7 年度主要任务 | B5 任务名称 | C5:E5 主要内容 | F5 总额 | 财政拨款 | 其他资金
                B6 公路养护 | C6:E6 养护农村公路 | F6 45 | 45 | 0
                B7 合计 |  |  |  | F7 45 | 45 | 0
                A8 年度总体目标 | B8:H8 1.养护公路120公里。2.完好率95%以上。
                A9:A11 年度绩效指标 | 一级指标 | 二级指标 | 三级指标 | 绩效指标性质 | 绩效指标值 | 绩效度量单位 | 权重
                B10 产出指标 | 数量指标 | 养护里程 | ≥ | 120 | 公里 | 50
                B11 效益指标 | 社会效益指标 | 受益群众 | ≥ | 8600 | 人 | 40
                A12 填报人：甲某 |  | 联系电话：0000-1234567 |  |  | 填报日期：2024年12月1日
                """)
        let filing = try #require(try Recognised.filings(sheet).first)
        #expect(filing.layout == .department)
        #expect(filing.shown(.department) == "305-示例县交通运输局")
        #expect(filing.amountUnit.value == .tenThousandYuan)
        #expect(filing.tasks.map(\.name.raw) == ["公路养护"])
        #expect(filing.shown(.taskTotal) == "450000元")
        #expect(
            filing.indicators.map(\.line) == ["产出指标/数量指标/养护里程 ≥ 120 公里 50", "效益指标/社会效益指标/受益群众 ≥ 8600 人 40"])
        #expect(filing.shown(.filedBy) == "甲某")
        #expect(filing.shown(.contactPhone) == "0000-1234567")
        #expect(filing.shown(.filedOn) == "2024年12月1日")
    }

    @Test("The blank form has no tasks and blank totals at their cells")
    func blank() throws {
        let sheet = SheetSketch(
            grid: """
                A1:H1 部门（单位）整体支出绩效目标申报表
                A2:H2 （    年度）
                A3:B3 部门（单位）名称 | C3:H3
                A4:A8 年度主要任务 | B4:B5 任务名称 | C4:D5 主要内容 | E4:H4 预算金额（万元）
                E5 总额 | 财政拨款 | G5:H5 其他资金
                B6  | C6:D6  |  |  | G6:H6
                B7  | C7:D7  |  |  | G7:H7
                B8:D8 金额合计 |  |  | G8:H8
                A9 年度总体目标 | B9:H9
                A10:A11 年度绩效指标 | 一级指标 | 二级指标 | D10:F10 三级指标 | G10:H10 指标值
                B11 产出指标 | 数量指标 | D11:F11  | G11:H11
                """)
        let filing = try #require(try Recognised.filings(sheet).first)
        #expect(filing.layout == .department)
        #expect(filing.cell(.department) == "C3")
        #expect(filing.texts[.department]?.isBlank == true)
        #expect(filing.tasks.isEmpty)
        #expect(filing.cell(.taskTotal) == "E8")
        #expect(filing.amounts[.taskTotal]?.isBlank == true)
        #expect(filing.cell(.yearGoal) == "B9")
        #expect(filing.indicators.isEmpty)
        #expect(filing.indicatorOrigin.cell == CellReference("B11"))
        #expect(filing.fiscalYear?.isBlank == true)
    }

    @Test("A form without a task table is still the department's if its tasks are named")
    func singleTask() throws {
        let sheet = SheetSketch(
            grid: """
                \(Self.top)
                A4:A6 年度主要任务 | 任务名称 | C4:D4 主要内容 | 总额 | 财政拨款 | 其他资金
                B5 任务1 | C5:D5 养护 | 45 | 45
                B6:D6 金额合计（万元） | 45 | 45
                A7 年度总体目标 | B7:H7 目标
                A8 一级指标 | 二级指标 | 三级指标 | 指标值
                A9 产出指标 | 数量指标 | 里程 | ≥1公里
                """)
        let filing = try #require(try Recognised.filings(sheet).first)
        #expect(filing.tasks.map(\.name.raw) == ["任务1"])
        #expect(filing.shown(.taskTotal) == "450000元")
        #expect(filing.amountUnit.value == .tenThousandYuan)
    }
}
