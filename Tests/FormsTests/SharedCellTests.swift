import FilingModel
import Spreadsheet
import TestSupport
import Testing

@Suite("A cell that several indicators share")
struct SharedCellTests {
    @Test("Sign, value, unit and direction hold for each of them, a weight for the first alone")
    func merged() throws {
        let sheet = SheetSketch(
            grid: """
                A1 项目支出绩效目标申报表
                A3 项目名称 | 农村公路养护
                A5 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 权重 | 指标方向性
                A6 产出指标 | 数量指标 | 养护里程 | D6:D7 ≥ | E6:E7 120 | F6:F7 公里 | G6:G7 35 | H6:H7 正向指标
                A7 产出指标 | 质量指标 | 合格里程
                """)
        let indicators = try #require(try Recognised.filings(sheet).first).indicators
        #expect(indicators.map(\.level3.raw) == ["养护里程", "合格里程"])
        for indicator in indicators {
            #expect(
                [indicator.sign, indicator.value, indicator.unit, indicator.direction].map { $0?.raw }
                    == ["≥", "120", "公里", "正向指标"])
            #expect(indicator.sign?.origin.cell == CellReference("D6"))
        }
        #expect(indicators[0].weight?.value == 35)
        #expect(indicators[1].weight?.isBlank == true)
        // Where a person sees it, and a comment shows.
        #expect(indicators[1].weight?.origin.cell == CellReference("G6"))
    }
}
