import Reports
import Rules
import Spreadsheet
import XLSX

/// A run over one share of the files: each is judged by itself, and nothing is held against the others. The shards' results
/// are joined by `MergeRun`.
package struct ShardRun: Sendable {
    /// What the shard's results lie in, beside the copies.
    package static let fileName = ShardFile.name

    private let run: ReviewRun
    private let share: Share
    private let whole: SizedInputs

    /// - Parameter run: over all files, without the bureau's lists, which are for the run that joins the shards.
    package init(_ run: ReviewRun, share: Share) {
        whole = SizedInputs(run.inputs)
        self.share = share
        self.run = run.over(share.inputs(of: whole))
    }

    /// Writes the copies of the share's files, as far as they can be known without the others, and the shard file.
    ///
    /// - Parameter resumes: whether to keep what an unfinished run of the same share has written there.
    /// - Returns: what is known of the share by itself.
    package func review(into path: String, resumes: Bool = false) async throws(ReviewError) -> ReviewRecord {
        try run.inputs.refuseNesting(of: path)
        let folder = try OutputFolder(path, for: .shard, resumes: resumes)
        let reviews = try await run.reviews()
        let judged = run.judgedAlone(reviews, among: FindingKey.fileNames(of: whole.inputs))
        let header = ShardHeader(run.desk, share, files: reviews.count, of: whole)
        let journal = RunJournal(run, files: reviews.map(\.id), share: header)
        let outputs = try await run.writeCopies(judged.files, into: folder, journal)
        let summing = PhaseProgress(.summing, total: reviews.count, run.progress)
        try folder.write(to: ShardFile.name) { sink in
            let entries = zip(reviews, outputs).lazy.map { review, outputs in
                summing.advance()
                return ShardEntry(
                    review: review, annotated: folder.copy(outputs.annotated),
                    corrected: folder.copy(outputs.corrected), hindrance: outputs.hindrance)
            }
            ShardFile.write(header, entries, sink)
        }
        folder.finish()
        summing.finish()
        return run.record(judged, outputs: outputs)
    }
}

extension OutputFolder {
    /// What was written there, with its fingerprint.
    fileprivate func copy(_ below: String?) -> ShardEntry.Copy? {
        below.map { ShardEntry.Copy(path: $0, sha256: OPCPackage.fingerprint(path: "\(path)/\($0)")) }
    }
}
