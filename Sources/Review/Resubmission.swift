import FilingModel
import Reports
import Rules
import Spreadsheet

/// Holds a review against the one before: which finding is new, which still open, and what became of the earlier ones.
struct Resubmission {
    /// For each cause.
    private(set) var followUps: [ReviewRecord.FollowUp]
    /// For each cause, what the department says to it.
    private(set) var explanations: [String?]
    /// The earlier findings, in their order.
    private(set) var formerly: [ReviewRecord.FormerRecord]

    /// - Parameters:
    ///   - isEvaluated: whether a rule said anything this time; one that did not has mended nothing.
    ///   - files: names of the files of this run; where another that a finding was about is missing, nobody can tell.
    init(
        _ former: [FormerFinding], against causes: [RootCause], files: Set<String>, isEvaluated: (RuleID) -> Bool
    ) {
        followUps = causes.map { _ in .new }
        explanations = causes.map { _ in nil }
        formerly = []
        var places: [Place: [Int]] = [:]
        var texts: [Text: [Int]] = [:]
        var fields: [Subject: [Int]] = [:]
        for (index, cause) in causes.enumerated() {
            for finding in cause.findings + cause.consequences {
                places[Place(finding), default: []].append(index)
            }
            for finding in cause.findings {
                if let field = finding.field {
                    fields[Subject(rule: finding.rule, field: field), default: []].append(index)
                }
                for text in [finding.message.zh, finding.message.en, cause.message.zh, cause.message.en] {
                    texts[Text(rule: finding.rule, message: text), default: []].append(index)
                }
            }
        }
        for finding in former {
            var found = Set(finding.cells.flatMap { places[Place(finding.rule, $0)] ?? [] })  // mended, or moved
            if found.isEmpty {
                found = Set(texts[Text(rule: finding.rule, message: finding.message)] ?? [])  // mended
            }
            if found.isEmpty {
                found = Set(finding.fields.flatMap { fields[Subject(rule: finding.rule, field: $0)] ?? [] })  // mended
            }
            for index in found {
                followUps[index] = .open
                // A consequence's explanation is not its cause's.
                guard let text = finding.explanation, causes[index].leader.rule == finding.rule else { continue }
                let known = explanations[index]
                explanations[index] = known.map { $0.contains(text) ? $0 : "\($0)；\(text)" } ?? text
            }
            let isChecked = isEvaluated(finding.rule) && files.isSuperset(of: finding.otherFiles)
            formerly.append(
                ReviewRecord.FormerRecord(
                    rule: finding.rule, sheet: finding.sheet, places: finding.places, message: finding.message,
                    explanation: finding.explanation,
                    fate: found.isEmpty ? isChecked ? .mended : .unchecked : .open))
        }
    }

    private struct Place: Hashable {
        let rule: RuleID
        let sheet: String
        let cell: CellReference

        init(_ finding: Finding) { self.init(finding.rule, finding.origin) }

        init(_ rule: RuleID, _ origin: CellOrigin) {
            self.rule = rule
            sheet = origin.sheet
            cell = origin.cell
        }
    }

    private struct Subject: Hashable {
        let rule: RuleID
        let field: FieldPath
    }

    private struct Text: Hashable {
        let rule: RuleID
        let message: String
    }
}
