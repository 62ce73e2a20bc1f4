/// An archive written byte by byte (APPNOTE 4.3), so that each field can be a lie.
struct ZipImage {
    struct Entry {
        var name: String
        var content: [UInt8]
        /// The content as one stored block of deflate (RFC 1951, 3.2.4), or as it is.
        var isDeflated = false
        /// Sizes and CRC follow the content instead of standing before it.
        var hasDescriptor = false
        /// Sizes in a zip64 extra field of the local header.
        var isZip64 = false
        /// What the directory says instead of the truth.
        var saidSize: Int?
        var saidCRC: UInt32?
        var saidMethod: Int?
        var flags = 0
        /// What is done to the compressed bytes.
        var spoil: ([UInt8]) -> [UInt8] = { $0 }

        init(_ name: String, _ content: [UInt8]) {
            self.name = name
            self.content = content
        }
    }

    var entries: [Entry]
    var prefix: [UInt8] = []
    var suffix: [UInt8] = []

    init(_ entries: [Entry]) { self.entries = entries }

    mutating func change(_ name: String, _ body: (inout Entry) -> Void) {
        for index in entries.indices where entries[index].name == name { body(&entries[index]) }
    }

    var bytes: [UInt8] {
        var output: [UInt8] = []
        var directory: [UInt8] = []
        for entry in entries {
            let offset = output.count
            let crc = entry.saidCRC ?? Self.crc(entry.content)
            let packed = entry.spoil(entry.isDeflated ? Self.stored(entry.content) : entry.content)
            let method = entry.saidMethod ?? (entry.isDeflated ? 8 : 0)
            let name = Array(entry.name.utf8)
            let extra: [UInt8] =
                entry.isZip64
                ? Self.number(1, 2) + Self.number(16, 2) + Self.number(entry.content.count, 8)
                    + Self.number(packed.count, 8) : []
            let flags = entry.flags | (entry.hasDescriptor ? 8 : 0)
            let sizes = Self.number(packed.count, 4) + Self.number(entry.content.count, 4)
            output += Self.number(0x0403_4B50, 4) + Self.number(entry.isZip64 ? 45 : 20, 2) + Self.number(flags, 2)
            output += Self.number(method, 2) + [0, 0, 0x21, 0]
            output +=
                entry.hasDescriptor
                ? [UInt8](repeating: 0, count: 12)
                : Self.number(Int(crc), 4) + (entry.isZip64 ? [UInt8](repeating: 0xFF, count: 8) : sizes)
            output += Self.number(name.count, 2) + Self.number(extra.count, 2) + name + extra + packed
            if entry.hasDescriptor { output += Self.number(0x0807_4B50, 4) + Self.number(Int(crc), 4) + sizes }
            directory += Self.number(0x0201_4B50, 4) + Self.number(20, 2) + Self.number(20, 2) + Self.number(flags, 2)
            directory += Self.number(method, 2) + [0, 0, 0x21, 0] + Self.number(Int(crc), 4)
            directory += Self.number(packed.count, 4) + Self.number(entry.saidSize ?? entry.content.count, 4)
            directory += Self.number(name.count, 2) + [UInt8](repeating: 0, count: 12) + Self.number(offset, 4) + name
        }
        let start = output.count
        output += directory + Self.number(0x0605_4B50, 4) + [0, 0, 0, 0] + Self.number(entries.count, 2)
        output += Self.number(entries.count, 2) + Self.number(directory.count, 4) + Self.number(start, 4) + [0, 0]
        return prefix + output + suffix
    }

    /// Least significant byte first.
    private static func number(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }

    private static func stored(_ content: [UInt8]) -> [UInt8] {
        precondition(content.count < 65_536)
        return [1] + number(content.count, 2) + number(~content.count, 2) + content
    }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
    }

    /// CRC-32 (ISO 3309).
    private static func crc(_ content: [UInt8]) -> UInt32 {
        ~content.reduce(~0) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ $0 >> 8 }
    }
}
