import Spreadsheet

/// Builds the shared string table (ECMA-376 Part 1, 18.4): rich runs joined, phonetic runs left out.
struct SharedStringsSink: PlainSink {
    private(set) var strings = SharedStrings()
    private var text: [UInt8] = []
    private var isInItem = false
    private var isInText = false
    private var phoneticDepth = 0

    private static let item = TagName("si")
    private static let textName = TagName("t")
    private static let phonetic = TagName("rPh")

    init(byteCount: Int) {
        // An item takes some 30 bytes; the table's own count is not to be trusted.
        strings.reserve(count: byteCount / 32, byteCount: byteCount / 3)
    }

    var wantsText: Bool { isInText }

    mutating func start(_ tag: PlainTag) {
        switch tag.name {
        case Self.item:
            isInItem = true
            text.removeAll(keepingCapacity: true)
        case Self.textName: isInText = isInItem && phoneticDepth == 0
        case Self.phonetic: phoneticDepth += 1
        default: break
        }
    }

    mutating func end(_ name: TagName) {
        switch name {
        case Self.item:
            TextDecoding.decodeEscapes(text).withUnsafeBufferPointer { strings.append($0) }
            isInItem = false
        case Self.textName: isInText = false
        case Self.phonetic: phoneticDepth -= 1
        default: break
        }
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        // An entity that XML does not define is kept as it is written.
        if !TextDecoding.append(bytes, to: &text) { text.append(contentsOf: bytes) }
    }
}
