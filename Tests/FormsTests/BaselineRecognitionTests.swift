import FilingModel
import Forms
import Spreadsheet
import TestSupport
import Testing

@Suite("The baseline filings are recognised field by field")
struct BaselineRecognitionTests {
    private func filing(_ layout: Layout) throws -> (Filing, BaselineFiling) {
        let baseline = BaselineFiling(layout)
        let found = try FormRecogniser(.embedded()).recognise(Workbook([baseline.sheet]))
        return (try #require(found.filings.first), baseline)
    }

    @Test("Every field is read at its own cell", arguments: Layout.allCases)
    func origins(layout: Layout) throws {
        let (filing, baseline) = try filing(layout)
        #expect(filing.layout == layout)
        for (path, cell) in baseline.cells {
            let field = FieldPath(rawValue: path)
            if let text = filing.texts[field] {
                #expect(text.origin.cell == cell, "\(path)")
                #expect(text.raw == (baseline.sheet[cell] ?? ""), "\(path)")
            } else if let amount = filing.amounts[field] {
                #expect(amount.origin.cell == cell, "\(path)")
                #expect(amount.value != nil, "\(path)")
            } else if path.hasPrefix("indicators.") || path.hasPrefix("tasks.") {
                continue  // compared below
            } else {
                #expect(
                    ["title", "year", "amountUnit", "indicators", "subtotal"].contains(path), "\(path) was not read")
            }
        }
        #expect(filing.fiscalYear?.value == FiscalYear(2025))
        #expect(filing.amountUnit.value == (layout == .list ? .yuan : .tenThousandYuan))
        #expect(filing.indicatorOrigin.cell == baseline.cells["indicators"])
        #expect(filing.ambiguities.isEmpty)
    }

    @Test("Indicators are read at their own cells", arguments: Layout.allCases)
    func indicators(layout: Layout) throws {
        let (filing, baseline) = try filing(layout)
        #expect(filing.indicators.count == (layout == .department ? 5 : 8))
        for indicator in filing.indicators {
            #expect(indicator.level1.origin.cell == baseline.cells["indicators.\(indicator.number).level1"])
            #expect(indicator.level3.raw == baseline.sheet[indicator.level3.origin.cell])
            #expect(indicator.value.origin.cell == baseline.cells["indicators.\(indicator.number).value"])
            #expect(indicator.weight?.origin.cell == baseline.cells["indicators.\(indicator.number).weight"])
        }
    }

    @Test("The department's tasks and totals are read")
    func tasks() throws {
        let (filing, _) = try filing(.department)
        #expect(filing.tasks.map(\.name.raw) == ["农村公路养护", "公路应急抢险"])
        #expect(filing.tasks.map { $0.total.value?.money } == [Money(yuan: 450_000), Money(yuan: 300_000)])
        #expect(filing.amounts[.taskTotal]?.value?.money == Money(yuan: 750_000))
        #expect(filing.amounts[.taskOtherTotal]?.value?.money == Money(yuan: 20_000))
    }

    @Test("The list's department is read from the subtotal row above")
    func subtotal() throws {
        let (filing, _) = try filing(.list)
        #expect(filing.subtotals.map(\.name.raw) == ["820-示例县交通运输局"])
        #expect(filing.subtotals.map { $0.amount.value?.money } == [Money(yuan: 450_000)])
        #expect(filing.text(.department)?.origin.cell == CellReference("A4"))
    }
}
