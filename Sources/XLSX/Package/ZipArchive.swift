import CDeflate
import CZip

/// An archive opened for reading over bytes in memory. libzip reads the directory and hands out raw entries;
/// libdeflate inflates them in one shot. The handles never leave this type, and the bytes must outlive it.
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
            throw .inaccessible(reason: "out of memory")
        }
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let source = zip_source_buffer_create(bytes.baseAddress, UInt64(bytes.count), 0, &error) else {
            libdeflate_free_decompressor(inflater)
            throw .inaccessible(reason: "out of memory")
        }
        guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
            let detail = String(cString: zip_error_strerror(&error))
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

    /// The entry's bytes, inflated and checked against their CRC.
    ///
    /// - Parameter limit: the most bytes it may come to.
    func content(_ entry: Entry, limit: Int, limits: Limits) throws(XLSXError) -> [UInt8] {
        guard !entry.isEncrypted else { throw .encrypted }
        guard entry.compressedSize <= containerSize else { throw .damaged(part: entry.name, detail: "cut short") }
        let ratioCap = max(
            limits.ratioGrace, entry.compressedSize.multipliedReportingOverflow(by: limits.ratio).partialValue)
        guard entry.size <= limit else {
            throw .limitExceeded(limit: "part size", part: entry.name, maximum: limit, option: "--max-part-size")
        }
        guard entry.size <= ratioCap else { throw ratioExceeded(entry, limits) }
        let raw = try raw(entry)
        let bytes: [UInt8]
        switch Int32(entry.method) {
        case ZIP_CM_STORE:
            guard raw.count <= limit else {
                throw .limitExceeded(limit: "part size", part: entry.name, maximum: limit, option: "--max-part-size")
            }
            bytes = raw
        case ZIP_CM_DEFLATE: bytes = try inflated(raw, entry, cap: min(limit, ratioCap), limits)
        default: throw .damaged(part: entry.name, detail: "compression method \(entry.method)")
        }
        guard libdeflate_crc32(0, bytes, bytes.count) == entry.crc else {
            throw .damaged(part: entry.name, detail: "CRC mismatch")
        }
        return bytes
    }

    /// The entry's bytes as stored.
    private func raw(_ entry: Entry) throws(XLSXError) -> [UInt8] {
        guard let file = zip_fopen_index(archive, UInt64(entry.index), ZIP_FL_COMPRESSED) else {
            throw .damaged(part: entry.name, detail: String(cString: zip_strerror(archive)))
        }
        defer { zip_fclose(file) }
        let bytes = [UInt8](unsafeUninitializedCapacity: entry.compressedSize) { buffer, count in
            while count < entry.compressedSize {
                let got = zip_fread(file, buffer.baseAddress.map { $0 + count }, UInt64(entry.compressedSize - count))
                guard got > 0 else { break }
                count += Int(got)
            }
        }
        guard bytes.count == entry.compressedSize else { throw .damaged(part: entry.name, detail: "cut short") }
        return bytes
    }

    /// Grows from the declared size to the cap, since declared sizes lie.
    private func inflated(
        _ raw: [UInt8], _ entry: Entry, cap: Int, _ limits: Limits
    ) throws(XLSXError) -> [UInt8] {
        var capacity = max(1, min(entry.size, cap))
        while true {
            var result = LIBDEFLATE_BAD_DATA
            var used = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
                result = libdeflate_deflate_decompress_ex(
                    inflater, raw, raw.count, buffer.baseAddress, buffer.count, &used, &count)
                if result != LIBDEFLATE_SUCCESS { count = 0 }
            }
            switch result {
            case LIBDEFLATE_SUCCESS: return bytes
            case LIBDEFLATE_INSUFFICIENT_SPACE where capacity < cap: capacity = min(cap, capacity * 2)
            case LIBDEFLATE_INSUFFICIENT_SPACE: throw ratioExceeded(entry, limits)
            default: throw .damaged(part: entry.name, detail: "corrupt compressed data")
            }
        }
    }

    private func ratioExceeded(_ entry: Entry, _ limits: Limits) -> XLSXError {
        .limitExceeded(limit: "compression ratio", part: entry.name, maximum: limits.ratio, option: "--max-ratio")
    }
}
