/// Writes JSON (RFC 8259) piece by piece, keys in the order they are given. Chinese stays as it is.
struct JSONWriter {
    private(set) var bytes: [UInt8] = []
    /// Bytes that have been handed on.
    private var drained = 0
    private var needsComma = false
    private let isIndented: Bool
    private var depth = 0
    /// How many compact values the writer is within.
    private var lines = 0

    init(indented: Bool = false) { isIndented = indented }

    /// Hands on what has been written so far, once it is worth it; only behind a whole value.
    mutating func drain(_ sink: ([UInt8]) -> Void) {
        guard bytes.count > 65_536 else { return }
        sink(bytes)
        drained += bytes.count
        bytes.removeAll(keepingCapacity: true)
    }

    /// What `body` writes stands on one line.
    mutating func compact(_ body: (inout JSONWriter) -> Void) {
        lines += 1
        body(&self)
        lines -= 1
    }

    mutating func object(_ body: (inout JSONWriter) -> Void) { container("{", "}", body) }

    mutating func array<Element>(_ elements: some Sequence<Element>, _ body: (inout JSONWriter, Element) -> Void) {
        container("[", "]") { writer in
            for element in elements { body(&writer, element) }
        }
    }

    mutating func key(_ name: String) {
        separate()
        string(name)
        bytes += Array((isIndented ? ": " : ":").utf8)
        needsComma = false
    }

    mutating func value(_ text: String) {
        separate()
        string(text)
        needsComma = true
    }

    /// Null for an absent text.
    mutating func value(_ text: String?) {
        if let text { value(text) } else { null() }
    }

    mutating func value(_ number: Int64?) {
        separate()
        bytes += Array((number.map(String.init) ?? "null").utf8)
        needsComma = true
    }

    mutating func value(_ number: Int) { value(Int64(number)) }

    mutating func value(_ flag: Bool) {
        separate()
        bytes += Array((flag ? "true" : "false").utf8)
        needsComma = true
    }

    mutating func null() { value(Int64?.none) }

    mutating func lineEnd() {
        bytes.append(0x0A)
        needsComma = false
    }

    private mutating func container(_ open: String, _ close: String, _ body: (inout JSONWriter) -> Void) {
        separate()
        bytes += Array(open.utf8)
        needsComma = false
        depth += 1
        let before = drained + bytes.count
        body(&self)
        depth -= 1
        if drained + bytes.count > before { newLine() }
        bytes += Array(close.utf8)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = false
        // Behind a key the value stays on its line.
        if depth > 0, bytes.last != UInt8(ascii: " "), bytes.last != UInt8(ascii: ":") { newLine() }
    }

    private mutating func newLine() {
        guard isIndented, lines == 0 else { return }
        bytes.append(0x0A)
        bytes += [UInt8](repeating: 0x20, count: depth * 2)
    }

    private mutating func string(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): bytes += Array("\\\"".utf8)
            case UInt8(ascii: "\\"): bytes += Array("\\\\".utf8)
            case 0x0A: bytes += Array("\\n".utf8)
            case 0x0D: bytes += Array("\\r".utf8)
            case 0x09: bytes += Array("\\t".utf8)
            case 0..<0x20: bytes += Array("\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
