import FilingModel
import Spreadsheet
import TestSupport
import Testing

@Suite("What can be read in two ways is reported and not guessed")
struct AmbiguityTests {
    private static let table = """
        A20 一级指标 | 二级指标 | 三级指标 | 指标值
        A21 产出指标 | 数量指标 | 养护里程 | ≥120公里
        """

    @Test("A label twice with different values", arguments: ["A5 项目名称 | 桥梁加固", "D3 项目名称 | 桥梁加固"])
    func twice(second: String) throws {
        let sheet = SheetSketch(
            grid: """
                A1 项目支出绩效目标申报表
                A3 项目名称 | 农村公路养护
                \(second)
                \(Self.table)
                """)
        let filings = try Recognised.filings(sheet)
        let filing = try #require(filings.first)
        #expect(filings.count == 1)
        #expect(filing.projectName == nil)
        #expect(filing.ambiguities.map(\.path) == [.projectName])
        let places = filing.ambiguities.flatMap(\.places).map { "\($0.cell)" }
        #expect(places.count == 2 && places.first == "B3")
        #expect(filing.ambiguities.first?.message.zh.contains("“农村公路养护”") == true)
        #expect(filing.ambiguities.first?.message.zh.contains("“桥梁加固”") == true)
        guard case .unreadable = filing.texts[.projectName]?.content else {
            Issue.record("one of the two was taken")
            return
        }
    }

    @Test("An amount twice")
    func amountTwice() throws {
        let sheet = SheetSketch(
            grid: """
                A1 项目支出绩效目标申报表
                A3 项目名称 | 农村公路养护
                A4 年度资金总额（万元） | 45
                A6 年度资金总额（万元） | 54
                A7 财政拨款 | 40
                \(Self.table)
                """)
        let filing = try #require(try Recognised.filings(sheet).first)
        #expect(filing.ambiguities.map(\.path) == [.yearTotal])
        #expect(filing.ambiguities.first?.places.map { "\($0.cell)" } == ["B4", "B6"])
        #expect(filing.amounts[.yearTotal]?.value == nil)
        #expect(filing.shown(.yearFiscal) == "400000元")
    }

    @Test("Twice the same, or once blank, is no contradiction", arguments: ["农村公路养护", "农 村 公 路 养 护", ""])
    func agreeing(second: String) throws {
        let sheet = SheetSketch(
            grid: """
                A1 项目支出绩效目标申报表
                A3 项目名称 | \(second)
                A4 实施单位 | 示例县公路养护中心
                A5 项目名称 | 农村公路养护
                \(Self.table)
                """)
        let filing = try #require(try Recognised.filings(sheet).first)
        #expect(filing.projectName.map { LabelText($0).normalised } == "农村公路养护")
        #expect(filing.ambiguities.isEmpty)
        #expect(filing.repeats[.projectName]?.map { "\($0.cell)" } == (second.isEmpty ? nil : ["B5"]))
    }

    @Test("The same amount written in two ways is one amount")
    func sameAmount() throws {
        let sheet = SheetSketch(
            grid: """
                A1 项目支出绩效目标申报表
                A3 项目名称 | 农村公路养护
                A4 年度资金总额（元） | '450,000.00
                A6 年度资金总额（元） | 450000
                \(Self.table)
                """)
        let filing = try #require(try Recognised.filings(sheet).first)
        #expect(filing.ambiguities.isEmpty)
        #expect(filing.shown(.yearTotal) == "450000元")
    }

    @Test("Two columns with the same heading in one indicator table")
    func headingTwice() throws {
        let sheet = SheetSketch(
            grid: """
                A1 项目支出绩效目标申报表
                A3 项目名称 | 农村公路养护
                A20 一级指标 | 二级指标 | 三级指标 | 指标值 | 指标值
                A21 产出指标 | 数量指标 | 养护里程 | ≥120公里 | ≥130公里
                """)
        let filing = try #require(try Recognised.filings(sheet).first)
        #expect(filing.ambiguities.map { $0.path.rawValue } == ["indicators.1.value"])
        #expect(filing.ambiguities.first?.places.map { "\($0.cell)" } == ["D21", "E21"])
    }

    @Test("In a list too")
    func listHeadingTwice() throws {
        let sheet = SheetSketch(
            grid: """
                A1 项目支出绩效目标申报表
                A2 单位：元
                A3 单位名称 | 项目名称 | 预算数 | 预算数 | 年度目标 | 一级指标 | 二级指标 | 三级指标 | 指标值
                A4 某局 | 养护 | 100 | 200 | 完成 | 产出指标 | 数量指标 | 里程 | ≥120公里
                A5 某局 | 抢险 | 100 | 100 | 完成 | 产出指标 | 数量指标 | 里程 | ≥120公里
                """)
        let filings = try Recognised.filings(sheet)
        #expect(filings.map { $0.ambiguities.map(\.path) } == [[.yearTotal], []])
        #expect(filings.first?.ambiguities.first?.places.map { "\($0.cell)" } == ["C4", "D4"])
        #expect(filings.map { $0.amounts[.yearTotal]?.value?.money } == [nil, Money(yuan: 100)])
    }
}
