/// Part names of a package (ECMA-376 Part 2, 6.2): `/`-separated, compared without regard to ASCII case.
enum PartName {
    /// What an entry's or target's name is compared by: no leading slash, `\` as `/`, percent escapes undone, lower case.
    static func key(_ name: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(name.utf8.count)
        var rest = Array(name.utf8)[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\\"): bytes.append(UInt8(ascii: "/"))
            case UInt8(ascii: "%"):
                if let value = hexadecimal(rest.prefix(2)) {
                    rest = rest.dropFirst(2)
                    bytes.append(value)
                } else {
                    bytes.append(byte)
                }
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte | 0x20)
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes.drop { $0 == UInt8(ascii: "/") }, as: UTF8.self)
    }

    /// A relationship's target as a part name, relative to the folder of its source; it never leaves the package.
    static func resolve(_ target: String, from source: String?) -> String {
        let plain = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).first.map(String.init) ?? target
        let slashed = String(plain.map { $0 == "\\" ? "/" : $0 })
        var parts: [Substring] = []
        if !slashed.hasPrefix("/"), let source { parts = source.split(separator: "/").dropLast() }
        for part in slashed.split(separator: "/") {
            switch part {
            case ".": continue
            case "..": _ = parts.popLast()
            default: parts.append(part)
            }
        }
        return parts.joined(separator: "/")
    }

    /// Where a part's relationships stand: `xl/workbook.xml` → `xl/_rels/workbook.xml.rels`; nil for the package's own.
    static func relationships(of part: String?) -> String {
        guard let part else { return "_rels/.rels" }
        guard let slash = part.lastIndex(of: "/") else { return "_rels/\(part).rels" }
        return "\(part[..<slash])/_rels/\(part[part.index(after: slash)...]).rels"
    }

    private static func hexadecimal(_ digits: ArraySlice<UInt8>) -> UInt8? {
        digits.count == 2 ? UInt8(String(decoding: digits, as: UTF8.self), radix: 16) : nil
    }
}
