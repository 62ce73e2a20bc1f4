import CDeflate
import Spreadsheet

/// Writes an archive anew with some entries replaced, some removed and some added. Every other entry is copied as it lies in the
/// original: local header, compressed bytes and data descriptor, bit for bit (libzip would rewrite the headers).
struct SpliceWriter {
    private let original: [UInt8]
    private let directory: ZipDirectory
    private let recurring: DeflatedParts?
    private var replaced: [Int: [UInt8]] = [:]
    private var removed: Set<Int> = []
    private var added: [(name: String, content: [UInt8])] = []

    init(_ package: OPCPackage) throws(XLSXError) {
        original = package.bytes
        recurring = package.recurring?.deflated
        directory = try ZipDirectory(package.bytes)
        // libzip's reading of the directory is the one that was judged.
        guard directory.records.count == package.entries.count,
            zip(directory.records, package.entries).allSatisfy({ record, entry in
                package.bytes[record.nameRange].elementsEqual(entry.name.utf8)
                    || !entry.name.utf8.allSatisfy { $0 < 0x80 }
            })
        else { throw .damaged(part: nil, detail: "the central directory contradicts itself") }
    }

    /// - Parameter index: of the entry in the directory.
    mutating func replace(_ index: Int, with content: [UInt8]) { replaced[index] = content }

    /// - Parameter index: of the entry in the directory.
    mutating func remove(_ index: Int) { removed.insert(index) }

    mutating func add(_ name: String, _ content: [UInt8]) { added.append((name, content)) }

    func archive() throws(XLSXError) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(original.count + 65_536)
        let compressor = try Compressor()
        var central: [UInt8] = []
        let ranges = directory.entryRanges()
        var written: [Int: Int] = [:]
        // Entries in the order in which they lie in the file; the directory keeps its own order.
        let kept = directory.records.indices.filter { !removed.contains($0) }
        for index in kept.sorted(by: { directory.records[$0].localOffset < directory.records[$1].localOffset }) {
            written[index] = output.count
            if let content = replaced[index] {
                let name = Array(original[directory.records[index].nameRange])
                compressor.entry(name, content, recurring, into: &output)
            } else {
                output.append(contentsOf: original[ranges[index]])
            }
        }
        for (index, record) in directory.records.enumerated() {
            guard let offset = written[index] else { continue }
            if let content = replaced[index] {
                let name = Array(original[record.nameRange])
                central += compressor.record(name, content, header: output[offset...].prefix(30), offset: offset)
            } else {
                var bytes = Array(original[record.range])
                bytes.replaceSubrange(42..<46, with: (0..<4).map { UInt8(truncatingIfNeeded: offset >> ($0 * 8)) })
                central += bytes
            }
        }
        for (name, content) in added {
            let offset = output.count
            compressor.entry(Array(name.utf8), content, nil, into: &output)
            central += compressor.record(
                Array(name.utf8), content, header: output[offset...].prefix(30), offset: offset)
        }
        let count = directory.records.count - removed.count + added.count
        guard output.count + central.count < 0xFFFF_FFFF, count < 0xFFFF else {
            throw .limitExceeded(limit: "file size", part: nil, maximum: 0xFFFF_FFFF, option: "--max-file-size")
        }
        let start = output.count
        output += central
        output.append(0x0605_4B50, bytes: 4)
        output.append(0, bytes: 4)
        output.append(count, bytes: 2)
        output.append(count, bytes: 2)
        output.append(central.count, bytes: 4)
        output.append(start, bytes: 4)
        output.append(directory.comment.count, bytes: 2)
        output += original[directory.comment]
        return output
    }
}

/// Deflates new entries. Level 1: the parts written are small, and libdeflate's level 1 beats zlib's 6 in size.
private struct Compressor: ~Copyable {
    private let handle: OpaquePointer

    init() throws(XLSXError) {
        guard let handle = libdeflate_alloc_compressor(1) else { throw .inaccessible(reason: SystemReason.outOfMemory) }
        self.handle = handle
    }

    deinit { libdeflate_free_compressor(handle) }

    /// Parts below this size are stored as they are: building a code for them takes longer than it is worth.
    private static let smallest = 512

    /// Appends a local header and the deflated content.
    ///
    /// - Parameter recurring: nil for what no other file will have.
    func entry(_ name: [UInt8], _ content: [UInt8], _ recurring: DeflatedParts?, into output: inout [UInt8]) {
        let isStored = content.count < Self.smallest
        let crc = libdeflate_crc32(0, content, content.count)
        let packed =
            isStored
            ? content : recurring?.deflated(content, crc: crc) { deflated($0) } ?? deflated(content)
        output.append(0x0403_4B50, bytes: 4)
        output.append(20, bytes: 2)  // version needed
        output.append(name.contains { $0 >= 0x80 } ? 0x0800 : 0, bytes: 2)  // the name is UTF-8
        output.append(isStored ? 0 : 8, bytes: 2)  // stored or deflated
        output.append(0, bytes: 2)  // 00:00
        output.append(0x0021, bytes: 2)  // 1980-01-01, so that the same input gives the same bytes
        output.append(Int(crc), bytes: 4)
        output.append(packed.count, bytes: 4)
        output.append(content.count, bytes: 4)
        output.append(name.count, bytes: 2)
        output.append(0, bytes: 2)
        output += name
        output += packed
    }

    private func deflated(_ content: [UInt8]) -> [UInt8] {
        let bound = libdeflate_deflate_compress_bound(handle, content.count)
        return [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
            count = libdeflate_deflate_compress(handle, content, content.count, buffer.baseAddress, buffer.count)
        }
    }

    /// The central directory record that belongs to a local header just written.
    func record(_ name: [UInt8], _ content: [UInt8], header: ArraySlice<UInt8>, offset: Int) -> [UInt8] {
        var record: [UInt8] = []
        record.append(0x0201_4B50, bytes: 4)
        record.append(20, bytes: 2)  // version made by
        record += header.dropFirst(4).prefix(26)  // version needed … extra length, as in the local header
        record.append(0, bytes: 2)  // comment
        record.append(0, bytes: 2)  // disk
        record.append(0, bytes: 2)  // internal attributes
        record.append(0, bytes: 4)  // external attributes
        record.append(offset, bytes: 4)
        record += name
        return record
    }
}
