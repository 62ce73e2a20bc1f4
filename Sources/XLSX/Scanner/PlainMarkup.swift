import Glibc

/// Soundness: every read is at a pointer below `end`; attributes beyond the room for them are refused.
extension PlainTag {
    /// Moves behind a byte order mark and an XML declaration that says UTF-8 or nothing. False when it says anything else.
    static func skipDeclaration(_ cursor: inout UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Bool {
        if end - cursor >= 3, cursor[0] == 0xEF, cursor[1] == 0xBB, cursor[2] == 0xBF { cursor += 3 }
        guard end - cursor > 5, memcmp(cursor, "<?xml", 5) == 0 else { return true }
        for usual in usualDeclarations where end - cursor > usual.utf8CodeUnitCount {
            guard memcmp(cursor, usual.utf8Start, usual.utf8CodeUnitCount) == 0 else { continue }
            cursor += usual.utf8CodeUnitCount
            return true
        }
        guard let close = memchr(cursor, Int32(UInt8(ascii: ">")), end - cursor) else { return false }
        let after = UnsafePointer(close.assumingMemoryBound(to: UInt8.self)) + 1
        let declaration = String(decoding: UnsafeBufferPointer(start: cursor, count: after - cursor), as: UTF8.self)
            .lowercased()
        cursor = after
        guard let encoding = declaration.firstRange(of: "encoding") else { return declaration.contains("1.0") }
        let value = declaration[encoding.upperBound...].drop { $0 == "=" || $0.isWhitespace || $0 == "\"" || $0 == "'" }
        return value.hasPrefix("utf-8") && declaration.contains("1.0")
    }

    private static let usualDeclarations: [StaticString] = [
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
    ]

    /// Reads from behind an element's name to behind `>`. Nil when the tag is not plain.
    static func attributes(
        _ cursor: inout UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>,
        into attributes: UnsafeMutableBufferPointer<PlainAttribute>
    ) -> (count: Int, isEmpty: Bool)? {
        var count = 0
        var place = cursor
        while true {
            let before = place
            place = Markup.skipSpaces(place, end)
            guard place < end else { return nil }
            if place.pointee == UInt8(ascii: ">") {
                cursor = place + 1
                return (count, false)
            }
            if place.pointee == UInt8(ascii: "/") {
                guard end - place > 1, place[1] == UInt8(ascii: ">") else { return nil }
                cursor = place + 2
                return (count, true)
            }
            guard place > before, count < attributes.count, let attribute = PlainAttribute(&place, end: end) else {
                return nil
            }
            attributes.initializeElement(at: count, to: attribute)
            count += 1
        }
    }
}
