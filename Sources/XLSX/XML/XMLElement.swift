import Glibc

/// The element being reported. Names and values lie in the part or in the parser's memory: valid only within the call.
///
/// Soundness: names are compared only with literals no longer than they are.
struct XMLElement {
    /// With its prefix, as written.
    let name: UnsafeBufferPointer<UInt8>
    let attributes: UnsafeBufferPointer<PlainAttribute>
    /// Whether the attributes' values have their entities decoded already.
    let isDecoded: Bool
    /// What the element's prefix (or the lack of one) stands for.
    let namespace: XMLNamespace
    /// 1 for the root.
    let depth: Int
    /// Bytes of the start tag (or the whole empty element) in the source, as far as it is UTF-8.
    let tag: Range<Int>

    /// The name without its prefix.
    var localName: String { String(decoding: localBytes, as: UTF8.self) }
    var localBytes: Slice<UnsafeBufferPointer<UInt8>> { name[prefixLength...] }
    /// The prefix with its colon, as written: `x:`; empty without one.
    var prefix: String { String(decoding: name[..<prefixLength], as: UTF8.self) }

    /// 0 without a prefix.
    private var prefixLength: Int { name.lastIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? 0 }

    func `is`(_ local: StaticString) -> Bool {
        let count = local.utf8CodeUnitCount
        guard name.count >= count, let start = name.baseAddress,
            name.count == count || start[name.count - count - 1] == UInt8(ascii: ":")
        else { return false }
        return memcmp(start + (name.count - count), local.utf8Start, count) == 0
    }

    /// The value of an attribute by its whole name as written, such as `name` or `xml:space`.
    subscript(attribute: StaticString) -> String? { attributes.first { $0.isNamed(attribute) }.map(text) }

    /// The value of a prefixed attribute by its local name, whatever the prefix: `r:id`, `d3p1:id`.
    func prefixed(_ local: StaticString) -> String? { attributes.first { $0.isPrefixed(local) }.map(text) }

    /// All attributes, names as written.
    var allAttributes: [(name: String, value: String)] {
        attributes.map { (String(decoding: $0.name, as: UTF8.self), text($0)) }
    }

    private func text(_ attribute: PlainAttribute) -> String {
        isDecoded ? String(decoding: attribute.value, as: UTF8.self) : attribute.text
    }
}

/// What a part's elements are turned into, whichever parser reads them.
protocol ElementSink {
    /// Whether the text between the tags matters.
    var wantsText: Bool { get }
    mutating func start(_ element: XMLElement)
    /// - Parameter tag: the bytes of the end tag; of `<a/>` the place of its tag.
    mutating func end(depth: Int, _ tag: Range<Int>)
    /// A piece of text, decoded; adjacent pieces belong together.
    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

extension ElementSink {
    var wantsText: Bool { false }
    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// Runs a sink over all elements of a part, the fast way where it can be had.
enum XMLPart {
    /// - Parameter fresh: a sink that has seen nothing.
    static func read<Sink: ElementSink>(
        _ bytes: [UInt8], part: String, limits: Limits, _ fresh: Sink
    ) throws(XLSXError) -> Sink {
        var fast = fresh
        if bytes.withUnsafeBufferPointer({ TagWalk.walk($0, into: &fast, limits: limits) }) { return fast }
        return try readSlowly(bytes, part: part, limits: limits, fresh)
    }

    /// By expat, whatever the part is like.
    static func readSlowly<Sink: ElementSink>(
        _ bytes: [UInt8], part: String, limits: Limits, _ fresh: Sink
    ) throws(XLSXError) -> Sink {
        let slow = Slow(fresh)
        var handlers = ExpatParser.Handlers()
        handlers.start = { element in
            slow.sink.start(element)
            return true
        }
        handlers.end = { depth, tag in
            slow.sink.end(depth: depth, tag)
            return true
        }
        if fresh.wantsText { handlers.text = { slow.sink.text($0) } }
        try ExpatParser.parse(bytes, part: part, limits: limits, handlers)
        return slow.sink
    }

    /// Where expat's callbacks find the sink.
    private final class Slow<Sink: ElementSink> {
        var sink: Sink

        init(_ sink: Sink) { self.sink = sink }
    }
}
