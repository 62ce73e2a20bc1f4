import FilingModel
import Forms
import Rules
import Spreadsheet
import TestSupport
import Testing

@Suite("What blanks, residues and formulas bring about")
struct CompletenessFindingTests {
    private static func findings(
        _ layout: Layout, _ cells: [String: String], _ circumstance: RuleExample.Circumstance = .alone
    ) throws -> [Finding] {
        let book = try RuleBook(try EmbeddedProfiles.profile(named: "enyang-2025"))
        let staged = try StagedExample(.rejected(layout, cells, circumstance), .asTyped, year: book.year)
        return book.judge(staged.submission).findings.filter { ["COMP", "FILE"].contains($0.rule.area) }
    }

    @Test(
        "A row left from the blank form is reported cell by cell, to be emptied, and by no other rule of completeness")
    func residueRow() throws {
        let found = try Self.findings(
            .card,
            [
                "indicators.2.level3": "指标1：", "indicators.2.sign": "", "indicators.2.value": "××",
                "indicators.2.unit": "", "indicators.2.weight": "", "indicators.2.direction": "",
            ])
        #expect(found.map(\.rule) == ["COMP-18", "COMP-18"])
        #expect(found.map { $0.correction?.after } == [.blank, .blank])
        #expect(found.map { $0.correction?.before } == ["指标1：", "××"])
        #expect(found.allSatisfy { $0.correction?.safety == .safe && $0.severity == .error })
    }

    @Test("A mark beside real content is a warning without a correction")
    func markBesideContent() throws {
        let found = try Self.findings(.card, ["indicators.1.level3": "指标1：养护农村公路里程"])
        #expect(found.map(\.rule) == ["COMP-18"])
        #expect(found.map(\.severity) == [.warning])
        #expect(found.allSatisfy { $0.correction == nil })
    }

    @Test("A missing sign is proposed from the direction, a missing unit from the name")
    func proposals() throws {
        let found = try Self.findings(
            .card, ["indicators.4.sign": "", "indicators.2.unit": "", "indicators.6.sign": ""])
        #expect(
            found.map { "\($0.rule) \($0.correction?.afterText ?? "none")" } == [
                "COMP-09 ≤", "COMP-09 定性", "COMP-10 %",
            ])
    }

    @Test("Level 1 is proposed from level 2")
    func levelProposal() throws {
        let found = try Self.findings(.list, ["indicators.5.level1": ""])
        #expect(found.map(\.rule) == ["COMP-07"])
        #expect(found.first?.correction?.after == .text("效益指标"))
        #expect(found.first?.correction?.safety == .propose)
    }

    @Test("A formula without a result is an error in a required field and a warning elsewhere, and nothing else speaks")
    func formulas() throws {
        let found = try Self.findings(
            .card, ["funds.year.total": "=SUM(E9:E11)", "project.period": "=Z9 → #REF!", "indicators.2.unit": "#N/A"])
        #expect(found.map(\.rule) == ["FILE-10", "FILE-10", "FILE-10"])
        #expect(found.map(\.severity) == [.warning, .error, .warning])
        #expect(found.map(\.field) == [.projectPeriod, .yearTotal, .indicator(2, .unit)])
        #expect(found.allSatisfy { $0.correction == nil })
    }

    @Test("Errors outside the fields are one warning a sheet, with their number")
    func errorsElsewhere() throws {
        var sketch = BaselineFiling(.card).sheet
        sketch["K3"] = "#REF!"
        sketch["L9"] = "=Z1"
        sketch["K30"] = "#N/A"
        let workbook = Workbook([sketch])
        let submission = Submission(
            id: workbook.id, content: .read(workbook: workbook, filings: [], nearMiss: nil))
        let book = try RuleBook(try EmbeddedProfiles.profile(named: "enyang-2025"))
        let found = book.judge(submission).findings.filter { $0.rule == "FILE-10" }
        #expect(found.map(\.origin.cell.description) == ["K3"])
        #expect(found.first?.related.map(\.cell.description) == ["L9", "K30"])
        #expect(found.first?.message.zh.contains(" 3 个单元格") == true)
    }

    @Test("A field given twice with different values is reported once, at the first place")
    func ambiguity() throws {
        var sketch = BaselineFiling(.card).sheet
        sketch["F9"] = "项目期"
        sketch["G9"] = "2024年1月-2024年12月"
        let workbook = Workbook([sketch])
        let found = FormRecogniser(try .embedded()).recognise(workbook)
        let submission = Submission(
            id: workbook.id, content: .read(workbook: workbook, filings: found.filings, nearMiss: found.nearMiss))
        let book = try RuleBook(try EmbeddedProfiles.profile(named: "enyang-2025"))
        let findings = book.judge(submission).findings
        #expect(findings.map(\.rule) == ["FILE-11"])
        #expect(findings.first?.severity == .error)
        #expect(findings.first?.origin.cell.description == "G6")
        #expect(findings.first?.related.map(\.cell.description) == ["G9"])
        #expect(findings.first?.field == .projectPeriod)
    }
}
