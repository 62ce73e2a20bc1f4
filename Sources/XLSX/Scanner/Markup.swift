import Glibc

/// What both scanners ask of the bytes of plain XML.
///
/// Soundness: reads stay below `end`; `endsName` and its like are given one byte.
enum Markup {
    typealias Place = UnsafePointer<UInt8>

    @inline(__always)
    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    /// Whether an element's name ends before that byte.
    @inline(__always)
    static func endsName(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || isSpace(byte)
    }

    /// The next `<` at or behind a place; nil when there is none. Most texts are short, so that the first bytes are looked
    /// at one by one.
    @inline(__always)
    static func nextTag(_ start: Place, _ end: Place) -> Place? {
        var place = start
        let near = end - place > 24 ? place + 24 : end
        while place < near {
            if place.pointee == UInt8(ascii: "<") { return place }
            place += 1
        }
        guard place < end, let found = memchr(place, Int32(UInt8(ascii: "<")), end - place) else { return nil }
        return Place(found.assumingMemoryBound(to: UInt8.self))
    }

    /// Behind the spaces at a place.
    @inline(__always)
    static func skipSpaces(_ start: Place, _ end: Place) -> Place {
        var place = start
        while place < end, isSpace(place.pointee) { place += 1 }
        return place
    }
}
