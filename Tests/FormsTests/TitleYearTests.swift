import FilingModel
import Spreadsheet
import TestSupport
import Testing

@Suite("The year in a title")
struct TitleYearTests {
    private func year(_ title: String, _ below: String = "") throws -> Field<FiscalYear>? {
        var baseline = BaselineFiling(.card)
        baseline.sheet["A1"] = title
        baseline.sheet["A2"] = below
        return try #require(try Recognised.filings(baseline.sheet).first).fiscalYear
    }

    @Test(
        "All its writings",
        arguments: [
            "( 2020年度)", "（2020年度）", "（２０２０年度）", "2020年度", "（ 2020 年度 ）", "（2020年）", "二〇二〇年度", "二○二○年度",
            "（2020年度）　　　　单位：万元",
        ])
    func below(line: String) throws {
        let field = try year("项目支出绩效目标申报表", line)
        #expect(field?.value == FiscalYear(2020))
        #expect(field?.origin.cell == CellReference("A2"))
    }

    @Test(
        "In the title's own cell",
        arguments: [
            "部门预算项目绩效目标申报表(2023年度)", "2023年度项目支出绩效目标申报表", "2023年项目支出绩效目标表", "示例县2023年农村公路养护绩效目标表",
            "农村公路养护绩效目标表（2023年度）",
        ])
    func inTitle(title: String) throws {
        let field = try year(title)
        #expect(field?.value == FiscalYear(2023))
        #expect(field?.origin.cell == CellReference("A1"))
    }

    @Test("A year that was left empty is blank at its cell", arguments: ["（    年度）", "（　　年度）", "年度", "(  年度 )"])
    func blank(line: String) throws {
        let field = try year("项目支出绩效目标申报表", line)
        #expect(field?.isBlank == true)
        #expect(field?.origin.cell == CellReference("A2"))
    }

    @Test("What is no year is not one", arguments: ["（20年度）", "（202年度）", "（20255年度）"])
    func unreadable(line: String) throws {
        let field = try year("项目支出绩效目标申报表", line)
        guard case .unreadable(let raw)? = field?.content else {
            Issue.record("read as \(String(describing: field?.content))")
            return
        }
        #expect(raw == line)
    }

    @Test("The budget year speaks before a year in the project's name")
    func projectWithYear() throws {
        let field = try year("2019年公路改造绩效目标表", "（2020年度）")
        #expect(field?.value == FiscalYear(2020))
        #expect(try year("2019年公路改造项目2020年度绩效目标表")?.value == FiscalYear(2020))
        #expect(try year("2019年公路改造绩效目标表", "（    年度）")?.value == FiscalYear(2019))
    }

    @Test("No year at all", arguments: ["项目支出绩效目标申报表", "三年行动计划绩效目标表"])
    func none(title: String) throws {
        #expect(try year(title) == nil)
    }

    @Test("A date in the head of a list is not its year")
    func date() throws {
        var baseline = BaselineFiling(.list)
        baseline.sheet["A1"] = "部门预算项目绩效目标申报表"
        baseline.sheet["A2"] = "填报单位：示例县交通运输局"
        baseline.sheet["D2"] = "填报日期：2024年12月1日"
        baseline.sheet["F2"] = "打印于2024年12月2日"
        #expect(try #require(try Recognised.filings(baseline.sheet).first).fiscalYear == nil)
    }

    @Test("Neither a heading nor a value is a title", arguments: [Layout.card, .list])
    func untitled(layout: Layout) throws {
        var baseline = BaselineFiling(layout)
        for address in ["A1", "A2"] { baseline.sheet[address] = "" }
        let filing = try #require(try Recognised.filings(baseline.sheet).first)
        #expect(filing.fiscalYear == nil)
    }
}
