import Foundation
import Reports
import Review
import Rules
import Testing

@Suite("The sample inbox is judged as its makers said")
struct SampleTests {
    /// A line of `Samples/expected.tsv`, which is written from the faults planted and not from this program.
    private struct Expectation: Hashable, CustomStringConvertible {
        let path, sheet, cell, rule, severity: String
        var description: String { "\(path) \(sheet)!\(cell) \(rule) \(severity)" }
    }

    private func expectations() throws -> Set<Expectation> {
        let lines = try String(contentsOf: Checkout.samples.appending(path: "expected.tsv"), encoding: .utf8)
            .split(separator: "\n").dropFirst()
        return Set(
            try lines.map { line in
                let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
                try #require(columns.count == 5)
                return Expectation(
                    path: columns[0], sheet: columns[1], cell: columns[2], rule: columns[3], severity: columns[4])
            })
    }

    private func found(_ record: ReviewRecord) -> Set<Expectation> {
        var found: Set<Expectation> = []
        for file in record.files {
            for finding in file.findings.map(\.finding) {
                found.insert(
                    Expectation(
                        path: file.path, sheet: finding.origin.sheet, cell: "\(finding.origin.cell)",
                        rule: finding.rule.rawValue, severity: finding.severity.rawValue))
            }
        }
        for finding in record.registerFindings {
            found.insert(
                Expectation(
                    path: "roster.xlsx", sheet: finding.origin.sheet, cell: "\(finding.origin.cell)",
                    rule: finding.rule.rawValue, severity: finding.severity.rawValue))
        }
        return found
    }

    @Test("Every planted fault is found at its cell, and nothing else")
    func goldens() async throws {
        let record = try await Checkout.run([Checkout.inbox], roster: true).check()
        let wanted = try expectations()
        let got = found(record)
        #expect(wanted.subtracting(got).map(\.description).sorted() == [])
        #expect(got.subtracting(wanted).map(\.description).sorted() == [])
        #expect(record.missing.count == 2)
        #expect(record.unlisted.count == 1)
    }

    @Test("What is corrected is gone afterwards, and nothing new is there")
    func corrections() async throws {
        try await Checkout.withFolder { folder in
            let first = try await Checkout.run([Checkout.inbox], roster: true).review(
                into: folder.appending(path: "a").path)
            let corrected = folder.appending(path: "a/corrected").path
            let second = try await Checkout.run([corrected]).check()
            #expect(second.files.count == first.files.count { $0.correctedPath != nil })
            #expect(second.files.count > 3)
            // Only the corrected files are in the second run: what rules see in the register may differ.
            let registerRules: Set<RuleID> = Set(RuleCatalogue.registerRules.map { $0.description.id })
            for file in second.files {
                let name = String(file.path.dropFirst("corrected/".count))
                let before = try #require(first.files.first { $0.path == "inbox/\(name)" })
                let expected = before.findings.filter { !$0.isApplied && !registerRules.contains($0.finding.rule) }
                    .map { "\($0.finding.rule) \($0.finding.origin.cell)" }
                let left = file.findings.filter { !registerRules.contains($0.finding.rule) }
                    .map { "\($0.finding.rule) \($0.finding.origin.cell)" }
                #expect(left.sorted() == expected.sorted(), "\(name)")
            }
        }
    }

    @Test("One job and eight write the same bytes")
    func determinism() async throws {
        try await Checkout.withFolder { folder in
            _ = try await Checkout.run([Checkout.inbox], roster: true, jobs: 1).review(
                into: folder.appending(path: "one").path)
            _ = try await Checkout.run([Checkout.inbox], roster: true, jobs: 8).review(
                into: folder.appending(path: "eight").path)
            let one = try Checkout.contents(of: folder.appending(path: "one"))
            let eight = try Checkout.contents(of: folder.appending(path: "eight"))
            #expect(one.keys.sorted() == eight.keys.sorted())
            for (name, bytes) in one { #expect(eight[name] == bytes, "\(name)") }
        }
    }

    @Test("The folder holds what the contract says and nothing else; no input is altered")
    func outputs() async throws {
        try await Checkout.withFolder { folder in
            let before = try Checkout.contents(of: URL(fileURLWithPath: Checkout.inbox))
            let record = try await Checkout.run([Checkout.inbox]).review(into: folder.appending(path: "out").path)
            let names = Set(try Checkout.contents(of: folder.appending(path: "out")).keys)
            var expected: Set<String> = ["审核汇总.xlsx", "review.json"]
            for name in before.keys { expected.insert("annotated/\(name)") }
            for file in record.files { if let path = file.correctedPath { expected.insert(path) } }
            #expect(names == expected)
            #expect(try Checkout.contents(of: URL(fileURLWithPath: Checkout.inbox)) == before)
        }
    }
}
