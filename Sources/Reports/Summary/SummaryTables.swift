import FilingModel
import Rules
import Spreadsheet

/// The record laid out as the summary shows it: a row a filing, with its department and its counts.
struct SummaryTables {
    enum Kind { case project, department, none }

    struct FilingRow {
        let department: String
        let kind: Kind
        /// Nil for a file in which no filing was found.
        let filing: ReviewRecord.FilingRecord?
        let file: ReviewRecord.FileRecord
        let verdict: Verdict
        let counts: [Severity: Int]

        func count(_ severity: Severity) -> Int { counts[severity, default: 0] }
    }

    struct FindingRow {
        let path: String
        let annotatedPath: String?
        let department: String
        /// The first one, where equal faults stand in several.
        let filing: ReviewRecord.FilingRecord?
        let found: ReviewRecord.FindingRecord
    }

    let filings: [FilingRow]
    let findings: [FindingRow]
    /// In order of their labels, that is, of their codes.
    let departments: [String]

    init(_ record: ReviewRecord, language: Language) {
        let unknown = BilingualText(zh: "（未识别部门）", en: "(department unknown)")[language]
        let register = BilingualText(zh: "（名册）", en: "(roster)")[language]
        let names = DepartmentNames(record.files.lazy.flatMap(\.filings), unknown: unknown)
        var filings: [FilingRow] = []
        var findings: [FindingRow] = []
        for file in record.files {
            let owners = file.findings.map { Self.owners(of: $0, in: file) }
            if file.filings.isEmpty {
                filings.append(
                    FilingRow(
                        department: unknown, kind: .none, filing: nil, file: file, verdict: file.verdict,
                        counts: Self.counts(file.findings)))
            }
            for (number, filing) in file.filings.enumerated() {
                let own = zip(file.findings, owners).filter { $0.1.contains(number) }.map(\.0)
                filings.append(
                    FilingRow(
                        department: names.label(of: filing),
                        kind: filing.layout == .department ? .department : .project,
                        filing: filing, file: file, verdict: filing.verdict, counts: Self.counts(own)))
            }
            for (found, owners) in zip(file.findings, owners) {
                let filing = owners.first.map { file.filings[$0] }
                findings.append(
                    FindingRow(
                        path: file.path, annotatedPath: file.annotatedPath,
                        department: filing.map(names.label) ?? unknown, filing: filing, found: found))
            }
        }
        for finding in record.registerFindings {
            findings.append(
                FindingRow(
                    path: finding.origin.workbook.name, annotatedPath: nil, department: register, filing: nil,
                    found: ReviewRecord.FindingRecord(finding: finding, filing: nil, isApplied: false)))
        }
        self.filings = filings
        self.findings = findings
        departments = Set(filings.map(\.department)).sorted { left, right in
            // What could not be told comes last.
            left == unknown || right == unknown ? right == unknown && left != unknown : left < right
        }
    }

    /// Equal faults in several filings count with each of them. A finding about the file counts with the first filing of its
    /// sheet, else of the file.
    private static func owners(of found: ReviewRecord.FindingRecord, in file: ReviewRecord.FileRecord) -> [Int] {
        let own = found.filings.filter(file.filings.indices.contains)
        guard own.isEmpty else { return own }
        let first = file.filings.firstIndex { $0.sheet == found.finding.origin.sheet } ?? file.filings.indices.first
        return [first].compactMap(\.self)
    }

    private static func counts(_ findings: [ReviewRecord.FindingRecord]) -> [Severity: Int] {
        findings.reduce(into: [:]) { if !$1.isWaived { $0[$1.finding.severity, default: 0] += 1 } }
    }
}

extension ReviewRecord.FileRecord {
    /// What the cell links to in the annotated workbook; nil where none was written. Characters that mean something in
    /// a link are escaped (RFC 3986).
    func target(sheet: String, cell: CellReference) -> String? {
        annotatedPath.map { Self.escaped($0) + "#\(SheetPlan.quoted(sheet))!\(cell)" }
    }

    static func escaped(_ path: String) -> String {
        path.unicodeScalars.reduce(into: "") { escaped, scalar in
            switch scalar {
            case "%", "#", "?": escaped += RelativeURI(String(scalar)).text
            case _ where SystemPath.byte(carriedBy: scalar) != nil: escaped += RelativeURI(String(scalar)).text
            default: escaped.unicodeScalars.append(scalar)
            }
        }
    }
}
