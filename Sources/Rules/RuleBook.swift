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

        package static func += (left: inout Tally, right: Tally) {
            left.pass += right.pass
            left.fail += right.fail
            left.notEvaluated += right.notEvaluated
        }
    }

    /// What came of a set of rules on one subject.
    package struct Judgement: Sendable {
        package var findings: [Finding] = []
        package var outcomes: [RuleID: Tally] = [:]

        package init() {}

        package mutating func add(_ other: Judgement) {
            findings += other.findings
            for (rule, tally) in other.outcomes { outcomes[rule, default: Tally()] += tally }
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
        let severity: Severity
    }

    /// - Parameter year: the budget year under review; nil for the profile's own.
    package init(_ profile: Profile, year: FiscalYear? = nil) throws(ProfileError) {
        self.profile = profile
        self.year = year ?? profile.year
        var workbookRules: [Entry<any WorkbookRule>] = []
        var filingRules: [Entry<any FilingRule>] = []
        var registerRules: [Entry<any RegisterRule>] = []
        for type in RuleCatalogue.all where profile.isEnabled(type.description.id) {
            let id = type.description.id
            let severity = profile.severity(of: type.description)
            switch try type.init(profile.parameters(of: id, year: year)) {
            case let rule as any WorkbookRule:
                workbookRules.append(Entry(rule: rule, type: type, id: id, severity: severity))
            case let rule as any FilingRule:
                filingRules.append(Entry(rule: rule, type: type, id: id, severity: severity))
            case let rule as any RegisterRule:
                registerRules.append(Entry(rule: rule, type: type, id: id, severity: severity))
            default: break  // the catalogue's lists admit no other kind
            }
        }
        self.workbookRules = workbookRules
        self.filingRules = filingRules
        self.registerRules = registerRules
    }

    /// Judges a file and each filing in it, without the register. Findings are in sheet order within their filing.
    package func judge(_ submission: Submission) -> Judgement {
        var judgement = Judgement()
        for entry in workbookRules { record(entry.rule.check(submission), of: entry, in: &judgement) }
        for filing in submission.filings {
            for entry in filingRules { record(entry.rule.check(filing), of: entry, in: &judgement) }
        }
        return judgement
    }

    /// Judges what only the whole run can tell.
    package func judge(_ register: Register) -> Judgement {
        var judgement = Judgement()
        for entry in registerRules { record(entry.rule.check(register), of: entry, in: &judgement) }
        return judgement
    }

    private func record<Kind>(_ outcome: Outcome, of entry: Entry<Kind>, in judgement: inout Judgement) {
        switch outcome {
        case .pass: judgement.outcomes[entry.id, default: Tally()].pass += 1
        case .notEvaluated: judgement.outcomes[entry.id, default: Tally()].notEvaluated += 1
        case .fail(let violations):
            judgement.outcomes[entry.id, default: Tally()].fail += 1
            let description = entry.type.description
            judgement.findings += violations.map { Finding($0, description, severity: entry.severity) }
        }
    }
}
