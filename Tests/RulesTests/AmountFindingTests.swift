import FilingModel
import Rules
import Spreadsheet
import TestSupport
import Testing

@Suite("What the rules of amounts, names and texts say of one cell")
struct AmountFindingTests {
    /// `rule severity path` of each finding of these areas, with the text a correction would leave.
    private func findings(_ layout: Layout, _ cells: [String: String]) throws -> [String] {
        let book = try RuleBook(EmbeddedProfiles.profile(named: "enyang-2025"))
        let staged = try StagedExample(.rejected(layout, cells), .asTyped, year: book.year)
        var judgement = book.judge(staged.submission)
        judgement.add(book.judge(staged.register))
        let areas = ["CODE", "FUND", "GATE", "WGT", "DATE", "DUP", "TXT"]
        return judgement.findings.filter { areas.contains($0.rule.area) }.map { finding in
            let after = finding.correction.map { " \($0.safety.rawValue) \($0.afterText)" } ?? ""  // most offer none
            return "\(finding.rule) \(finding.severity.rawValue) \(finding.field?.rawValue ?? "-")\(after)"
        }
    }

    @Test(
        "One badly written amount gives one finding, and the number it stands for",
        arguments: [
            ("'2", "FUND-08 notice funds.year.other safe 2"),
            ("2万元", "FUND-08 notice funds.year.other safe 2"),
            ("￥２.００", "FUND-08 notice funds.year.other safe 2"),
            ("20000元", "FUND-05 error funds.year.other propose 2"),
            ("约2", "FUND-09 warning funds.year.other propose 2"),
            ("约2万元", "FUND-09 warning funds.year.other propose 2"),
            ("二", "FUND-09 warning funds.year.other propose 2"),
            ("0.0002亿", "FUND-09 warning funds.year.other propose 2"),
            ("2-3万", "FUND-09 error funds.year.other"),
            ("无", "FUND-10 error funds.year.other safe 0"),
            ("——", "FUND-10 error funds.year.other safe 0"),
            ("由乡镇承担", "FUND-10 error funds.year.other"),
            ("=A1 → 二", "FUND-09 warning funds.year.other"),
        ])
    func oneCellOneFinding(typed: String, finding: String) throws {
        // What stands for no money counts as none, so that the total is too large by it.
        let total = finding.hasSuffix("safe 0") ? ["FUND-01 error funds.year.total"] : []
        #expect(try findings(.card, ["funds.year.other": typed]) == total + [finding])
    }

    @Test("A form without a unit, or with two, has one finding for all its amounts")
    func unknownUnit() throws {
        #expect(
            try findings(.card, ["amountUnit": "项目资金", "funds.year.other": "约2"]) == ["FUND-04 error funds.year.total"])
        #expect(
            try findings(.card, ["year": "（2025年度）　金额单位：元", "funds.year.other": "无"]) == ["FUND-05 error amountUnit"])
    }

    @Test("A total off its parts names the sum; a wrong task is not also a wrong column")
    func sums() throws {
        #expect(try findings(.card, ["funds.year.total": "44"]) == ["FUND-01 error funds.year.total propose 45"])
        #expect(try findings(.department, ["tasks.1.total": "46"]) == ["FUND-14 error tasks.1.total propose 45"])
        #expect(try findings(.list, ["subtotal": "460000"]) == ["FUND-12 error - propose 450000"])
    }

    @Test("The threshold itself does not demand an evaluation, a fen more does")
    func threshold() throws {
        #expect(
            try findings(.list, ["funds.year.total": "500000.00", "subtotal": "500000"])
                == ["GATE-02 notice funds.year.total"])
        #expect(
            try findings(.list, ["funds.year.total": "500000.01", "subtotal": "500000.01"])
                == ["GATE-01 error funds.year.total"])
    }

    @Test("Weights are summed exactly; the sum of 100 is only noticed")
    func weights() throws {
        #expect(
            try findings(.list, ["indicators.1.weight": "20.1", "indicators.2.weight": "9.9"]) == [])
        #expect(try findings(.list, ["indicators.1.weight": "30"]) == ["WGT-01 notice indicators.1.weight"])
        #expect(try findings(.list, ["indicators.1.weight": "29.9"]) == ["WGT-01 error indicators.1.weight"])
    }

    @Test("The corrections of one cell never contradict each other")
    func oneCorrectionACell() throws {
        #expect(
            try findings(.card, ["unit": "８２０００１-示例县公路 养护中心"]) == ["TXT-06 notice unit safe 820001-示例县公路养护中心"])
        #expect(try findings(.card, ["unit": "８２０００１-示例县公路养护中心"]) == ["TXT-07 notice unit safe 820001-示例县公路养护中心"])
        #expect(try findings(.department, ["indicators.2.value": "９５％以上"]) == ["TXT-07 notice indicators.2.value"])
        #expect(try findings(.card, ["evaluation": "恩财评[2025]3号"]) == ["TXT-07 notice evaluation propose 恩财评〔2025〕3号"])
        #expect(try findings(.list, ["indicators.1.weight": "２０"]) == ["TXT-07 notice indicators.1.weight safe 20"])
    }

    @Test("The title's year is replaced and nothing else")
    func titleYear() throws {
        #expect(try findings(.card, ["year": "（ ２０２３ 年度）"]) == ["DATE-01 error year propose （2025年度）"])
        #expect(try findings(.card, ["year": "（  年度）"]) == ["DATE-01 error year propose （2025年度）"])
    }
}
