import FilingModel
import Rules

extension ReviewRecord.FileRecord {
    func count(_ severity: Severity) -> Int { findings.count { $0.finding.severity == severity } }

    /// Of all its filings whose amount could be read; nil when there is none, which is not zero yuan.
    var amount: Money? {
        let amounts = filings.compactMap(\.amount)
        return amounts.isEmpty ? nil : amounts.reduce(.zero, +)
    }
}

extension ReviewRecord {
    func count(_ verdict: Verdict) -> Int { files.count { $0.verdict == verdict } }

    var filingCount: Int { files.reduce(0) { $0 + $1.filings.count } }

    /// Of project filings only: a department's overall form states the same money again.
    var projectAmount: Money {
        files.flatMap(\.filings).filter { $0.layout != .department }.compactMap(\.amount).reduce(.zero, +)
    }

    func count(_ severity: Severity) -> Int {
        files.reduce(0) { $0 + $1.count(severity) } + registerFindings.count { $0.severity == severity }
    }
}
