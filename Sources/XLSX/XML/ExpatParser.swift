import CExpat
import Glibc

/// The element being reported. Names and values are the parser's own memory: valid only within the callback.
struct XMLElement {
    fileprivate let name: UnsafePointer<CChar>
    fileprivate let attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>
    /// What the element's prefix (or the lack of one) stands for.
    let namespace: XMLNamespace
    /// 1 for the root.
    let depth: Int
    /// Bytes of the start tag (or the whole empty element) in the source, as far as it is UTF-8.
    let tag: Range<Int>

    /// The name without its prefix.
    var localName: String { String(cString: Self.local(name)) }
    /// The prefix with its colon, as written: `x:`; empty without one.
    var prefix: String {
        String(decoding: UnsafeRawBufferPointer(start: name, count: Self.local(name) - name), as: UTF8.self)
    }

    func `is`(_ local: StaticString) -> Bool { Self.equal(Self.local(name), local) }

    /// The value of an attribute by its whole name as written, such as `name` or `xml:space`.
    subscript(attribute: StaticString) -> String? {
        var index = 0
        while let found = attributes[index] {
            if Self.equal(found, attribute) { return attributes[index + 1].map { String(cString: $0) } }
            index += 2
        }
        return nil
    }

    /// The value of a prefixed attribute by its local name, whatever the prefix: `r:id`, `d3p1:id`.
    func prefixed(_ local: StaticString) -> String? {
        var index = 0
        while let found = attributes[index] {
            let name = Self.local(found)
            if name != found, Self.equal(name, local) { return attributes[index + 1].map { String(cString: $0) } }
            index += 2
        }
        return nil
    }

    /// All attributes as written.
    var allAttributes: [(name: String, value: String)] {
        var all: [(String, String)] = []
        var index = 0
        while let name = attributes[index], let value = attributes[index + 1] {
            all.append((String(cString: name), String(cString: value)))
            index += 2
        }
        return all
    }

    fileprivate static func local(_ name: UnsafePointer<CChar>) -> UnsafePointer<CChar> {
        var cursor = name
        var local = name
        while cursor.pointee != 0 {
            cursor += 1
            if cursor[-1] == CChar(bitPattern: UInt8(ascii: ":")) { local = cursor }
        }
        return local
    }

    fileprivate static func equal(_ text: UnsafePointer<CChar>, _ literal: StaticString) -> Bool {
        let count = literal.utf8CodeUnitCount
        var index = 0
        while index < count {
            guard text[index] == CChar(bitPattern: literal.utf8Start[index]) else { return false }
            index += 1
        }
        return text[count] == 0
    }
}

/// The namespaces that matter, transitional and strict alike (ECMA-376 Part 1, Annex A; Part 4).
enum XMLNamespace: Sendable {
    case spreadsheet
    case relationships
    case packageRelationships
    case contentTypes
    case compatibility
    /// No namespace: no prefix, and no `xmlns` in force.
    case none
    case other

    static func named(_ uri: UnsafeBufferPointer<UInt8>) -> XMLNamespace {
        guard let start = uri.baseAddress, !uri.isEmpty else { return .none }
        return known.first { name, _ in
            name.utf8CodeUnitCount == uri.count && memcmp(name.utf8Start, start, uri.count) == 0
        }?.1 ?? .other
    }

    /// The URI that is written for it.
    var uri: StaticString { Self.known.first { $0.1 == self }?.0 ?? "" }

    private static let known: [(StaticString, XMLNamespace)] = [
        ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", .spreadsheet),
        ("http://purl.oclc.org/ooxml/spreadsheetml/main", .spreadsheet),
        ("http://schemas.openxmlformats.org/officeDocument/2006/relationships", .relationships),
        ("http://purl.oclc.org/ooxml/officeDocument/relationships", .relationships),
        ("http://schemas.openxmlformats.org/package/2006/relationships", .packageRelationships),
        ("http://schemas.openxmlformats.org/package/2006/content-types", .contentTypes),
        ("http://schemas.openxmlformats.org/markup-compatibility/2006", .compatibility),
    ]
}

/// Runs expat over a whole part: where offsets are needed, and for parts that are not plain.
/// A DOCTYPE stops it at once, so that no entity is ever declared.
struct ExpatParser {
    /// What happens in the part, in order. Returning false stops the parser without an error.
    struct Handlers {
        var start: (XMLElement) -> Bool = { _ in true }
        /// The element's local name, depth, and the bytes of the end tag (empty for `<a/>`, whose tag ends there).
        var end: (_ depth: Int, _ tag: Range<Int>) -> Bool = { _, _ in true }
        /// A piece of text; adjacent pieces belong together.
        var text: ((UnsafeBufferPointer<UInt8>) -> Void)?
    }

    static func parse(
        _ bytes: [UInt8], part: String, limits: Limits = .default, _ handlers: Handlers
    ) throws(XLSXError) {
        let session = Session(handlers, limits)
        guard let parser = XML_ParserCreate(nil) else { throw .inaccessible(reason: "out of memory") }
        defer { XML_ParserFree(parser) }
        session.parser = parser
        XML_SetUserData(parser, Unmanaged.passUnretained(session).toOpaque())
        XML_SetElementHandler(
            parser, { Session.of($0).start($1, $2) }, { data, _ in Session.of(data).end() })
        if handlers.text != nil { XML_SetCharacterDataHandler(parser) { Session.of($0).text($1, $2) } }
        XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in Session.of(data).refuse("DOCTYPE") }
        guard let length = Int32(exactly: bytes.count) else {
            throw .limitExceeded(limit: "part size", part: part, maximum: Int(Int32.max), option: "--max-part-size")
        }
        let status = bytes.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { XML_Parse(parser, $0.baseAddress, length, 1) }
        }
        withExtendedLifetime(session) {}
        if let refusal = session.refusal { throw .unsafeContent(part: part, detail: refusal) }
        if let exceeded = session.exceeded {
            throw .limitExceeded(limit: exceeded.name, part: part, maximum: exceeded.maximum, option: exceeded.option)
        }
        guard status == XML_STATUS_OK || session.isStopped else {
            let reason = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "malformed"
            throw .damaged(part: part, detail: "\(reason), line \(XML_GetCurrentLineNumber(parser))")
        }
    }

    /// The state that expat's callbacks share; it lives for one call of `parse`.
    private final class Session {
        var parser: XML_Parser?
        let handlers: Handlers
        let limits: Limits
        var depth = 0
        var isStopped = false
        var refusal: String?
        var exceeded: (name: String, maximum: Int, option: String)?
        /// Prefix bindings in force, innermost last, with the depth at which each was made.
        var bindings: [(depth: Int, prefix: String, namespace: XMLNamespace)] = []

        init(_ handlers: Handlers, _ limits: Limits) {
            self.handlers = handlers
            self.limits = limits
        }

        static func of(_ data: UnsafeMutableRawPointer?) -> Session {
            // Expat hands back the pointer set above, which is never nil while it parses.
            Unmanaged<Session>.fromOpaque(data.unsafelyUnwrapped).takeUnretainedValue()
        }

        var eventRange: Range<Int> {
            let start = Int(XML_GetCurrentByteIndex(parser))
            return start..<start + Int(XML_GetCurrentByteCount(parser))
        }

        func start(
            _ name: UnsafePointer<CChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
        ) {
            guard !isStopped, let name, let attributes else { return }
            depth += 1
            guard depth <= limits.depth else { return exceed("XML depth", limits.depth, "--max-xml-depth") }
            var count = 0
            while let attribute = attributes[count * 2] {
                bind(attribute, attributes[count * 2 + 1])
                count += 1
            }
            guard count <= limits.attributes else {
                return exceed("XML attributes", limits.attributes, "--max-xml-attributes")
            }
            let local = XMLElement.local(name)
            let prefix =
                local == name
                ? "" : String(decoding: UnsafeRawBufferPointer(start: name, count: local - name - 1), as: UTF8.self)
            let namespace = bindings.last { $0.prefix == prefix }?.namespace ?? (prefix.isEmpty ? .none : .other)
            let element = XMLElement(
                name: name, attributes: attributes, namespace: namespace, depth: depth, tag: eventRange)
            if !handlers.start(element) { stop() }
        }

        func end() {
            guard !isStopped else { return }
            if !handlers.end(depth, eventRange) { stop() }
            while let last = bindings.last, last.depth == depth { bindings.removeLast() }
            depth -= 1
        }

        func text(_ text: UnsafePointer<CChar>?, _ length: Int32) {
            guard !isStopped, let text else { return }
            text.withMemoryRebound(to: UInt8.self, capacity: Int(length)) {
                handlers.text?(UnsafeBufferPointer(start: $0, count: Int(length)))
            }
        }

        func refuse(_ what: String) {
            refusal = what
            stop()
        }

        private func bind(_ name: UnsafePointer<CChar>, _ value: UnsafePointer<CChar>?) {
            guard name[0] == CChar(bitPattern: UInt8(ascii: "x")), let value else { return }
            let text = String(cString: name)
            if text == "xmlns" {
                bindings.append((depth, "", Self.namespace(value)))
            } else if text.hasPrefix("xmlns:") {
                bindings.append((depth, String(text.dropFirst(6)), Self.namespace(value)))
            }
        }

        private static func namespace(_ uri: UnsafePointer<CChar>) -> XMLNamespace {
            let count = strlen(uri)
            return uri.withMemoryRebound(to: UInt8.self, capacity: count) {
                .named(UnsafeBufferPointer(start: $0, count: count))
            }
        }

        private func exceed(_ name: String, _ maximum: Int, _ option: String) {
            exceeded = (name, maximum, option)
            stop()
        }

        private func stop() {
            isStopped = true
            XML_StopParser(parser, XML_Bool(XML_FALSE))
        }
    }
}
