import FilingModel
import Reports
import Rules
import Spreadsheet

/// Says of a filing what every report shows of it: who filed, for what, and how much.
struct FilingRecords {
    private let index: RosterIndex?
    /// Of ex-ante evaluation; nil where the profile has none.
    private let threshold: Money?

    init(_ profile: Profile, _ index: RosterIndex?) {
        self.index = index
        if case .money(let value)? = profile.entry("GATE-01", "threshold")?.value {
            threshold = value
        } else {
            threshold = nil
        }
    }

    func record(_ filing: Filing, verdict: Verdict, outcomes: SubjectOutcomes?) -> ReviewRecord.FilingRecord {
        let entry = index?.entry(for: filing)
        let department = filing.text(.department)?.value.map { CodedName($0) }
        let unit = filing.text(.unit)?.value.map { CodedName($0) }
        let unitCode = unit?.code ?? filing.text(.unitCode)?.value
        let amount = filing.requestedAmount?.value?.money
        let written = filing.text(.evaluation)?.value?.trimmed
        return ReviewRecord.FilingRecord(
            form: filing.form, layout: filing.layout, sheet: filing.sheet,
            origin: filing.text(.projectName)?.origin ?? filing.anchor,
            departmentCode: department?.code ?? filing.text(.departmentCode)?.value
                ?? unitCode.map { String($0.prefix(3)) },
            department: department?.name, unitCode: unitCode, unit: unit?.name ?? department?.name,
            project: filing.projectName?.trimmed, amount: amount,
            fundKind: filing.text(.fundKind)?.value.flatMap { FundKind.reading($0) } ?? entry?.fundKind,
            evaluation: written ?? entry?.evaluation,
            needsEvaluation: filing.layout != .department
                && amount.flatMap { amount in threshold.map { amount > $0 } } == true,
            verdict: verdict, outcomes: outcomes, filing: filing)
    }
}
