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
    private let maximumDepth: Int

    /// The root's prefix with its colon; empty without one.
    private var prefix: UnsafeBufferPointer<UInt8> = .init(start: nil, count: 0)
    private var openTags: [UnsafeBufferPointer<UInt8>] = []
    /// The depth of the foreign element being skipped; 0 outside of any.
    private var skippedFrom = 0
    /// The sink has what it wanted.
    private var isStopped = false

    private static let extLst = TagName("extLst")

    /// False when the bytes are not plain; then the sink holds an unfinished part and must be dropped.
    ///
    /// - Parameter namespace: the part's own, which its root must be in.
    static func scan(
        _ bytes: UnsafeBufferPointer<UInt8>, in namespace: XMLNamespace, into sink: inout some PlainSink, limits: Limits
    ) -> Bool {
        guard let start = bytes.baseAddress, let last = bytes.lastIndex(where: { !isSpace($0) }),
            bytes[last] == UInt8(ascii: ">")
        else { return false }
        var scanner = PlainScanner(
            cursor: start, end: start + last + 1, namespace: namespace, maximumDepth: limits.depth)
        guard scanner.skipDeclaration() else { return false }
        return withUnsafeTemporaryAllocation(of: PlainAttribute.self, capacity: maximumAttributes) { attributes in
            scanner.run(into: &sink, attributes)
        }
    }

    private static let maximumAttributes = 64

    private init(
        cursor: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>, namespace: XMLNamespace, maximumDepth: Int
    ) {
        self.cursor = cursor
        self.end = end
        self.namespace = namespace
        self.maximumDepth = maximumDepth
        openTags.reserveCapacity(16)
    }

    /// A byte order mark and an XML declaration that says UTF-8 or nothing.
    private mutating func skipDeclaration() -> Bool {
        if end - cursor >= 3, cursor[0] == 0xEF, cursor[1] == 0xBB, cursor[2] == 0xBF { cursor += 3 }
        guard end - cursor > 5, memcmp(cursor, "<?xml", 5) == 0 else { return true }
        for usual in Self.usualDeclarations where end - cursor > usual.utf8CodeUnitCount {
            guard memcmp(cursor, usual.utf8Start, usual.utf8CodeUnitCount) == 0 else { continue }
            cursor += usual.utf8CodeUnitCount
            return true
        }
        guard let close = memchr(cursor, Int32(UInt8(ascii: ">")), end - cursor) else { return false }
        let after = UnsafePointer(close.assumingMemoryBound(to: UInt8.self)) + 1
        let declaration = String(decoding: UnsafeBufferPointer(start: cursor, count: after - cursor), as: UTF8.self).lowercased()
        cursor = after
        guard let encoding = declaration.firstRange(of: "encoding") else { return declaration.contains("1.0") }
        let value = declaration[encoding.upperBound...].drop { $0 == "=" || $0.isWhitespace || $0 == "\"" || $0 == "'" }
        return value.hasPrefix("utf-8") && declaration.contains("1.0")
    }

    private static let usualDeclarations: [StaticString] = [
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
    ]

    private mutating func run(
        into sink: inout some PlainSink, _ attributes: UnsafeMutableBufferPointer<PlainAttribute>
    ) -> Bool {
        var isFinished = false
        while true {
            let textStart = cursor
            guard let tag = nextTag() else {
                return isFinished && openTags.isEmpty && isBlank(textStart, end)
            }
            if tag > textStart {
                if openTags.isEmpty {
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
                isFinished = openTags.isEmpty
            case UInt8(ascii: "!"), UInt8(ascii: "?"): return false
            default:
                guard !isFinished, startTag(into: &sink, attributes) else { return false }
                if isStopped { return true }
                isFinished = openTags.isEmpty
            }
        }
    }

    /// The next `<`: texts in cells are short, so the first bytes are looked at one by one.
    private func nextTag() -> UnsafePointer<UInt8>? {
        var look = cursor
        let near = end - cursor > 24 ? cursor + 24 : end
        while look < near {
            if look.pointee == UInt8(ascii: "<") { return look }
            look += 1
        }
        guard look < end, let found = memchr(look, Int32(UInt8(ascii: "<")), end - look) else { return nil }
        return UnsafePointer(found.assumingMemoryBound(to: UInt8.self))
    }

    private mutating func endTag(into sink: inout some PlainSink) -> Bool {
        guard let open = openTags.popLast(), let openStart = open.baseAddress, end - cursor > open.count + 1,
            memcmp(cursor + 1, openStart, open.count) == 0
        else { return false }
        cursor += 1 + open.count
        while cursor < end, Self.isSpace(cursor.pointee) { cursor += 1 }
        guard cursor < end, cursor.pointee == UInt8(ascii: ">") else { return false }
        cursor += 1
        if skippedFrom == 0 {
            sink.end(TagName(openStart + prefix.count, open.count - prefix.count))
        } else if openTags.count < skippedFrom {
            skippedFrom = 0
        }
        return true
    }

    private mutating func startTag(
        into sink: inout some PlainSink, _ attributes: UnsafeMutableBufferPointer<PlainAttribute>
    ) -> Bool {
        let name = cursor
        var local = name
        while cursor < end, !Self.isSpace(cursor.pointee), cursor.pointee != UInt8(ascii: ">"), cursor.pointee != UInt8(ascii: "/") {
            if cursor.pointee == UInt8(ascii: ":") { local = cursor + 1 }
            if cursor.pointee == UInt8(ascii: "<") { return false }
            cursor += 1
        }
        let whole = UnsafeBufferPointer(start: name, count: cursor - name)
        guard whole.count > 0, let (count, isEmpty) = readAttributes(attributes) else { return false }
        let isRoot = openTags.isEmpty
        if isRoot {
            prefix = UnsafeBufferPointer(start: name, count: local - name)
            guard isOwnRoot(attributes[..<count]) else { return false }
        } else if declaresNamespace(attributes, count) {
            return false
        }
        let isOwn = local - name == prefix.count && prefix.elementsEqual(UnsafeBufferPointer(start: name, count: prefix.count))
        // Below a prefixed root an element without prefix may be in any namespace.
        if !isOwn, local == name { return false }
        let tagName = TagName(local, whole.count - (local - name))
        let isSkipped = skippedFrom > 0 || !isOwn || tagName == Self.extLst
        if !isSkipped { sink.start(PlainTag(name: tagName, attributes: UnsafeBufferPointer(rebasing: attributes[..<count]))) }
        if isEmpty {
            if !isSkipped { sink.end(tagName) }
            return true
        }
        openTags.append(whole)
        if isSkipped, skippedFrom == 0 { skippedFrom = openTags.count }
        guard openTags.count <= maximumDepth else { return false }
        guard !isSkipped else { return true }
        let content = UnsafeBufferPointer(start: cursor, count: end - cursor)
        switch sink.takeContent(of: tagName, prefix.isEmpty ? content : nil) {
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

    /// From behind the element's name to behind `>`. Nil when the tag is not plain.
    private mutating func readAttributes(
        _ attributes: UnsafeMutableBufferPointer<PlainAttribute>
    ) -> (count: Int, isEmpty: Bool)? {
        var count = 0
        while true {
            let before = cursor
            while cursor < end, Self.isSpace(cursor.pointee) { cursor += 1 }
            guard cursor < end else { return nil }
            if cursor.pointee == UInt8(ascii: ">") {
                cursor += 1
                return (count, false)
            }
            if cursor.pointee == UInt8(ascii: "/") {
                guard end - cursor > 1, cursor[1] == UInt8(ascii: ">") else { return nil }
                cursor += 2
                return (count, true)
            }
            guard cursor > before, count < attributes.count else { return nil }
            guard let attribute = PlainAttribute(&cursor, end: end) else { return nil }
            attributes.initializeElement(at: count, to: attribute)
            count += 1
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
        var look = from
        while look < to {
            guard Self.isSpace(look.pointee) else { return false }
            look += 1
        }
        return true
    }

    @inline(__always)
    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
}
