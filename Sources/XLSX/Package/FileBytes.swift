import Glibc
import Spreadsheet

/// Whole files in memory.
package enum FileBytes {
    /// - Parameter path: as `SystemPath` carries it.
    /// - Throws: `.inaccessible` with the system's reason, `.limitExceeded` before anything is allocated.
    package static func read(_ path: String, limit: Int) throws(XLSXError) -> [UInt8] {
        let file = SystemPath(path).withPointer { open($0, O_RDONLY | O_CLOEXEC) }
        guard file >= 0 else { throw .inaccessible(reason: SystemReason.last) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw .inaccessible(reason: SystemReason.last) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .inaccessible(reason: SystemReason.notAFile) }
        guard status.st_size <= limit else {
            throw Limit.fileSize.exceeded(limit, in: nil)
        }
        let size = Int(status.st_size)
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: max(1, size)) { buffer, count in
            while count < size {
                let got = Glibc.read(file, buffer.baseAddress.map { $0 + count }, size - count)
                if got < 0, errno == EINTR { continue }
                if got < 0 { failure = errno }
                guard got > 0 else { break }
                count += got
            }
        }
        guard failure == 0 else { throw .inaccessible(reason: SystemReason.text(failure)) }
        return bytes
    }
}
