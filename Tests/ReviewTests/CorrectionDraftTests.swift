import FilingModel
import Forms
import Review
import Rules
import Spreadsheet
import TestSupport
import Testing

@Suite("Which corrections are made")
struct CorrectionDraftTests {
    /// Of a card with those cells typed over, its findings told from top to bottom, in a cell by the rule's name.
    private func draft(_ cells: [String: String]) throws -> CorrectionDraft {
        var baseline = BaselineFiling(.card)
        for (path, text) in cells { baseline.sheet[try #require(baseline.cells[path])] = text }
        let workbook = Workbook([baseline.sheet])
        let found = FormRecogniser(try FormLibrary.embedded()).recognise(workbook)
        let content = Submission.Content.read(workbook: workbook, filings: found.filings, nearMiss: nil)
        let judgement = try RuleBook(EmbeddedProfiles.profile(named: "enyang-2025")).judge(
            Submission(id: workbook.id, content: content))
        let findings = judgement.findings.sorted { ($0.origin.cell, $0.rule) < ($1.origin.cell, $1.rule) }
        return CorrectionDraft(findings, isConverted: false, language: .chinese)
    }

    private func edits(_ draft: CorrectionDraft) -> [String] {
        draft.edits.map { edit in
            let cell = draft.applied.compactMap(\.correction).first { $0.origin.cell == edit.cell }
            return "\(edit.cell) \(edit.before) \(cell?.afterText ?? "")"  // every edit is of an applied finding
        }
    }

    @Test("One full-width fraction among the weights does not stay behind when the others are multiplied")
    func weights() throws {
        let weights = ["0.2", "０.1", "0.1", "0.1", "0.2", "0.05", "0.05", "0.1"]
        var cells: [String: String] = [:]
        for (index, weight) in weights.enumerated() { cells["indicators.\(index + 1).weight"] = weight }
        let draft = try draft(cells)
        let after = draft.edits.map { edit in if case .number(let number) = edit.after { number } else { 0.0 } }
        #expect(after == [20, 10, 10, 10, 20, 5, 5, 10])
        #expect(Set(draft.applied.map(\.rule)) == ["WGT-04"])
    }

    @Test("Of two corrections of a cell the one is made that leaves nothing to the other")
    func moreThanTidied() throws {
        #expect(edits(try draft(["indicators.2.value": "≥９５%"])) == ["F15 ≥９５% 95"])
        #expect(
            edits(try draft(["unit": "８２０００１示例县公路养护中心"])) == ["G5 ８２０００１示例县公路养护中心 820001-示例县公路养护中心"])
    }

    @Test("A proposal for a cell that was tidied tells what the cell now shows")
    func proposalForTidiedCell() throws {
        let draft = try draft(["department": "820-示例县交运局　"])
        #expect(edits(draft) == ["C5 820-示例县交运局　 820-示例县交运局"])
        let proposal = try #require(draft.proposed.first { $0.rule == "CODE-08" }?.correction)
        #expect(proposal.before == "820-示例县交运局　")
        let row = try #require(draft.sheet.rows.last { $0.cells.count > 3 })
        #expect(row.cells[2].text == "820-示例县交运局")
        #expect(row.cells[3].text == proposal.afterText)
    }
}
