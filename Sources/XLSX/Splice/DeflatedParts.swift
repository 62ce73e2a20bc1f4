import Synchronization

/// What replaced parts were deflated to. Copies of filings from one template get the same styles, content types and list of
/// sheets put in: deflating the same bytes again would give the same bytes again.
final class DeflatedParts: Sendable {
    private struct State {
        /// Checksums of what was met once: most parts never come again, and are not worth keeping.
        var met: Set<UInt32> = []
        var known: [UInt32: (content: [UInt8], deflated: [UInt8])] = [:]
        var bytes = 0
    }

    private let state = Mutex(State())

    private static let largestPart = 32 << 10
    /// Of content and deflated bytes together.
    private static let capacity = 4 << 20
    private static let most = 65_536

    /// - Parameter crc: of the content.
    func deflated(_ content: [UInt8], crc: UInt32, by deflate: ([UInt8]) -> [UInt8]) -> [UInt8] {
        guard content.count <= Self.largestPart else { return deflate(content) }
        let known = state.withLock { $0.known[crc] }
        if let known, known.content == content { return known.deflated }
        let deflated = deflate(content)
        state.withLock { state in
            if state.met.count < Self.most, state.met.insert(crc).inserted { return }
            let size = content.count + deflated.count
            guard state.known[crc] == nil, state.bytes + size <= Self.capacity else { return }
            state.bytes += size
            state.known[crc] = (content, deflated)
        }
        return deflated
    }
}
