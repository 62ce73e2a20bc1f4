import FilingModel
import Spreadsheet
import TestSupport
import Testing

@Suite("Cards of other places")
struct CountyCardTests {
    private func expect(_ filing: Filing, _ fields: [FieldPath: String]) {
        for (path, text) in fields { #expect(filing.shown(path) == text, "\(path)") }
        #expect(filing.layout == .card)
        #expect(filing.ambiguities.isEmpty)
    }

    @Test("Shanghai: 财政项目支出绩效目标申报表, amounts in 元")
    func shanghai() throws {
        let sheet = SheetSketch(
            grid: """
                A1:H1 财政项目支出绩效目标申报表
                A2:H2 （2024年度）
                A3:B3 项目名称 | C3:D3 河道整治 | E3:F3 项目性质 | G3:H3 阶段性项目
                A4:B4 项目类别 | C4:H4 特定目标类
                A5:B5 主管部门 | C5:D5 示例区水务局 | E5:F5 实施单位 | G5:H5 示例区河道所
                A6:B6 计划开始日期 | C6:D6 2024-01-05 | E6:F6 计划完成日期 | G6:H6 2026-12-31
                A7:B10 项目资金（元） | 项目资金总额 | D7 3,000,000.00 | E7:F7 年度资金申请总额 | G7:H7 1,000,000.00
                C8 其中：财政资金 | 2,800,000.00 | E8:F8 其中：当年财政拨款 | G8:H8 900,000.00
                C9 其他资金 | 200,000.00 | E9:F9 上年结转资金 | G9:H9 60,000.00
                C10  |  | E10:F10 其他资金 | G10:H10 40,000.00
                A11:D11 项目总目标(2024年-2026年) | E11:H11 年度总体目标
                A12:D12 三年完成985米河道整治。 | E12:H12 完成300米河道整治。
                A13 一级指标 | B13:C13 二级指标 | D13:E13 三级指标 | F13:H13 年度(/项目)指标值
                A14:A16 产出指标 | B14:C14 数量 | D14:E14 河道整治长度 | F14:H14 985米
                B15:C15 质量 | D15:E15 验收合格率 | F15:H15 =100.00(%)
                B16:C16 时效 | D16:E16 完成及时性 | F16:H16 及时
                A17 满意度指标 | B17:C17 服务对象满意度 | D17:E17 居民满意度 | F17:H17 ≥90.00(%)
                """)
        let filing = try #require(try Recognised.filings(sheet).first)
        expect(
            filing,
            [
                .projectName: "河道整治", .projectAttribute: "阶段性项目", .projectCategory: "特定目标类", .department: "示例区水务局",
                .unit: "示例区河道所", .projectStart: "2024-01-05", .projectEnd: "2026-12-31", .termTotal: "3000000元",
                .termFiscal: "2800000元", .termOther: "200000元", .yearTotal: "1000000元", .yearFiscal: "900000元",
                .yearCarryover: "60000元", .yearOther: "40000元", .termGoal: "三年完成985米河道整治。",
                .yearGoal: "完成300米河道整治。",
            ])
        #expect(filing.amountUnit.value == .yuan)
        #expect(filing.fiscalYear?.value == FiscalYear(2024))
        #expect(
            filing.indicators.map(\.line) == [
                "产出指标/数量/河道整治长度 985米", "产出指标/质量/验收合格率 =100.00(%)", "产出指标/时效/完成及时性 及时",
                "满意度指标/服务对象满意度/居民满意度 ≥90.00(%)",
            ])
        #expect(filing.termIndicators.isEmpty)
    }

    @Test("Tianjin: 主管预算部门, 起止时间, costs at level 1")
    func tianjin() throws {
        let sheet = SheetSketch(
            grid: """
                A1 项目支出绩效目标表
                A2 主管预算部门 | 示例区农业农村委 | 项目实施单位 | 示例区农技站
                A3 项目名称 | 粮食烘干设备 | 项目属性 | 经常性项目□　一次性项目√
                A4 起止时间 | 2025年1月至2025年12月
                A5 项目资金（万元） | 年度资金总额 | 120
                B6 其中：财政拨款 | 100
                B7 其他资金 | 20
                A8 绩效目标 | 购置烘干设备4台。
                A9 绩效指标 | 一级指标 | 二级指标 | 三级指标 | 绩效指标值
                B10 成本指标 | 经济成本指标 | 设备购置成本 | ≤30万元/台
                B11 产出指标 | 数量指标 | 购置台数 | 4台
                B12 效益指标 | 社会效益指标 | 受益农户 | ≥300户
                """)
        let filing = try #require(try Recognised.filings(sheet).first)
        expect(
            filing,
            [
                .projectName: "粮食烘干设备", .department: "示例区农业农村委", .unit: "示例区农技站",
                .projectAttribute: "经常性项目□　一次性项目√", .projectPeriod: "2025年1月至2025年12月", .yearTotal: "1200000元",
                .yearFiscal: "1000000元", .yearOther: "200000元", .yearGoal: "购置烘干设备4台。",
            ])
        #expect(filing.indicators.map(\.category) == [.cost, .output, .benefit])
        #expect(filing.indicators.map(\.value.raw) == ["≤30万元/台", "4台", "≥300户"])
    }

    @Test("Shaanxi: a whole amount, 指标内容, and a line of remarks below")
    func shaanxi() throws {
        let sheet = SheetSketch(
            "1",
            grid: """
                A1:E1 项目绩效目标表
                A3:C3 专项（项目）名称 | D3:E3 苹果产业提升
                A4:C4 主管部门 | D4:E4 示例县果业中心
                A5:C7 资金金额⏎（万元） | 金额合计 | E5 60
                D6     其中：财政拨款 | 50
                D7           其他资金 | 10
                A8:A9 总体目标 | B8:E8 年度目标
                B9:E9 改造老果园600亩。
                A10:A13 绩效指标 | 一级指标 | 二级指标 | 指标内容 | 指标值
                B11:B12 产出指标 | 数量指标 | 改造面积 | ≥600亩
                C12 质量指标 | 验收合格率 | ≥95%
                B13 效益指标 | 经济效益指标 | 亩均增收 | ≥800元
                A14:E14 备注：1.绩效指标可选择填写。2.根据需要可往下续表。
                """)
        let filing = try #require(try Recognised.filings(sheet).first)
        expect(
            filing,
            [
                .projectName: "苹果产业提升", .department: "示例县果业中心", .yearTotal: "600000元", .yearFiscal: "500000元",
                .yearOther: "100000元", .yearGoal: "改造老果园600亩。",
            ])
        #expect(filing.texts[.unit]?.source == .labelMissing)
        #expect(
            filing.indicators.map(\.line) == [
                "产出指标/数量指标/改造面积 ≥600亩", "产出指标/质量指标/验收合格率 ≥95%", "效益指标/经济效益指标/亩均增收 ≥800元",
            ])
    }

    private static let oldCounty = SheetSketch(
        grid: """
            A1:F1 项目支出绩效目标申报表
            A2:F2 （2017年度）
            A3 填报单位（盖章） | B3:F3 示例县民政局
            A4 项目名称 | B4:C4 敬老院改造 | 项目属性 | E4:F4 新增项目□ 延续项目√
            A5 主管部门 | B5:C5 示例县民政局 | 主管部门编码 | E5:F5 208
            A6 项目实施单位 | B6:C6 示例县敬老院 | 项目负责人 | E6 甲某
            A7 联系电话 | B7:C7 0000-6275540 | 项目起止时间 | E7:F7 2017.1-12
            A8:A12 项目资金申请⏎（万元） | B8:C8 资金总额： | D8:F8 70
            B9:C9 财政拨款 | D9:F9 60
            B10:C10 自有资金 | D10:F10 10
            B11:C11 其中：事业收入 | D11:F11 4
            B12:C12 经营性收入 | D12:F12 6
            A13 单位职能概述 | B13:F13 社会救助、养老服务。
            A14 项目概况 | B14:F14 改造床位。
            A15:A17 项目立项情况 | 项目立项的依据 | C15:F15 县政府会议纪要
            B16 项目申报的可行性 | C16:F16 可行
            B17 项目申报的必要性 | C17:F17 必要
            A18:A19 项目实施进度计划 | B18:C18 项目实施内容 | 开始时间 | E18:F18 完成时间
            B19:C19 主体改造 | 2017年3月 | E19:F19 2017年10月
            A20:A21 项目绩效目标 | B20:C20 长期目标 | D20:F20 年度目标
            B21:C21 改善养老条件。 | D21:F21 改造床位60张。
            A22:A24 长期绩效指标 | 一级指标 | 二级指标 | 指标内容 | 指标值 | 备注
            B23 产出指标 | 数量指标 | 床位总数 | 200张
            B24 效益指标 | 环境效益指标 | 院内绿化率 | ≥30%
            A25:A28 年度绩效指标 | 一级指标 | 二级指标 | 指标内容 | 指标值 | 备注
            B26 产出指标 | 数量指标 | 改造床位 | 60张
            B27 效益指标 | 环境效益指标 | 绿化率 | ≥25%
            B28 服务对象满意度指标 | 老人满意度 | 入住老人满意度 | ≥90%
            A29 其他说明的问题 | B29:F29 无
            A30 填报人：乙某 | | 单位负责人：丙某 | | 填报日期：2016年10月8日
            """)

    @Test("An old county form: more about the project, and its goals in two tables one below the other")
    func oldCounty() throws {
        let filings = try Recognised.filings(Self.oldCounty)
        #expect(filings.count == 1)
        let filing = try #require(filings.first)
        expect(
            filing,
            [
                .projectName: "敬老院改造", .projectAttribute: "新增项目□ 延续项目√", .department: "示例县民政局",
                .departmentCode: "208", .unit: "示例县敬老院", .contactPerson: "甲某", .contactPhone: "0000-6275540",
                .projectPeriod: "2017.1-12", .yearTotal: "700000元", .yearFiscal: "600000元", .yearOther: "100000元",
                .termGoal: "改善养老条件。", .yearGoal: "改造床位60张。", .filedBy: "乙某", .filedOn: "2016年10月8日",
            ])
        #expect(filing.fiscalYear?.value == FiscalYear(2017))
        #expect(
            filing.indicators.map(\.line) == [
                "产出指标/数量指标/改造床位 60张", "效益指标/环境效益指标/绿化率 ≥25%", "服务对象满意度指标/老人满意度/入住老人满意度 ≥90%",
            ])
        #expect(
            filing.termIndicators.map(\.line) == ["产出指标/数量指标/床位总数 200张", "效益指标/环境效益指标/院内绿化率 ≥30%"])
    }

    @Test("Own funds are read from their row, not from 其他 among their parts")
    func ownFunds() throws {
        var sheet = Self.oldCounty
        sheet["B12"] = "其他"
        let filing = try #require(try Recognised.filings(sheet).first)
        #expect(filing.shown(.yearOther) == "100000元")
    }
}
