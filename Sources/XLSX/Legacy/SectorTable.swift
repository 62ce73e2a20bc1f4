/// Which sector follows which in a compound file ([MS-CFB] 2.3).
struct SectorTable {
    private let size: Int
    /// Bytes before sector 0.
    private let headerSize: Int
    private let next: LittleEndian

    /// Numbers from here on end a chain or mark a sector as none.
    private static let special = 0xFFFF_FFFA

    init(size: Int, headerSize: Int, next: LittleEndian) {
        self.size = size
        self.headerSize = headerSize
        self.next = next
    }

    /// The table of the file itself: its sectors are listed in the header (109 of them) and in a chain of lists.
    init(_ bytes: [UInt8], sectorSize: Int) throws(XLSXError) {
        let header = LittleEndian(bytes)
        let most = bytes.count / sectorSize
        var listed = (0..<109).compactMap { header.u32(76 + $0 * 4) }
        var list = header.u32(68) ?? Self.special  // a header cut short lists nothing
        var lists = 0
        while list < Self.special {
            let start = (list + 1) * sectorSize
            guard lists < most, let following = header.u32(start + sectorSize - 4) else {
                throw CompoundFile.damaged("allocation table")
            }
            listed += stride(from: start, to: start + sectorSize - 4, by: 4).compactMap { header.u32($0) }
            list = following
            lists += 1
        }
        var table: [UInt8] = []
        for sector in listed where sector < Self.special {
            let start = (sector + 1) * sectorSize
            guard start + sectorSize <= bytes.count, table.count < bytes.count else {
                throw CompoundFile.damaged("allocation table")
            }
            table += bytes[start..<(start + sectorSize)]
        }
        self.init(size: sectorSize, headerSize: sectorSize, next: LittleEndian(table))
    }

    /// The bytes of a chain.
    ///
    /// - Parameter wanted: their number; nil for whole sectors up to the chain's end.
    func content(from first: Int, size wanted: Int? = nil, of bytes: [UInt8]) throws(XLSXError) -> [UInt8] {
        var content: [UInt8] = []
        var sector = first
        while sector < Self.special, content.count < wanted ?? .max {
            let start = headerSize + sector * size
            let length = min(size, (wanted ?? .max) - content.count)
            // A chain longer than the file runs in a circle.
            guard start + length <= bytes.count, content.count <= bytes.count, let following = next.u32(sector * 4)
            else {
                throw CompoundFile.damaged("stream cut short")
            }
            content += bytes[start..<(start + length)]
            sector = following
        }
        guard content.count == wanted ?? content.count else { throw CompoundFile.damaged("stream cut short") }
        return content
    }
}
