import FilingModel
import Foundation
import Rules
import TestSupport

/// What all proofs together have shown.
struct CorrectionFigures {
    private(set) var rules: Set<RuleID> = []
    private(set) var faults: [String] = []
    /// Whether every excuse must have been needed.
    var expectsReveals = false
    private var kinds: Set<String> = []
    private var disturbances: Set<String> = []
    private var counts: [CorrectionProof.Counts] = []
    private var revealed: [CorrectionReveals: Int] = [:]

    mutating func add(_ proof: CorrectionProof, _ rule: RuleID, _ example: RuleExample, _ disturbance: String) {
        if proof.counts.cases > 0 {
            rules.insert(rule)
            kinds.insert("\(rule) \(example.layout)")
        }
        disturbances.insert(disturbance)
        counts.append(proof.counts)
        for reveal in proof.revealed { revealed[reveal, default: 0] += 1 }
        let place = "\(rule), example at line \(example.line), \(example.layout), \(disturbance)"
        faults += proof.faults.map { "\(place): \($0)" }
    }

    private func sum(_ count: KeyPath<CorrectionProof.Counts, Int>) -> Int {
        counts.reduce(0) { $0 + $1[keyPath: count] }
    }

    /// Writes the figures and what is wrong into a file of that name.
    func report(to folder: String?, _ name: String) throws {
        guard let folder else { return }
        var lines = ["\(name): \(counts.count) sheets"]
        if !rules.isEmpty {
            lines += [
                "rules: \(rules.count), rules × layouts: \(kinds.count), stresses: \(disturbances.count)",
                "corrected: \(sum(\.cases)), gone: \(sum(\.gone)), nothing new: \(sum(\.withoutNew)), "
                    + "inverse equal: \(sum(\.undone))",
            ]
        }
        lines.append(
            "rounds of safe corrections: \(sum(\.rounds)), nothing safe left and nothing new: \(sum(\.soundRounds))")
        for (reveal, count) in revealed.sorted(by: { $0.key.corrected < $1.key.corrected }) {
            lines.append("revealed: \(reveal.revealed) by \(reveal.corrected), \(count) times: \(reveal.reason)")
        }
        if expectsReveals {
            for reveal in CorrectionReveals.all where reveal.place == .examples && revealed[reveal] == nil {
                lines.append("wrong: nothing needs the excuse \(reveal.revealed) by \(reveal.corrected)")
            }
        }
        lines += faults.map { "wrong: \($0)" }
        try (lines.joined(separator: "\n") + "\n").write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
    }
}
