/// The shared strings of a BIFF8 stream ([MS-XLS] 2.4.265), of which only this matters here: which of them are empty. A
/// cell that shows nothing may be left out of a copy.
struct LegacyTexts {
    private(set) var empty: Set<Int> = []

    /// - Parameter pieces: the content of the SST record and of the Continue records behind it.
    init(_ pieces: [Range<Int>], of bytes: [UInt8]) {
        var cursor = Cursor(bytes: bytes, pieces: pieces)
        cursor.skip(8)  // how often they are used, and how many there are: neither is to be relied on
        var index = 0
        while let length = cursor.number(bytes: 2), let flags = cursor.number(bytes: 1) {
            let runs = flags & 8 == 0 ? 0 : cursor.number(bytes: 2) ?? 0  // the cursor is at its end then
            let phonetics = flags & 4 == 0 ? 0 : cursor.number(bytes: 4) ?? 0  // likewise
            cursor.skip(characters: length, isWide: flags & 1 != 0)
            cursor.skip(runs * 4 + phonetics)
            if length == 0 { empty.insert(index) }
            index += 1
        }
    }

    private struct Cursor {
        let bytes: [UInt8]
        let pieces: [Range<Int>]
        var piece = 0
        /// In the piece.
        var offset = 0

        init(bytes: [UInt8], pieces: [Range<Int>]) {
            self.bytes = bytes
            self.pieces = pieces
        }

        /// Little-endian; nil at the end.
        mutating func number(bytes count: Int) -> Int? {
            var value = 0
            for place in 0..<count {
                skipFinishedPieces()
                guard piece < pieces.count else { return nil }
                value |= Int(bytes[pieces[piece].lowerBound + offset]) << (place * 8)
                offset += 1
            }
            return value
        }

        mutating func skip(_ count: Int) {
            var left = count
            while left > 0, piece < pieces.count {
                let step = min(left, pieces[piece].count - offset)
                offset += step
                left -= step
                skipFinishedPieces()
            }
        }

        /// Characters that go on in the next piece begin there with a width of their own.
        mutating func skip(characters count: Int, isWide: Bool) {
            var left = count
            var width = isWide ? 2 : 1
            while left > 0, piece < pieces.count {
                let step = min(left, (pieces[piece].count - offset) / width)
                offset += step * width
                left -= step
                guard left > 0 else { return }
                offset = pieces[piece].count
                guard let flags = number(bytes: 1) else { return }
                width = flags & 1 != 0 ? 2 : 1
            }
        }

        private mutating func skipFinishedPieces() {
            while piece < pieces.count, offset >= pieces[piece].count {
                piece += 1
                offset = 0
            }
        }
    }
}
