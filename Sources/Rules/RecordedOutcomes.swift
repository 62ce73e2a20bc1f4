/// Makes outcomes again that an earlier run has written down, by the same profile.
package struct RecordedOutcomes: Sendable {
    private let fileRules: [RuleID]
    private let filingRules: [RuleID]
    private let reasons = Reasons()

    package init(_ profile: Profile) {
        fileRules = RuleCatalogue.workbookRules.map { $0.description.id }.filter(profile.isEnabled)
        filingRules = RuleCatalogue.filingRules.map { $0.description.id }.filter(profile.isEnabled)
    }

    /// Of a file's subjects: the file itself, then each of its filings. Nil unless there is an outcome for each rule.
    package func subjects(_ recorded: [[Outcome]]) -> [SubjectOutcomes]? {
        var subjects: [SubjectOutcomes] = []
        for (number, outcomes) in recorded.enumerated() {
            let rules = number == 0 ? fileRules : filingRules
            guard outcomes.count == rules.count else { return nil }
            var subject = SubjectOutcomes(of: rules, reasons)
            for outcome in outcomes { subject.record(outcome) }
            subjects.append(subject)
        }
        return subjects
    }
}
