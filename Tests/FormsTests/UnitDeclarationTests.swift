import FilingModel
import Spreadsheet
import TestSupport
import Testing

@Suite("The unit of a form's amounts")
struct UnitDeclarationTests {
    /// A card whose amounts' label and whose line above the table are given.
    private func card(label: String = "年度资金总额", above: String = "", total: String = "45") throws -> Filing {
        let sheet = SheetSketch(
            grid: """
                A1:F1 项目支出绩效目标申报表
                F2 \(above)
                A3 项目名称 | 农村公路养护（改造3万元以上路段）
                A4 \(label) | \(total)
                A5 年度目标 | 完成养护，节约10万元（单位：元）。
                A6 一级指标 | 二级指标 | 三级指标 | 指标值（元）
                A7 产出指标 | 成本指标 | 成本（万元） | ≤3750
                """)
        return try #require(try Recognised.filings(sheet).first)
    }

    @Test(
        "In a label",
        arguments: [
            ("年度资金总额（万元）", "450000元"), ("年度资金总额（元）", "45元"), ("年度资金总额(万元)：", "450000元"), ("年度资金总额（ 万 元 ）", "450000元"),
            ("年度资金总额（单位：万元）", "450000元"), ("年度资金总额⏎（元）", "45元"), ("年度资金总额（人民币：元）", "45元"),
        ])
    func inLabel(label: String, amount: String) throws {
        let filing = try card(label: label)
        #expect(filing.shown(.yearTotal) == amount)
        #expect(filing.amountUnit.origin.cell == CellReference("A4"))
    }

    @Test(
        "In a cell above",
        arguments: [
            ("单位：万元", "450000元"), ("金额单位：元", "45元"), ("金额单位:人民币万元", "450000元"), ("（金额单位：万元）", "450000元"),
            ("计量单位：元", "45元"), ("单 位 ： 万 元", "450000元"), ("单位：元、%", "45元"),
        ])
    func above(line: String, amount: String) throws {
        let filing = try card(above: line)
        #expect(filing.shown(.yearTotal) == amount)
        #expect(filing.amountUnit.origin.cell == CellReference("F2"))
    }

    @Test("In a title's own line")
    func besideTitle() throws {
        let filing = try card(above: "（2025年度）      单位：万元")
        #expect(filing.amountUnit.value == .tenThousandYuan)
        #expect(filing.fiscalYear?.value == FiscalYear(2025))
    }

    @Test("Two that contradict each other are none: the amounts are unreadable, and so is the unit")
    func contradiction() throws {
        let filing = try card(label: "年度资金总额（元）", above: "单位：万元")
        guard case .unreadable(let raw) = filing.amountUnit.content else {
            Issue.record("read as \(filing.amountUnit.content)")
            return
        }
        #expect(raw == "年度资金总额（元）")
        #expect(filing.amountUnit.origin.cell == CellReference("A4"))
        guard case .unreadable = filing.amounts[.yearTotal]?.content else {
            Issue.record("an amount without a unit was read")
            return
        }
    }

    @Test("Twice the same is one")
    func agreeing() throws {
        #expect(try card(label: "年度资金总额（万元）", above: "单位：万元").shown(.yearTotal) == "450000元")
    }

    @Test(
        "None at all: only an amount with its own unit can be read",
        arguments: [("45", nil), ("45万元", "450000元"), ("45元", "45元")])
    func none(total: String, amount: String?) throws {
        let filing = try card(total: total)
        #expect(filing.amountUnit.isBlank)
        #expect(filing.amountUnit.origin.cell == CellReference("A1"))
        #expect(filing.shown(.yearTotal) == amount)
        #expect(filing.amounts[.yearTotal]?.raw == total)
    }

    @Test("A cell's own unit counts before the sheet's")
    func ownUnit() throws {
        let filing = try card(above: "单位：万元", total: "450,000元")
        #expect(filing.shown(.yearTotal) == "450000元")
        #expect(filing.amounts[.yearTotal]?.value?.inlineUnit == .yuan)
    }

    @Test("A line above the first form speaks for all on the sheet, a form's own line for itself")
    func stacked() throws {
        func form(_ name: String, _ label: String) -> SheetSketch {
            SheetSketch(
                grid: """
                    A1 项目支出绩效目标申报表
                    A2 项目名称 | \(name)
                    A3 \(label) | 45
                    A4 一级指标 | 二级指标 | 三级指标 | 指标值
                    A5 产出指标 | 数量指标 | 里程 | ≥1公里
                    """)
        }
        var sheet = SheetSketch(grid: "E1 单位：万元")
        sheet.add(form("养护", "年度资金总额").shifted(rows: 1, columns: 0))
        sheet.add(form("抢险", "年度资金总额（元）").shifted(rows: 8, columns: 0))
        sheet.add(form("改造", "年度资金总额").shifted(rows: 15, columns: 0))
        let filings = try Recognised.filings(sheet)
        #expect(filings.map { $0.shown(.yearTotal) } == ["450000元", "45元", "450000元"])
    }

    @Test("In a list's heading, and in its own columns", arguments: ["预算数（万元）", "预算数(单位：万元)"])
    func listHeading(heading: String) throws {
        var baseline = BaselineFiling(.list)
        baseline.sheet["M2"] = ""
        baseline.sheet["C3"] = heading
        baseline.sheet["C5"] = "45"
        let filing = try #require(try Recognised.filings(baseline.sheet).first)
        #expect(filing.shown(.yearTotal) == "450000元")
        #expect(filing.amountUnit.origin.cell == CellReference("C3"))
    }
}
