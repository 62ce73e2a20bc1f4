/// Which indexes into the styles a package uses, read off the bytes of its parts without parsing them: a number too many
/// only means that a look stays.
struct StyleUse {
    /// The highest `s` of a cell or row and `style` of a column, of all worksheets.
    private(set) var format = -1
    /// The highest of the attributes whose name ends with `dxfId`.
    private(set) var differential = -1

    mutating func add(_ bytes: [UInt8], isWorksheet: Bool) {
        differential = max(
            differential, Self.highest("xfId=", in: bytes) { $0 == UInt8(ascii: "d") || $0 == UInt8(ascii: "D") })
        guard isWorksheet else { return }
        for name: StaticString in ["s=", "style="] {
            format = max(format, Self.highest(name, in: bytes) { $0 <= 0x20 })
        }
    }

    private static func highest(_ name: StaticString, in bytes: [UInt8], after isFitting: (UInt8) -> Bool) -> Int {
        var highest = -1
        var cursor = 0
        while let place = bytes.place(of: name, from: cursor) {
            cursor = place + name.utf8CodeUnitCount
            guard place > 0, isFitting(bytes[place - 1]) else { continue }
            let digits = bytes[cursor...].dropFirst().prefix(10).prefix { (0x30...0x39).contains($0) }
            if let number = Int(String(decoding: digits, as: UTF8.self)) { highest = max(highest, number) }
        }
        return highest
    }
}
