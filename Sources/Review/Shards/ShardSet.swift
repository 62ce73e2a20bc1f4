import Reports
import Rules
import Spreadsheet

/// All shards of one run, each there once and made alike.
struct ShardSet: Sendable {
    private let shards: [ShardFile]

    var fileCount: Int { shards.first?.header.allFiles ?? 0 }  // there is a first

    /// What a defect of ours left out in any of them.
    var casualties: Set<Casualty> {
        Set(shards.flatMap { $0.header.casualties.flatMap(Casualty.list) })
    }

    /// Reads the headers.
    ///
    /// - Parameters:
    ///   - folders: the shards', in whatever order.
    ///   - desk: of the run that joins them.
    /// - Throws: `.shards` in one sentence for what is missing, given twice, or made otherwise.
    init(_ folders: [String], for desk: ReviewDesk) throws(ReviewError) {
        var shards: [ShardFile] = []
        for folder in folders { shards.append(try ShardFile(in: folder)) }
        shards.sort { ($0.header.share, $0.folder) < ($1.header.share, $1.folder) }
        guard let first = shards.first, let share = Share(number: 1, count: first.header.shares) else {
            throw .shards(
                BilingualText(zh: "请给出各分片的结果文件夹。", en: "Name the folders with the shards' results."))
        }
        for shard in shards.dropFirst() {
            if let difference = shard.header.difference(betweenShards: first.header) {
                throw .shards(
                    BilingualText(
                        zh: "分片“\(shard.folder)”与“\(first.folder)”不能合并：\(difference.zh)不同。请用同样的文件和选项重新审核其中一个。",
                        en:
                            "The shards \"\(shard.folder)\" and \"\(first.folder)\" cannot be joined: they differ in the \(difference.en). Review one of them again with the same files and options."
                    ))
            }
        }
        let none = SizedInputs([])
        if let difference = first.header.difference(from: ShardHeader(desk, share, files: 0, of: none)) {
            throw .shards(
                BilingualText(
                    zh: "合并与分片“\(first.folder)”的\(difference.zh)不同。请给 merge 同样的选项。",
                    en:
                        "This run and the shard \"\(first.folder)\" differ in the \(difference.en). Give merge the options that the shards were given."
                ))
        }
        for (one, other) in zip(shards, shards.dropFirst()) where one.header.share == other.header.share {
            throw .shards(
                BilingualText(
                    zh: "分片 \(one.header.share)/\(share.count) 给了两次：“\(one.folder)”和“\(other.folder)”。",
                    en:
                        "Shard \(one.header.share)/\(share.count) is given twice: \"\(one.folder)\" and \"\(other.folder)\"."
                ))
        }
        let missing = Set(1...share.count).subtracting(shards.map(\.header.share)).sorted()
        guard missing.isEmpty else {
            let named = missing.prefix(8).map { "\($0)/\(share.count)" }
            let rest = missing.count > named.count ? " …" : ""
            throw .shards(
                BilingualText(
                    zh: "缺少 \(missing.count) 个分片：\(named.joined(separator: "、"))\(rest)。",
                    en: "\(missing.count) of the shards missing: \(named.joined(separator: ", "))\(rest)."))
        }
        self.shards = shards
    }

    /// A file of the run and where its copies lie.
    struct Located: Sendable {
        let entry: ShardEntry
        let folder: String
    }

    /// Everything that the shards say, in the order of the files.
    ///
    /// - Parameter profile: the one by which they were judged.
    func entries(
        _ profile: Profile, jobs: Int, progress: (@Sendable (RunProgress) -> Void)?
    ) async throws(ReviewError) -> [Located] {
        let outcomes = RecordedOutcomes(profile)
        let tasks = FileTasks(jobs: jobs, phase: .reading, progress: nil, budget: nil)
        let reading = PhaseProgress(.reading, total: fileCount, progress)
        let read = try await tasks.each(shards, name: \.folder) { shard in
            Result { () throws(ReviewError) in
                var entries: [Located] = []
                try shard.entries(outcomes) { entry in
                    entries.append(Located(entry: entry, folder: shard.folder))
                    reading.advance()
                }
                return entries
            }
        }
        var all: [Located] = []
        for result in read { all += try result.get() }
        all.sort { $0.label.utf8.lexicographicallyPrecedes($1.label.utf8) }
        guard all.count == fileCount,
            zip(all, all.dropFirst()).allSatisfy({ ExactText($0.label) != ExactText($1.label) })
        else {
            throw .shards(
                BilingualText(
                    zh: "各分片合起来不是全部 \(fileCount) 个文件。请用同样的文件重新审核各分片。",
                    en:
                        "The shards together are not all \(fileCount) files. Review the shares again with the same files."
                ))
        }
        return all
    }
}

extension ShardSet.Located {
    fileprivate var label: String { entry.review.input.label }
}
