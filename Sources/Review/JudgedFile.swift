import FilingModel
import Reports
import Rules
import Spreadsheet
import XLSX

/// A file with all its findings, those of the register included, in the order in which they are told.
struct JudgedFile: Sendable {
    let input: Input
    let id: WorkbookID
    let failure: ReviewRecord.Failure?
    let filings: [Filing]
    let findings: [Finding]
    let converted: OPCPackage?

    init(_ review: FileReview, registerFindings: [Finding]) {
        input = review.input
        id = review.id
        failure = review.failure
        filings = review.filings
        converted = review.converted
        // What could not be read has its error, and no findings.
        findings =
            review.failure == nil
            ? FindingOrder(review.sheetNames).sorted(review.judgement.findings + registerFindings) : []
    }

    /// Where its copies go below `annotated` and `corrected`.
    var outputPath: String { converted == nil ? input.outputPath : input.convertedOutputPath ?? input.outputPath }

    var verdict: Verdict { failure == nil ? Verdict(findings) : .unreadable }

    func record(outputs: Outputs, index: RosterIndex?, profile: Profile) -> ReviewRecord.FileRecord {
        let owner = FindingOwner(filings: filings)
        let owners = findings.map { owner.index(of: $0) }
        let records = zip(findings, owners).map { finding, filing in
            ReviewRecord.FindingRecord(
                finding: finding, filing: filing, isApplied: outputs.applied.contains(finding.place))
        }
        let filingRecords = filings.enumerated().map { number, filing in
            let own = zip(findings, owners).filter { finding, owner in
                owner == number || owner == nil && (finding.origin.sheet == filing.sheet || finding.origin.sheet.isEmpty)
            }
            return self.record(
                filing, verdict: Verdict(own.map(\.0)), entry: index?.entry(for: filing), profile: profile)
        }
        return ReviewRecord.FileRecord(
            path: input.label, sha256: id.sha256, verdict: verdict, failure: failure, filings: filingRecords,
            findings: records, annotatedPath: outputs.annotated, correctedPath: outputs.corrected,
            hindrance: outputs.hindrance, isConverted: converted != nil)
    }

    private func record(
        _ filing: Filing, verdict: Verdict, entry: Roster.Entry?, profile: Profile
    ) -> ReviewRecord.FilingRecord {
        let department = filing.text(.department)?.value.map { CodedName($0) }
        let unit = filing.text(.unit)?.value.map { CodedName($0) }
        let unitCode = unit?.code ?? filing.text(.unitCode)?.value
        let amount = filing.requestedAmount?.value?.money
        var threshold: Money?
        if case .money(let value)? = profile.entry("GATE-01", "threshold")?.value { threshold = value }
        let written = filing.text(.evaluation)?.value?.trimmed
        return ReviewRecord.FilingRecord(
            form: filing.form, layout: filing.layout, sheet: filing.sheet,
            origin: filing.text(.projectName)?.origin ?? filing.anchor,
            departmentCode: department?.code ?? filing.text(.departmentCode)?.value ?? unitCode.map { String($0.prefix(3)) },
            department: department?.name, unitCode: unitCode, unit: unit?.name ?? department?.name,
            project: filing.projectName?.trimmed, amount: amount,
            fundKind: filing.text(.fundKind)?.value.flatMap { FundKind.reading($0) } ?? entry?.fundKind,
            evaluation: written ?? entry?.evaluation,
            needsEvaluation: filing.layout != .department
                && amount.flatMap { amount in threshold.map { amount > $0 } } == true,
            verdict: verdict)
    }
}

/// Identifies a finding within its file.
struct FindingPlace: Hashable, Sendable {
    let rule: RuleID
    let origin: CellOrigin
}

extension Finding {
    var place: FindingPlace { FindingPlace(rule: rule, origin: origin) }
}
