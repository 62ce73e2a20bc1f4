import FilingModel
import Spreadsheet

/// A violation with its rule and weight: what a person is told, at one cell.
package struct Finding: Sendable {
    package let rule: RuleID
    package let severity: Severity
    package let origin: CellOrigin
    package let field: FieldPath?
    package let message: BilingualText
    package let mend: BilingualText
    package let source: BilingualText
    package let related: [CellOrigin]
    package let correction: Correction?
    package let refuses: Bool
    /// The bureau's decision that it does not count.
    package var waiver: Waiver?

    package init(_ violation: Violation, _ description: RuleDescription, severity: Severity) {
        rule = description.id
        self.severity = violation.severity ?? severity
        origin = violation.origin
        field = violation.field
        message = violation.message
        mend = violation.mend
        source = description.source
        related = violation.related
        correction = violation.correction
        refuses = description.refuses
    }
}

/// What the bureau answers.
package enum Verdict: String, Sendable, Codable, CaseIterable {
    case accepted
    case acceptedWithWarnings = "accepted-with-warnings"
    case returned
    case refused
    case unreadable

    /// Follows from the findings that are not waived, and nothing else.
    package init(_ findings: some Sequence<Finding>) {
        var verdict = Verdict.accepted
        for finding in findings where finding.waiver == nil {
            switch finding.severity {
            case .error where finding.refuses:
                self = .refused
                return
            case .error: verdict = .returned
            case .warning where verdict == .accepted: verdict = .acceptedWithWarnings
            case .warning, .notice: break
            }
        }
        self = verdict
    }

    package var label: BilingualText {
        switch self {
        case .accepted: BilingualText(zh: "受理", en: "Accepted")
        case .acceptedWithWarnings: BilingualText(zh: "受理(有提示)", en: "Accepted with warnings")
        case .returned: BilingualText(zh: "退回修改", en: "Returned")
        case .refused: BilingualText(zh: "不予受理", en: "Refused")
        case .unreadable: BilingualText(zh: "无法读取", en: "Unreadable")
        }
    }
}
