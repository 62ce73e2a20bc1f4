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
        let end = element.utf8.index(element.utf8.endIndex, offsetBy: element.utf8.hasSlash ? -2 : -1)
        var marked = String(element[..<end])
        marked += rawValue
        marked += element[end...]
        return marked
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

extension String.UTF8View {
    /// Whether the text is that of `<a/>`.
    fileprivate var hasSlash: Bool { count > 1 && self[index(endIndex, offsetBy: -2)] == UInt8(ascii: "/") }
}
