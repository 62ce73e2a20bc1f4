import FilingModel
import Rules
import Spreadsheet
import TestSupport
import Testing

@Suite("What a correction writes, and where there is none")
struct CorrectionCaseTests {
    /// The corrections of one rule, by cell.
    private func corrections(_ id: RuleID, _ layout: Layout, _ cells: [String: String]) throws -> [String: String] {
        let book = try RuleBook(EmbeddedProfiles.profile(named: "enyang-2025"))
        let findings = try StagedExample(.rejected(layout, cells), .asTyped, year: book.year).findings(by: book)
        #expect(findings.contains { $0.rule == id })
        return Dictionary(
            findings.filter { $0.rule == id }.compactMap(\.correction).map { ("\($0.origin.cell)", $0.afterText) }
        ) { first, _ in first }
    }

    @Test("A sign in words takes full-width digits with it")
    func narrowed() throws {
        #expect(try corrections("VAL-01", .department, ["indicators.2.value": "不低于９５％"]) == ["E12": "≥95%"])
        #expect(try corrections("VAL-01", .department, ["indicators.2.value": "９５%以上"]) == ["E12": "≥95%"])
    }

    @Test("A total that a blank part may explain is not lowered to what is there")
    func blankPart() throws {
        #expect(try corrections("FUND-01", .card, ["funds.year.other": ""]) == [:])
        #expect(try corrections("FUND-02", .card, ["funds.term.carryover": ""]) == [:])
        #expect(try corrections("FUND-01", .card, ["funds.year.other": "", "funds.year.total": "40"]) == ["E8": "43"])
        #expect(try corrections("FUND-01", .card, ["funds.year.total": "46"]) == ["E8": "45"])
    }

    @Test("Of a row that is a copy the name is not emptied alone")
    func copiedRow() throws {
        let row = ["level1": "产出指标", "level2": "数量指标", "level3": "养护农村公路里程", "value": "≥120公里"]
        let cells = Dictionary(uniqueKeysWithValues: row.map { ("indicators.4.\($0.key)", $0.value) })
        #expect(try corrections("IND-10", .department, cells) == [:])
    }

    @Test("A sign is not turned round by itself where the direction agrees with it")
    func signAndDirection() throws {
        #expect(try corrections("VAL-14", .list, ["indicators.5.level3": "有效投诉件数"]) == [:])
        let turned = ["indicators.5.level3": "有效投诉件数", "indicators.5.direction": "反向指标"]
        #expect(try corrections("VAL-14", .list, turned) == ["I9": "≤"])
    }

    @Test("Weights are multiplied all or none")
    func formulaAmongWeights() throws {
        let fractions = ["0.2", "0.1", "0.1", "0.1", "0.2", "0.05", "0.05", "0.1"]
        var cells = Dictionary(
            uniqueKeysWithValues: fractions.enumerated().map { ("indicators.\($0.offset + 1).weight", $0.element) })
        #expect(try corrections("WGT-04", .card, cells).count == 8)
        cells["indicators.8.weight"] = "=SUM(Z1) → 0.1"
        #expect(try corrections("WGT-04", .card, cells) == [:])
    }

    @Test("What every row of a list repeats is corrected in all of them, or nowhere where one is a formula")
    func repeatedRows() throws {
        let book = try RuleBook(EmbeddedProfiles.profile(named: "enyang-2025"))
        let example = RuleExample.rejected(.list, ["unit": "820001示例县公路养护中心"])
        var laid = try LaidExample(example)
        try StagedExample.Stress.repeatedRows.disturb(&laid)
        func finding() throws -> Finding? {
            try StagedExample(example, .asTyped, year: book.year).replacing(laid.sheet.worksheet).findings(by: book)
                .first { $0.rule == "CODE-04" }
        }
        let typed = try #require(try finding())
        #expect(typed.mend.zh == "请改为“820001-示例县公路养护中心”。同样的内容在 A6:A12 也填写了，要一并修改。")
        #expect(typed.correction?.edits.map { "\($0.cell)" } == (5...12).map { "A\($0)" })
        laid.sheet["A7"] = "=A5 → 820001示例县公路养护中心"
        let copied = try #require(try finding())
        #expect(copied.mend == typed.mend && copied.correction == nil)
    }
}
