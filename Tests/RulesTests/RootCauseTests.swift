import FilingModel
import Rules
import Spreadsheet
import TestSupport
import Testing

@Suite("Root causes")
struct RootCauseTests {
    /// Filings with one mistake that several rules object to, and what is told of them.
    static let mistakes: [(RuleExample, [String])] = [
        (.rejected(.card, ["funds.term.total": "450000"]), ["FUND-06 (FUND-02)"]),
        (
            .rejected(
                .card,
                [
                    "funds.year.total": "450000", "funds.year.fiscal": "400000", "funds.year.carryover": "30000",
                    "funds.year.other": "20000",
                ]), ["GATE-01", "FUND-06 (FUND-07 VAL-22 FUND-16)"]
        ),
        (
            .rejected(
                .card,
                [
                    "funds.year.total": "450000", "funds.term.total": "", "funds.term.fiscal": "",
                    "funds.term.carryover": "", "funds.term.other": "",
                ]), ["GATE-01", "FUND-01", "FUND-07 (VAL-22)"]
        ),
        (.rejected(.card, ["funds.year.total": "45元"]), ["FUND-05", "FUND-06 (FUND-01 FUND-07 VAL-22)"]),
        (.rejected(.card, ["funds.year.other": "-2"]), ["FUND-10 (FUND-01)"]),
        (.rejected(.card, ["funds.term.other": "-2"]), ["FUND-10 (FUND-02)"]),
        (.rejected(.list, ["funds.year.total": "-450000"]), ["FUND-10 (FUND-12)"]),
        (.rejected(.department, ["tasks.1.total": "-45"]), ["FUND-10 (FUND-14)"]),
        // What refuses the filing is always told by itself.
        (.rejected(.card, ["funds.year.total": "60"]), ["GATE-01", "FUND-01 (VAL-22)"]),
        (.rejected(.card, ["funds.term.total": "46"]), ["FUND-02 (FUND-03)"]),
        (.rejected(.card, ["indicators.1.level3": "数量指标", "indicators.2.level3": "数量指标"]), ["IND-12 ×2 (IND-10)"]),
        (.rejected(.card, ["indicators.1.level3": "指标1：", "indicators.2.level3": "指标1："]), ["COMP-18 ×2 (IND-10)"]),
        (.rejected(.card, ["indicators.8.value": "0.9"]), ["VAL-06 (VAL-08)"]),
        (.rejected(.card, ["indicators.1.unit": "%"]), ["VAL-18 (VAL-10)"]),
        (.rejected(.card, ["indicators.1.weight": "-20"]), ["WGT-03 (WGT-01)"]),
        (.rejected(.card, ["goal.year": "推进农村公路养护工作"]), ["TXT-02 (TXT-03)"]),
        (.rejected(.card, ["project.period": "2025年12月-2025年1月"]), ["DATE-03 (DATE-07)"]),
        (.rejected(.card, ["project.period": "2026年1月-2026年12月"]), ["DATE-04 (DATE-07)"]),
        (
            .rejected(.card, ["unit": "821001-示例县公路养护中心"], .directory(["820001-示例县公路养护中心"])), ["CODE-03 (CODE-02)"]
        ),
        (
            .rejected(.card, ["project.name": "农村公路养护一期"], .alongside(["project.name": "农村公路养护二期"])),
            ["GATE-03 (DUP-03 DUP-04)"]
        ),
    ]

    @Test("What follows from a mistake is told with it", arguments: mistakes)
    func consequences(example: RuleExample, expected: [String]) throws {
        let told = try Self.causes(example).map { cause in
            let count = cause.findings.count > 1 ? " ×\(cause.findings.count)" : ""
            let others = cause.consequences.map(\.rule.rawValue).joined(separator: " ")
            return "\(cause.leader.rule)\(count)" + (others.isEmpty ? "" : " (\(others))")
        }
        #expect(told == expected)
    }

    @Test("Every line of the table is shown by one of these mistakes")
    func table() throws {
        var shown: Set<String> = []
        for (example, _) in Self.mistakes {
            for cause in try Self.causes(example) {
                shown.formUnion(cause.consequences.map { "\(cause.leader.rule) → \($0.rule)" })
            }
        }
        #expect(RootCauses.knownConsequences.subtracting(shown).sorted() == [])
    }

    @Test("Three faults of a kind in a column are one, two are one where they say the same")
    func equalFaults() throws {
        func told(_ cells: [String: String]) throws -> [String] {
            try Self.causes(.rejected(.card, cells)).map { "\($0.leader.rule) \($0.places.text(in: .english))" }
        }
        let three = try told(["indicators.1.sign": "", "indicators.2.sign": "", "indicators.3.sign": ""])
        #expect(three == ["COMP-09 E14:E16"])
        let two = try told(["indicators.1.sign": "", "indicators.3.sign": ""])
        #expect(two == ["COMP-09 E14", "COMP-09 E16"])
        let uniform = try told(["indicators.1.level3": "指标1：", "indicators.5.level3": "指标1："])
        #expect(uniform == ["COMP-18 D14, D18"])
    }

    @Test("Errors come before warnings, and these before notices, from top to bottom")
    func order() throws {
        let causes = try Self.causes(
            .rejected(
                .card,
                [
                    "project.name": " 农村公路养护", "goal.year": "推进农村公路养护工作", "indicators.8.value": "105",
                    "indicators.4.sign": "≥", "indicators.1.sign": "",
                ]))
        #expect(causes.map(\.leader.severity) == causes.map(\.leader.severity).sorted())
        #expect(causes.map(\.leader.rule) == ["COMP-09", "VAL-07", "TXT-02", "VAL-13", "TXT-06"])
    }

    @Test("Equal faults are told with the cells, a likely cause and one mend")
    func words() throws {
        let causes = try Self.causes(
            .rejected(.card, ["indicators.1.level3": "指标1：", "indicators.5.level3": "指标1："]))
        let cause = try #require(causes.first)
        #expect(cause.message.zh == "此格只有表样的占位符“指标1：”，没有填写内容。（2 处都是这样：D14、D18）")
        #expect(cause.message.en.hasSuffix("(The same in 2 cells: D14, D18.)"))
        #expect(cause.likelyCause?.zh == "多半是模板的示例行没有填写或删除。")
        #expect(cause.consequenceNote?.zh == "另有 1 个问题由此引起（IND-10），改正后会一并消失。")
    }

    @Test("What several projects of a list share is said once, without its only cell")
    func sharedCell() throws {
        let example = RuleExample.rejected(
            .list, ["unit:more.1.filing.unit": "820001示例县公路养护中心", "more.1.project.name": "桥梁加固"])
        let causes = try Self.causes(example).filter { $0.leader.rule == "CODE-04" }
        #expect(causes.map(\.findings.count) == [2])
        #expect(causes[0].message.zh == "“820001示例县公路养护中心”中的代码820001与名称没有按规定连写。")
    }

    @Test("The rules whose likely causes are known are the catalogue's")
    func knownCauses() {
        #expect(RootCauses.rulesWithKnownCause.subtracting(RuleCatalogue.descriptions.map(\.id)).isEmpty)
    }

    private static func causes(_ example: RuleExample) throws -> [RootCause] {
        let book = try RuleBook(EmbeddedProfiles.profile(named: "enyang-2025"))
        let staged = try StagedExample(example, .asTyped, year: book.year)
        let own = staged.findings(by: book).filter { $0.origin.workbook == staged.submission.id }
        return RootCauses(own, filings: staged.submission.filings, sheets: ["Sheet1"]).causes
    }
}
