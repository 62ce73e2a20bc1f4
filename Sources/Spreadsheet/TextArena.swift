/// Many short texts in one buffer: 8 bytes a text beside its UTF-8, decoded to `String` on demand.
///
/// Soundness: a slice is clamped to the buffer before it is looked at.
package struct TextArena: Sendable {
    /// A place in the arena.
    package struct Slice: Hashable, Sendable {
        /// Byte offset in the upper 40 bits, byte length in the lower 24.
        package let packed: UInt64

        package init(packed: UInt64) { self.packed = packed }

        var offset: Int { Int(packed >> 24) }
        package var byteCount: Int { Int(packed & 0xFF_FFFF) }
    }

    /// The longest text one slice can name, in bytes.
    package static let maximumLength = 0xFF_FFFF

    private var bytes: [UInt8] = []

    package init() {}

    package var byteCount: Int { bytes.count }

    package mutating func reserve(_ byteCount: Int) { bytes.reserveCapacity(byteCount) }

    /// Adds a text of UTF-8 bytes; longer ones than `maximumLength` are cut there.
    package mutating func add(_ text: UnsafeBufferPointer<UInt8>) -> Slice {
        let offset = bytes.count
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text.prefix(Self.maximumLength)))
        return Slice(packed: UInt64(offset) << 24 | UInt64(bytes.count - offset))
    }

    package mutating func add(_ text: String) -> Slice {
        var text = text
        return text.withUTF8 { add($0) }
    }

    package subscript(slice: Slice) -> String {
        withBytes(of: slice) { String(decoding: $0, as: UTF8.self) }
    }

    /// The UTF-8 bytes of a text, without a copy.
    package func withBytes<Result>(of slice: Slice, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        bytes.withUnsafeBufferPointer { buffer in
            let end = min(buffer.count, slice.offset + slice.byteCount)
            return body(UnsafeBufferPointer(rebasing: buffer[min(slice.offset, end)..<end]))
        }
    }
}

/// The shared string table of a workbook (ECMA-376 Part 1, 18.4.9): texts by index.
package struct SharedStrings: Sendable {
    private var arena = TextArena()
    private var slices: [TextArena.Slice] = []

    package init() {}

    package var count: Int { slices.count }

    /// Bytes that the texts take.
    package var memory: Int { arena.byteCount + slices.count * MemoryLayout<TextArena.Slice>.stride }

    package mutating func reserve(count: Int, byteCount: Int) {
        slices.reserveCapacity(count)
        arena.reserve(byteCount)
    }

    package mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        slices.append(arena.add(text))
    }

    /// Nil when the table has no such index.
    package subscript(index: Int) -> String? {
        slices.indices.contains(index) ? arena[slices[index]] : nil
    }

    /// The UTF-8 bytes of a text, without a copy. Nil when the table has no such index.
    package func withBytes<Result>(of index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
        slices.indices.contains(index) ? arena.withBytes(of: slices[index], body) : nil
    }
}
