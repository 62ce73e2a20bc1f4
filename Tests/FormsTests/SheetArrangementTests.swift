import FilingModel
import Spreadsheet
import TestSupport
import Testing

@Suite("Where in a workbook a form stands")
struct SheetArrangementTests {
    /// A small card of its own, `rows` down and `columns` to the right.
    private static func card(_ name: String, rows: Int = 0, columns: Int = 0, title: Bool = true) -> SheetSketch {
        SheetSketch(
            grid: """
                \(title ? "A1:E1 项目支出绩效目标申报表（2025年度）" : "")
                A2 项目名称 | B2:E2 \(name)
                A3 主管部门 | 示例县交通运输局 | 实施单位 | D3:E3 示例县公路养护中心
                A4 年度资金总额（万元） | 45
                A5 年度目标 | B5:E5 \(name)全面完成。
                A6 一级指标 | 二级指标 | 三级指标 | 指标值 | 权重
                A7 产出指标 | 数量指标 | \(name)里程 | ≥120公里 | 50
                A8 效益指标 | 社会效益指标 | \(name)受益人数 | ≥8600人 | 40
                """
        ).shifted(rows: rows, columns: columns)
    }

    private func expect(_ filing: Filing?, _ name: String, _ cell: String) {
        #expect(filing?.projectName == name)
        #expect(filing?.cell(.projectName) == cell)
        #expect(filing?.shown(.yearTotal) == "450000元")
        #expect(filing?.shown(.yearGoal) == "\(name)全面完成。")
        #expect(
            filing?.indicators.map(\.line) == [
                "产出指标/数量指标/\(name)里程 ≥120公里 50", "效益指标/社会效益指标/\(name)受益人数 ≥8600人 40",
            ])
        #expect(filing?.ambiguities.isEmpty == true)
    }

    @Test("Shifted by rows and columns", arguments: [(0, 0, "B2"), (3, 0, "B5"), (0, 2, "D2"), (40, 25, "AA42")])
    func shifted(rows: Int, columns: Int, cell: String) throws {
        let filings = try Recognised.filings(Self.card("养护", rows: rows, columns: columns))
        #expect(filings.count == 1)
        expect(filings.first, "养护", cell)
    }

    @Test("Rows and columns inserted between, padding columns included")
    func inserted() throws {
        let sheet = SheetSketch(
            grid: """
                B2:I2 项目支出绩效目标申报表（2025年度）
                B5 项目名称 |  | D5:I5 养护
                B7 经办科室 |  | 建设股
                B8 主管部门 |  | 示例县交通运输局 |  | 实施单位 |  | H8:I8 示例县公路养护中心
                B10 年度资金总额（万元） |  | 45
                B12 年度目标 |  | D12:I12 养护全面完成。
                B14 一级指标 |  | 二级指标 |  | 三级指标 |  | 指标值 | 权重
                B16 产出指标 |  | 数量指标 |  | 养护里程 |  | ≥120公里 | 50
                B18 效益指标 |  | 社会效益指标 |  | 养护受益人数 |  | ≥8600人 | 40
                """)
        let filing = try Recognised.filings(sheet).first
        expect(filing, "养护", "D5")
        #expect(filing?.shown(.unit) == "示例县公路养护中心")
    }

    @Test("Behind a table of contents, with a hidden helper and an old version in hidden sheets")
    func amongOthers() throws {
        let contents = SheetSketch(
            "目录",
            grid: """
                A1:D1 目  录
                A2 序号 | 项目名称 | 实施单位 | 页码
                A3 1 | 养护 | 示例县公路养护中心 | 1
                A4 2 | 项目支出绩效目标申报表 | | 2
                """)
        var helper = SheetSketch("数据源", grid: "A1 项目属性 | 指标方向性\nA2 新增项目 | 正向指标\nA3 延续项目 | 反向指标")
        helper.visibility = .hidden
        var old = Self.card("旧版")
        old.name = "旧版"
        old.visibility = .veryHidden
        var first = Self.card("养护")
        first.name = "1"
        var second = Self.card("抢险")
        second.name = "2"
        let filings = try Recognised.filings(contents, helper, first, old, second)
        #expect(filings.map(\.sheet) == ["1", "2"])
        expect(filings.first, "养护", "B2")
        expect(filings.last, "抢险", "B2")
    }

    @Test("A cover page is no filing of its own")
    func cover() throws {
        let cover = SheetSketch(
            "封面",
            grid: """
                A5:F5 项目支出绩效目标申报表
                A7 项目名称：养护
                A8 主管部门：示例县交通运输局
                A9 实施单位：示例县公路养护中心
                A10 项目负责人：甲某
                A11 填报日期：2024年12月1日
                """)
        let filings = try Recognised.filings(cover, Self.card("养护"))
        #expect(filings.map(\.sheet) == ["Sheet1"])
    }

    @Test("A plain list of projects without indicators is not read as its first project")
    func plainList() throws {
        let found = try Recognised.all([
            SheetSketch(
                grid: """
                    A1 2025年项目支出绩效目标申报表
                    A2 单位名称 | 项目名称 | 预算数（元） | 项目属性 | 年度目标
                    A3 某局 | 养护 | 100 | 延续项目 | 完成养护
                    A4 某局 | 抢险 | 200 | 延续项目 | 完成抢险
                    """)
        ])
        #expect(found.filings.isEmpty)
        #expect(found.nearMiss?.missing.contains("三级指标") == true)
    }

    @Test("Different forms in one workbook")
    func kinds() throws {
        var sheets = Layout.allCases.map { BaselineFiling($0).sheet }
        for (index, layout) in Layout.allCases.enumerated() { sheets[index].name = layout.rawValue }
        let filings = try Recognised.all(sheets).filings
        #expect(filings.map(\.layout) == [.card, .list, .department])
        #expect(filings.map(\.sheet) == ["card", "list", "department"])
    }

    @Test("Stacked in one sheet, each with its title", arguments: [8, 9, 15])
    func stacked(distance: Int) throws {
        var sheet = Self.card("养护")
        sheet.add(Self.card("抢险", rows: distance))
        sheet.add(Self.card("改造", rows: 2 * distance))
        let filings = try Recognised.filings(sheet)
        #expect(filings.count == 3)
        expect(filings.first, "养护", "B2")
        expect(filings.dropFirst().first, "抢险", "B\(distance + 2)")
        expect(filings.last, "改造", "B\(2 * distance + 2)")
        for (one, other) in zip(filings, filings.dropFirst()) { #expect(!one.region.intersects(other.region)) }
    }

    @Test("Stacked without titles between, and with notes below each")
    func stackedUntitled() throws {
        var sheet = Self.card("养护")
        sheet["A9"] = "注：1.指标可增加。2.年终须填报绩效自评表"
        sheet["A10"] = "填报人：甲某"
        sheet.add(Self.card("抢险", rows: 12, title: false))
        sheet["A21"] = "填报人：乙某"
        let filings = try Recognised.filings(sheet)
        #expect(filings.count == 2)
        expect(filings.first, "养护", "B2")
        expect(filings.last, "抢险", "B14")
        #expect(filings.map { $0.shown(.filedBy) } == ["甲某", "乙某"])
    }

    @Test("Side by side in one sheet", arguments: [5, 6, 8])
    func sideBySide(distance: Int) throws {
        var sheet = Self.card("养护")
        sheet.add(Self.card("抢险", columns: distance))
        let filings = try Recognised.filings(sheet)
        #expect(filings.count == 2)
        expect(filings.first, "养护", "B2")
        expect(filings.last, "抢险", "\(CellReference.columnName(distance + 2))2")
        if filings.count == 2 { #expect(!filings[0].region.intersects(filings[1].region)) }
    }

    @Test("A card above a list, and a list above a card")
    func mixed() throws {
        let list = BaselineFiling(.list).sheet
        var cardFirst = Self.card("抢险")
        cardFirst.add(list.shifted(rows: 10, columns: 0))
        #expect(try Recognised.filings(cardFirst).map(\.layout) == [.card, .list])
        var listFirst = list
        listFirst.add(Self.card("抢险", rows: 14))
        let filings = try Recognised.filings(listFirst)
        #expect(filings.map(\.layout) == [.list, .card])
        #expect(filings.first?.indicators.count == 8)
        expect(filings.last, "抢险", "B16")
    }
}
