/// Makes a part plain: expat reads it, whatever its encoding, prefixes, comments or CDATA, and the elements of the part's
/// own namespace are written again without any of these. What the byte scanner sees is then the same either way.
struct XMLNormaliser {
    static func plain(
        _ bytes: [UInt8], in namespace: XMLNamespace, part: String, limits: Limits
    ) throws(XLSXError) -> [UInt8] {
        var output = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>".utf8)
        output.reserveCapacity(bytes.count)
        var own = namespace
        var skippedFrom = 0
        var names: [String] = []
        var handlers = ExpatParser.Handlers()
        handlers.start = { element in
            names.append(element.localName)
            // Some writers leave the namespace out altogether.
            if element.depth == 1, element.namespace == .none { own = .none }
            if skippedFrom == 0, element.namespace != own || element.is("extLst") { skippedFrom = element.depth }
            guard skippedFrom == 0 else { return true }
            output.append(contentsOf: "<\(names[names.count - 1])".utf8)
            if element.depth == 1 {
                output.append(contentsOf: " xmlns=\"\(namespace.uri)\"".utf8)
            }
            for (name, value) in element.allAttributes where !name.utf8.starts(with: "xmlns".utf8) {
                output.append(contentsOf: " \(name)=\"\(attribute(value))\"".utf8)
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

    /// A value between double quotes; what XML would turn into a space already is one.
    private static func attribute(_ value: String) -> String {
        var escaped = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case "\"": escaped += "&quot;"
            case "\0"..<" ": escaped += " "  // a character reference to a line break or a tab
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

/// Runs a sink over a part, the fast way where it can be had.
enum PlainPart {
    /// - Parameter fresh: makes a sink; of text that the normaliser wrote, or of the part's own.
    static func read<Sink: PlainSink>(
        _ bytes: [UInt8], in namespace: XMLNamespace = .spreadsheet, part: String, limits: Limits,
        _ fresh: (_ isNormalised: Bool) -> Sink
    ) throws(XLSXError) -> Sink {
        var sink = fresh(false)
        if bytes.withUnsafeBufferPointer({ PlainScanner.scan($0, in: namespace, into: &sink, limits: limits) }) {
            return sink
        }
        let plain = try XMLNormaliser.plain(bytes, in: namespace, part: part, limits: limits)
        sink = fresh(true)
        guard plain.withUnsafeBufferPointer({ PlainScanner.scan($0, in: namespace, into: &sink, limits: limits) })
        else {
            throw .damaged(part: part, detail: "not the part it should be")
        }
        return sink
    }
}
