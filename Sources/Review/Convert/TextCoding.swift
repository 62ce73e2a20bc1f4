import Spreadsheet

/// How a CSV's text is coded.
package enum TextCoding: String, Sendable, CaseIterable {
    /// With the mark by which Excel and WPS know it.
    case utf8WithMark = "utf-8-bom"
    case utf8 = "utf-8"
    /// As Chinese editions of older programs expect it.
    case gb18030

    static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// What stands before everything else.
    var prefix: [UInt8] { self == .utf8WithMark ? Self.mark : [] }

    /// Nil where the system has no such coding.
    func coded(_ text: String) -> [UInt8]? {
        self == .gb18030 ? Iconv.convert(Array(text.utf8), from: "UTF-8", to: "GB18030") : Array(text.utf8)
    }

    /// The text of a file in UTF-8, GB18030, or UTF-16 with its mark; which, its bytes tell. The mark is left out.
    static func decoded(_ bytes: [UInt8]) throws(FilingFileError) -> [UInt8] {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            guard let text = Iconv.convert(bytes, from: "UTF-16", to: "UTF-8") else { throw .encoding(line: 1) }
            return text
        }
        if bytes.starts(with: mark) { return try checked(Array(bytes.dropFirst(mark.count))) }
        if isUTF8(bytes) { return bytes }
        guard let text = Iconv.convert(bytes, from: "GB18030", to: "UTF-8") else {
            throw .encoding(line: line(ofFirstFaultIn: bytes))
        }
        return text
    }

    private static func checked(_ bytes: [UInt8]) throws(FilingFileError) -> [UInt8] {
        guard isUTF8(bytes) else { throw .encoding(line: line(ofFirstFaultIn: bytes)) }
        return bytes
    }

    private static func isUTF8(_ bytes: [UInt8]) -> Bool { String(validating: bytes, as: UTF8.self) != nil }

    /// The first line that is no UTF-8.
    private static func line(ofFirstFaultIn bytes: [UInt8]) -> Int {
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        return (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0) + 1  // some line is
    }
}
