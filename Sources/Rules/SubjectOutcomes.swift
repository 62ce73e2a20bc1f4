import Spreadsheet
import Synchronization

/// What came of each rule on one subject: a file, a filing, or the register of a run. Twenty thousand filings have one each,
/// so it is small: a byte a rule, and the reasons' numbers.
package struct SubjectOutcomes: Sendable {
    private enum Kind: UInt8 { case pass, fail, notEvaluated }

    /// The rules that look at such a subject, the same list for all of these.
    private let rules: [RuleID]
    private var kinds: [Kind] = []
    /// Their numbers, in the order of the rules that could say nothing.
    private var reasons: [Int32] = []
    private let known: Reasons

    /// - Parameters:
    ///   - rules: in the order in which their outcomes will be recorded.
    ///   - known: the reasons given on other subjects.
    init(of rules: [RuleID], _ known: Reasons) {
        self.rules = rules
        self.known = known
        kinds.reserveCapacity(rules.count)
    }

    mutating func record(_ outcome: Outcome) {
        switch outcome {
        case .pass: kinds.append(.pass)
        case .fail: kinds.append(.fail)
        case .notEvaluated(let reason):
            kinds.append(.notEvaluated)
            reasons.append(known.number(of: reason))
        }
    }

    package var passed: [RuleID] { rules(that: .pass) }
    package var failed: [RuleID] { rules(that: .fail) }

    /// Each rule that could say nothing, and why.
    package var notEvaluated: [(rule: RuleID, reason: BilingualText)] {
        zip(rules(that: .notEvaluated), known.texts(reasons)).map { (rule: $0, reason: $1) }
    }

    /// All of them in the order in which they were recorded; a failure without its violations.
    package var all: [Outcome] {
        var reasons = known.texts(reasons).makeIterator()
        return kinds.map { kind in
            switch kind {
            case .pass: .pass
            case .fail: .fail([])
            case .notEvaluated: reasons.next().map { .notEvaluated($0) } ?? .pass  // there is one for each
            }
        }
    }

    /// Whether the rule said pass or fail; false for a rule that does not look at such a subject.
    package func isEvaluated(_ rule: RuleID) -> Bool {
        zip(rules, kinds).contains { $0 == rule && $1 != .notEvaluated }
    }

    private func rules(that kind: Kind) -> [RuleID] { zip(rules, kinds).filter { $0.1 == kind }.map(\.0) }
}

/// The reasons why rules could say nothing, each once: thousands of filings have the same few.
final class Reasons: Sendable {
    private let known = Mutex<(numbers: [BilingualText: Int32], texts: [BilingualText])>(([:], []))

    func number(of reason: BilingualText) -> Int32 {
        known.withLock { known in
            if let number = known.numbers[reason] { return number }
            let number = Int32(known.texts.count)
            known.numbers[reason] = number
            known.texts.append(reason)
            return number
        }
    }

    func texts(_ numbers: [Int32]) -> [BilingualText] {
        known.withLock { known in numbers.map { known.texts[Int($0)] } }
    }
}

/// How often each outcome came up.
package struct Tally: Hashable, Sendable {
    package var pass = 0
    package var fail = 0
    package var notEvaluated = 0

    package init() {}

    package static func += (left: inout Tally, right: Tally) {
        left.pass += right.pass
        left.fail += right.fail
        left.notEvaluated += right.notEvaluated
    }
}

extension SubjectOutcomes {
    /// By rule, over subjects of whatever kinds.
    package static func tallies(of subjects: some Sequence<SubjectOutcomes>) -> [RuleID: Tally] {
        // Counted by place, list by list: a province has three million outcomes.
        var lists: [(rules: [RuleID], tallies: [Tally])] = []
        for subject in subjects {
            let known = lists.firstIndex {
                $0.rules.count == subject.rules.count && $0.rules.first == subject.rules.first
            }
            let place = known ?? lists.count
            if known == nil { lists.append((subject.rules, subject.rules.map { _ in Tally() })) }
            for (rule, kind) in subject.kinds.enumerated() {
                switch kind {
                case .pass: lists[place].tallies[rule].pass += 1
                case .fail: lists[place].tallies[rule].fail += 1
                case .notEvaluated: lists[place].tallies[rule].notEvaluated += 1
                }
            }
        }
        var sums: [RuleID: Tally] = [:]
        for (rules, tallies) in lists {
            for (rule, tally) in zip(rules, tallies) { sums[rule, default: Tally()] += tally }
        }
        return sums
    }
}
