import FilingModel
import Rules
import Spreadsheet

/// The order in which findings are told: as the sheets lie in the workbook, from top to bottom, the heavier first in a cell.
struct FindingOrder {
    private let sheets: [String: Int]

    /// - Parameter sheetNames: in tab order.
    init(_ sheetNames: [String]) {
        sheets = Dictionary(sheetNames.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func sorted(_ findings: [Finding]) -> [Finding] {
        findings.sorted { key($0) < key($1) }
    }

    private func key(_ finding: Finding) -> (Int, CellReference, Severity, RuleID) {
        (sheets[finding.origin.sheet] ?? -1, finding.origin.cell, finding.severity, finding.rule)  // -1: about the whole file
    }
}

/// Which filing of a file a finding belongs to.
struct FindingOwner {
    let filings: [Filing]

    /// Nil for a finding about the file, or about a cell that several filings share, such as a list's title.
    func index(of finding: Finding) -> Int? {
        filings.firstIndex { $0.sheet == finding.origin.sheet && $0.region.contains(finding.origin.cell) }
    }
}
