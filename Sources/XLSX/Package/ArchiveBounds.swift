import Spreadsheet

/// Where in a file's bytes an archive lies. Self-extracting files have a program before it, and mail gateways and
/// careless programs put lines before or behind it; the end record (APPNOTE 4.3.16) tells.
enum ArchiveBounds {
    private static let endLength = 22

    /// What surrounds the archive.
    static func flaws(_ bytes: [UInt8]) -> [BilingualText] {
        var flaws: [BilingualText] = []
        if bytes.first != UInt8(ascii: "P") {
            flaws.append(BilingualText(zh: "压缩包之前有多余的字节", en: "there are bytes before the archive"))
        }
        if let end = endRecord(bytes), end.upperBound != bytes.count {
            flaws.append(BilingualText(zh: "压缩包之后有多余的字节", en: "there are bytes behind the archive"))
        }
        return flaws
    }

    /// Where offsets count from in a file that begins with other bytes: 0 when they count from the file's beginning. Nil
    /// when there is no archive.
    static func start(_ bytes: [UInt8]) -> Int? {
        let reader = LittleEndian(bytes)
        guard let end = endRecord(bytes)?.lowerBound, let size = reader.u32(end + 12),
            let offset = reader.u32(end + 16)
        else { return nil }
        let start = end - size - offset
        guard start >= 0, reader.u32(start + offset) == 0x0201_4B50 else { return nil }
        return start
    }

    /// The last record, with the archive's comment, that does not run out of the file; libzip looks as far back.
    private static func endRecord(_ bytes: [UInt8]) -> Range<Int>? {
        let reader = LittleEndian(bytes)
        let last = bytes.count - endLength
        for place in stride(from: last, through: max(0, last - 0xFFFF), by: -1)
        where bytes[place] == UInt8(ascii: "P") && reader.u32(place) == 0x0605_4B50 {
            guard let comment = reader.u16(place + 20), place + endLength + comment <= bytes.count else { continue }
            return place..<(place + endLength + comment)
        }
        return nil
    }
}
