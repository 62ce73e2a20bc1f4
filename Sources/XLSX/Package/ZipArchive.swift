import CDeflate
import CZip
import Spreadsheet

/// An archive opened for reading over bytes in memory. libzip reads the directory and hands out raw entries;
/// libdeflate inflates them in one shot. The handles never leave this type, and the bytes must outlive it.
///
/// Soundness: both libraries are told the size of every buffer; the handles are freed once, in `deinit`.
struct ZipArchive: ~Copyable {
    struct Entry: Hashable, Sendable {
        let index: Int
        /// As stored.
        let name: String
        /// Declared in the central directory; a hint, never an allowance.
        let size: Int
        let compressedSize: Int
        let crc: UInt32
        let method: UInt16
        let isEncrypted: Bool
    }

    private let archive: OpaquePointer
    /// Of the whole container: no entry's stored bytes can be more.
    private let containerSize: Int
    private let inflater: OpaquePointer

    /// - Parameter bytes: must stay where they are as long as the archive is open.
    init(_ bytes: UnsafeBufferPointer<UInt8>) throws(XLSXError) {
        guard let inflater = libdeflate_alloc_decompressor() else {
            throw .inaccessible(reason: SystemReason.outOfMemory)
        }
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let source = zip_source_buffer_create(bytes.baseAddress, UInt64(bytes.count), 0, &error) else {
            libdeflate_free_decompressor(inflater)
            throw .inaccessible(reason: SystemReason.outOfMemory)
        }
        guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
            let detail =
                zip_error_code_zip(&error) == ZIP_ER_NOZIP
                ? "not a complete ZIP archive" : String(cString: zip_error_strerror(&error))
            zip_source_free(source)
            libdeflate_free_decompressor(inflater)
            throw .damaged(part: nil, detail: detail)
        }
        self.archive = archive
        containerSize = bytes.count
        self.inflater = inflater
    }

    deinit {
        zip_discard(archive)
        libdeflate_free_decompressor(inflater)
    }

    var entryCount: Int { Int(zip_get_num_entries(archive, 0)) }

    func entry(_ index: Int) throws(XLSXError) -> Entry {
        var stat = zip_stat_t()
        zip_stat_init(&stat)
        let needed = UInt64(ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD)
        guard zip_stat_index(archive, UInt64(index), 0, &stat) == 0, stat.valid & needed == needed,
            let name = stat.name,
            let size = Int(exactly: stat.size), let compressedSize = Int(exactly: stat.comp_size)
        else { throw .damaged(part: nil, detail: "entry \(index) of the directory cannot be read") }
        return Entry(
            index: index, name: String(cString: name), size: size, compressedSize: compressedSize, crc: stat.crc,
            method: stat.comp_method, isEncrypted: stat.encryption_method != UInt16(ZIP_EM_NONE))
    }

    /// The entry's bytes, inflated and checked against their declared size and CRC.
    ///
    /// - Parameters:
    ///   - stored: the entry's bytes as stored, where the caller has them.
    ///   - limit: the most bytes it may come to.
    ///   - totalLeft: how many bytes of the workbook's parts may still be inflated.
    func content(
        _ entry: Entry, stored: [UInt8]? = nil, limit: Int, totalLeft: Int, limits: Limits
    ) throws(XLSXError) -> [UInt8] {
        try check(entry)
        let allowance = Allowance(of: entry, limit: limit, totalLeft: totalLeft, limits)
        guard allowance.bytes >= 0 else { throw allowance.exceeded }
        let raw = if let stored { stored } else { try raw(entry) }
        let bytes: [UInt8]
        switch Int32(entry.method) {
        case ZIP_CM_STORE:
            guard raw.count <= allowance.bytes else { throw allowance.exceeded }
            bytes = raw
        case ZIP_CM_DEFLATE: bytes = try inflated(raw, entry, allowance)
        default: throw .damaged(part: entry.name, detail: "compression method \(entry.method)")
        }
        guard bytes.count == entry.size else { throw Self.lyingSize(entry) }
        guard libdeflate_crc32(0, bytes, bytes.count) == entry.crc else {
            throw .damaged(part: entry.name, detail: "CRC mismatch")
        }
        return bytes
    }

    /// How large an entry may become, and which limit says so.
    private struct Allowance {
        let bytes: Int
        let exceeded: XLSXError

        init(of entry: Entry, limit: Int, totalLeft: Int, _ limits: Limits) {
            let expanded = entry.compressedSize.multipliedReportingOverflow(by: limits.ratio)
            let bounds: [(limit: Limit, bytes: Int, maximum: Int)] = [
                (.partSize, limit, limit),
                (.ratio, max(limits.ratioGrace, expanded.overflow ? Int.max : expanded.partialValue), limits.ratio),
                (.totalSize, totalLeft, limits.totalBytes),
                // While it is inflated, its compressed bytes are held as well.
                (.memory, limits.memoryLeft - entry.compressedSize, limits.memory),
            ]
            let tightest = bounds.min { $0.bytes < $1.bytes } ?? (.partSize, limit, limit)
            bytes = tightest.bytes
            exceeded = tightest.limit.exceeded(tightest.maximum, in: entry.name)
        }
    }

    /// The entry's bytes as stored.
    func stored(_ entry: Entry) throws(XLSXError) -> [UInt8] {
        try check(entry)
        return try raw(entry)
    }

    private func check(_ entry: Entry) throws(XLSXError) {
        guard !entry.isEncrypted else { throw .encrypted }
        guard entry.compressedSize <= containerSize else { throw .damaged(part: entry.name, detail: "cut short") }
    }

    private func raw(_ entry: Entry) throws(XLSXError) -> [UInt8] {
        guard let file = zip_fopen_index(archive, UInt64(entry.index), ZIP_FL_COMPRESSED) else {
            throw .damaged(part: entry.name, detail: String(cString: zip_strerror(archive)))
        }
        defer { zip_fclose(file) }
        // An array of no capacity shares its count with all others, and must not be written to.
        let bytes = [UInt8](unsafeUninitializedCapacity: max(1, entry.compressedSize)) { buffer, count in
            while count < entry.compressedSize {
                let got = zip_fread(file, buffer.baseAddress.map { $0 + count }, UInt64(entry.compressedSize - count))
                guard got > 0 else { break }
                count += Int(got)
            }
        }
        guard bytes.count == entry.compressedSize else { throw .damaged(part: entry.name, detail: "cut short") }
        return bytes
    }

    private func inflated(_ raw: [UInt8], _ entry: Entry, _ allowance: Allowance) throws(XLSXError) -> [UInt8] {
        // Deflate turns a byte into 1,032 at most: a size declared beyond that buys no memory.
        let most = raw.count.multipliedReportingOverflow(by: 1_032)
        let possible = most.overflow ? Int.max : most.partialValue
        let capacity = max(1, min(entry.size, allowance.bytes, possible))
        var result = LIBDEFLATE_BAD_DATA
        let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            result = libdeflate_deflate_decompress_ex(
                inflater, raw, raw.count, buffer.baseAddress, buffer.count, nil, &count)
            if result != LIBDEFLATE_SUCCESS { count = 0 }
        }
        switch result {
        case LIBDEFLATE_SUCCESS: return bytes
        case LIBDEFLATE_INSUFFICIENT_SPACE where capacity == allowance.bytes: throw allowance.exceeded
        case LIBDEFLATE_INSUFFICIENT_SPACE: throw Self.lyingSize(entry)
        default: throw .damaged(part: entry.name, detail: "corrupt compressed data")
        }
    }

    private static func lyingSize(_ entry: Entry) -> XLSXError {
        .damaged(part: entry.name, detail: "not the \(entry.size) bytes that the directory says")
    }
}
