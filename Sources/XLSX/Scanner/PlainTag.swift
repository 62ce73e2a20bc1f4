import Glibc

/// An element's local name as one comparison: its first eight bytes, the rest folded in, and its length.
struct TagName: Equatable, Sendable {
    private let low: UInt64
    private let length: Int32

    /// - Parameter end: of the part; up to there bytes may be looked at.
    @inline(__always)
    init(_ start: UnsafePointer<UInt8>, _ count: Int, end: UnsafePointer<UInt8>) {
        if count < 8, end - start >= 8 {
            let bytes = UInt64(littleEndian: UnsafeRawPointer(start).loadUnaligned(as: UInt64.self))
            self.init(low: bytes & (1 << UInt64(count * 8) &- 1), count)
        } else {
            self.init(UnsafeBufferPointer(start: start, count: count))
        }
    }

    private init(_ name: UnsafeBufferPointer<UInt8>) {
        var low: UInt64 = 0
        for (index, byte) in name.enumerated() {
            low = index < 8 ? low | UInt64(byte) << UInt64(index * 8) : low &* 0x0000_0100_0000_01B3 &+ UInt64(byte)
        }
        self.init(low: low, name.count)
    }

    private init(low: UInt64, _ count: Int) {
        self.low = low
        length = Int32(truncatingIfNeeded: count)
    }

    init(_ name: StaticString) { self.init(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)) }
}

/// One attribute of a tag, as written.
///
/// Soundness: the part ends in `>`, at which every search for the end of a name stops; values are read below `end`.
struct PlainAttribute {
    let name: UnsafeBufferPointer<UInt8>
    /// May hold the entities that XML defines by name; `text` decodes them.
    let value: UnsafeBufferPointer<UInt8>

    init(name: UnsafeBufferPointer<UInt8>, value: UnsafeBufferPointer<UInt8>) {
        self.name = name
        self.value = value
    }

    /// Reads an attribute and leaves the cursor behind its closing quote. Nil when it is not plain: without quotes, with
    /// `<`, a control character (XML turns it into a space), a character reference or an unknown entity.
    init?(_ cursor: inout UnsafePointer<UInt8>, end: UnsafePointer<UInt8>) {
        var place = cursor
        while place.pointee != UInt8(ascii: "="), !Markup.isSpace(place.pointee) {
            // The part ends in `>`.
            if place.pointee == UInt8(ascii: "<") || place.pointee == UInt8(ascii: ">") { return nil }
            place += 1
        }
        name = UnsafeBufferPointer(start: cursor, count: place - cursor)
        place = Markup.skipSpaces(place, end)
        guard name.count > 0, place < end, place.pointee == UInt8(ascii: "=") else { return nil }
        place = Markup.skipSpaces(place + 1, end)
        guard place < end, place.pointee == UInt8(ascii: "\"") || place.pointee == UInt8(ascii: "'") else { return nil }
        let quote = place.pointee
        place += 1
        let start = place
        while place < end, place.pointee != quote {
            // All that needs a look stands before `=` in ASCII.
            if place.pointee < UInt8(ascii: "=") {
                guard place.pointee >= 0x20, place.pointee != UInt8(ascii: "<") else { return nil }
                if place.pointee == UInt8(ascii: "&"), !TextDecoding.isNamedEntity(place, end: end) { return nil }
            }
            place += 1
        }
        guard place < end else { return nil }
        value = UnsafeBufferPointer(start: start, count: place - start)
        cursor = place + 1
    }

    /// A name of one letter, as the attributes of cells have.
    func isNamed(_ letter: UInt8) -> Bool { name.count == 1 && name[0] == letter }

    func isNamed(_ text: StaticString) -> Bool {
        name.count == text.utf8CodeUnitCount && Self.equal(name.baseAddress, text)
    }

    /// A prefixed name, by what stands behind the prefix: `r:id`, `d3p1:id`.
    func isPrefixed(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        return name.count > count + 1 && name[name.count - count - 1] == UInt8(ascii: ":")
            && Self.equal(name.baseAddress.map { $0 + (name.count - count) }, text)
    }

    /// `xmlns` or `xmlns:x`.
    var isNamespace: Bool {
        name.count >= 5 && Self.equal(name.baseAddress, "xmlns") && (name.count == 5 || name[5] == UInt8(ascii: ":"))
    }

    /// `1` and `true` (ECMA-376 Part 1, 22.9.2.1 and xsd:boolean).
    var isTrue: Bool {
        value.count == 1 && value[0] == UInt8(ascii: "1")
            || value.elementsEqual("true".utf8)
    }

    var text: String {
        guard value.contains(UInt8(ascii: "&")) else { return String(decoding: value, as: UTF8.self) }
        var decoded: [UInt8] = []
        _ = TextDecoding.append(value, to: &decoded)  // only entities that XML defines
        return String(decoding: decoded, as: UTF8.self)
    }

    private static func equal(_ start: UnsafePointer<UInt8>?, _ text: StaticString) -> Bool {
        start.map { memcmp($0, text.utf8Start, text.utf8CodeUnitCount) == 0 } ?? false
    }
}

/// A start tag of the part's own namespace. Valid only while the sink looks at it.
struct PlainTag {
    let name: TagName
    let attributes: UnsafeBufferPointer<PlainAttribute>

    /// The attribute of that whole name as written.
    subscript(name: StaticString) -> PlainAttribute? { attributes.first { $0.isNamed(name) } }
}

/// What a part's events are turned into: the same for the byte scanner's own reading and for a part that expat made plain.
protocol PlainSink {
    /// What the part's root must be called. A relationship may name a part that is something else.
    static var root: TagName { get }
    /// Whether the text that follows matters.
    var wantsText: Bool { get }
    mutating func start(_ tag: PlainTag)
    mutating func end(_ name: TagName)
    /// Text between two tags, entities not yet decoded. Valid until the scan ends.
    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>)
    /// Lets the sink read an element's content itself.
    ///
    /// - Parameter content: from behind the start tag to the end of the part, whose last byte is `>`; nil in a part with
    ///   prefixes.
    mutating func takeContent(of name: TagName, _ content: UnsafeBufferPointer<UInt8>?) -> ContentReading
}

/// What a sink did with an element's content.
enum ContentReading {
    /// Nothing: it wants the events.
    case untouched
    /// It read as many bytes, up to the `<` of the element's end tag.
    case read(Int)
    /// The content is not plain.
    case notPlain
    /// It needs nothing more of the part.
    case enough
}

extension PlainSink {
    var wantsText: Bool { false }
    mutating func end(_ name: TagName) {}
    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
    mutating func takeContent(of name: TagName, _ content: UnsafeBufferPointer<UInt8>?) -> ContentReading { .untouched }
}
