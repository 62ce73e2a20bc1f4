/// XML as it is being written: every piece is copied once, where strings put together would be copied several times.
struct XMLBytes {
    private(set) var bytes: [UInt8] = []

    init(capacity: Int) { bytes.reserveCapacity(capacity) }

    mutating func write(_ pieces: String...) {
        for piece in pieces { bytes.append(contentsOf: piece.utf8) }
    }
}
