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
    private let workbookRules: [any WorkbookRule]
    private let filingRules: [any FilingRule]
    private let registerRules: [any RegisterRule]

    /// - Parameter year: the budget year under review; nil for the profile's own.
    package init(_ profile: Profile, year: FiscalYear? = nil) throws(ProfileError) {
        self.profile = profile
        self.year = year ?? profile.year
        var workbookRules: [any WorkbookRule] = []
        var filingRules: [any FilingRule] = []
        var registerRules: [any RegisterRule] = []
        for type in RuleCatalogue.all where profile.isEnabled(type.description.id) {
            let rule = try type.init(profile.parameters(of: type.description.id, year: year))
            switch rule {
            case let rule as any WorkbookRule: workbookRules.append(rule)
            case let rule as any FilingRule: filingRules.append(rule)
            case let rule as any RegisterRule: registerRules.append(rule)
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
        for rule in workbookRules { record(rule.check(submission), of: rule, in: &judgement) }
        for filing in submission.filings {
            for rule in filingRules { record(rule.check(filing), of: rule, in: &judgement) }
        }
        return judgement
    }

    /// Judges what only the whole run can tell.
    package func judge(_ register: Register) -> Judgement {
        var judgement = Judgement()
        for rule in registerRules { record(rule.check(register), of: rule, in: &judgement) }
        return judgement
    }

    private func record(_ outcome: Outcome, of rule: any Rule, in judgement: inout Judgement) {
        let description = type(of: rule).description
        switch outcome {
        case .pass: judgement.outcomes[description.id, default: Tally()].pass += 1
        case .notEvaluated: judgement.outcomes[description.id, default: Tally()].notEvaluated += 1
        case .fail(let violations):
            judgement.outcomes[description.id, default: Tally()].fail += 1
            let severity = profile.severity(of: description)
            judgement.findings += violations.map { Finding($0, description, severity: severity) }
        }
    }
}
