import CExpat
import Glibc
import Spreadsheet

/// Runs expat over a whole part: where offsets are needed, and for parts that are not plain.
/// A DOCTYPE stops it at once, so that no entity is ever declared.
///
/// Soundness: the session outlives the parse; expat's texts end in NUL and are used within the callback.
struct ExpatParser {
    /// What happens in the part, in order. Returning false stops the parser without an error.
    struct Handlers {
        var start: (XMLElement) -> Bool = { _ in true }
        /// The element's depth, and the bytes of the end tag; of `<a/>` the place of its tag.
        var end: (_ depth: Int, _ tag: Range<Int>) -> Bool = { _, _ in true }
        /// A piece of text; adjacent pieces belong together.
        var text: ((UnsafeBufferPointer<UInt8>) -> Void)?
    }

    static func parse(
        _ bytes: [UInt8], part: String, limits: Limits = .default, _ handlers: Handlers
    ) throws(XLSXError) {
        let session = Session(handlers, limits)
        guard let parser = XML_ParserCreate(nil) else { throw .inaccessible(reason: SystemReason.outOfMemory) }
        defer { XML_ParserFree(parser) }
        session.parser = parser
        XML_SetUserData(parser, Unmanaged.passUnretained(session).toOpaque())
        XML_SetElementHandler(
            parser, { Session.of($0).start($1, $2) }, { data, _ in Session.of(data).end() })
        if handlers.text != nil { XML_SetCharacterDataHandler(parser) { Session.of($0).text($1, $2) } }
        XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in Session.of(data).refuse("DOCTYPE") }
        let status = bytes.withUnsafeBufferPointer { feed($0, to: session, parser) }
        withExtendedLifetime(session) {}
        if let refusal = session.refusal { throw .unsafeContent(part: part, detail: refusal) }
        if let exceeded = session.exceeded { throw exceeded.error(in: part) }
        guard status == XML_STATUS_OK || session.isStopped else {
            let reason = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "malformed"
            throw .damaged(part: part, detail: "\(reason), line \(XML_GetCurrentLineNumber(parser))")
        }
    }

    /// Gives expat the bytes in pieces, and stops at a tag or a comment beyond its limit before expat has gathered it.
    private static func feed(
        _ bytes: UnsafeBufferPointer<UInt8>, to session: Session, _ parser: XML_Parser
    ) -> XML_Status {
        // A token that a piece leaves unfinished is looked at again with the next one: pieces are not smaller than tags.
        let piece = min(max(session.limits.tagBytes, 1 << 16), 1 << 30)
        var fed = 0
        while true {
            let count = min(piece, bytes.count - fed)
            let isLast = fed + count == bytes.count
            let status = UnsafeBufferPointer(rebasing: bytes[fed..<(fed + count)])
                .withMemoryRebound(to: CChar.self) { XML_Parse(parser, $0.baseAddress, Int32(count), isLast ? 1 : 0) }
            fed += count
            guard status == XML_STATUS_OK, !isLast else { return status }
            // The current event is an unfinished token, if there is one.
            let place = Int(XML_GetCurrentByteIndex(parser))
            if place >= 0, fed - place - Int(XML_GetCurrentByteCount(parser)) > session.limits.tagBytes {
                session.exceed(.tagSize, session.limits.tagBytes)
                return XML_STATUS_ERROR
            }
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
        var exceeded: LimitExceeded?
        /// Prefix bindings in force, innermost last, with the depth at which each was made.
        var bindings: [(depth: Int, prefix: String, namespace: XMLNamespace)] = []
        /// The attributes of the element being reported.
        var current: [PlainAttribute] = []

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
            guard depth <= limits.depth else { return exceed(.depth, limits.depth) }
            current.removeAll(keepingCapacity: true)
            var index = 0
            while let attribute = attributes[index], let value = attributes[index + 1] {
                bind(attribute, value)
                current.append(PlainAttribute(name: Self.bytes(attribute), value: Self.bytes(value)))
                index += 2
            }
            guard current.count <= limits.attributes else { return exceed(.attributes, limits.attributes) }
            let tag = eventRange
            guard tag.count <= limits.tagBytes else { return exceed(.tagSize, limits.tagBytes) }
            let whole = Self.bytes(name)
            // Without a colon there is no prefix.
            let prefix =
                whole.lastIndex(of: UInt8(ascii: ":")).map { String(decoding: whole[..<$0], as: UTF8.self) } ?? ""
            let namespace = bindings.last { $0.prefix == prefix }?.namespace ?? (prefix.isEmpty ? .none : .other)
            let goesOn = current.withUnsafeBufferPointer { attributes in
                handlers.start(
                    XMLElement(
                        name: whole, attributes: attributes, isDecoded: true, namespace: namespace, depth: depth,
                        tag: tag))
            }
            if !goesOn { stop() }
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

        private func bind(_ name: UnsafePointer<CChar>, _ value: UnsafePointer<CChar>) {
            guard name[0] == CChar(bitPattern: UInt8(ascii: "x")) else { return }
            let text = String(cString: name)
            if text == "xmlns" {
                bindings.append((depth, "", .named(Self.bytes(value))))
            } else if text.hasPrefix("xmlns:") {
                bindings.append((depth, String(text.dropFirst(6)), .named(Self.bytes(value))))
            }
        }

        /// A text of expat's without its NUL.
        private static func bytes(_ text: UnsafePointer<CChar>) -> UnsafeBufferPointer<UInt8> {
            let count = strlen(text)
            return text.withMemoryRebound(to: UInt8.self, capacity: count) {
                UnsafeBufferPointer(start: $0, count: count)
            }
        }

        func exceed(_ limit: Limit, _ maximum: Int) {
            exceeded = LimitExceeded(limit: limit, maximum: maximum)
            stop()
        }

        private func stop() {
            isStopped = true
            XML_StopParser(parser, XML_Bool(XML_FALSE))
        }
    }
}
