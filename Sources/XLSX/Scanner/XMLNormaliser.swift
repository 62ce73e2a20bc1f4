/// Makes a hot part plain: expat reads it, whatever its encoding, prefixes, comments or CDATA, and the elements of the
/// spreadsheet namespace are written again without any of these. What the byte scanner sees is then the same either way.
struct XMLNormaliser {
    static func plain(_ bytes: [UInt8], part: String, limits: Limits) throws(XLSXError) -> [UInt8] {
        var output = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>".utf8)
        output.reserveCapacity(bytes.count)
        var skippedFrom = 0
        var names: [String] = []
        var handlers = ExpatParser.Handlers()
        handlers.start = { element in
            names.append(element.localName)
            if skippedFrom == 0, element.namespace.isForeign { skippedFrom = element.depth }
            guard skippedFrom == 0 else { return true }
            output.append(contentsOf: "<\(names[names.count - 1])".utf8)
            if element.depth == 1 {
                output.append(contentsOf: " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"".utf8)
            }
            for (name, value) in element.allAttributes where !name.contains(":") && name != "xmlns" {
                output.append(contentsOf: " \(name)=\"".utf8)
                // The scanner leaves attributes with entities to expat; none of those it asks for can hold these characters.
                output.append(contentsOf: value.utf8.filter { !"&<\"".utf8.contains($0) })
                output.append(UInt8(ascii: "\""))
            }
            output.append(UInt8(ascii: ">"))
            return true
        }
        handlers.end = { depth, _ in
            let name = names.removeLast()
            if skippedFrom == 0 { output.append(contentsOf: "</\(name)>".utf8) }
            if skippedFrom == depth { skippedFrom = 0 }
            return true
        }
        handlers.text = { text in
            guard skippedFrom == 0 else { return }
            for byte in text {
                switch byte {
                case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
                case UInt8(ascii: "<"): output.append(contentsOf: "&lt;".utf8)
                case 0x0D: output.append(contentsOf: "&#13;".utf8)
                default: output.append(byte)
                }
            }
        }
        try ExpatParser.parse(bytes, part: part, limits: limits, handlers)
        return output
    }
}

extension XMLNamespace {
    fileprivate var isForeign: Bool {
        if case .spreadsheet = self { false } else { true }
    }
}

/// Runs a sink over a hot part, the fast way where it can be had.
enum HotPart {
    /// - Returns: the finished sink, and the plain bytes that its text pointers led into.
    static func read<Sink: PlainSink>(
        _ bytes: [UInt8], part: String, limits: Limits, _ fresh: () -> Sink
    ) throws(XLSXError) -> Sink {
        var sink = fresh()
        if bytes.withUnsafeBufferPointer({ PlainScanner.scan($0, into: &sink, limits: limits) }) { return sink }
        let plain = try XMLNormaliser.plain(bytes, part: part, limits: limits)
        sink = fresh()
        guard plain.withUnsafeBufferPointer({ PlainScanner.scan($0, into: &sink, limits: limits) }) else {
            throw .damaged(part: part, detail: "not a spreadsheet part")
        }
        return sink
    }
}
