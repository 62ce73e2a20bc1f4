import Glibc

/// Texts compared by their UTF-8 bytes. The standard library's `hasSuffix` and its like compare characters under
/// canonical equivalence, which costs some fifty times as much; labels, units and signs have one spelling each.
///
/// Soundness: both texts' bytes stay in place during the call, and counts are compared before bytes.
extension String {
    package func begins(with prefix: String) -> Bool {
        comparing(prefix) { $0.count >= $1.count && memcmp($0.start, $1.start, $1.count) == 0 }
    }

    package func ends(with suffix: String) -> Bool {
        comparing(suffix) { $0.count >= $1.count && memcmp($0.start + ($0.count - $1.count), $1.start, $1.count) == 0 }
    }

    package func holds(_ part: String) -> Bool {
        comparing(part) { whole, part in
            var rest = whole
            while rest.count >= part.count,
                let next = memchr(rest.start, Int32(part.start[0]), rest.count - part.count + 1)
            {
                let found = UnsafePointer(next.assumingMemoryBound(to: UInt8.self))
                if memcmp(found, part.start, part.count) == 0 { return true }
                rest = (found + 1, whole.start + whole.count - (found + 1))
            }
            return false
        }
    }

    /// The text without that beginning; nil when it begins otherwise.
    package func dropping(prefix: String) -> String? {
        begins(with: prefix) ? String(decoding: utf8.dropFirst(prefix.utf8.count), as: UTF8.self) : nil
    }

    /// The text without that end; nil when it ends otherwise.
    package func dropping(suffix: String) -> String? {
        ends(with: suffix) ? String(decoding: utf8.dropLast(suffix.utf8.count), as: UTF8.self) : nil
    }

    private typealias Bytes = (start: UnsafePointer<UInt8>, count: Int)

    /// Hands both texts' bytes to `compare`. An empty `other` is in every text.
    private func comparing(_ other: String, _ compare: (Bytes, Bytes) -> Bool) -> Bool {
        var own = self
        var other = other
        return own.withUTF8 { own in
            other.withUTF8 { other in
                guard let part = other.baseAddress, other.count > 0 else { return true }
                guard let whole = own.baseAddress else { return false }
                return compare((whole, own.count), (part, other.count))
            }
        }
    }
}
