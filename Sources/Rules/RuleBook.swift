import FilingModel
import Spreadsheet

/// The catalogue's rules, made ready with one profile's thresholds: the only place where rules are run.
package struct RuleBook: Sendable {
    /// What came of a set of rules.
    package struct Judgement: Sendable {
        package var findings: [Finding] = []
        /// Of a submission: the file's, then each filing's, in order. Of a register: one. Of nothing: none.
        package var subjects: [SubjectOutcomes] = []

        package init() {}

        package mutating func add(_ other: Judgement) {
            findings += other.findings
            subjects += other.subjects
        }
    }

    /// What stands at the boundary of each check.
    package struct Boundary: Sendable {
        /// Told of a rule before it is run on a file; empty for the whole run.
        package let enter: @Sendable (RuleID, _ file: String) -> Void
        /// Why a rule is not to be run on a file; nil for all but those that a defect was found in.
        package let hindrance: @Sendable (RuleID, _ file: String) -> BilingualText?

        package init(
            enter: @escaping @Sendable (RuleID, String) -> Void,
            hindrance: @escaping @Sendable (RuleID, String) -> BilingualText?
        ) {
            self.enter = enter
            self.hindrance = hindrance
        }
    }

    package let profile: Profile
    package let year: FiscalYear
    /// Nil where nobody watches.
    package var boundary: Boundary?
    private let workbookRules: [Entry<any WorkbookRule>]
    private let filingRules: [Entry<any FilingRule>]
    private let registerRules: [Entry<any RegisterRule>]
    private let workbookIDs: [RuleID]
    private let filingIDs: [RuleID]
    private let registerIDs: [RuleID]
    private let reasons = Reasons()

    /// A rule with what is needed of its description each time: to copy all of it takes longer than many a check.
    private struct Entry<Kind: Sendable>: Sendable {
        let rule: Kind
        let type: any Rule.Type
        let id: RuleID
        let severity: Severity
    }

    /// - Parameter year: the budget year under review; nil for the profile's own.
    package init(_ profile: Profile, year: FiscalYear? = nil) throws(ProfileError) {
        try self.init(profile, year: year, rules: RuleCatalogue.all)
    }

    /// - Parameter rules: those of the catalogue, or others in a test.
    package init(_ profile: Profile, year: FiscalYear? = nil, rules: [any Rule.Type]) throws(ProfileError) {
        self.profile = profile
        self.year = year ?? profile.year
        var workbookRules: [Entry<any WorkbookRule>] = []
        var filingRules: [Entry<any FilingRule>] = []
        var registerRules: [Entry<any RegisterRule>] = []
        for type in rules where profile.isEnabled(type.description.id) {
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
        workbookIDs = workbookRules.map(\.id)
        filingIDs = filingRules.map(\.id)
        registerIDs = registerRules.map(\.id)
    }

    /// Judges a file and each filing in it, without the register. Findings are in sheet order within their filing.
    package func judge(_ submission: Submission) -> Judgement {
        var judgement = Judgement()
        var outcomes = SubjectOutcomes(of: workbookIDs, reasons)
        let file = submission.id.name
        let once = { (_: Violation) in [RepeatedCell]() }
        for entry in workbookRules {
            run(entry, on: file, repeats: once, &outcomes, &judgement) { $0.check(submission) }
        }
        judgement.subjects.append(outcomes)
        for filing in submission.filings {
            var outcomes = SubjectOutcomes(of: filingIDs, reasons)
            let repeats = { (violation: Violation) in filing.repeats(of: violation.field, at: violation.origin) }
            for entry in filingRules {
                run(entry, on: file, repeats: repeats, &outcomes, &judgement) { $0.check(filing) }
            }
            judgement.subjects.append(outcomes)
        }
        return judgement
    }

    /// Judges what only the whole run can tell.
    package func judge(_ register: Register) -> Judgement {
        var judgement = Judgement()
        var outcomes = SubjectOutcomes(of: registerIDs, reasons)
        // Of two filings that have a cell in common one speaks for both.
        let repeating = Dictionary(
            register.filings.flatMap { filing in
                filing.repeats.keys.compactMap { path in filing.origin(of: path).map { ($0, filing) } }
            }, uniquingKeysWith: { first, _ in first })
        let repeats = { (violation: Violation) in
            // Most filings do not repeat themselves.
            repeating[violation.origin]?.repeats(of: violation.field, at: violation.origin) ?? []
        }
        for entry in registerRules {
            run(entry, on: "", repeats: repeats, &outcomes, &judgement) { $0.check(register) }
        }
        judgement.subjects.append(outcomes)
        return judgement
    }

    /// - Parameters:
    ///   - file: the file's name; empty for the whole run.
    ///   - repeats: the cells that say the same as a violation's own.
    private func run<Kind>(
        _ entry: Entry<Kind>, on file: String, repeats: (Violation) -> [RepeatedCell],
        _ outcomes: inout SubjectOutcomes, _ judgement: inout Judgement,
        _ check: (Kind) -> Outcome
    ) {
        if let boundary {
            if let reason = boundary.hindrance(entry.id, file) { return outcomes.record(.notEvaluated(reason)) }
            boundary.enter(entry.id, file)
        }
        let outcome = check(entry.rule)
        outcomes.record(outcome)
        guard case .fail(let violations) = outcome else { return }
        let description = entry.type.description
        judgement.findings += violations.map {
            Finding($0, description, severity: entry.severity, repeats: repeats($0))
        }
    }
}

extension Filing {
    /// Cells that say the same as that cell, where it is the field's own.
    fileprivate func repeats(of path: FieldPath?, at origin: CellOrigin) -> [RepeatedCell] {
        guard let path, let cells = repeats[path], self.origin(of: path) == origin else { return [] }
        return cells
    }

    fileprivate func origin(of path: FieldPath) -> CellOrigin? { texts[path]?.origin ?? amounts[path]?.origin }
}
