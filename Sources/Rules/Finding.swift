import FilingModel
import Spreadsheet

/// A violation with its rule and weight: what a person is told, at one cell.
///
/// A class, because it is large and goes through several hands: a province has a hundred thousand of these.
package final class Finding: Sendable {
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
    package let waiver: Waiver?

    /// - Parameter repeats: cells that say the same as the violation's own.
    package init(
        _ violation: Violation, _ description: RuleDescription, severity: Severity, repeats: [RepeatedCell] = []
    ) {
        rule = description.id
        self.severity = violation.severity ?? severity
        origin = violation.origin
        field = violation.field
        message = violation.message
        mend = repeats.isEmpty ? violation.mend : violation.mend.everywhere(CellSet(repeats.map(\.cell)))
        source = description.source
        related = violation.related
        correction = repeats.isEmpty ? violation.correction : violation.correction?.made(in: repeats)
        refuses = description.refuses
        waiver = nil
    }

    private init(_ finding: Finding, waiver: Waiver) {
        rule = finding.rule
        severity = finding.severity
        origin = finding.origin
        field = finding.field
        message = finding.message
        mend = finding.mend
        source = finding.source
        related = finding.related
        correction = finding.correction
        refuses = finding.refuses
        self.waiver = waiver
    }

    /// The same, let pass.
    package func waived(by waiver: Waiver) -> Finding { Finding(self, waiver: waiver) }
}

extension BilingualText {
    /// What to do, in all cells that say the same: one changed alone would contradict the others, or be another project's.
    fileprivate func everywhere(_ cells: CellSet) -> BilingualText {
        BilingualText(
            zh: "\(zh)同样的内容在 \(cells.text(limit: 3, in: .chinese)) 也填写了，要一并修改。",
            en: "\(en) Change \(cells.text(limit: 3, in: .english)) alike, where the same is said again.")
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
