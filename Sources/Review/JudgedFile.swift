import Conversion
import FilingModel
import Reports
import Rules
import Spreadsheet
import XLSX

/// A file with all its findings, those of the register included, in the order in which they are told.
struct JudgedFile: Sendable {
    /// One thing to mend, and how it stands to the review before.
    struct Item: Sendable {
        let cause: RootCause
        let followUp: ReviewRecord.FollowUp?
        let explanation: String?
    }

    private(set) var input: Input
    let id: WorkbookID
    let failure: ReviewRecord.Failure?
    let filings: [Filing]
    let items: [Item]
    let formerly: [ReviewRecord.FormerRecord]?
    let verdict: Verdict
    let isConverted: Bool
    let converted: OPCPackage?
    let template: TemplateUse?
    private let subjects: [SubjectOutcomes]
    /// Of the rules that look at the whole run.
    private let isWaiverUsed: [Waiver: Int]

    /// - Parameters:
    ///   - former: the findings of the review before; nil where there was none.
    ///   - files: names of the run's files, without their folders.
    init(
        _ review: FileReview, former: [FormerFinding]?, registerFindings: [Finding], register: SubjectOutcomes?,
        waivers: WaiverList?, files: Set<String>
    ) {
        input = review.input
        id = review.id
        failure = review.failure
        filings = review.filings
        isConverted = review.isConverted
        converted = review.converted
        template = review.template
        subjects = review.judgement.subjects
        // What could not be read has its error, and no findings.
        var findings = review.failure == nil ? review.judgement.findings + registerFindings : []
        let used = waivers.map { Self.waive(&findings, of: review.filings, by: $0) }
        isWaiverUsed = used ?? [:]  // nothing was waived
        verdict = review.failure == nil ? Verdict(findings) : .unreadable
        let causes = RootCauses(findings, filings: review.filings, sheets: review.sheetNames).causes
        guard let former, review.failure == nil else {
            items = causes.map { Item(cause: $0, followUp: nil, explanation: nil) }
            formerly = nil
            return
        }
        let subjects = subjects + [register].compactMap(\.self)
        let again = Resubmission(former, against: causes, files: files) { rule in
            subjects.contains { $0.isEvaluated(rule) }
        }
        items = causes.indices.map {
            Item(cause: causes[$0], followUp: again.followUps[$0], explanation: again.explanations[$0])
        }
        formerly = again.formerly
    }

    /// As far as can be told without the other files and the bureau's lists.
    ///
    /// - Parameter files: names of the run's files, without their folders.
    init(alone review: FileReview, among files: Set<String>) {
        self.init(
            review, former: review.former?.findings, registerFindings: [], register: nil, waivers: nil, files: files)
    }

    /// The same, with its bytes in another place.
    func found(at path: String) -> JudgedFile {
        var file = self
        file.input = file.input.found(at: path)
        return file
    }

    /// How often each waiver let a finding pass.
    var waiverCounts: [Waiver: Int] { isWaiverUsed }

    private static func waive(_ findings: inout [Finding], of filings: [Filing], by list: WaiverList) -> [Waiver: Int] {
        let owner = FindingOwner(filings: filings)
        var counts: [Waiver: Int] = [:]
        for index in findings.indices {
            // What is about the file is about its filing, where it has but one.
            let own = owner.index(of: findings[index]) ?? (filings.count == 1 ? 0 : nil)
            guard let own, let waiver = list.waiver(of: findings[index].rule.rawValue, for: filings[own]) else {
                continue
            }
            findings[index] = findings[index].waived(by: waiver)
            counts[waiver, default: 0] += 1
        }
        return counts
    }

    /// Where its copies go below `annotated` and `corrected`.
    var outputPath: String { isConverted ? input.convertedOutputPath ?? input.outputPath : input.outputPath }

    /// What its copies are made from: the file, or what it was converted to.
    func package(_ opener: WorkbookOpener) throws -> OPCPackage {
        if let converted { return converted }
        guard isConverted else { return try opener.package(path: input.path) }
        // Another process has converted it, and kept nothing of that.
        let again = try opener.open(path: input.path, name: input.label)
        // A legacy workbook no more: it is its own package.
        return try again.converted ?? opener.package(path: input.path)
    }

    /// Every finding, those that follow from others included, in the order of the items.
    var findings: [Finding] { items.flatMap { $0.cause.findings + $0.cause.consequences } }

    /// - Parameter excerpts: pieces of its sheets, by item.
    func record(
        outputs: Outputs, excerpts: [Int: SheetExcerpt], index: RosterIndex?, profile: Profile
    ) -> ReviewRecord.FileRecord {
        let owner = FindingOwner(filings: filings)
        let records = items.enumerated().map { number, item in
            ReviewRecord.FindingRecord(
                item.cause,
                occurrences: item.cause.findings.map {
                    .init(finding: $0, filing: owner.index(of: $0), isApplied: outputs.applied.contains($0.place))
                }, followUp: item.followUp, explanation: item.explanation, excerpt: excerpts[number])
        }
        let owned = findings.map { ($0, owner.index(of: $0)) }
        let filingRecords = filings.enumerated().map { number, filing in
            let own = owned.filter { finding, owner in
                owner == number
                    || owner == nil && (finding.origin.sheet == filing.sheet || finding.origin.sheet.isEmpty)
            }
            return FilingRecords(profile, index).record(
                filing, verdict: Verdict(own.map(\.0)), outcomes: subjects.dropFirst(number + 1).first)
        }
        return ReviewRecord.FileRecord(
            path: input.label, sha256: id.sha256, verdict: verdict, failure: failure, filings: filingRecords,
            findings: records, annotatedPath: outputs.annotated, correctedPath: outputs.corrected,
            hindrance: outputs.hindrance, isConverted: isConverted, template: template,
            outcomes: subjects.first, formerly: formerly)
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
