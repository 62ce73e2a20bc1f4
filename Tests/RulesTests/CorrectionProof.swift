import FilingModel
import Rules
import Spreadsheet
import TestSupport

/// What becomes of the findings of a staged example when their corrections are made.
struct CorrectionProof {
    let staged: StagedExample
    let book: RuleBook
    let before: [Finding]

    /// How often each thing was tried and shown.
    struct Counts {
        var cases = 0
        var gone = 0
        var withoutNew = 0
        var undone = 0
        /// All safe corrections of a sheet at once.
        var rounds = 0
        var soundRounds = 0
    }

    private(set) var counts = Counts()
    private(set) var faults: [String] = []
    /// The excuses for findings that only the correction lets their rules see.
    private(set) var revealed: [CorrectionReveals] = []

    init(_ staged: StagedExample, _ book: RuleBook) {
        self.staged = staged
        self.book = book
        before = staged.findings(by: book)
    }

    /// Each marked finding of the rule that offers a correction, one at a time. Safe corrections are made together, as in a
    /// corrected copy: weights typed as fractions are wrong, all or none.
    mutating func prove(_ rule: RuleID) {
        let own = before.filter { $0.rule == rule && staged.marks.contains($0.origin) }
        let safe = own.compactMap(\.correction).filter { $0.safety == .safe }
        for correction in own.compactMap(\.correction) where correction.safety == .propose {
            prove([correction], of: own.filter { $0.correction == correction })
        }
        if !safe.isEmpty { prove(safe, of: own.filter { $0.correction?.safety == .safe }) }
    }

    private mutating func prove(_ corrections: [Correction], of findings: [Finding]) {
        counts.cases += findings.count
        let corrected: StagedExample
        do {
            corrected = try staged.corrected(by: corrections)
        } catch {
            faults.append("\(error)")
            return
        }
        let after = corrected.findings(by: book)
        let places = Set(after.map(Place.init))
        let left = findings.filter { places.contains(Place($0)) }
        counts.gone += findings.count - left.count
        faults += left.map { "stays: \($0.told)" }
        let new = faulty(Self.new(in: after, since: before, by: corrections), after: findings.map(\.rule))
        if new.isEmpty { counts.withoutNew += findings.count }
        let made = corrections.map { "\($0.origin.cell) \"\($0.before)\" to \"\($0.afterText)\"" }
            .joined(separator: ", ")
        faults += new.map { "\(made): new \($0.told)" }
        let wrong = undo(corrections, in: corrected)
        if wrong.isEmpty { counts.undone += findings.count }
        faults += wrong
    }

    /// What was not there, at its cell and in its words; words that quote a corrected cell quote what it now shows.
    private static func new(in after: [Finding], since before: [Finding], by corrections: [Correction]) -> [Finding] {
        var known: [Place: [String]] = [:]
        for finding in before { known[Place(finding), default: []].append(finding.message.zh) }
        return after.filter { finding in
            guard var messages = known[Place(finding)] else { return true }
            let message = finding.message.zh
            let formerly = corrections.map { message.replacing($0.afterText.trimmed, with: $0.before.trimmed) }
            let isSame = { (old: String) in LabelText(old) == LabelText(message) || formerly.contains(old) }
            guard let index = messages.firstIndex(where: isSame) else { return true }
            messages.remove(at: index)
            known[Place(finding)] = messages
            return false
        }
    }

    /// A field's number is not part of it: where a row is emptied the indicators below are counted anew.
    private struct Place: Hashable {
        let rule: RuleID
        let origin: CellOrigin

        init(_ finding: Finding) { (rule, origin) = (finding.rule, finding.origin) }
    }

    /// Only the corrected cells differ, and the inverse edits give every cell its value and type again.
    private func undo(_ corrections: [Correction], in corrected: StagedExample) -> [String] {
        var faults: [String] = []
        for (original, copy) in zip(staged.workbooks, corrected.workbooks) {
            let edits = corrections.filter { $0.origin.workbook == original.id }.flatMap(\.edits)
            let places = Set(edits.map { "\($0.sheet)!\($0.cell)" })
            let changed = copy.differences(from: original)
            if changed != places { faults.append("changed \(changed.sorted()), not \(places.sorted())") }
            do {
                let left = try copy.applying(original.inverse(of: edits)).differences(from: original)
                if !left.isEmpty { faults.append("not undone: \(left.sorted())") }
            } catch {
                faults.append("not undone: \(error)")
            }
        }
        return faults
    }

    /// Makes the safe corrections of all rules at once, of each cell the one whose rule comes first in the catalogue, as a
    /// corrected copy does. Then none is left, and nothing new is there.
    mutating func proveRound() {
        var cells: Set<CellOrigin> = []
        let made = before.filter { finding in
            guard let correction = finding.correction, correction.safety == .safe else { return false }
            return cells.insert(correction.origin).inserted
        }
        guard !made.isEmpty else { return }
        counts.rounds += 1
        let corrections = made.compactMap(\.correction)
        do {
            let after = try staged.corrected(by: corrections).findings(by: book)
            let left = after.filter { $0.correction?.safety == .safe }
            let new = faulty(Self.new(in: after, since: before, by: corrections), after: made.map(\.rule))
            if left.isEmpty && new.isEmpty { counts.soundRounds += 1 }
            faults += left.map { "after all safe corrections: left \($0.told)" }
            faults += new.map { "after all safe corrections: new \($0.told)" }
        } catch {
            faults.append("all safe corrections: \(error)")
        }
    }

    /// Those for which there is no excuse.
    private mutating func faulty(_ new: [Finding], after corrected: [RuleID]) -> [Finding] {
        new.filter { finding in
            let rules = corrected.map(\.rawValue)
            guard let excuse = CorrectionReveals.excuse(for: finding.rule.rawValue, after: rules) else { return true }
            revealed.append(excuse)
            return false
        }
    }
}

extension Finding {
    var told: String {
        let offer = correction.map { " → \"\($0.afterText)\"" } ?? ""  // most offer none
        return "\(rule) \(origin) \(message.zh)\(offer)"
    }
}
