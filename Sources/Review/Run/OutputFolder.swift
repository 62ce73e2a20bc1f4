import Glibc
import Reports
import Spreadsheet
import XLSX

/// The folder a run writes into. Every file appears whole under its name or not at all.
struct OutputFolder: Sendable {
    let path: String

    /// What a run writes; another run's output is taken away only where it is of the same kind.
    enum Purpose {
        case review, shard, findings, conversion

        /// Names that a run of this kind uses.
        fileprivate var own: Set<String> {
            let findings = Set(FindingsFormat.allCases.map(\.fileName))
            return switch self {
            case .findings: findings
            case .shard:
                [ShardFile.name, "annotated", "corrected", RunJournal.name, OutputFolder.workshop]
            case .conversion: ConversionTarget.outputs.union([ConversionJSON.fileName, OutputFolder.workshop])
            case .review:
                findings.union([
                    "审核汇总.xlsx", "review.json", "annotated", "corrected", RunJournal.name, OutputFolder.workshop,
                ])
            }
        }
    }

    /// Makes the folder. One that already holds an earlier run's output is used again, its old output taken away, but for
    /// an unfinished run's where that is to be resumed; one that holds anything else is refused.
    init(_ path: String, for purpose: Purpose = .review, resumes: Bool = false) throws(ReviewError) {
        self.path = path
        let existing = Folder.entries(of: path) ?? []  // there is no folder yet
        guard existing.allSatisfy({ Self.isOwn($0.name, purpose.own) }) else { throw .outputFolderInUse(path) }
        // There is none, or it cannot be read: then nothing is kept.
        let journal = try? FileBytes.read("\(path)/\(RunJournal.name)", limit: 1 << 20)
        unfinished = resumes ? journal.map { String(decoding: $0, as: UTF8.self) } : nil
        if unfinished == nil { try clear() }
        guard Folder.make(path) else { throw .cannotWrite(path: path, reason: SystemReason.last) }
    }

    /// The fingerprint of the unfinished run whose output lies here and is to be kept; nil for none.
    private let unfinished: String?

    /// As it is told to a person.
    func path(of below: String) -> String { "\(path)/\(below)" }

    /// Takes away what an earlier run has written.
    private func clear() throws(ReviewError) {
        for entry in Folder.entries(of: path, followsLinks: false) ?? [] {  // there is no folder yet
            guard Folder.remove("\(path)/\(entry.name)") else {
                throw .cannotWrite(path: path, reason: SystemReason.last)
            }
        }
    }

    /// Notes what the outputs to be written depend on. What an unfinished run left is kept only where that is the same.
    func begin(_ journal: RunJournal) throws(ReviewError) {
        if unfinished != journal.fingerprint { try clear() }
        try write(Array(journal.fingerprint.utf8), to: RunJournal.name)
    }

    /// Whether a file is there that an unfinished run of the same inputs has written. Whole, since it has its name.
    func holds(_ below: String, _ journal: RunJournal) -> Bool {
        unfinished == journal.fingerprint && Folder.isFolder("\(path)/\(below)") == false
    }

    /// Puts everything on the disk, once for the whole run, and lets the journal go.
    func finish() {
        // A killed run may have left it; nothing in it is anybody's.
        _ = Folder.remove("\(path)/\(Self.workshop)")
        _ = Folder.remove("\(path)/\(RunJournal.name)")
        Glibc.sync()
    }

    /// Also what a run that was killed had not finished writing.
    private static func isOwn(_ name: String, _ own: Set<String>) -> Bool {
        own.contains(name)
            || name.hasPrefix(".") && name.hasSuffix(".part") && own.contains(String(name.dropFirst().dropLast(5)))
    }

    /// Makes the folder that a file below `path` needs.
    private func makeFolder(for below: String) throws(ReviewError) {
        var folder = path
        for name in below.split(separator: "/").dropLast() {
            folder += "/\(name)"
            // Another task may have made it in the meantime.
            guard Self.isMade(folder) else { throw .cannotWrite(path: folder, reason: SystemReason.last) }
        }
    }

    /// Writes beside the final name and renames, so that no half-written file is ever seen under it.
    func write(_ bytes: [UInt8], to below: String) throws(ReviewError) {
        try write(to: below) { sink in sink(bytes) }
    }

    /// The same, piece by piece. Where the body fails there is no file.
    func write(
        to below: String, _ body: (_ sink: ([UInt8]) -> Void) throws(ReviewError) -> Void
    ) throws(ReviewError) {
        let final = self.path(of: below)
        let temporary = Self.temporaryName(for: final)
        var file = Self.create(temporary)
        if file < 0, errno == ENOENT {
            try makeFolder(for: below)
            file = Self.create(temporary)
        }
        guard file >= 0 else { throw .cannotWrite(path: final, reason: SystemReason.last) }
        var failure: BilingualText?
        do throws(ReviewError) {
            try body { bytes in if failure == nil { failure = Self.append(bytes, to: file) } }
        } catch {
            close(file)
            _ = Folder.remove(temporary)
            throw error
        }
        close(file)
        if let failure {
            _ = Folder.remove(temporary)
            throw .cannotWrite(path: final, reason: failure)
        }
        try publish(temporary, as: final)
    }

    /// - Returns: why it could not be written; nil when it was.
    private static func append(_ bytes: [UInt8], to file: Int32) -> BilingualText? {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(file, $0.baseAddress.map { $0 + written }, bytes.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return SystemReason.last }
            written += count
        }
        return nil
    }

    /// Lets `body` write a file by name, in a hidden folder of its own for whatever else it makes on the way, then gives it
    /// its final name.
    func write(to below: String, _ body: (_ temporary: String) throws(ReviewError) -> Void) throws(ReviewError) {
        let workshop = "\(path)/\(Self.workshop)"
        guard Self.isMade(workshop) else { throw .cannotWrite(path: workshop, reason: SystemReason.last) }
        // What is left there is gone with the next run at the latest.
        defer { _ = Folder.remove(workshop) }
        let temporary = "\(workshop)/\(below.split(separator: "/").last ?? "")"  // a file has a name
        try body(temporary)
        if below.contains("/") { try makeFolder(for: below) }
        try publish(temporary, as: self.path(of: below))
    }

    fileprivate static let workshop = ".filingdesk-part"

    private func publish(_ temporary: String, as final: String) throws(ReviewError) {
        guard Folder.rename(temporary, to: final) else {
            let reason = SystemReason.last
            _ = Folder.remove(temporary)
            throw .cannotWrite(path: final, reason: reason)
        }
    }

    private static func create(_ path: String) -> Int32 {
        SystemPath(path).withPointer { open($0, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644) }
    }

    /// Another task may have made it in the meantime.
    private static func isMade(_ folder: String) -> Bool {
        SystemPath(folder).withPointer { mkdir($0, 0o755) } == 0 || errno == EEXIST
    }

    private static func temporaryName(for final: String) -> String {
        let slash = final.lastIndex(of: "/").map { final.index(after: $0) } ?? final.startIndex
        return final[..<slash] + ".\(final[slash...]).part"
    }
}
