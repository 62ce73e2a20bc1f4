import Foundation
import Review
import Rules
import Spreadsheet
import Testing
import XLSX

/// Corrections of real workbooks, through their bytes: patched, read, recognised and judged again with all the others.
@Suite("A corrected workbook is what its record says, and nothing else")
struct CorrectionRoundTripTests {
    private func inbox() throws -> CorrectionBench {
        try CorrectionBench(
            try Checkout.contents(of: URL(fileURLWithPath: Checkout.inbox)), roster: Checkout.roster)
    }

    @Test("The copies that a run writes")
    func written() async throws {
        let bench = try inbox()
        let before = bench.findings()
        try await Checkout.withFolder { folder in
            let record = try await Checkout.run([Checkout.inbox], roster: true).review(
                into: folder.appending(path: "out").path)
            let copies = try Checkout.contents(of: folder.appending(path: "out/corrected"))
            #expect(copies.count > 3)
            for file in bench.files {
                let findings = before.filter { $0.origin.workbook.name == file.name }
                let safe = findings.compactMap(\.correction).filter { $0.safety == .safe }
                let label = "\(URL(fileURLWithPath: Checkout.inbox).lastPathComponent)/\(file.name)"
                let told = try #require(record.files.first { $0.path == label })
                guard let bytes = copies[file.name] else {
                    #expect(safe.isEmpty && told.correctedPath == nil, "\(file.name)")
                    continue
                }
                let draft = CorrectionDraft(findings, isConverted: false, language: .chinese)
                let copy = CorrectionCopy(file, try bench.file(file.name, Array(bytes)), draft.edits)
                #expect(try CorrectionJudge(bench, before).faults(copy, draft, draft.applied) == [], "\(file.name)")
            }
        }
    }

    @Test("Each proposal, as if the person had accepted it")
    func proposals() throws {
        let bench = try inbox()
        let before = bench.findings()
        var accepted = 0
        for file in bench.files {
            let findings = before.filter { $0.origin.workbook.name == file.name }
            for finding in findings {
                guard let correction = finding.correction, correction.safety == .propose else { continue }
                let draft = CorrectionDraft([finding], isConverted: false, language: .chinese)
                let faults = try CorrectionJudge(bench, before).faults(file, draft, correction.edits, [finding])
                #expect(faults == [], "\(file.name), \(finding.rule) \(finding.origin.cell)")
                accepted += 1
            }
        }
        #expect(accepted > 5)
    }
}
