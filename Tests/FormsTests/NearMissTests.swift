import FilingModel
import Spreadsheet
import TestSupport
import Testing

@Suite("Where no form is recognised, the nearest one is named and what it lacks")
struct NearMissTests {
    private func miss(_ sheets: SheetSketch...) throws -> NearMiss? {
        let found = try Recognised.all(sheets)
        #expect(found.filings.isEmpty)
        return found.nearMiss
    }

    @Test("A card without a title and without its indicators")
    func card() throws {
        let miss = try miss(
            SheetSketch(
                grid: """
                    A1 关于报送项目的函
                    A3 项目名称 | 农村公路养护
                    A4 主管部门 | 示例县交通运输局 | 实施单位 | 示例县公路养护中心
                    A5 年度资金总额 | 45
                    """))
        #expect(miss?.form.zh == "项目支出绩效目标申报表")
        #expect(miss?.found == ["项目名称", "主管部门", "实施单位", "年度资金总额"])
        #expect(miss?.missing == ["三级指标"])
        #expect(miss?.origin.cell == CellReference("A3"))
        #expect(miss?.origin.sheet == "Sheet1")
    }

    @Test("A list whose project column has lost its heading")
    func list() throws {
        let miss = try miss(
            SheetSketch(
                "表6",
                grid: """
                    A1 预算表
                    A3 单位名称 | 名称 | 预算数 | 年度目标 | 一级指标 | 二级指标 | 三级指标 | 指标值
                    A4 某局 | 养护 | 100 | 完成 | 产出指标 | 数量指标 | 里程 | ≥120公里
                    """))
        #expect(miss?.form.zh == "部门预算项目绩效目标申报表")
        #expect(miss?.missing == ["项目名称"])
        #expect(miss?.origin.sheet == "表6")
        #expect(miss?.origin.cell == CellReference("A3"))
    }

    @Test("A department form without its table of tasks")
    func department() throws {
        let miss = try miss(
            SheetSketch(
                grid: """
                    A1 部门整体支出绩效目标申报表
                    A2 部门（单位）名称 | 305-示例县交通运输局
                    A3 年度总体目标 | 养护公路120公里。
                    A4 一级指标 | 二级指标 | 三级指标 | 指标值
                    A5 产出指标 | 数量指标 | 里程 | ≥120公里
                    """))
        #expect(miss?.form.zh == "部门整体支出绩效目标申报表")
        #expect(miss?.missing == ["任务名称"])
        #expect(miss?.origin.cell == CellReference("A2"))
    }

    @Test("The sheet that comes nearest is named, whatever the others hold")
    func nearestSheet() throws {
        let miss = try miss(
            SheetSketch("说明", grid: "A1 填报说明\nA2 项目名称"),
            SheetSketch("表", grid: "A1 项目名称 | 养护\nA2 实施单位 | 某中心\nA3 年度目标 | 完成"))
        #expect(miss?.origin.sheet == "表")
        #expect(miss?.found == ["项目名称", "实施单位", "年度目标"])
    }

    @Test("A workbook of other things has found nothing")
    func stranger() throws {
        let miss = try miss(SheetSketch(grid: "B2 各科室：\nB3 请于月底前报送。"))
        #expect(miss?.found.isEmpty == true)
        #expect(miss?.origin.cell == CellReference("B2"))
    }

    @Test("An empty workbook has no near miss")
    func empty() throws {
        #expect(try miss(SheetSketch()) == nil)
    }

    @Test("A form in a hidden sheet is not read, and no near miss either")
    func hidden() throws {
        var sheet = BaselineFiling(.card).sheet
        sheet.visibility = .hidden
        #expect(try miss(sheet) == nil)
    }

    @Test("Other stages' forms are not filings of targets", arguments: ["项目支出绩效目标执行监控表", "项目支出绩效自评表"])
    func otherStages(title: String) throws {
        let column = title.hasSuffix("自评表") ? "实际完成值" : "1-7月执行数"
        let miss = try miss(
            SheetSketch(
                grid: """
                    A1 \(title)
                    A2 （2025年度）
                    A3 项目名称 | 农村公路养护
                    A4 主管部门 | 示例县交通运输局 | 实施单位 | 示例县公路养护中心
                    A5 年度资金总额（万元） | 45
                    A6 年度总体目标 | 完成养护。
                    A7 一级指标 | 二级指标 | 三级指标 | 年度指标值 | \(column)
                    A8 产出指标 | 数量指标 | 里程 | ≥120公里 | 60公里
                    """))
        #expect(miss?.missing == ["标题“项目支出绩效目标申报表”"])
        #expect(miss?.origin.cell == CellReference("A1"))
    }

    @Test("Another stage's form below a filing is left aside")
    func otherStageBelow() throws {
        var sheet = BaselineFiling(.card).sheet
        sheet["A40"] = "项目支出绩效目标审核表"
        sheet["A41"] = "项目名称"
        sheet["C41"] = "农村公路养护"
        let filings = try Recognised.filings(sheet)
        #expect(filings.map(\.projectName) == ["农村公路养护"])
        #expect(filings.first?.region.last.row == 39)
    }
}
