import FilingModel
import Spreadsheet

/// The catalogue's rules, made ready with one profile's thresholds: the only place where rules are run.
package struct RuleBook: Sendable {
    /// How often each outcome came up, by rule.
    package struct Tally: Hashable, Sendable {
        package var pass = 0
        package var fail = 0
        package var notEvaluated = 0

        package init() {}

        fileprivate init(_ counts: Counts) {
            (pass, fail, notEvaluated) = (Int(counts.pass), Int(counts.fail), Int(counts.notEvaluated))
        }
    }

    /// A tally of one file or a run of them, half as large: a province keeps twenty thousand of these for each rule.
    fileprivate struct Counts: Hashable, Sendable {
        var pass: Int32 = 0
        var fail: Int32 = 0
        var notEvaluated: Int32 = 0

        static func += (left: inout Counts, right: Counts) {
            left.pass &+= right.pass
            left.fail &+= right.fail
            left.notEvaluated &+= right.notEvaluated
        }
    }

    /// What came of a set of rules on one subject.
    package struct Judgement: Sendable {
        package var findings: [Finding] = []
        /// The book's rules; the tallies go by their places.
        private let rules: [RuleID]
        fileprivate var tallies: [Counts]

        /// Of nothing.
        package init() { self.init([]) }

        fileprivate init(_ rules: [RuleID]) {
            self.rules = rules
            tallies = [Counts](repeating: Counts(), count: rules.count)
        }

        /// Of the rules that were run.
        package var outcomes: [RuleID: Tally] {
            var outcomes: [RuleID: Tally] = [:]
            for (rule, counts) in zip(rules, tallies) where counts != Counts() { outcomes[rule] = Tally(counts) }
            return outcomes
        }

        package mutating func add(_ other: Judgement) {
            findings += other.findings
            addOutcomes(of: other)
        }

        /// - Parameter other: of the same book; a file that could not be read has none at all.
        package mutating func addOutcomes(of other: Judgement) {
            for place in tallies.indices.prefix(other.tallies.count) { tallies[place] += other.tallies[place] }
        }
    }

    package let profile: Profile
    package let year: FiscalYear
    private let workbookRules: [Entry<any WorkbookRule>]
    private let filingRules: [Entry<any FilingRule>]
    private let registerRules: [Entry<any RegisterRule>]

    /// A rule with what is needed of its description each time: to copy all of it takes longer than many a check.
    private struct Entry<Kind: Sendable>: Sendable {
        let rule: Kind
        let type: any Rule.Type
        let id: RuleID
        /// In the book's list of rules.
        let place: Int
        let severity: Severity
    }

    private let rules: [RuleID]

    /// - Parameter year: the budget year under review; nil for the profile's own.
    package init(_ profile: Profile, year: FiscalYear? = nil) throws(ProfileError) {
        self.profile = profile
        self.year = year ?? profile.year
        var workbookRules: [Entry<any WorkbookRule>] = []
        var filingRules: [Entry<any FilingRule>] = []
        var registerRules: [Entry<any RegisterRule>] = []
        var rules: [RuleID] = []
        for type in RuleCatalogue.all where profile.isEnabled(type.description.id) {
            let id = type.description.id
            let severity = profile.severity(of: type.description)
            let place = rules.count
            rules.append(id)
            switch try type.init(profile.parameters(of: id, year: year)) {
            case let rule as any WorkbookRule:
                workbookRules.append(Entry(rule: rule, type: type, id: id, place: place, severity: severity))
            case let rule as any FilingRule:
                filingRules.append(Entry(rule: rule, type: type, id: id, place: place, severity: severity))
            case let rule as any RegisterRule:
                registerRules.append(Entry(rule: rule, type: type, id: id, place: place, severity: severity))
            default: break  // the catalogue's lists admit no other kind
            }
        }
        self.workbookRules = workbookRules
        self.filingRules = filingRules
        self.registerRules = registerRules
        self.rules = rules
    }

    /// Judges a file and each filing in it, without the register. Findings are in sheet order within their filing.
    package func judge(_ submission: Submission) -> Judgement {
        var judgement = Judgement(rules)
        for entry in workbookRules { record(entry.rule.check(submission), of: entry, in: &judgement) }
        for filing in submission.filings {
            for entry in filingRules { record(entry.rule.check(filing), of: entry, in: &judgement) }
        }
        return judgement
    }

    /// Judges what only the whole run can tell.
    package func judge(_ register: Register) -> Judgement {
        var judgement = Judgement(rules)
        for entry in registerRules { record(entry.rule.check(register), of: entry, in: &judgement) }
        return judgement
    }

    private func record<Kind>(_ outcome: Outcome, of entry: Entry<Kind>, in judgement: inout Judgement) {
        switch outcome {
        case .pass: judgement.tallies[entry.place].pass += 1
        case .notEvaluated: judgement.tallies[entry.place].notEvaluated += 1
        case .fail(let violations):
            judgement.tallies[entry.place].fail += 1
            let description = entry.type.description
            judgement.findings += violations.map { Finding($0, description, severity: entry.severity) }
        }
    }
}
