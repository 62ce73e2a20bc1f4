import Glibc
import Spreadsheet

/// Lines put aside on the disk until all of them are known, so that memory does not grow with the filings. The file has no
/// name any more: it is gone with the process, however that ends.
struct Spool: ~Copyable {
    private let file: Int32
    private let folder: String
    private var pending: [UInt8] = []

    private static let piece = 1 << 18

    /// - Parameter name: of a file in the folder, while it is being made.
    init(in folder: OutputFolder, name: String) throws(ReviewError) {
        self.folder = folder.path
        let path = "\(folder.path)/.\(name).part"
        file = SystemPath(path).withPointer { open($0, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600) }
        guard file >= 0 else { throw .cannotWrite(path: folder.path, reason: SystemReason.last) }
        _ = SystemPath(path).withPointer { unlink($0) }
    }

    deinit { close(file) }

    /// - Parameter line: without an end; none within it.
    mutating func append(_ line: [UInt8]) throws(ReviewError) {
        pending += line
        pending.append(0x0A)
        if pending.count >= Self.piece { try flush() }
    }

    private mutating func flush() throws(ReviewError) {
        var written = 0
        while written < pending.count {
            let count = pending.withUnsafeBytes {
                write(file, $0.baseAddress.map { $0 + written }, pending.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .cannotWrite(path: folder, reason: SystemReason.last) }
            written += count
        }
        pending.removeAll(keepingCapacity: true)
    }

    /// Hands on every line in order. Nothing can be appended afterwards.
    mutating func each(_ take: ([UInt8]) throws(ReviewError) -> Void) throws(ReviewError) {
        try flush()
        lseek(file, 0, SEEK_SET)
        var buffer = [UInt8](repeating: 0, count: Self.piece)
        var line: [UInt8] = []
        while true {
            let count = buffer.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .cannotWrite(path: folder, reason: SystemReason.last) }
            guard count > 0 else { return }
            var rest = buffer[..<count]
            while let end = rest.firstIndex(of: 0x0A) {
                line += rest[..<end]
                try take(line)
                line.removeAll(keepingCapacity: true)
                rest = rest[(end + 1)...]
            }
            line += rest
        }
    }
}
