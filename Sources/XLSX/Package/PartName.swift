/// Part names of a package (ECMA-376 Part 2, 6.2): `/`-separated, compared without regard to ASCII case.
enum PartName {
    /// Where the workbook part of nearly every package lies.
    static let usualWorkbook = "xl/workbook.xml"

    /// What an entry's or target's name is compared by: no leading slash, `\` as `/`, percent escapes undone, lower case.
    static func key(_ name: String) -> String {
        if name == "[Content_Types].xml" { return contentTypesKey }
        let isKey = name.utf8.first != UInt8(ascii: "/") && name.utf8.allSatisfy(isOrdinary)
        return isKey ? name : String(decoding: unescaped(name).drop { $0 == UInt8(ascii: "/") }, as: UTF8.self)
    }

    /// Asked for more often than any other.
    static let contentTypesKey = "[content_types].xml"

    /// A byte that stands for itself in a key.
    private static func isOrdinary(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\\"), UInt8(ascii: "%"), UInt8(ascii: "A")...UInt8(ascii: "Z"): false
        default: true
        }
    }

    private static func unescaped(_ name: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(name.utf8.count)
        var rest = Array(name.utf8)[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\\"): bytes.append(UInt8(ascii: "/"))
            case UInt8(ascii: "%"):
                if let value = hexadecimal(rest.prefix(2)) {
                    rest = rest.dropFirst(2)
                    bytes.append(value &- UInt8(ascii: "A") < 26 ? value | 0x20 : value)
                } else {
                    bytes.append(byte)
                }
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte | 0x20)
            default: bytes.append(byte)
            }
        }
        return bytes
    }

    /// A relationship's target as a part name, relative to the folder of its source; it never leaves the package.
    static func resolve(_ target: String, from source: String?) -> String {
        if isPlain(target) { return folder(of: source).map { $0 + target } ?? target }
        var path: [UInt8] = []
        // The package itself has no name; a capacity is a guess anyway.
        path.reserveCapacity((source?.utf8.count ?? 0) + target.utf8.count)
        let target = target.utf8.prefix { $0 != UInt8(ascii: "#") }
        if let source, target.first != UInt8(ascii: "/"), target.first != UInt8(ascii: "\\") {
            path += source.utf8
            dropLastName(&path)
        }
        for name in target.split(whereSeparator: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }) {
            if name.elementsEqual(".".utf8) { continue }
            if name.elementsEqual("..".utf8) {
                dropLastName(&path)
                continue
            }
            if !path.isEmpty { path.append(UInt8(ascii: "/")) }
            path += name
        }
        return String(decoding: path, as: UTF8.self)
    }

    /// Whether a target is a name or a path downwards, written with nothing to undo.
    private static func isPlain(_ target: String) -> Bool {
        var previous = UInt8(ascii: "/")
        for byte in target.utf8 {
            switch byte {
            case UInt8(ascii: "#"), UInt8(ascii: "\\"): return false
            case UInt8(ascii: "/"), UInt8(ascii: "."): if previous == UInt8(ascii: "/") { return false }
            default: break
            }
            previous = byte
        }
        return previous != UInt8(ascii: "/")
    }

    /// With its slash; nil for a part at the top.
    private static func folder(of source: String?) -> Substring? {
        source.flatMap { source in source.utf8.lastIndex(of: UInt8(ascii: "/")).map { source[...$0] } }
    }

    /// Leaves the folder of a path; nothing of a bare name.
    private static func dropLastName(_ path: inout [UInt8]) {
        path.removeSubrange((path.lastIndex(of: UInt8(ascii: "/")) ?? 0)...)
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
