/// White space before the `>` of a tag, which means nothing to XML and which no known program writes: by it what was put
/// in is told from what was there, so that it can be taken out again byte for byte. It is gone once another program has
/// saved the part, and then nothing can be given back byte for byte anyway.
enum Trace: String {
    /// Ends the last tag of an element that was added.
    case added = "\t "
    /// The same for the looks of the sheet of corrections, which go with that sheet and not with the marks.
    case recorded = "\t\t"
    /// Ends the end tag of an element that was `<a/>` and had to be opened.
    case opened = " \t"

    /// The element's text with the trace in its last tag.
    func marking(_ element: String) -> String {
        let end = element.hasSuffix("/>") ? 2 : 1
        return element.dropLast(end) + rawValue + element.suffix(end)
    }

    /// The end tag of an element that carries the trace.
    func endTag(_ name: String) -> String { "</\(name)\(rawValue)>" }

    /// Whether the tag ends with the trace.
    func ends(_ tag: Range<Int>, of bytes: [UInt8]) -> Bool {
        guard tag.count > 4 else { return false }
        let isSelfClosed = bytes[tag.upperBound - 2] == UInt8(ascii: "/")
        let end = tag.upperBound - (isSelfClosed ? 2 : 1)
        return bytes[(end - 2)..<end].elementsEqual(rawValue.utf8)
    }
}
