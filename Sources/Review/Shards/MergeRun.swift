import FilingModel
import Glibc
import Reports
import Rules
import Spreadsheet
import XLSX

/// Joins the shards of a run: holds all filings against each other and the bureau's lists, and writes what a single run over
/// all files would have written.
package struct MergeRun: Sendable {
    package let desk: ReviewDesk
    /// The folders with the shards' results.
    private let folders: [String]
    /// Where the files handed in lie now, as below the folders of copies; nil where they lie where the shards found them.
    private let inputs: String?
    private let lists: BureauLists
    private let waivers: WaiverList?
    private let jobs: Int
    private let secondsPerFile: Int?
    private let progress: (@Sendable (RunProgress) -> Void)?

    package init(
        desk: ReviewDesk, shards folders: [String], inputs: String? = nil, lists: BureauLists = BureauLists(),
        waivers: WaiverList? = nil, jobs: Int, secondsPerFile: Int? = nil,
        progress: (@Sendable (RunProgress) -> Void)? = nil
    ) {
        self.desk = desk
        self.folders = folders
        self.inputs = inputs
        self.lists = lists
        self.waivers = waivers
        self.jobs = max(1, jobs)
        self.secondsPerFile = secondsPerFile
        self.progress = progress
    }

    /// What all shards found together.
    package struct Merged: Sendable {
        package let record: ReviewRecord
        /// What a defect of ours left out, in a shard or here.
        package let casualties: Set<Casualty>
    }

    /// Writes the annotated and corrected workbooks, the summary and `review.json` into the folder.
    ///
    /// - Parameter formats: in which the findings are written besides.
    package func merge(into path: String, formats: [FindingsFormat] = []) async throws(ReviewError) -> Merged {
        let shards = try ShardSet(folders, for: desk)
        let out = InputCollector.canonical(path) + "/"
        guard !folders.contains(where: { out.hasPrefix(InputCollector.canonical($0) + "/") }) else {
            throw .outputInsideInput(path)
        }
        let located = try await shards.entries(desk.book.profile, jobs: jobs, progress: progress)
        let run = ReviewRun(
            desk: desk, inputs: located.map(\.entry.review.input), lists: lists, waivers: waivers, jobs: jobs,
            secondsPerFile: secondsPerFile, progress: progress)
        try run.inputs.refuseNesting(of: path)
        let folder = try OutputFolder(path)
        var record = try await writeCopies(located, run, into: folder, excerpts: formats.contains(.html))
        try run.conclude(&record, formats, into: folder)
        return Merged(record: record, casualties: shards.casualties.union(desk.casualties))
    }

    /// Judges everything and brings the copies together. What the shards found is let go at the end.
    private func writeCopies(
        _ located: [ShardSet.Located], _ run: ReviewRun, into folder: OutputFolder, excerpts: Bool
    ) async throws(ReviewError) -> ReviewRecord {
        let reviews = located.map(\.entry.review)
        let judged = run.judge(reviews, former: reviews.map { $0.former?.findings })
        let pieces = excerpts ? try await run.excerpts(judged) : []
        let journal = RunJournal(run, files: judged.files.map(\.id))
        try folder.begin(journal)
        let joining = CopyJoining(
            writer: WorkbookWriter(desk: desk, folder: folder, journal: journal), inputs: inputs,
            fileNames: FindingKey.fileNames(of: run.inputs))
        let results = try await run.tasks(.joining).each(
            Array(zip(judged.files, located)), name: \.0.input.label
        ) { file, located in
            Result { () throws(ReviewError) in try joining.outputs(of: file, located) }
        }
        var outputs: [Outputs] = []
        for result in results { outputs.append(try result.get()) }
        return run.record(judged, outputs: outputs, excerpts: pieces)
    }
}
