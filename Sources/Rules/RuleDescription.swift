import FilingModel
import Spreadsheet

/// What a rule is: its identity, its reason and its examples, which are its tests and its documentation.
package struct RuleDescription: Sendable {
    /// Whether the rule's corrections are made, listed, or not there (`rules.tsv`, last column).
    package enum CorrectionClass: String, Sendable {
        case safe, propose, none
    }

    package let id: RuleID
    /// A few words, without a full stop.
    package let title: BilingualText
    /// What the rule demands, one sentence.
    package let requirement: BilingualText
    /// Why it matters, one or two sentences.
    package let rationale: BilingualText
    /// The document and clause behind it.
    package let source: BilingualText
    package let severity: Severity
    package let correction: CorrectionClass
    /// A violation means 不予受理 rather than 退回修改.
    package let refuses: Bool
    package let parameters: [RuleParameters.Declaration]
    /// Made when asked for: a run does not need them, and making all of them takes longer than judging a filing.
    package var examples: [RuleExample] { makeExamples() }
    private let makeExamples: @Sendable () -> [RuleExample]

    package init(
        id: RuleID, title: BilingualText, requirement: BilingualText, rationale: BilingualText, source: BilingualText,
        severity: Severity, correction: CorrectionClass = .none, refuses: Bool = false,
        parameters: [RuleParameters.Declaration] = [],
        examples: @autoclosure @escaping @Sendable () -> [RuleExample]
    ) {
        self.id = id
        self.title = title
        self.requirement = requirement
        self.rationale = rationale
        self.source = source
        self.severity = severity
        self.correction = correction
        self.refuses = refuses
        self.parameters = parameters
        makeExamples = examples
    }
}
