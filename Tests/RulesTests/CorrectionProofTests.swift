import FilingModel
import Foundation
import Rules
import Spreadsheet
import TestSupport
import Testing

/// The folder that `Scripts/corrections` wants the figures in; nil in a run of the suite.
private let folder = ProcessInfo.processInfo.environment["FILINGDESK_CORRECTIONS"]

/// Every correction that a rejected example offers is made, and all rules look again: the finding is gone, no new one is
/// there, and the inverse edits give the original back. A proposed one is made as if the person had accepted it.
@Suite("A correction mends its finding and nothing else")
struct CorrectionProofTests {
    /// In a run of the suite, the rules that correct, and for those that do so by themselves digits of which others do so too.
    private static func stresses(of description: RuleDescription) -> [StagedExample.Stress] {
        guard folder == nil else { return StagedExample.Stress.allCases }
        switch description.correction {
        case .safe: return [.asTyped, .fullWidthDigits, .repeatedRows]
        case .propose: return [.asTyped, .repeatedRows]
        case .none: return []
        }
    }

    @Test("All rules that correct, in each layout")
    func examples() throws {
        let book = try RuleBook(EmbeddedProfiles.profile(named: "enyang-2025"))
        var figures = CorrectionFigures()
        for description in RuleCatalogue.descriptions where book.profile.isEnabled(description.id) {
            for example in description.examples where example.expectation == .rejected {
                for stress in Self.stresses(of: description) where stress.applies(to: example) {
                    var proof = CorrectionProof(try StagedExample(example, stress, year: book.year), book)
                    proof.prove(description.id)
                    proof.proveRound()
                    figures.add(proof, description.id, example, "\(stress)")
                }
            }
        }
        figures.expectsReveals = true
        try figures.report(to: folder, "examples")
        #expect(figures.faults == [])
        // A rule that may correct does not see in every fault what to write.
        #expect(figures.rules.count > 35)
    }

    @Test("Several corrections of a cell: one round leaves nothing safe")
    func writings() throws {
        let book = try RuleBook(EmbeddedProfiles.profile(named: "enyang-2025"))
        var figures = CorrectionFigures()
        for description in RuleCatalogue.descriptions where book.profile.isEnabled(description.id) {
            guard folder != nil || description.correction == .safe else { continue }
            for example in description.examples where example.expectation == .rejected {
                for writing in folder == nil ? [.wideAndBlank] : CorrectionWriting.allCases {
                    guard let staged = try StagedExample.written(example, as: writing, year: book.year) else {
                        continue
                    }
                    var proof = CorrectionProof(staged, book)
                    proof.proveRound()
                    figures.add(proof, description.id, example, "\(writing)")
                }
            }
        }
        try figures.report(to: folder, "writings")
        #expect(figures.faults == [])
    }

    @Test("Two faults in one filing are corrected at once", .enabled(if: folder != nil))
    func pairs() throws {
        let book = try RuleBook(EmbeddedProfiles.profile(named: "enyang-2025"))
        var figures = CorrectionFigures()
        var faulty: [(id: RuleID, example: RuleExample)] = []
        for description in RuleCatalogue.descriptions
        where book.profile.isEnabled(description.id) && description.correction == .safe {
            for example in description.examples where example.expectation == .rejected {
                if case .alone = example.circumstance { faulty.append((description.id, example)) }
            }
        }
        for (index, one) in faulty.enumerated() {
            for other in faulty.dropFirst(index + 1) where one.id != other.id {
                guard one.example.layout == other.example.layout,
                    Set(one.example.cells.keys).isDisjoint(with: other.example.cells.keys)
                else { continue }
                let both = RuleExample.rejected(
                    one.example.layout, one.example.cells.merging(other.example.cells) { first, _ in first },
                    line: one.example.line)
                var proof = CorrectionProof(try StagedExample(both, .asTyped, year: book.year), book)
                proof.proveRound()
                figures.add(proof, one.id, both, "with \(other.id), line \(other.example.line)")
            }
        }
        try figures.report(to: folder, "pairs")
        #expect(figures.faults == [])
    }
}
