import FilingModel
import Rules

extension ReviewRecord.FileRecord {
    /// What has to be mended or read: equal faults count once, waived ones and those that follow from others not at all.
    func count(_ severity: Severity) -> Int { findings.count { $0.finding.severity == severity && !$0.isWaived } }

    /// Of all its filings whose amount could be read; nil when there is none, which is not zero yuan.
    var amount: Money? {
        let amounts = filings.compactMap(\.amount)
        return amounts.isEmpty ? nil : amounts.reduce(.zero, +)
    }
}

extension ReviewRecord {
    /// Every finding with the file that it lies in: a filing, or a list of the bureau's.
    var allFindings: [(path: String, found: FindingRecord)] {
        files.flatMap { file in file.findings.map { (file.path, $0) } }
            + registerFindings.map {
                ($0.origin.workbook.name, FindingRecord(finding: $0, filing: nil, isApplied: false))
            }
    }

    func count(_ verdict: Verdict) -> Int { files.count { $0.verdict == verdict } }

    var filingCount: Int { files.reduce(0) { $0 + $1.filings.count } }

    /// Of project filings only: a department's overall form states the same money again.
    var projectAmount: Money {
        files.flatMap(\.filings).filter { $0.layout != .department }.compactMap(\.amount).reduce(.zero, +)
    }

    func count(_ severity: Severity) -> Int {
        files.reduce(0) { $0 + $1.count(severity) }
            + registerFindings.count { $0.severity == severity && $0.waiver == nil }
    }
}
