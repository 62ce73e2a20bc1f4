import FilingModel
import Spreadsheet
import TestSupport
import Testing

@Suite("A value that reads like a label is a value")
struct LabelLikeValueTests {
    /// A card with the given rows above its funds.
    private func card(_ rows: String) throws -> Filing {
        let sheet = SheetSketch(
            grid: """
                A1:F1 项目支出绩效目标申报表
                A2:F2 （2025年度）
                \(rows)
                A10 项目资金（万元） | 年度资金总额 | 45
                B11 其中：财政拨款 | 40
                B12 其他资金 | 5
                A13 年度目标 | B13:F13 完成日常养护120公里，路面完好率达到95%以上。
                A14 绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值
                B15 产出指标 | 数量指标 | 养护里程 | ≥120公里
                """)
        return try #require(try Recognised.filings(sheet).first)
    }

    @Test(
        "Right of its label it is the label's value",
        arguments: ["自筹", "其他资金", "财政拨款", "单位资金", "财政资金", "其他", "一般公共预算", "项目资金"])
    func kindOfFunds(value: String) throws {
        let filing = try card(
            """
            A4 项目名称 | 农村公路养护 | | 资金性质 | \(value)
            A5 主管部门 | 示例县交通运输局 | | 实施单位 | 示例县公路养护中心
            """)
        #expect(filing.shown(.fundKind) == value)
        #expect(filing.cell(.fundKind) == "E4")
        #expect(filing.shown(.yearTotal) == "450000元")
        #expect(filing.shown(.yearFiscal) == "400000元")
        #expect(filing.shown(.yearOther) == "50000元")
        #expect(filing.ambiguities.isEmpty)
    }

    @Test("Labels and values may stand wall to wall", arguments: ["项目", "专项", "预算部门", "绩效目标", "联系人", "备注"])
    func wallToWall(name: String) throws {
        let filing = try card(
            """
            A4 项目名称 | \(name) | 资金性质 | 自筹 | 项目属性 | 新增项目
            A5 主管部门 | 预算单位 | 实施单位 | 项目单位 | 项目期 | 1年
            """)
        #expect(filing.shown(.projectName) == name)
        #expect(filing.shown(.fundKind) == "自筹")
        #expect(filing.shown(.projectAttribute) == "新增项目")
        #expect(filing.shown(.department) == "预算单位")
        #expect(filing.shown(.unit) == "项目单位")
        #expect(filing.shown(.projectPeriod) == "1年")
        #expect(filing.ambiguities.isEmpty)
    }

    @Test("A value at the end of its row is the label's, also above a label that no form knows")
    func lastInRow() throws {
        let filing = try card(
            """
            A4 项目名称 | B4:F4 项目
            A5 主管部门 | B5:C5 示例县交通运输局 | 实施单位 | E5:F5 示例县公路养护中心
            A6 项目类别 | B6:F6 其他
            A7 项目概况 | B7:F7 辖区内农村公路日常养护
            """)
        #expect(filing.shown(.projectName) == "项目")
        #expect(filing.shown(.projectCategory) == "其他")
        #expect(filing.shown(.unit) == "示例县公路养护中心")
    }

    @Test("A label with a filled value of its own is a label, and the label before it is left without a value")
    func ownValue() throws {
        let filing = try card(
            """
            A4 项目名称 | 农村公路养护
            A5 主管部门 | 实施单位 | 示例县公路养护中心
            """)
        #expect(filing.shown(.unit) == "示例县公路养护中心")
        #expect(filing.texts[.department]?.value == nil)
    }

    @Test("A label with a colon within a value is no label, unless the one before it left room in its own cell")
    func colons() throws {
        let filing = try card(
            """
            A4 项目名称 | B4:F4 项目名称：农村公路养护
            A5 项目属性 | 其他：跨年项目 |  | 实施单位 | 单位名称：示例县公路养护中心
            A6 主管部门 | 示例县交通运输局 | 填报人： | 联系电话：0000-123
            """)
        #expect(filing.shown(.projectName) == "项目名称：农村公路养护")
        #expect(filing.shown(.projectAttribute) == "其他：跨年项目")
        #expect(filing.shown(.yearOther) == "50000元")
        #expect(filing.shown(.unit) == "单位名称：示例县公路养护中心")
        #expect(filing.shown(.contactPhone) == "0000-123")
        #expect(filing.shown(.filedBy) == nil)
        #expect(filing.ambiguities.isEmpty)
    }

    @Test("Headings side by side have their values beneath")
    func headings() throws {
        let filing = try card(
            """
            A4 项目名称 | 主管部门 | 实施单位 | 项目属性
            A5 农村公路养护 | 示例县交通运输局 | 示例县公路养护中心 | 延续项目
            A6 项目代码 | 联系人
            A7 51190325T000012345678 | 甲某
            """)
        #expect(filing.cell(.projectName) == "A5")
        #expect(filing.cell(.department) == "B5")
        #expect(filing.cell(.unit) == "C5")
        #expect(filing.cell(.projectAttribute) == "D5")
        #expect(filing.cell(.projectCode) == "A7")
        #expect(filing.cell(.contactPerson) == "B7")
    }

    @Test("An amount may stand beneath its label, beside its parts")
    func totalAboveAmount() throws {
        let sheet = SheetSketch(
            grid: """
                A1 项目支出绩效目标申报表
                A2 项目名称 | 农村公路养护
                A3 年度资金总额（元） | 财政拨款 | 40
                A4 45 | 其他资金 | 5
                A5 一级指标 | 二级指标 | 三级指标 | 指标值
                A6 产出指标 | 数量指标 | 养护里程 | ≥120公里
                """)
        let filing = try #require(try Recognised.filings(sheet).first)
        #expect(filing.cell(.yearTotal) == "A4")
        #expect(filing.cell(.yearFiscal) == "C3")
        #expect(filing.cell(.yearOther) == "C4")
    }

    @Test("In a blank form whose value columns are empty the value belongs beside its label")
    func blankForm() throws {
        let filing = try card(
            """
            A4 项目名称
            A5 主管部门 | | 实施单位
            """)
        #expect(filing.cell(.department) == "B5")
        #expect(filing.cell(.unit) == "D5")
        #expect(filing.texts[.department]?.isBlank == true)
    }

    @Test("An indicator may bear the name of a label, of a footer or of a form's title")
    func indicatorNames() throws {
        let sheet = SheetSketch(
            grid: """
                A1 项目支出绩效目标申报表（2025年度）
                A2 项目名称 | 绩效管理
                A3 主管部门 | 示例县财政局 | 实施单位 | 示例县财政局
                A4 年度资金总额（元） | 100
                A5 年度目标 | 各部门按时编报绩效目标。
                A6 一级指标 | 二级指标 | 三级指标 | 指标值 | 度量单位
                A7:A12 产出指标 | B7:B12 数量指标 | 编报绩效目标表 | ≥89 | 份
                C8 数量指标 | ≥1 | 单位
                C9 项目名称 | ≥1 | 项目
                C10 联系电话、短信回访率 | ≥90 | %
                C11 说明.填报培训 | ≥2 | 次
                C12 项目 | ≥345 | 个
                A13 填表说明：各项均须填写。
                """)
        let filings = try Recognised.filings(sheet)
        #expect(filings.count == 1)
        #expect(
            filings.first?.indicators.map { "\($0.level3.raw) \($0.value.raw) \($0.unit?.raw ?? "-")" } == [
                "编报绩效目标表 ≥89 份", "数量指标 ≥1 单位", "项目名称 ≥1 项目", "联系电话、短信回访率 ≥90 %", "说明.填报培训 ≥2 次", "项目 ≥345 个",
            ])
    }

    @Test("In a list, projects and indicators may bear such names too")
    func listNames() throws {
        let sheet = SheetSketch(
            grid: """
                A1 部门预算项目绩效目标申报表（2025年度）
                A2 金额单位：元
                A3 单位名称 | 项目名称 | 预算数 | 年度目标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 度量单位
                A4 项目单位 | 项目 | 100 | 绩效目标 | 产出指标 | 数量指标 | 项目名称 | 1 | 单位
                A5 项目单位 | 编报绩效目标表 | 200 | 完成编报 | 产出指标 | 数量指标 | 指标名称 | 89 | 份
                A6 项目单位 | 其他资金 | 300 | 完成拨付 | 产出指标 | 数量指标 | 拨付次数 | 4 | 次
                """)
        let filings = try Recognised.filings(sheet)
        #expect(filings.map { $0.shown(.projectName) } == ["项目", "编报绩效目标表", "其他资金"])
        #expect(filings.map { $0.shown(.unit) } == ["项目单位", "项目单位", "项目单位"])
        #expect(filings.map { $0.indicators.map(\.level3.raw) } == [["项目名称"], ["指标名称"], ["拨付次数"]])
    }

    @Test("A task of the department form may bear such a name")
    func taskNames() throws {
        var baseline = BaselineFiling(.department)
        baseline.sheet["B6"] = "项目"
        baseline.sheet["B7"] = "绩效目标"
        let filing = try #require(try Recognised.filings(baseline.sheet).first)
        #expect(filing.tasks.map(\.name.raw) == ["项目", "绩效目标"])
        #expect(filing.shown(.taskTotal) == "750000元")
        #expect(filing.cell(.yearGoal) == "B9")
    }

    @Test("A value that ends like a title opens no form")
    func titleLikeValue() throws {
        let filings = try Recognised.filings(
            SheetSketch(
                grid: """
                    A1 项目名称 | 编制2025年绩效目标表
                    A2 主管部门 | 示例县财政局 | 实施单位 | 示例县财政局
                    A3 年度资金总额（元） | 100
                    A4 年度目标 | 各部门按时编报绩效目标。
                    A5 一级指标 | 二级指标 | 三级指标 | 指标值
                    A6 产出指标 | 数量指标 | 编报数 | ≥89份
                    """))
        #expect(filings.map { $0.shown(.projectName) } == ["编制2025年绩效目标表"])
        #expect(filings.first?.fiscalYear == nil)
    }
}
