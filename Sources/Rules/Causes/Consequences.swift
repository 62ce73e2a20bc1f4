import FilingModel
import Spreadsheet

/// Tells which findings of a file follow from others, so that a person mends the cause and not each effect.
///
/// A finding that refuses the filing never goes this way, nor one that weighs more than its cause: what decides on the
/// filing is always told by itself. The verdict counts all of them.
struct Consequences {
    /// How near a cause must be to its effect.
    enum Relation {
        /// At one cell, or one of them refers to the other's.
        case cell
        case row
        /// Within one filing.
        case filing
        /// Within one filing, and both are about the same other filings.
        case otherFiling
    }

    /// For each finding, the one it follows from in the end; nil for one that stands by itself.
    private(set) var roots: [Int?]

    /// - Parameter findings: all of one file.
    init(_ findings: [Finding], filings: [Filing]) {
        roots = [Int?](repeating: nil, count: findings.count)
        guard findings.count > 1 else { return }
        let present = Set(findings.map(\.rule))
        var causes: [Int?] = roots
        let owner = FindingOwner(filings: filings)
        let owners = findings.map { owner.index(of: $0) }
        var byRule: [RuleID: [Int]] = [:]
        for (index, finding) in findings.enumerated() { byRule[finding.rule, default: []].append(index) }
        for (index, effect) in findings.enumerated() where !effect.refuses && effect.waiver == nil {
            guard let known = ConsequenceTable.causes[effect.rule] else { continue }
            causes[index] =
                known.lazy.filter { present.contains($0.rule) }.flatMap { known in
                    (byRule[known.rule] ?? []).lazy.filter { place in  // it is present
                        let cause = findings[place]
                        return cause.severity <= effect.severity && cause.waiver == nil
                            && Self.holds(
                                known.relation, effect, owners[index], cause, owners[place],
                                // No filing is no list.
                                isInList: owners[index].map { filings[$0].layout == .list } ?? false)
                    }
                }.first
        }
        for index in causes.indices { roots[index] = Self.root(of: index, in: causes) }
    }

    private static func root(of index: Int, in causes: [Int?]) -> Int? {
        var place = index
        // A circle of causes would be a mistake in the table; it ends where it began, and nothing is hidden.
        for _ in causes.indices {
            guard let cause = causes[place] else { return place == index ? nil : place }
            place = cause
        }
        return nil
    }

    private static func holds(
        _ relation: Relation, _ effect: Finding, _ effectOwner: Int?, _ cause: Finding, _ causeOwner: Int?,
        isInList: Bool
    ) -> Bool {
        let isSameFiling = effectOwner == causeOwner && effect.origin.sheet == cause.origin.sheet
        switch relation {
        case .cell:
            return effect.origin == cause.origin || effect.related.contains(cause.origin)
                || cause.related.contains(effect.origin)
        case .row: return isSameFiling && effect.origin.cell.row == cause.origin.cell.row
        case .filing: return isSameFiling
        case .otherFiling:
            guard isSameFiling, !effect.related.isEmpty else { return false }
            let others = Set(cause.related.map { OtherFiling($0, isRow: isInList) })
            return effect.related.allSatisfy { others.contains(OtherFiling($0, isRow: isInList)) }
        }
    }

    /// A sheet has one card; in a list a filing is known by its row.
    private struct OtherFiling: Hashable {
        let workbook: WorkbookID
        let sheet: String
        let row: Int?

        init(_ origin: CellOrigin, isRow: Bool) {
            workbook = origin.workbook
            sheet = origin.sheet
            row = isRow ? origin.cell.row : nil
        }
    }
}

/// Which filing of a file a finding belongs to.
package struct FindingOwner {
    private let filings: [Filing]

    package init(filings: [Filing]) { self.filings = filings }

    /// Nil for a finding about the file, or about a cell that several filings share, such as a list's title.
    package func index(of finding: Finding) -> Int? {
        filings.firstIndex { $0.sheet == finding.origin.sheet && $0.region.contains(finding.origin.cell) }
    }
}
