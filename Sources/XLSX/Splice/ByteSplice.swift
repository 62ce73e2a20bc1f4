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

    func applied(to bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + edits.reduce(0) { $0 + $1.bytes.count })
        var position = 0
        for edit in edits.sorted(by: { ($0.range.lowerBound, $0.order) < ($1.range.lowerBound, $1.order) }) {
            output.append(contentsOf: bytes[position..<max(position, edit.range.lowerBound)])
            output.append(contentsOf: edit.bytes)
            position = max(position, edit.range.upperBound)
        }
        output.append(contentsOf: bytes[position...])
        return output
    }
}
