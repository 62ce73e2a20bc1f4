import FilingModel
import Forms
import Reports
import Rules
import Spreadsheet
import XLSX

/// A run over many files: each is judged by itself, then all together, then the outputs are written.
///
/// Two passes over the files keep memory flat: between them only filings and findings are held, no cells; and what legacy
/// workbooks were converted to, which is small and dear. The order of results is the order of inputs, whatever the number
/// of jobs.
package struct ReviewRun: Sendable {
    package let desk: ReviewDesk
    package let inputs: [Input]
    package let lists: BureauLists
    package let waivers: WaiverList?
    package let jobs: Int
    /// What one file may take in each pass; nil for any time.
    package let secondsPerFile: Int?
    /// Called after each file, and when a phase begins.
    package let progress: (@Sendable (RunProgress) -> Void)?

    package init(
        desk: ReviewDesk, inputs: [Input], lists: BureauLists = BureauLists(), waivers: WaiverList? = nil, jobs: Int,
        secondsPerFile: Int? = nil,
        progress: (@Sendable (RunProgress) -> Void)? = nil
    ) {
        self.desk = desk
        self.inputs = inputs
        self.lists = lists
        self.waivers = waivers
        self.jobs = max(1, jobs)
        self.secondsPerFile = secondsPerFile
        self.progress = progress
    }

    /// Judges everything and writes nothing.
    ///
    /// - Parameter excerpts: whether pieces of the sheets are wanted with the findings.
    package func check(excerpts: Bool = false) async throws(ReviewError) -> ReviewRecord {
        let judged = try await judge()
        return record(
            judged, outputs: judged.files.map { _ in Outputs() },
            excerpts: excerpts ? try await self.excerpts(judged) : [])
    }

    /// Judges everything and writes the findings in those formats into the folder, and nothing else.
    package func check(
        into path: String, formats: [FindingsFormat]
    ) async throws(ReviewError) -> ReviewRecord {
        try inputs.refuseNesting(of: path)
        let folder = try OutputFolder(path, for: .findings)
        let record = try await check(excerpts: formats.contains(.html))
        try write(record, formats, into: folder)
        folder.finish()
        return record
    }

    /// Judges everything and writes the annotated and corrected workbooks, the summary and `review.json` into the folder.
    ///
    /// - Parameters:
    ///   - formats: in which the findings are written besides.
    ///   - resumes: whether to keep what an unfinished run of the same inputs has written there.
    package func review(
        into path: String, formats: [FindingsFormat] = [], resumes: Bool = false
    ) async throws(ReviewError) -> ReviewRecord {
        try inputs.refuseNesting(of: path)
        let folder = try OutputFolder(path, resumes: resumes)
        var record = try await writeCopies(into: folder, excerpts: formats.contains(.html))
        try conclude(&record, formats, into: folder)
        return record
    }

    /// Writes what tells of the whole run, and is done with the folder.
    func conclude(
        _ record: inout ReviewRecord, _ formats: [FindingsFormat], into folder: OutputFolder
    ) throws(ReviewError) {
        // review.json and each other format take about as long as half the summary.
        let total = (formats.count + 3) * inputs.count
        let summing = PhaseProgress(.summing, total: total, progress)
        try folder.write(to: "review.json") { [record] sink in
            ReviewJSON(record, language: desk.language).write(sink) { summing.advance() }
        }
        try write(record, formats, into: folder) { summing.advance(by: $0) }
        record.forgetTargets()
        try folder.write(to: desk.language.summaryName) { [record] temporary throws(ReviewError) in
            let steps = 2 * inputs.count
            try ReviewError.drawing(folder.path(of: desk.language.summaryName)) { () throws(ReportError) in
                try SummaryWorkbook(record, language: desk.language).write(to: temporary) { share in
                    summing.reach(total - steps + Int(share * Double(steps)))
                }
            }
        }
        folder.finish()
        summing.finish()
    }

    private func write(
        _ record: ReviewRecord, _ formats: [FindingsFormat], into folder: OutputFolder,
        told: (Int) -> Void = { _ in }
    ) throws(ReviewError) {
        for format in formats {
            try folder.write(to: format.fileName) { sink in
                FindingsReport(record, language: desk.language, format: format).write(sink, told: told)
            }
        }
    }

    /// Judges everything and writes the annotated and corrected workbooks. What was judged is let go at the end.
    private func writeCopies(into folder: OutputFolder, excerpts: Bool) async throws(ReviewError) -> ReviewRecord {
        let judged = try await judge()
        let excerpts = excerpts ? try await self.excerpts(judged) : []
        let journal = RunJournal(self, files: judged.files.map(\.id))
        let outputs = try await writeCopies(judged.files, into: folder, journal)
        return record(judged, outputs: outputs, excerpts: excerpts)
    }

    /// Writes the annotated and corrected workbooks of those files.
    func writeCopies(
        _ files: [JudgedFile], into folder: OutputFolder, _ journal: RunJournal
    ) async throws(ReviewError) -> [Outputs] {
        try folder.begin(journal)
        let results = try await tasks(.writing).each(files, name: \.input.label) { file in
            Result { () throws(ReviewError) in
                try WorkbookWriter(desk: desk, folder: folder, journal: journal).write(file)
            }
        }
        var outputs: [Outputs] = []
        for result in results { outputs.append(try result.get()) }
        return outputs
    }

    /// For each file the pieces of its sheets that its findings are about.
    func excerpts(_ judged: Judged) async throws(ReviewError) -> [[Int: SheetExcerpt]] {
        try await tasks(.excerpting).each(judged.files, name: \.input.label) { $0.excerpts(desk.opener) }
    }

    /// All files judged, alone and together.
    struct Judged {
        var files: [JudgedFile]
        var registerFindings: [Finding]
        var outcomes: [RuleID: Tally]
        var register: SubjectOutcomes?
        /// Requests that nobody filed and that no waiver lets pass.
        var missing: [Roster.Entry]
        var waiverCounts: [Waiver: Int]
        /// Nil without a roster.
        var index: RosterIndex?

        /// Requests without a filing that the bureau has waived.
        mutating func letPass(by waivers: WaiverList) {
            let rule = RequestWithoutFiling.description.id
            for place in registerFindings.indices where registerFindings[place].rule == rule {
                guard let entry = missing.first(where: { $0.origin == registerFindings[place].origin }),
                    let waiver = waivers.waiver(of: rule.rawValue, for: entry)
                else { continue }
                registerFindings[place] = registerFindings[place].waived(by: waiver)
                missing.removeAll { $0.origin == entry.origin }
                waiverCounts[waiver, default: 0] += 1
            }
        }
    }

    func judge() async throws(ReviewError) -> Judged {
        let reviews = try await reviews()
        return judge(reviews, former: reviews.map { $0.former?.findings })
    }

    /// Each file by itself.
    func reviews() async throws(ReviewError) -> [FileReview] {
        try await tasks(.reading).each(inputs, name: \.label) { FileReview($0, desk) }
    }

    func tasks(_ phase: RunProgress.Phase) -> FileTasks {
        FileTasks(jobs: jobs, phase: phase, progress: progress, budget: secondsPerFile.map { .seconds($0) })
    }

    /// The same over some of its files.
    func over(_ inputs: [Input]) -> ReviewRun {
        ReviewRun(
            desk: desk, inputs: inputs, lists: lists, waivers: waivers, jobs: jobs, secondsPerFile: secondsPerFile,
            progress: progress)
    }

    /// Each by itself, as far as can be told without the others.
    ///
    /// - Parameter names: of all files of the run to which these belong.
    func judgedAlone(_ reviews: [FileReview], among names: Set<String>) -> Judged {
        Judged(
            files: reviews.map { JudgedFile(alone: $0, among: names) }, registerFindings: [],
            outcomes: SubjectOutcomes.tallies(of: reviews.lazy.flatMap(\.judgement.subjects)), register: nil,
            missing: [], waiverCounts: [:], index: nil)
    }

    /// All together.
    ///
    /// - Parameter former: for each file, the findings of the review before; nil for one that had none.
    func judge(_ reviews: [FileReview], former: [[FormerFinding]?]) -> Judged {
        let filings = reviews.flatMap(\.filings)
        let comparing = PhaseProgress(.comparing, total: desk.book.registerRuleCount + reviews.count, progress)
        TrapGuard.enter(file: "")
        let whole = Register(filings: filings, lists: lists, year: desk.book.year)
        let register = desk.book.telling { comparing.advance() }.judge(whole)
        TrapGuard.enter(file: "")
        let byFile = Dictionary(grouping: register.findings, by: \.origin.workbook)
        let names = FindingKey.fileNames(of: inputs)
        let files = zip(reviews, former).map { review, former in
            comparing.advance()
            return JudgedFile(
                review, former: former, registerFindings: byFile[review.id] ?? [],  // most files have none
                register: register.subjects.first, waivers: waivers, files: names)
        }
        let known = Set(reviews.map(\.id))
        var judged = Judged(
            files: files, registerFindings: register.findings.filter { !known.contains($0.origin.workbook) },
            outcomes: SubjectOutcomes.tallies(
                of: [reviews.lazy.flatMap(\.judgement.subjects), register.subjects.lazy.flatMap { [$0] }].joined()),
            register: register.subjects.first,
            missing: whole.index?.unanswered ?? [],  // nobody is missed without a roster
            waiverCounts: files.reduce(into: [:]) { $0.merge($1.waiverCounts, uniquingKeysWith: +) },
            index: whole.index)
        if let waivers { judged.letPass(by: waivers) }
        return judged
    }

    /// - Parameter excerpts: one for each file, or none at all.
    func record(_ judged: Judged, outputs: [Outputs], excerpts: [[Int: SheetExcerpt]] = []) -> ReviewRecord {
        let files = judged.files.indices.map { number in
            judged.files[number].record(
                outputs: outputs[number], excerpts: excerpts.isEmpty ? [:] : excerpts[number], index: judged.index,
                profile: desk.book.profile)
        }
        var unlisted: [(file: Int, filing: Int)] = []
        if let index = judged.index {
            for (fileNumber, file) in judged.files.enumerated() {
                for (number, filing) in file.filings.enumerated() where index.entry(for: filing) == nil {
                    unlisted.append((fileNumber, number))
                }
            }
        }
        return ReviewRecord(
            version: Product.version, profile: desk.book.profile, year: desk.book.year, files: files,
            registerFindings: judged.registerFindings,
            missing: judged.missing, unlisted: unlisted, hasRoster: lists.roster != nil, outcomes: judged.outcomes,
            registerOutcomes: judged.register,
            waivers: waivers.map { ReviewRecord.WaiverUse($0, counts: judged.waiverCounts) })
    }
}

/// What the program calls itself.
package enum Product {
    package static let name = "filingdesk"
    package static let version = "0.1.0"
    /// The day of that version, for the manual page.
    package static let released = "2026-11-28"
}

extension Language {
    /// The summary's file name is part of the contract and the same in both languages.
    var summaryName: String { "审核汇总.xlsx" }
}
