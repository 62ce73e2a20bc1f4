import Spreadsheet

/// What came of each rule on one subject: a file, a filing, or the register of a run. Twenty thousand filings have one each,
/// so it is small: a byte a rule, and the reasons.
package struct SubjectOutcomes: Sendable {
    private enum Kind: UInt8 { case pass, fail, notEvaluated }

    /// The rules that look at such a subject, the same list for all of these.
    private let rules: [RuleID]
    private var kinds: [Kind] = []
    /// In the order of the rules that could say nothing.
    private var reasons: [BilingualText] = []

    /// - Parameter rules: in the order in which their outcomes will be recorded.
    init(of rules: [RuleID]) {
        self.rules = rules
        kinds.reserveCapacity(rules.count)
    }

    mutating func record(_ outcome: Outcome) {
        switch outcome {
        case .pass: kinds.append(.pass)
        case .fail: kinds.append(.fail)
        case .notEvaluated(let reason):
            kinds.append(.notEvaluated)
            reasons.append(reason)
        }
    }

    package var passed: [RuleID] { rules(that: .pass) }
    package var failed: [RuleID] { rules(that: .fail) }

    /// Each rule that could say nothing, and why.
    package var notEvaluated: [(rule: RuleID, reason: BilingualText)] {
        Array(zip(rules(that: .notEvaluated), reasons)).map { (rule: $0, reason: $1) }
    }

    /// Whether the rule said pass or fail; false for a rule that does not look at such a subject.
    package func isEvaluated(_ rule: RuleID) -> Bool {
        zip(rules, kinds).contains { $0 == rule && $1 != .notEvaluated }
    }

    private func rules(that kind: Kind) -> [RuleID] { zip(rules, kinds).filter { $0.1 == kind }.map(\.0) }
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
            let known = lists.firstIndex { $0.rules.count == subject.rules.count && $0.rules.first == subject.rules.first }
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
