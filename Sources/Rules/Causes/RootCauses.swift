import FilingModel
import Spreadsheet

/// Sorts a file's findings by what has to be mended: equal faults are one, what follows from another is told with it, and
/// what keeps the filing from being accepted comes first.
package struct RootCauses: Sendable {
    /// Refusals, then errors, warnings and notices; within each as the sheets lie in the workbook, from top to bottom.
    package let causes: [RootCause]

    /// - Parameters:
    ///   - findings: all of one file.
    ///   - filings: those of the file.
    ///   - sheets: the names of its sheets in tab order.
    package init(_ findings: [Finding], filings: [Filing], sheets: [String]) {
        let order = FindingOrder(sheets)
        let sorted = order.sorted(findings)
        let roots = Consequences(sorted, filings: filings).roots
        var groups: [[Int]] = []
        var groupOfKind: [EqualFault: Int] = [:]
        for (index, finding) in sorted.enumerated() where roots[index] == nil {
            guard let kind = EqualFault(finding) else {
                groups.append([index])
                continue
            }
            if let group = groupOfKind[kind] {
                groups[group].append(index)
            } else {
                groupOfKind[kind] = groups.count
                groups.append([index])
            }
        }
        let followers = Dictionary(grouping: roots.indices.filter { roots[$0] != nil }, by: { roots[$0] ?? $0 })
        causes = order.byUrgency(
            groups.flatMap { group in
                Self.parts(of: group.map { (index: $0, finding: sorted[$0]) }).compactMap { part in
                    RootCause(
                        part.map { sorted[$0] },
                        consequences: part.flatMap { followers[$0] ?? [] }.map { sorted[$0] })  // most have none
                }
            })
    }

    /// Two faults that are alike but for what they say may be two mistakes; three are a habit.
    private static let habit = 3

    private static func parts(of group: [(index: Int, finding: Finding)]) -> [[Int]] {
        guard group.count < habit else { return [group.map(\.index)] }
        let isUniform = group.allSatisfy { $0.finding.message == group[0].finding.message }
        return isUniform ? [group.map(\.index)] : group.map { [$0.index] }
    }
}

/// What equal faults have in common: rule, weight, sheet and column.
private struct EqualFault: Hashable {
    let rule: RuleID
    let severity: Severity
    let sheet: String
    let column: Int
    let isWaived: Bool

    /// Areas whose rules judge a file or a project as a whole: each of their findings is a decision of its own.
    private static let single: Set<String> = ["FILE", "GATE"]
    /// Nor is one of two filings of the same project like any other.
    private static let filedTwice: RuleID = "DUP-01"

    /// Nil for a finding that stands alone.
    init?(_ finding: Finding) {
        guard !finding.origin.sheet.isEmpty, !finding.refuses, !Self.single.contains(finding.rule.area),
            finding.rule != Self.filedTwice
        else { return nil }
        rule = finding.rule
        severity = finding.severity
        sheet = finding.origin.sheet
        column = finding.origin.cell.column
        isWaived = finding.waiver != nil
    }
}

/// The orders in which findings are told.
private struct FindingOrder {
    private let sheets: [String: Int]

    /// - Parameter sheetNames: in tab order.
    init(_ sheetNames: [String]) {
        sheets = Dictionary(sheetNames.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// As the sheets lie in the workbook, from top to bottom, the heavier first in a cell.
    func sorted(_ findings: [Finding]) -> [Finding] {
        let keyed = findings.map { (place($0), $0) }
        return keyed.sorted {
            ($0.0, $0.1.origin.cell, $0.1.severity, $0.1.rule) < ($1.0, $1.1.origin.cell, $1.1.severity, $1.1.rule)
        }.map(\.1)
    }

    /// What is refused first, then the heavier; waived ones last. Stable within these.
    func byUrgency(_ causes: [RootCause]) -> [RootCause] {
        let keyed = causes.enumerated().map { (urgency($1.leader), place($1.leader), $0, $1) }
        return keyed.sorted { left, right in
            let (one, other) = (left.3.leader, right.3.leader)
            return (left.0, left.1, one.origin.cell, one.rule, left.2) < (
                right.0, right.1, other.origin.cell, other.rule, right.2
            )
        }.map(\.3)
    }

    private func urgency(_ finding: Finding) -> Int {
        guard finding.waiver == nil else { return 4 }
        switch finding.severity {
        case .error: return finding.refuses ? 0 : 1
        case .warning: return 2
        case .notice: return 3
        }
    }

    private func place(_ finding: Finding) -> Int { sheets[finding.origin.sheet] ?? -1 }  // -1: about the whole file
}

extension RootCauses {
    /// Every pair of rules of which one may follow from the other, as `FUND-06 → FUND-02`.
    package static var knownConsequences: Set<String> {
        Set(ConsequenceTable.lines.flatMap { line in line.effects.map { "\(line.cause) → \($0)" } })
    }

    /// The rules whose equal faults have a likely cause of their own.
    package static var rulesWithKnownCause: Set<RuleID> { LikelyCause.rules }
}
