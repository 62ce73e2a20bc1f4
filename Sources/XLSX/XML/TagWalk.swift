import Glibc

/// One pass over all elements of a part with their places in the bytes, of whatever namespace.
///
/// It walks through plain XML: UTF-8, no DOCTYPE, comment, CDATA or processing instruction, balanced tags. Anything else is not
/// an error here; expat takes over (`XMLPart`).
///
/// Soundness: every read is at a pointer below `end`; a tag that runs into `end` is not plain.
struct TagWalk {
    private let start: UnsafePointer<UInt8>
    private let end: UnsafePointer<UInt8>
    private var cursor: UnsafePointer<UInt8>
    private let tagBytes: Int
    private let openTags: UnsafeMutableBufferPointer<UnsafeBufferPointer<UInt8>>
    private var depth = 0
    /// Prefix bindings in force, innermost last, with the depth at which each was made.
    private var bindings: [(depth: Int, prefix: Slice<UnsafeBufferPointer<UInt8>>, namespace: XMLNamespace)] = []
    private var decoded: [UInt8] = []

    /// False when the bytes are not plain; then the sink has seen a part of the part and must be dropped.
    static func walk(_ bytes: UnsafeBufferPointer<UInt8>, into sink: inout some ElementSink, limits: Limits) -> Bool {
        guard let start = bytes.baseAddress, let last = bytes.lastIndex(where: { !Markup.isSpace($0) }),
            bytes[last] == UInt8(ascii: ">")
        else { return false }
        return withUnsafeTemporaryAllocation(
            of: UnsafeBufferPointer<UInt8>.self, capacity: min(limits.depth, most)
        ) { openTags in
            withUnsafeTemporaryAllocation(of: PlainAttribute.self, capacity: min(limits.attributes, most)) {
                var walk = TagWalk(start: start, end: start + last + 1, tagBytes: limits.tagBytes, openTags: openTags)
                return PlainTag.skipDeclaration(&walk.cursor, walk.end) && walk.run(into: &sink, $0)
            }
        }
    }

    /// Open elements and attributes, however far the limits are raised.
    private static let most = 65_536

    private init(
        start: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>, tagBytes: Int,
        openTags: UnsafeMutableBufferPointer<UnsafeBufferPointer<UInt8>>
    ) {
        self.start = start
        self.end = end
        self.tagBytes = tagBytes
        self.openTags = openTags
        cursor = start
    }

    private mutating func run(
        into sink: inout some ElementSink, _ attributes: UnsafeMutableBufferPointer<PlainAttribute>
    ) -> Bool {
        let wantsText = sink.wantsText
        var isFinished = false
        while true {
            let text = cursor
            guard let tag = Markup.nextTag(text, end) else {
                return isFinished && Markup.skipSpaces(text, end) == end
            }
            if depth == 0 {
                guard Markup.skipSpaces(text, tag) == tag else { return false }
            } else if wantsText, tag > text {
                guard take(UnsafeBufferPointer(start: text, count: tag - text), &sink) else { return false }
            }
            cursor = tag + 1
            guard cursor < end else { return false }
            switch cursor.pointee {
            case UInt8(ascii: "/"):
                guard endTag(from: tag, into: &sink) else { return false }
            case UInt8(ascii: "!"), UInt8(ascii: "?"): return false
            default:
                guard !isFinished, startTag(from: tag, into: &sink, attributes) else { return false }
            }
            isFinished = depth == 0
        }
    }

    private mutating func take(_ text: UnsafeBufferPointer<UInt8>, _ sink: inout some ElementSink) -> Bool {
        if TextDecoding.isVerbatim(text) {
            sink.text(text)
            return true
        }
        decoded.removeAll(keepingCapacity: true)
        guard TextDecoding.append(text, to: &decoded) else { return false }
        decoded.withUnsafeBufferPointer { sink.text($0) }
        return true
    }

    private mutating func endTag(
        from tag: UnsafePointer<UInt8>, into sink: inout some ElementSink
    ) -> Bool {
        guard depth > 0 else { return false }
        let open = openTags[depth - 1]
        guard let name = open.baseAddress, end - cursor > open.count + 1, memcmp(cursor + 1, name, open.count) == 0
        else { return false }
        let close = Markup.skipSpaces(cursor + 1 + open.count, end)
        guard close < end, close.pointee == UInt8(ascii: ">") else { return false }
        cursor = close + 1
        leave(tag, &sink)
        return true
    }

    private mutating func leave(_ tag: UnsafePointer<UInt8>, _ sink: inout some ElementSink) {
        sink.end(depth: depth, (tag - start)..<(cursor - start))
        while let last = bindings.last, last.depth == depth { bindings.removeLast() }
        depth -= 1
    }

    private mutating func startTag(
        from tag: UnsafePointer<UInt8>, into sink: inout some ElementSink,
        _ attributes: UnsafeMutableBufferPointer<PlainAttribute>
    ) -> Bool {
        var place = cursor
        // The part ends in `>`, which ends a name.
        while !Markup.endsName(place.pointee) {
            if place.pointee == UInt8(ascii: "<") { return false }
            place += 1
        }
        let name = UnsafeBufferPointer(start: cursor, count: place - cursor)
        cursor = place
        guard name.count > 0, depth < openTags.count,
            let (count, isEmpty) = PlainTag.attributes(&cursor, end, into: attributes), cursor - tag <= tagBytes
        else { return false }
        openTags.initializeElement(at: depth, to: name)
        depth += 1
        for attribute in attributes[..<count] where attribute.isNamespace {
            bindings.append((depth, attribute.name.dropFirst(6), .named(attribute.value)))
        }
        sink.start(
            XMLElement(
                name: name, attributes: UnsafeBufferPointer(rebasing: attributes[..<count]), isDecoded: false,
                namespace: namespace(of: name), depth: depth, tag: (tag - start)..<(cursor - start)))
        if isEmpty { leave(tag, &sink) }
        return true
    }

    private func namespace(of name: UnsafeBufferPointer<UInt8>) -> XMLNamespace {
        let prefix = name.lastIndex(of: UInt8(ascii: ":")).map { name[..<$0] } ?? name[..<0]
        let bound = bindings.last { $0.prefix.elementsEqual(prefix) }
        return bound?.namespace ?? (prefix.isEmpty ? .none : .other)
    }
}
