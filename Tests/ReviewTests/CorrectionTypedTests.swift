import FilingModel
import Foundation
import Review
import Rules
import Spreadsheet
import TestSupport
import Testing
import XLSX

/// The folder that `Scripts/corrections` wants the figures in; nil in a run of the suite.
private let folder = ProcessInfo.processInfo.environment["FILINGDESK_CORRECTIONS"]

/// The rules' rejected examples typed into real workbooks, and corrected there through their bytes.
@Suite("Examples typed into the samples are corrected through their bytes")
struct CorrectionTypedTests {
    private struct Figures {
        var typed = 0
        var rounds = 0
        var proposals = 0
        var rules: Set<RuleID> = []
        var faults: [String] = []
    }

    @Test("All rules, in the first sound workbook of each layout", .enabled(if: folder != nil))
    func typed() throws {
        let inbox = try CorrectionBench(try Checkout.contents(of: URL(fileURLWithPath: Checkout.inbox)))
        let faulty = Set(inbox.findings().map(\.origin.workbook.name))
        var figures = Figures()
        for layout in Layout.allCases {
            let held = inbox.files.filter { file in file.filings.contains { $0.layout == layout } }
            // Of lists and overall forms there are few, and each is compared with what is not here.
            let clean = try #require(held.first { !faulty.contains($0.name) } ?? held.first)
            for description in RuleCatalogue.descriptions where description.correction != .none {
                for example in description.examples
                where example.expectation == .rejected && example.layout == layout {
                    guard let file = try Self.file(example, over: clean, inbox) else { continue }
                    let place = "\(description.id), example at line \(example.line), \(layout)"
                    try Self.correct(file, description.id, place, &figures)
                }
            }
        }
        if let folder {
            let lines = [
                "typed into samples: \(figures.typed) workbooks, rules: \(figures.rules.count), "
                    + "safe rounds: \(figures.rounds), proposals accepted: \(figures.proposals)"
            ]
            try (lines + figures.faults.map { "wrong: \($0)" }).map { $0 + "\n" }.joined().write(
                toFile: "\(folder)/typed", atomically: true, encoding: .utf8)
        }
        #expect(figures.faults == [])
        #expect(figures.rules.count > 20)
    }

    /// All safe corrections at once, then each proposal of the rule alone.
    private static func correct(
        _ file: CorrectionBench.File, _ rule: RuleID, _ place: String, _ figures: inout Figures
    ) throws {
        let bench = try CorrectionBench([file.name: Data(file.bytes)])
        let before = bench.findings()
        let judge = CorrectionJudge(bench, before)
        let draft = CorrectionDraft(before, isConverted: false, language: .chinese)
        figures.typed += 1
        if !draft.edits.isEmpty {
            figures.rounds += 1
            figures.rules.formUnion(draft.applied.map(\.rule))
            figures.faults += try judge.faults(file, draft, draft.edits, draft.applied).map { "\(place): \($0)" }
        }
        for finding in draft.proposed where finding.rule == rule {
            guard let edits = finding.correction?.edits, edits.allSatisfy(file.holds) else { continue }
            figures.proposals += 1
            figures.rules.insert(rule)
            let alone = CorrectionDraft([finding], isConverted: false, language: .chinese)
            figures.faults += try judge.faults(file, alone, edits, [finding]).map { "\(place), proposed: \($0)" }
        }
    }

    /// The workbook with the example's cells typed over its first filing of the layout; nil where the example needs more than
    /// that: other surroundings, a formula, or a cell that the sheet does not hold.
    private static func file(
        _ example: RuleExample, over clean: CorrectionBench.File, _ bench: CorrectionBench
    ) throws -> CorrectionBench.File? {
        guard case .alone = example.circumstance,
            let filing = clean.filings.first(where: { $0.layout == example.layout })
        else { return nil }
        var edits: [CellEdit] = []
        for (path, typed) in example.cells {
            let text = TypedCell(typed).text
            guard let origin = filing.origin(of: path), !text.hasPrefix("=") || text.count == 1 else { return nil }
            let shown = clean.workbook.sheet(named: origin.sheet)?[origin.cell]?.shownText ?? ""  // a blank cell
            let value = TypedCell.value(text)
            let edit = CellEdit(sheet: origin.sheet, cell: origin.cell, before: shown, after: value)
            // Rows that share a merged cell here have one each in the example.
            guard clean.holds(edit), !edits.contains(where: { $0.cell == edit.cell }) else { return nil }
            edits.append(edit)
        }
        let record = CorrectionDraft([], isConverted: false, language: .chinese).sheet
        return try bench.file(clean.name, try WorkbookPatcher(clean.package).corrected(edits, record: record))
    }
}

extension Filing {
    /// Where the field of a rule example's path stands; nil where this form has none.
    fileprivate func origin(of path: String) -> CellOrigin? {
        let steps = path.split(separator: ".").map(String.init)
        if steps.count == 3, let number = Int(steps[1]), number > 0 {
            switch steps[0] {
            case "indicators" where number <= indicators.count:
                let row = indicators[number - 1]
                switch steps[2] {
                case "level1": return row.level1.origin
                case "level2": return row.level2.origin
                case "level3": return row.level3.origin
                case "sign": return row.sign?.origin
                case "value": return row.value.origin
                case "unit": return row.unit?.origin
                case "weight": return row.weight?.origin
                case "direction": return row.direction?.origin
                default: return nil
                }
            case "tasks" where number <= tasks.count:
                let task = tasks[number - 1]
                switch steps[2] {
                case "name": return task.name.origin
                case "content": return task.content?.origin
                case "total": return task.total.origin
                case "fiscal": return task.fiscal.origin
                case "other": return task.other.origin
                default: return nil
                }
            default: return nil
            }
        }
        if path == "year" { return fiscalYear?.origin }
        let field = FieldPath(rawValue: path)
        return texts[field]?.origin ?? amounts[field]?.origin
    }
}
