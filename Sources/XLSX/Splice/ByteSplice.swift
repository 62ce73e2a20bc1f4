import Glibc

/// Replacements in a buffer, collected first and applied at once, so that all offsets are those of the original.
struct ByteSplice {
    private var edits: [(range: Range<Int>, bytes: [UInt8], order: Int)] = []

    var isEmpty: Bool { edits.isEmpty }

    mutating func replace(_ range: Range<Int>, with text: String) {
        edits.append((range, Array(text.utf8), edits.count))
    }

    /// Insertions at one place keep the order in which they were asked for.
    mutating func insert(_ text: String, at offset: Int) {
        replace(offset..<offset, with: text)
    }

    /// Puts bytes in that are no edit of their own: what had been left out of the buffer to look at the rest.
    mutating func insert(_ bytes: ArraySlice<UInt8>, at offset: Int) {
        edits.append((offset..<offset, Array(bytes), edits.count))
    }

    mutating func insert(_ xml: XMLBytes, at offset: Int) {
        edits.append((offset..<offset, xml.bytes, edits.count))
    }

    /// What lies within a range that goes is gone with it.
    func applied(to bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + edits.reduce(0) { $0 + $1.bytes.count })
        var position = 0
        for edit in edits.sorted(by: { ($0.range.lowerBound, $0.order) < ($1.range.lowerBound, $1.order) }) {
            guard edit.range.lowerBound >= position else { continue }
            output.append(contentsOf: bytes[position..<edit.range.lowerBound])
            output.append(contentsOf: edit.bytes)
            position = edit.range.upperBound
        }
        output.append(contentsOf: bytes[position...])
        return output
    }
}

/// Soundness: every search is told how many bytes are left, and compares only that far.
extension [UInt8] {
    /// Where the text begins, at or behind an offset.
    func place(of text: StaticString, from offset: Int = 0, before limit: Int = .max) -> Int? {
        let length = text.utf8CodeUnitCount
        return withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, offset >= 0, length > 0 else { return nil }
            let end = Swift.min(limit, bytes.count)
            var cursor = offset
            while cursor + length <= end {
                guard let found = memchr(base + cursor, Int32(text.utf8Start[0]), end - length - cursor + 1)
                else { return nil }
                cursor = UnsafeRawPointer(found) - base
                if memcmp(found, text.utf8Start, length) == 0 { return cursor }
                cursor += 1
            }
            return nil
        }
    }

    /// Where the text begins for the last time.
    func lastPlace(of text: StaticString) -> Int? {
        let length = text.utf8CodeUnitCount
        return withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, bytes.count >= length else { return nil }
            return stride(from: bytes.count - length, through: 0, by: -1)
                .first { memcmp(base + $0, text.utf8Start, length) == 0 }
        }
    }

    func holds(_ text: StaticString) -> Bool { place(of: text) != nil }
}
