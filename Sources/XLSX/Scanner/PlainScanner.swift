import Glibc

/// The byte scanner: one pass over a plain subset of XML.
///
/// Plain means UTF-8, one prefix (or none) for the part's own namespace, no DOCTYPE, comment, CDATA or processing
/// instruction, balanced tags. Anything else is not an error here: the caller lets expat make it plain (`XMLNormaliser`)
/// and scans again. Elements of other namespaces and `extLst` are skipped whole.
///
/// Soundness: every read is at a pointer below `end`; a tag that runs into `end` is not plain.
struct PlainScanner {
    private var cursor: UnsafePointer<UInt8>
    private let end: UnsafePointer<UInt8>
    private let namespace: XMLNamespace
    private let rootName: TagName
    /// A longer tag is left to expat, which says that it passes the limit.
    private let tagBytes: Int

    /// The root's prefix with its colon; empty without one.
    private var prefix: UnsafeBufferPointer<UInt8> = .init(start: nil, count: 0)
    private let openTags: UnsafeMutableBufferPointer<OpenTag>
    private var depth = 0
    /// The depth of the foreign element being skipped; 0 outside of any.
    private var skippedFrom = 0
    /// The sink has what it wanted.
    private var isStopped = false

    private struct OpenTag {
        /// The whole name, with its prefix.
        let start: UnsafePointer<UInt8>
        let count: Int
        let name: TagName
    }

    private static let extLst = TagName("extLst")

    /// False when the bytes are not plain; then the sink holds an unfinished part and must be dropped.
    ///
    /// - Parameter namespace: the part's own, which its root must be in.
    static func scan(
        _ bytes: UnsafeBufferPointer<UInt8>, in namespace: XMLNamespace, into sink: inout some PlainSink, limits: Limits
    ) -> Bool {
        guard let start = bytes.baseAddress, let last = bytes.lastIndex(where: { !Markup.isSpace($0) }),
            bytes[last] == UInt8(ascii: ">")
        else { return false }
        let end = start + last + 1
        return withUnsafeTemporaryAllocation(of: OpenTag.self, capacity: min(limits.depth, most)) { openTags in
            var scanner = PlainScanner(
                cursor: start, end: end, namespace: namespace, root: type(of: sink).root, tagBytes: limits.tagBytes,
                openTags: openTags)
            guard PlainTag.skipDeclaration(&scanner.cursor, end) else { return false }
            return withUnsafeTemporaryAllocation(of: PlainAttribute.self, capacity: min(limits.attributes, most)) {
                attributes in
                scanner.run(into: &sink, attributes)
            }
        }
    }

    /// Open elements and attributes, however far the limits are raised.
    private static let most = 65_536

    private init(
        cursor: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>, namespace: XMLNamespace, root: TagName, tagBytes: Int,
        openTags: UnsafeMutableBufferPointer<OpenTag>
    ) {
        self.cursor = cursor
        self.end = end
        self.namespace = namespace
        rootName = root
        self.tagBytes = tagBytes
        self.openTags = openTags
    }

    private mutating func run(
        into sink: inout some PlainSink, _ attributes: UnsafeMutableBufferPointer<PlainAttribute>
    ) -> Bool {
        var isFinished = false
        while true {
            let textStart = cursor
            guard let tag = Markup.nextTag(textStart, end) else {
                return isFinished && depth == 0 && isBlank(textStart, end)
            }
            if tag > textStart {
                if depth == 0 {
                    guard isBlank(textStart, tag) else { return false }
                } else if skippedFrom == 0, sink.wantsText {
                    sink.text(UnsafeBufferPointer(start: textStart, count: tag - textStart))
                }
            }
            cursor = tag + 1
            guard cursor < end else { return false }
            switch cursor.pointee {
            case UInt8(ascii: "/"):
                guard endTag(into: &sink) else { return false }
                isFinished = depth == 0
            case UInt8(ascii: "!"), UInt8(ascii: "?"): return false
            default:
                guard !isFinished, startTag(into: &sink, attributes) else { return false }
                if isStopped { return true }
                isFinished = depth == 0
            }
        }
    }

    /// From the `/` to behind the `>`.
    private mutating func endTag(into sink: inout some PlainSink) -> Bool {
        guard depth > 0 else { return false }
        let open = openTags[depth - 1]
        guard end - cursor > open.count + 1, memcmp(cursor + 1, open.start, open.count) == 0 else { return false }
        let close = Markup.skipSpaces(cursor + 1 + open.count, end)
        guard close < end, close.pointee == UInt8(ascii: ">") else { return false }
        cursor = close + 1
        depth -= 1
        if skippedFrom == 0 {
            sink.end(open.name)
        } else if depth < skippedFrom {
            skippedFrom = 0
        }
        return true
    }

    /// From the name to behind the `>`, and behind what the sink takes of the content.
    private mutating func startTag(
        into sink: inout some PlainSink, _ attributes: UnsafeMutableBufferPointer<PlainAttribute>
    ) -> Bool {
        let name = cursor
        var local = name
        var place = name
        // The part ends in `>`, which ends a name.
        while !Markup.endsName(place.pointee) {
            if place.pointee == UInt8(ascii: ":") { local = place + 1 }
            if place.pointee == UInt8(ascii: "<") { return false }
            place += 1
        }
        let length = place - name
        cursor = place
        guard length > 0, let (count, isEmpty) = PlainTag.attributes(&cursor, end, into: attributes),
            cursor - name <= tagBytes
        else {
            return false
        }
        if depth == 0 {
            prefix = UnsafeBufferPointer(start: name, count: local - name)
            guard isOwnRoot(attributes[..<count]) else { return false }
        } else if count > 0, declaresNamespace(attributes, count) {
            return false
        }
        let isOwn =
            local - name == prefix.count
            && (local == name || prefix.elementsEqual(UnsafeBufferPointer(start: name, count: prefix.count)))
        // Below a prefixed root an element without prefix may be in any namespace.
        if !isOwn, local == name { return false }
        let tagName = TagName(local, length - (local - name), end: end)
        guard depth > 0 || tagName == rootName else { return false }
        let isSkipped = skippedFrom > 0 || !isOwn || tagName == Self.extLst
        if !isSkipped {
            sink.start(PlainTag(name: tagName, attributes: UnsafeBufferPointer(rebasing: attributes[..<count])))
        }
        if isEmpty {
            if !isSkipped { sink.end(tagName) }
            return true
        }
        guard depth < openTags.count else { return false }
        openTags.initializeElement(at: depth, to: OpenTag(start: name, count: length, name: tagName))
        depth += 1
        if isSkipped, skippedFrom == 0 { skippedFrom = depth }
        return isSkipped || take(tagName, &sink)
    }

    private mutating func take(_ name: TagName, _ sink: inout some PlainSink) -> Bool {
        let content = UnsafeBufferPointer(start: cursor, count: end - cursor)
        switch sink.takeContent(of: name, prefix.isEmpty ? content : nil) {
        case .untouched: return true
        case .read(let count):
            cursor += count
            return true
        case .notPlain: return false
        case .enough:
            isStopped = true
            return true
        }
    }

    /// The root's own prefix stands for the part's namespace, and no other prefix does.
    private func isOwnRoot(_ attributes: Slice<UnsafeMutableBufferPointer<PlainAttribute>>) -> Bool {
        var isOwn = false
        for attribute in attributes where attribute.isNamespace && XMLNamespace.named(attribute.value) == namespace {
            let bound = attribute.name.dropFirst(6)  // the prefix; empty behind a bare `xmlns`
            guard bound.elementsEqual(prefix.dropLast()) else { return false }
            isOwn = true
        }
        return isOwn
    }

    private func declaresNamespace(_ attributes: UnsafeMutableBufferPointer<PlainAttribute>, _ count: Int) -> Bool {
        // Declared on a foreign element or below it, it changes nothing for ours.
        guard skippedFrom == 0 else { return false }
        return attributes[..<count].contains { attribute in
            attribute.isNamespace && (attribute.name.count == 5 || XMLNamespace.named(attribute.value) == namespace)
        }
    }

    private func isBlank(_ from: UnsafePointer<UInt8>, _ to: UnsafePointer<UInt8>) -> Bool {
        Markup.skipSpaces(from, to) == to
    }
}
