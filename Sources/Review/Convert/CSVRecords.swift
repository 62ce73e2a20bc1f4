import Spreadsheet

/// The records of comma-separated values (RFC 4180), with semicolons or tabs as well, as Excel and WPS write them: fields in
/// quotation marks may hold separators and ends of lines.
struct CSVRecords {
    struct Record {
        /// Where it begins, 1-based.
        let line: Int
        let fields: [String]

        /// Empty where the record is shorter.
        subscript(column: Int) -> String { column < fields.count ? fields[column] : "" }
    }

    private let bytes: [UInt8]
    private var position = 0
    private var line = 1
    private let separator: UInt8

    /// - Parameter bytes: UTF-8 without a mark.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        let first = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
        if first.count == 5, first.starts(with: "sep=".utf8), let last = first.last {
            separator = last
            position = first.endIndex
            skipLineEnd()
        } else {
            separator = Self.likelySeparator(bytes)
        }
    }

    /// Nil behind the last record. Empty lines are none.
    mutating func next() throws(FilingFileError) -> Record? {
        while position < bytes.count {
            let start = line
            var fields: [String] = []
            repeat { fields.append(try field(number: fields.count + 1)) } while skipSeparator()
            skipLineEnd()
            if fields.count > 1 || !fields[0].isEmpty { return Record(line: start, fields: fields) }
        }
        return nil
    }

    private mutating func field(number: Int) throws(FilingFileError) -> String {
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
            let plain = bytes[position...].prefix { $0 != separator && $0 != 0x0A && $0 != 0x0D }
            position = plain.endIndex
            return String(decoding: plain, as: UTF8.self)
        }
        let start = line
        var text: [UInt8] = []
        position += 1
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: "\"") {
                guard position < bytes.count, bytes[position] == byte else {
                    // What follows the closing mark belongs to the field, as Excel reads it.
                    let rest = bytes[position...].prefix { $0 != separator && $0 != 0x0A && $0 != 0x0D }
                    position = rest.endIndex
                    return String(decoding: text + rest, as: UTF8.self)
                }
                position += 1
            } else if byte == 0x0A {
                line += 1
            }
            text.append(byte)
        }
        throw .field(
            line: start, column: number, reason: BilingualText(zh: "的引号没有结束", en: "a quotation mark does not end"))
    }

    private mutating func skipSeparator() -> Bool {
        guard position < bytes.count, bytes[position] == separator else { return false }
        position += 1
        return true
    }

    private mutating func skipLineEnd() {
        if position < bytes.count, bytes[position] == 0x0D { position += 1 }
        if position < bytes.count, bytes[position] == 0x0A { position += 1 }
        line += 1
    }

    /// The one that stands most often in the first lines, outside quotation marks.
    private static func likelySeparator(_ bytes: [UInt8]) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in bytes.prefix(1 << 14) {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if !isQuoted { counts[byte, default: 0] += 1 }
        }
        let known = [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";")]
        return known.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? known[0]
    }
}
