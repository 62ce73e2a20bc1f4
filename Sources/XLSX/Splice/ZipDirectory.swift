/// The central directory of an archive as records of bytes (APPNOTE 4.3.12), for copying entries without touching them.
/// What the records mean for reading is libzip's business; this only finds where they and their entries lie.
struct ZipDirectory {
    struct Record {
        /// The whole central directory record.
        let range: Range<Int>
        let nameRange: Range<Int>
        /// Where the entry's local header begins.
        let localOffset: Int
    }

    /// In directory order.
    let records: [Record]
    /// Where the central directory begins.
    let offset: Int
    /// The archive's own comment.
    let comment: Range<Int>

    /// - Throws: `.damaged` for archives that cannot be copied record by record: zip64, several disks, or a directory
    ///   that contradicts itself.
    init(_ bytes: [UInt8]) throws(XLSXError) {
        let reader = LittleEndian(bytes)
        let places = stride(from: bytes.count - 22, through: max(0, bytes.count - 22 - 0xFFFF), by: -1)
        func isEnd(_ place: Int) -> Bool { reader.u32(place) == 0x0605_4B50 }
        // A comment may hold the mark of the end, too: the true one's comment ends with the file. Else there is
        // something behind the archive.
        guard
            let end = places.first(where: { isEnd($0) && reader.u16($0 + 20) == bytes.count - $0 - 22 })
                ?? places.first(where: isEnd),
            let count = reader.u16(end + 10), let start = reader.u32(end + 16), let length = reader.u16(end + 20)
        else { throw .damaged(part: nil, detail: "no central directory") }
        guard count != 0xFFFF, start != 0xFFFF_FFFF else { throw .damaged(part: nil, detail: "zip64 archive") }
        var records: [Record] = []
        var cursor = start
        for _ in 0..<count {
            guard reader.u32(cursor) == 0x0201_4B50, let nameLength = reader.u16(cursor + 28),
                let extraLength = reader.u16(cursor + 30), let commentLength = reader.u16(cursor + 32),
                let local = reader.u32(cursor + 42), local < start, reader.u32(local) == 0x0403_4B50
            else { throw .damaged(part: nil, detail: "the central directory contradicts itself") }
            let next = cursor + 46 + nameLength + extraLength + commentLength
            guard next <= end else { throw .damaged(part: nil, detail: "the central directory is cut short") }
            records.append(
                Record(
                    range: cursor..<next, nameRange: (cursor + 46)..<(cursor + 46 + nameLength), localOffset: local))
            cursor = next
        }
        self.records = records
        offset = start
        comment = (end + 22)..<min(end + 22 + length, bytes.count)
    }

    /// The bytes of an entry: from its local header to the next one, data descriptor and padding included.
    func entryRanges() -> [Range<Int>] {
        let starts = Set(records.map(\.localOffset)).sorted()
        var ends: [Int: Int] = [:]
        for (index, start) in starts.enumerated() {
            ends[start] = index + 1 < starts.count ? starts[index + 1] : offset
        }
        return records.map { $0.localOffset..<(ends[$0.localOffset] ?? offset) }
    }
}

/// Unsigned little-endian numbers at checked offsets.
struct LittleEndian {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func u16(_ offset: Int) -> Int? {
        guard offset >= 0, offset + 2 <= bytes.count else { return nil }
        return Int(bytes[offset]) | Int(bytes[offset + 1]) << 8
    }

    func u32(_ offset: Int) -> Int? {
        guard let low = u16(offset), let high = u16(offset + 2) else { return nil }
        return low | high << 16
    }
}

extension [UInt8] {
    /// Appends the lowest bytes of a number, least significant first.
    mutating func append(_ number: Int, bytes count: Int) {
        for index in 0..<count { append(UInt8(truncatingIfNeeded: number >> (index * 8))) }
    }
}
