/// An element's local name as one comparison: its first eight bytes, the rest folded in, and its length.
struct TagName: Equatable, Sendable {
    private let low: UInt64
    private let length: Int32

    init(_ start: UnsafePointer<UInt8>, _ count: Int) {
        var low: UInt64 = 0
        var index = 0
        while index < count {
            low = index < 8 ? low | UInt64(start[index]) << UInt64(index * 8) : low &* 0x0000_0100_0000_01B3 &+ UInt64(start[index])
            index += 1
        }
        self.low = low
        length = Int32(truncatingIfNeeded: count)
    }

    init(_ name: StaticString) { self.init(name.utf8Start, name.utf8CodeUnitCount) }
}

/// One attribute of a tag, as written.
struct PlainAttribute {
    let name: UnsafeBufferPointer<UInt8>
    let value: UnsafeBufferPointer<UInt8>

    /// A name of one letter, as the attributes of cells have.
    func isNamed(_ letter: UInt8) -> Bool { name.count == 1 && name[0] == letter }

    func isNamed(_ text: StaticString) -> Bool {
        name.count == text.utf8CodeUnitCount
            && name.elementsEqual(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// `1` and `true` (ECMA-376 Part 1, 22.9.2.1 and xsd:boolean).
    var isTrue: Bool {
        value.count == 1 && value[0] == UInt8(ascii: "1")
            || value.elementsEqual("true".utf8)
    }

    var text: String { String(decoding: value, as: UTF8.self) }
}

/// A start tag of the spreadsheet namespace. Valid only while the sink looks at it.
struct PlainTag {
    let name: TagName
    let attributes: UnsafeBufferPointer<PlainAttribute>
}

/// What a part's events are turned into: the same for the byte scanner's own reading and for a part that expat made plain.
protocol PlainSink {
    /// Whether the text that follows matters.
    var wantsText: Bool { get }
    mutating func start(_ tag: PlainTag)
    mutating func end(_ name: TagName)
    /// Text between two tags, entities not yet decoded. Valid until the scan ends.
    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>)
}
