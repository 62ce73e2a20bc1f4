import Spreadsheet

/// Reads JSON (RFC 8259) from its bytes as the caller asks for it, and knows at every value which one it is. Nothing is
/// held but the bytes; what was not asked for is refused.
struct JSONScanner {
    private let bytes: [UInt8]
    private var position = 0
    /// The reference tokens of the value at hand.
    private var path: [String] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// Hands each member's name, with its value to be read next.
    mutating func object(
        _ member: (inout JSONScanner, String) throws(FilingFileError) -> Void
    ) throws(FilingFileError) {
        guard peek() == UInt8(ascii: "{") else { throw wrongType("对象 {…}", "an object {…}") }
        position += 1
        var names: Set<String> = []
        try sequence(closing: UInt8(ascii: "}")) { scanner throws(FilingFileError) in
            let name = try scanner.text()
            try scanner.expect(UInt8(ascii: ":"), "缺少冒号", "a colon is missing")
            scanner.path.append(name)
            guard names.insert(name).inserted else { throw scanner.refusal("重复出现", "a member stands twice") }
            try member(&scanner, name)
            scanner.path.removeLast()
        }
    }

    mutating func array(_ element: (inout JSONScanner) throws(FilingFileError) -> Void) throws(FilingFileError) {
        guard peek() == UInt8(ascii: "[") else { throw wrongType("数组 […]", "an array […]") }
        position += 1
        var index = 0
        try sequence(closing: UInt8(ascii: "]")) { scanner throws(FilingFileError) in
            scanner.path.append(String(index))
            try element(&scanner)
            scanner.path.removeLast()
            index += 1
        }
    }

    mutating func string() throws(FilingFileError) -> String {
        guard peek() == UInt8(ascii: "\"") else { throw wrongType("文本", "a string") }
        return try text()
    }

    mutating func integer() throws(FilingFileError) -> Int64 {
        _ = peek()
        let digits = bytes[position...].prefix { !",]}".utf8.contains($0) && !Self.isSpace($0) }
        let plain = digits.first == UInt8(ascii: "-") ? digits.dropFirst() : digits
        guard plain.allSatisfy({ (0x30...0x39).contains($0) }), plain.first != 0x30 || plain.count == 1,
            let number = Int64(String(decoding: digits, as: UTF8.self))
        else { throw wrongType("整数", "an integer") }
        position = digits.endIndex
        return number
    }

    /// Nothing may stand behind the document.
    mutating func end() throws(FilingFileError) {
        guard peek() == nil else { throw syntax("有多余的内容", "something follows the document") }
    }

    /// What is wrong with the value at hand.
    func refusal(_ zh: String, _ en: String) -> FilingFileError {
        let pointer = path.map { token in
            "/" + token.replacing("~", with: "~0").replacing("/", with: "~1")
        }.joined()
        return .member(pointer: pointer, reason: BilingualText(zh: zh, en: en))
    }

    private mutating func wrongType(_ zh: String, _ en: String) -> FilingFileError {
        peek() == nil ? syntax("文件中断了", "the file breaks off") : refusal("应是\(zh)", "there should be \(en)")
    }

    private func syntax(_ zh: String, _ en: String) -> FilingFileError {
        let before = bytes[..<min(position, bytes.count)]
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0  // the first line begins with the file
        return .syntax(
            line: before.count { $0 == 0x0A } + 1, column: before.count - lineStart + 1,
            reason: BilingualText(zh: zh, en: en))
    }

    /// Elements with commas between, up to the closing bracket.
    private mutating func sequence(
        closing: UInt8, _ element: (inout JSONScanner) throws(FilingFileError) -> Void
    ) throws(FilingFileError) {
        guard peek() != closing else {
            position += 1
            return
        }
        while true {
            try element(&self)
            guard peek() == UInt8(ascii: ",") else { break }
            position += 1
        }
        try expect(closing, "缺少逗号或括号", "a comma or a bracket is missing")
    }

    private mutating func expect(_ byte: UInt8, _ zh: String, _ en: String) throws(FilingFileError) {
        guard peek() == byte else { throw syntax(zh, en) }
        position += 1
    }

    /// The next byte that is no space; nil at the end.
    private mutating func peek() -> UInt8? {
        while position < bytes.count, Self.isSpace(bytes[position]) { position += 1 }
        return position < bytes.count ? bytes[position] : nil
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
}

extension JSONScanner {
    /// A string, of a member's name or of a value.
    private mutating func text() throws(FilingFileError) -> String {
        guard peek() == UInt8(ascii: "\"") else { throw syntax("缺少引号", "a quotation mark is missing") }
        position += 1
        var parts = ""
        var start = position
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                parts += try decoded(start..<position)
                position += 1
                return parts
            case UInt8(ascii: "\\"):
                parts += try decoded(start..<position)
                parts.unicodeScalars.append(try escape())
                start = position
            case 0..<0x20: throw syntax("文本里有未转义的控制字符", "there is a control character within a string")
            default: position += 1
            }
        }
        throw syntax("文本没有结束", "a string does not end")
    }

    private func decoded(_ range: Range<Int>) throws(FilingFileError) -> String {
        guard let text = String(validating: bytes[range], as: UTF8.self) else {
            throw syntax("不是 UTF-8 文字", "there is no UTF-8")
        }
        return text
    }

    /// The scalar of an escape, with the second half of a pair of surrogates.
    private mutating func escape() throws(FilingFileError) -> Unicode.Scalar {
        let letter = position + 1 < bytes.count ? bytes[position + 1] : 0
        position += 2
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"):
            let high = try hexadecimal()
            if let scalar = Unicode.Scalar(high) { return scalar }
            if (0xD800..<0xDC00).contains(high), bytes[min(position, bytes.count)...].starts(with: "\\u".utf8) {
                position += 2
                let low = try hexadecimal()
                let code = 0x10000 + (high - 0xD800) << 10 + low &- 0xDC00
                if (0xDC00..<0xE000).contains(low), let scalar = Unicode.Scalar(code) { return scalar }
            }
            throw syntax("有不成对的代理字符", "there is half a surrogate pair")
        default: throw syntax("有不认识的转义", "there is an unknown escape")
        }
    }

    private mutating func hexadecimal() throws(FilingFileError) -> UInt32 {
        let digits = bytes[min(position, bytes.count)...].prefix(4)
        let isHexadecimal = digits.count == 4 && digits.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
        guard isHexadecimal, let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) else {
            throw syntax("\\u 后面应是四位十六进制数", "four hexadecimal digits should follow \\u")
        }
        position += 4
        return code
    }
}
