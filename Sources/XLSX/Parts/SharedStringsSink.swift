import Glibc
import Spreadsheet

/// Builds the shared string table (ECMA-376 Part 1, 18.4): rich runs joined, phonetic runs left out.
///
/// Soundness: every literal is compared only where that many bytes are left before `end`.
struct SharedStringsSink: PlainSink {
    private(set) var strings = SharedStrings()
    private(set) var exceeded: LimitExceeded?
    /// What is wrong with single strings, by index; of the first thousand.
    private(set) var faults: [Int: TextFault] = [:]
    private var text: CellText
    private var isInItem = false
    private var isInText = false
    private var phoneticDepth = 0
    private let limits: Limits
    let isNormalised: Bool

    static let root = TagName("sst")
    private static let item = TagName("si")
    private static let textName = TagName("t")
    private static let phonetic = TagName("rPh")

    init(byteCount: Int, limits: Limits = .default, isNormalised: Bool = false) {
        self.limits = limits
        self.isNormalised = isNormalised
        text = CellText(limit: limits.textBytes)
        // An item takes some 30 bytes; the table's own count is not to be trusted.
        strings.reserve(count: byteCount / 32, byteCount: byteCount / 3)
    }

    var wantsText: Bool { isInText }

    mutating func start(_ tag: PlainTag) {
        switch tag.name {
        case Self.item:
            isInItem = true
            text.clear()
        case Self.textName: isInText = isInItem && phoneticDepth == 0
        case Self.phonetic: phoneticDepth += 1
        default: break
        }
    }

    mutating func end(_ name: TagName) {
        switch name {
        case Self.item:
            addText()
            isInItem = false
        case Self.textName: isInText = false
        case Self.phonetic: phoneticDepth -= 1
        default: break
        }
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        text.append(bytes)
    }

    private mutating func addText() {
        let index = strings.count
        let fault = text.withDecoded { decoded, fault in
            add(decoded)
            return fault
        }
        text.clear()
        if let fault, faults.count < 1_000 { faults[index] = fault }
    }

    private mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
        guard exceeded == nil else { return }
        strings.append(text)
        if strings.count > limits.sharedStrings {
            exceeded = LimitExceeded(limit: .sharedStrings, maximum: limits.sharedStrings)
        } else if 2 * strings.memory > limits.memoryLeft {
            // While the table is moved to a larger place, it is there twice.
            exceeded = LimitExceeded(limit: .memory, maximum: limits.memory)
        }
    }

    /// Takes the items that hold one plain text; from the first that does not, events tell.
    mutating func takeContent(of name: TagName, _ content: UnsafeBufferPointer<UInt8>?) -> ContentReading {
        guard name == Self.root, let content, let start = content.baseAddress else { return .untouched }
        let end = start + content.count
        var place = start
        while let next = takeItem(place, end) { place = next }
        return .read(place - start)
    }

    /// `<si><t>…</t></si>` or `<si><t xml:space="preserve">…</t></si>`, to behind it; nil for anything else.
    private mutating func takeItem(_ start: Markup.Place, _ end: Markup.Place) -> Markup.Place? {
        guard let content = Self.skip("<si><t", start, end) else { return nil }
        guard let text = Self.skip(">", content, end) ?? Self.skip(" xml:space=\"preserve\">", content, end) else {
            return nil
        }
        guard let close = Markup.nextTag(text, end), let next = Self.skip("</t></si>", close, end) else { return nil }
        let bytes = UnsafeBufferPointer(start: text, count: close - text)
        if bytes.count <= min(CellText.longest, limits.textBytes), TextDecoding.isVerbatim(bytes) {
            add(bytes)
        } else {
            self.text.clear()
            self.text.append(bytes)
            addText()
        }
        return exceeded == nil ? next : nil
    }

    /// Behind a literal that stands at the place.
    @inline(__always)
    private static func skip(_ literal: StaticString, _ place: Markup.Place, _ end: Markup.Place) -> Markup.Place? {
        let count = literal.utf8CodeUnitCount
        return end - place > count && memcmp(place, literal.utf8Start, count) == 0 ? place + count : nil
    }
}
