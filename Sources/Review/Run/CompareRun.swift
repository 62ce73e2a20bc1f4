import FilingModel
import Reports
import Rules
import Spreadsheet

/// Holds two states of the same filings against each other, two files or two folders: what was mended, what is still open,
/// and what is new.
package struct CompareRun: Sendable {
    private let old: ReviewRun
    private let new: ReviewRun

    package init(old: ReviewRun, new: ReviewRun) {
        self.old = old
        self.new = new
    }

    /// Judges both and writes nothing.
    package func compare() async throws(ReviewError) -> FilingsComparison {
        let before = try await old.judge().files
        let reviews = try await new.reviews()
        let pairs = FilePairs(before, reviews)
        let after = new.judge(
            reviews, former: reviews.indices.map { pairs.old(of: $0)?.formerFindings(in: new.desk.language) })
        return FilingsComparison(
            record: new.record(after, outputs: after.files.map { _ in Outputs() }),
            before: reviews.indices.map { index in
                pairs.old(of: index).map { .init(path: $0.input.label, verdict: $0.verdict) }
            },
            removed: pairs.unmatched.map { .init(path: $0.input.label, verdict: $0.verdict) })
    }
}

extension JudgedFile {
    /// Its findings as those of the review before.
    fileprivate func formerFindings(in language: Language) -> [FormerFinding] {
        items.map { item in
            FormerFinding(
                rule: item.cause.leader.rule, sheet: item.cause.leader.origin.sheet,
                cells: Set(item.cause.findings.map(\.origin)),
                places: "\(item.cause.leader.origin.sheet)!\(item.cause.places.text(limit: 1, in: language))",
                message: item.cause.message[language], explanation: item.explanation,
                otherFiles: FindingKey.otherFiles(of: item.cause), fields: Set(item.cause.findings.compactMap(\.field)))
        }
    }
}

/// Which file of the new state is which of the old: the only ones, else those at the same place, else those that file for
/// the same projects.
private struct FilePairs {
    private var olds: [JudgedFile?]
    private(set) var unmatched: [JudgedFile] = []

    init(_ old: [JudgedFile], _ new: [FileReview]) {
        olds = new.map { _ in nil }
        if old.count == 1, new.count == 1 {
            olds = [old[0]]
            return
        }
        var left = Set(old.indices)
        let byPath = Dictionary(
            old.indices.map { (old[$0].input.outputPath, $0) }, uniquingKeysWith: { first, _ in first })
        for index in new.indices {
            guard let match = byPath[new[index].input.outputPath], left.remove(match) != nil else { continue }
            olds[index] = old[match]
        }
        var byProject: [Project: Int] = [:]
        for index in left.sorted() {
            for filing in old[index].filings { if let project = Project(filing) { byProject[project] = index } }
        }
        for index in new.indices where olds[index] == nil {
            let matches = new[index].filings.compactMap { Project($0).flatMap { byProject[$0] } }
            guard let match = matches.first(where: left.contains) else { continue }
            left.remove(match)
            olds[index] = old[match]
        }
        unmatched = left.sorted().map { old[$0] }
    }

    func old(of index: Int) -> JudgedFile? { olds[index] }

    /// A project by its unit and name.
    private struct Project: Hashable {
        let unit: LabelText?
        let name: LabelText

        init?(_ filing: Filing) {
            guard let name = filing.projectName ?? filing.unitName else { return nil }
            self.name = LabelText(CodedName(name).name)
            unit = filing.unitName.map(LabelText.init)
        }
    }
}
