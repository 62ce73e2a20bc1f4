import Glibc
import Rules
import Spreadsheet
import XLSX

/// The file in which a shard's results lie: its header's line, then for each file a line with the length and the SHA-256 of the
/// record that follows it.
struct ShardFile {
    static let name = "shard.filingdesk"

    /// Hands on the file piece by piece.
    static func write(_ header: ShardHeader, _ entries: some Sequence<ShardEntry>, _ sink: ([UInt8]) -> Void) {
        var bytes = header.line
        for entry in entries {
            let record = entry.record
            bytes += Array("\(record.count) \(Fingerprint.sha256(record))\n".utf8)
            bytes += record
            guard bytes.count > 1 << 20 else { continue }
            sink(bytes)
            bytes.removeAll(keepingCapacity: true)
        }
        sink(bytes)
    }

    /// The shard's folder.
    let folder: String
    let header: ShardHeader
    private let path: String

    /// Reads the header.
    ///
    /// - Parameter folder: the shard's, as it was given.
    init(in folder: String) throws(ReviewError) {
        self.folder = folder
        path = "\(folder)/\(Self.name)"
        guard var lines = ShardLines(path) else { throw .shards(Self.missing(folder)) }
        guard let line = lines.line(), let header = ShardHeader(line: line) else {
            throw .shards(Self.foreign(path))
        }
        self.header = header
    }

    /// Reads the records, one at a time.
    func entries(
        _ outcomes: RecordedOutcomes, _ take: (ShardEntry) -> Void
    ) throws(ReviewError) {
        guard var lines = ShardLines(path), lines.line() != nil else { throw .shards(Self.missing(folder)) }
        var reader = RecordReader()
        for _ in 0..<header.files {
            guard let line = lines.line(), let record = Self.record(announcedBy: line, &lines) else {
                throw .shards(Self.damaged(path))
            }
            reader.begin(record)
            do throws(RecordDamage) {
                take(try ShardEntry(&reader, outcomes))
            } catch {
                throw .shards(Self.damaged(path))
            }
        }
        guard lines.isAtEnd else { throw .shards(Self.damaged(path)) }
    }

    private static func record(announcedBy line: [UInt8], _ lines: inout ShardLines) -> [UInt8]? {
        let words = String(decoding: line, as: UTF8.self).split(separator: " ")
        guard words.count == 2, let count = Int(words[0]), let record = lines.bytes(count),
            Fingerprint.sha256(record) == words[1]
        else { return nil }
        return record
    }

    private static func missing(_ folder: String) -> BilingualText {
        BilingualText(
            zh: "“\(folder)”里没有分片结果（\(name)）。请先用 filingdesk review --shard 审核该分片，或等它做完。",
            en:
                "There is no shard's result (\(name)) in \"\(folder)\". Review that share first with filingdesk review --shard, or wait until it is done."
        )
    }

    private static func foreign(_ path: String) -> BilingualText {
        BilingualText(
            zh: "“\(path)”不是本版本程序写的分片结果。请用同一版本重新审核该分片。",
            en:
                "\"\(path)\" was not written by this version of the program. Review that share again with the same version."
        )
    }

    private static func damaged(_ path: String) -> BilingualText {
        BilingualText(
            zh: "分片结果“\(path)”不完整或已损坏。请重新复制，或重新审核该分片。",
            en: "The shard's result \"\(path)\" is damaged or not complete. Copy it again, or review that share again.")
    }
}

/// A file read from its beginning, in lines and in bytes.
private struct ShardLines: ~Copyable {
    private let file: Int32
    private var buffer: [UInt8] = []
    private var position = 0

    /// Nil for a file that cannot be opened.
    init?(_ path: String) {
        file = SystemPath(path).withPointer { open($0, O_RDONLY | O_CLOEXEC) }
        guard file >= 0 else { return nil }
    }

    deinit { if file >= 0 { close(file) } }

    private static let piece = 1 << 18
    private static let longestLine = 1 << 20
    /// Of one file's record.
    private static let longestRecord = 1 << 30

    /// Without its end; nil where none begins, or none ends in time.
    mutating func line() -> [UInt8]? {
        var searched = position
        while true {
            if let end = buffer[searched...].firstIndex(of: 0x0A) {
                defer { position = end + 1 }
                return Array(buffer[position..<end])
            }
            searched = buffer.count
            guard buffer.count - position < Self.longestLine else { return nil }
            let dropped = position
            guard fill() else { return nil }
            searched -= dropped
        }
    }

    mutating func bytes(_ count: Int) -> [UInt8]? {
        guard (0...Self.longestRecord).contains(count) else { return nil }
        while buffer.count - position < count { guard fill() else { return nil } }
        defer { position += count }
        return Array(buffer[position..<position + count])
    }

    var isAtEnd: Bool {
        mutating get { position == buffer.count && !fill() }
    }

    /// Lets go what was read and reads on; false at the end.
    private mutating func fill() -> Bool {
        buffer.removeFirst(position)
        position = 0
        let piece = [UInt8](unsafeUninitializedCapacity: Self.piece) { room, count in
            var got = -1
            repeat { got = read(file, room.baseAddress, Self.piece) } while got < 0 && errno == EINTR
            count = max(0, got)
        }
        buffer += piece
        return !piece.isEmpty
    }
}
