import FilingModel
import Spreadsheet

/// One check of the catalogue: a description and a pure function. Conformers also conform to one of the three protocols
/// below, which says what they look at. A rule cannot throw, do I/O, or see a cell by its address.
package protocol Rule: Sendable {
    static var description: RuleDescription { get }
    /// Takes its thresholds from the profile; throws when one is missing or of the wrong kind.
    init(_ parameters: RuleParameters) throws(ProfileError)
}

/// Looks at a file as a whole.
package protocol WorkbookRule: Rule {
    func check(_ submission: Submission) -> Outcome
}

/// Looks at one filing.
package protocol FilingRule: Rule {
    func check(_ filing: Filing) -> Outcome
}

/// Looks at all filings of a run, with the roster. Its violations lie in the filings or in the roster.
package protocol RegisterRule: Rule {
    func check(_ register: Register) -> Outcome
}

/// What came of one rule on one subject. No rule is ever silent.
package enum Outcome: Sendable {
    case pass
    /// At least one violation.
    case fail([Violation])
    /// Why the rule could not say anything.
    case notEvaluated(BilingualText)

    /// Fails when there is any violation.
    package init(_ violations: [Violation]) {
        self = violations.isEmpty ? .pass : .fail(violations)
    }
}

/// One place where a rule is broken.
package struct Violation: Sendable {
    package let origin: CellOrigin
    package let field: FieldPath?
    /// What is wrong, with the value found and the one expected.
    package let message: BilingualText
    /// What to do about it.
    package let mend: BilingualText
    package let related: [CellOrigin]
    package let correction: Correction?
    /// Where it differs from the rule's own, as for a formula error on a field that is not required.
    package let severity: Severity?

    package init(
        at origin: CellOrigin, field: FieldPath?, message: BilingualText, mend: BilingualText,
        related: [CellOrigin] = [], correction: Correction? = nil, severity: Severity? = nil
    ) {
        self.origin = origin
        self.field = field
        self.message = message
        self.mend = mend
        self.related = related
        self.correction = correction
        self.severity = severity
    }

    /// A violation at a field's own cell.
    package init<Value>(
        at field: Field<Value>, message: BilingualText, mend: BilingualText, related: [CellOrigin] = [],
        correction: Correction? = nil, severity: Severity? = nil
    ) {
        self.init(
            at: field.origin, field: field.path, message: message, mend: mend, related: related,
            correction: correction, severity: severity)
    }
}
