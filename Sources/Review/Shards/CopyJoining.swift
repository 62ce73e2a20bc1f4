import Glibc
import Rules
import Spreadsheet
import XLSX

/// Brings a file's copies from its shard into the joined run's folder; where the comparison of all files has changed what they
/// say, makes them anew from the file that was handed in.
struct CopyJoining: Sendable {
    let writer: WorkbookWriter
    /// Where the files handed in lie now.
    let inputs: String?
    /// Of all files of the run.
    let fileNames: Set<String>

    func outputs(of file: JudgedFile, _ located: ShardSet.Located) throws(ReviewError) -> Outputs {
        guard file.failure == nil else { return Outputs() }
        let isAsInShard = isAsInShard(file, located.entry.review)
        if isAsInShard, let outputs = try taken(located, file) { return outputs }
        if let original = original(of: file) { return try writer.write(file.found(at: original)) }
        // What the shard wrote is better than nothing, and is said to lack something.
        var outputs = try taken(located, file) ?? Outputs()
        outputs.hindrance = isAsInShard ? Self.lost : Self.incomplete
        return outputs
    }

    private static let incomplete = BilingualText(
        zh: "找不到报送的原文件（或已被改动），批注稿和更正稿里没有整批比对和豁免的结果。请用 --inputs 指明原文件所在的文件夹，再合并一次。",
        en:
            "The file handed in is not there, or has changed: the copies lack what comparing all filings and the waivers have shown. Name the folder of the files with --inputs and merge again."
    )

    private static let lost = BilingualText(
        zh: "分片里的批注稿或更正稿丢失或被改动，也找不到报送的原文件。请重新审核该分片，或用 --inputs 指明原文件所在的文件夹，再合并一次。",
        en:
            "The shard's copies are missing or have changed, and the file handed in is not there. Review that share again, or name the folder of the files with --inputs, and merge again."
    )

    /// Whether the copies say what they said when nothing was known of the other files.
    private func isAsInShard(_ file: JudgedFile, _ review: FileReview) -> Bool {
        guard
            review.former != nil || !file.waiverCounts.isEmpty
                || file.findings.count != review.judgement.findings.count
        else { return true }
        let alone = JudgedFile(alone: review, among: fileNames)
        let language = writer.desk.language
        let (now, before) = (
            AnnotationDraft(file: file, language: language), AnnotationDraft(file: alone, language: language)
        )
        let (corrected, correctedBefore) = (
            CorrectionDraft(file.findings, isConverted: file.isConverted, language: language),
            CorrectionDraft(alone.findings, isConverted: file.isConverted, language: language)
        )
        return now.annotations == before.annotations && now.sheet == before.sheet
            && corrected.edits == correctedBefore.edits && corrected.sheet == correctedBefore.sheet
    }

    /// The shard's copies brought over; nil unless all of them are there as the shard wrote them.
    private func taken(_ located: ShardSet.Located, _ file: JudgedFile) throws(ReviewError) -> Outputs? {
        let entry = located.entry
        var copies: [(path: String, bytes: [UInt8])] = []
        for copy in [entry.annotated, entry.corrected].compactMap(\.self) {
            // What cannot be read is not there.
            guard let bytes = try? FileBytes.read("\(located.folder)/\(copy.path)", limit: .max),
                Fingerprint.sha256(bytes) == copy.sha256
            else { return nil }
            copies.append((copy.path, bytes))
        }
        for copy in copies { try writer.folder.write(copy.bytes, to: copy.path) }
        var outputs = Outputs(
            annotated: entry.annotated?.path, corrected: entry.corrected?.path, hindrance: entry.hindrance)
        if entry.corrected != nil {
            let draft = CorrectionDraft(
                file.findings, isConverted: file.isConverted, language: writer.desk.language)
            outputs.applied = Set(draft.applied.map(\.place))
        }
        return outputs
    }

    /// Where the file that was judged lies; nil where it cannot be found unchanged.
    private func original(of file: JudgedFile) -> String? {
        let below = inputs.map { ["\($0)/\(file.input.outputPath)", "\($0)/\(file.input.label)"] }
        return ((below ?? []) + [file.input.path]).first {  // nobody says that they lie elsewhere
            SystemPath($0).withPointer { access($0, R_OK) } == 0 && OPCPackage.fingerprint(path: $0) == file.id.sha256
        }
    }
}
