/// Makes a part plain: expat reads it, whatever its encoding, prefixes, comments or CDATA, and the elements of the part's
/// own namespace are written again without any of these. What the byte scanner sees is then the same either way.
struct XMLNormaliser {
    static func plain(
        _ bytes: [UInt8], in namespace: XMLNamespace, part: String, limits: Limits
    ) throws(XLSXError) -> [UInt8] {
        var output = PlainText(declaring: namespace, capacity: bytes.count)
        var skippedFrom = 0
        // The output may double its room while it grows.
        let most = limits.memoryLeft / 2
        var isTooLarge = false
        var handlers = ExpatParser.Handlers()
        handlers.start = { element in
            // Some writers leave the namespace out, of the whole part or of what they put into it.
            let isOwn = element.namespace == namespace || element.namespace == .none
            if skippedFrom == 0, !isOwn || element.is("extLst") { skippedFrom = element.depth }
            if skippedFrom == 0 { output.start(element) }
            if output.bytes.count > most { isTooLarge = true }
            return !isTooLarge
        }
        handlers.end = { depth, _ in
            if skippedFrom == 0 { output.end() }
            if skippedFrom == depth { skippedFrom = 0 }
            return true
        }
        handlers.text = { text in
            if output.bytes.count > most { isTooLarge = true }
            if skippedFrom == 0, !isTooLarge { output.text(text) }
        }
        try ExpatParser.parse(bytes, part: part, limits: limits, handlers)
        guard !isTooLarge else { throw Limit.memory.exceeded(limits.memory, in: part) }
        return output.bytes
    }
}

/// Plain XML being written.
private struct PlainText {
    private(set) var bytes: [UInt8]
    private let namespace: XMLNamespace
    /// The names of the elements that are open, one behind the other, and where each begins.
    private var names: [UInt8] = []
    private var nameStarts: [Int] = []

    init(declaring namespace: XMLNamespace, capacity: Int) {
        self.namespace = namespace
        bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>".utf8)
        bytes.reserveCapacity(capacity)
    }

    mutating func start(_ element: XMLElement) {
        let name = element.localBytes
        nameStarts.append(names.count)
        names.append(contentsOf: name)
        bytes.append(UInt8(ascii: "<"))
        bytes.append(contentsOf: name)
        if element.depth == 1 { bytes.append(contentsOf: " xmlns=\"\(namespace.uri)\"".utf8) }
        for attribute in element.attributes where !attribute.isNamespace {
            bytes.append(UInt8(ascii: " "))
            bytes.append(contentsOf: attribute.name)
            bytes.append(UInt8(ascii: "="))
            bytes.append(UInt8(ascii: "\""))
            for byte in attribute.value {
                // A character reference to a line break or a tab is a space to us.
                append(byte < 0x20 ? 0x20 : byte)
            }
            bytes.append(UInt8(ascii: "\""))
        }
        bytes.append(UInt8(ascii: ">"))
    }

    mutating func end() {
        guard let start = nameStarts.popLast() else { return }
        bytes.append(UInt8(ascii: "<"))
        bytes.append(UInt8(ascii: "/"))
        bytes.append(contentsOf: names[start...])
        bytes.append(UInt8(ascii: ">"))
        names.removeSubrange(start...)
    }

    mutating func text(_ text: UnsafeBufferPointer<UInt8>) {
        for byte in text { append(byte) }
    }

    private mutating func append(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
        case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
        case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
        case 0x0D: bytes.append(contentsOf: "&#13;".utf8)
        default: bytes.append(byte)
        }
    }
}

/// Runs a sink over a part, the fast way where it can be had.
enum PlainPart {
    /// - Parameter fresh: makes a sink; of text that the normaliser wrote, or of the part's own. It is told the limits with
    ///   what the part's own bytes take of them.
    static func read<Sink: PlainSink>(
        _ bytes: [UInt8], in namespace: XMLNamespace = .spreadsheet, part: String, limits: Limits,
        _ fresh: (_ isNormalised: Bool, _ limits: Limits) -> Sink
    ) throws(XLSXError) -> Sink {
        var limits = limits
        limits.taken.memory += bytes.count
        var sink = fresh(false, limits)
        if bytes.withUnsafeBufferPointer({ PlainScanner.scan($0, in: namespace, into: &sink, limits: limits) }) {
            return sink
        }
        guard bytes.count <= limits.slowBytes - limits.taken.slowBytes else {
            throw Limit.slowSize.exceeded(limits.slowBytes, in: part)
        }
        let plain = try XMLNormaliser.plain(bytes, in: namespace, part: part, limits: limits)
        limits.taken.memory += plain.count
        sink = fresh(true, limits)
        guard plain.withUnsafeBufferPointer({ PlainScanner.scan($0, in: namespace, into: &sink, limits: limits) })
        else {
            throw .damaged(part: part, detail: "not the part it should be")
        }
        return sink
    }
}
