/// An OLE compound file ([MS-CFB]): the container of workbooks before OOXML, and of encrypted ones since. Every sector
/// that a stream needs must lie in the file, so that one that was cut short is known by its container already.
struct CompoundFile {
    static let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

    private struct Entry {
        let start: Int
        let size: Int
    }

    private let bytes: [UInt8]
    private let sectors: SectorTable
    private let miniSectors: SectorTable
    /// Small streams, all in one.
    private let miniStream: [UInt8]
    private let miniCutoff: Int
    /// What lies in the root storage itself, by upper-case name; the streams of embedded documents lie deeper.
    private let entries: [String: Entry]

    init(_ bytes: [UInt8]) throws(XLSXError) {
        let header = LittleEndian(bytes)
        guard bytes.starts(with: Self.signature), let shift = header.u16(30), shift == 9 || shift == 12,
            header.u16(32) == 6, let directoryStart = header.u32(48), let miniCutoff = header.u32(56),
            let miniTableStart = header.u32(60)
        else { throw Self.damaged("header") }
        let sectors = try SectorTable(bytes, sectorSize: 1 << shift)
        let directory = Directory(try sectors.content(from: directoryStart, of: bytes))
        guard let root = directory.item(0) else { throw Self.damaged("directory") }
        let miniTable = LittleEndian(try sectors.content(from: miniTableStart, of: bytes))
        self.bytes = bytes
        self.sectors = sectors
        self.miniCutoff = miniCutoff
        miniStream = try sectors.content(from: root.start, size: root.size, of: bytes)
        miniSectors = SectorTable(size: 64, headerSize: 0, next: miniTable)
        entries = Dictionary(
            directory.children(of: root).map { ($0.name.uppercased(), Entry(start: $0.start, size: $0.size)) },
            uniquingKeysWith: { first, _ in first })
    }

    func contains(_ name: String) -> Bool { entries[name.uppercased()] != nil }

    /// Nil when the root storage has no such stream.
    func stream(_ name: String) throws(XLSXError) -> [UInt8]? {
        guard let entry = entries[name.uppercased()] else { return nil }
        return entry.size < miniCutoff
            ? try miniSectors.content(from: entry.start, size: entry.size, of: miniStream)
            : try sectors.content(from: entry.start, size: entry.size, of: bytes)
    }

    static func damaged(_ what: String) -> XLSXError { .damaged(part: nil, detail: "OLE \(what)") }
}

/// The directory: records of 128 bytes, each storage's children as a tree ([MS-CFB] 2.6).
private struct Directory {
    struct Item {
        let name: String
        let left, right, child: Int
        let start, size: Int
    }

    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func item(_ number: Int) -> Item? {
        let reader = LittleEndian(bytes)
        let base = number * 128
        guard number >= 0, let nameLength = reader.u16(base + 64), nameLength <= 64, let left = reader.u32(base + 68),
            let right = reader.u32(base + 72), let child = reader.u32(base + 76), let start = reader.u32(base + 116),
            let size = reader.u32(base + 120)
        else { return nil }
        let units = stride(from: 0, to: max(0, nameLength - 2), by: 2).compactMap { reader.u16(base + $0) }
        return Item(
            name: String(decoding: units.map { UInt16(truncatingIfNeeded: $0) }, as: UTF16.self), left: left,
            right: right, child: child, start: start, size: size)
    }

    /// In no particular order; a tree that bites its tail ends there.
    func children(of parent: Item) -> [Item] {
        var found: [Item] = []
        var seen: Set<Int> = []
        var waiting = [parent.child]
        while let number = waiting.popLast() {
            guard let item = item(number), seen.insert(number).inserted else { continue }
            found.append(item)
            waiting += [item.left, item.right]
        }
        return found
    }
}
