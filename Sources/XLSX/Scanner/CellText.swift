import Spreadsheet

/// What may be wrong with the text of a cell.
enum TextFault: Sendable {
    /// It has bytes or references that no XML may have.
    case unsound
    /// It is longer than any program writes (ECMA-376 Part 1, 18.3.1.96: 32,767 characters), and kept.
    case long
    /// It is longer than we keep.
    case cut

    /// Whether something is gone; what is merely unsound shows where it was.
    var loss: Diagnostic.Loss {
        switch self {
        case .unsound, .cut: .detail
        case .long: .nothing
        }
    }

    var message: BilingualText {
        switch self {
        case .unsound:
            BilingualText(
                zh: "文本中有 XML 不允许的字符，已用“\u{FFFD}”代替",
                en: "the text has characters that XML does not allow; they became \u{FFFD}")
        case .long: BilingualText(zh: "文本超过 32767 个字符", en: "a text of more than 32,767 characters")
        case .cut: BilingualText(zh: "文本过长，只保留开头部分", en: "a text that is too long was cut")
        }
    }
}

/// Gathers the text of one cell or shared string from its pieces.
///
/// Soundness: buffers are cut with checked ranges, and used within the call that lends them.
struct CellText {
    private var bytes: [UInt8] = []
    private var isSound = true
    private let limit: Int

    /// - Parameter limit: the most bytes kept.
    init(limit: Int) { self.limit = limit }

    var isEmpty: Bool { bytes.isEmpty }

    mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        isSound = true
    }

    mutating func append(_ piece: UnsafeBufferPointer<UInt8>) {
        // A character takes 12 bytes at most, as a reference: what lies beyond is never kept.
        let left = limit.multipliedReportingOverflow(by: 12).partialValue - bytes.count
        guard left > 0 else { return }
        if !TextDecoding.append(UnsafeBufferPointer(rebasing: piece.prefix(left)), to: &bytes) { isSound = false }
    }

    /// The text with escapes undone, and what is wrong with it.
    func withDecoded<Result>(_ body: (UnsafeBufferPointer<UInt8>, TextFault?) -> Result) -> Result {
        TextDecoding.decodeEscapes(bytes).withUnsafeBufferPointer { decoded in
            let (kept, fault) = Self.kept(decoded, limit: limit)
            return body(kept, isSound ? fault : fault ?? .unsound)
        }
    }

    /// As much of a text as is kept.
    static func kept(
        _ text: UnsafeBufferPointer<UInt8>, limit: Int
    ) -> (text: UnsafeBufferPointer<UInt8>, fault: TextFault?) {
        if text.count <= min(limit, longest) { return (text, nil) }
        if text.count > limit {
            var end = limit
            while end > 0, text[end] & 0xC0 == 0x80 { end -= 1 }  // a character is kept whole or not at all
            return (UnsafeBufferPointer(rebasing: text[..<end]), .cut)
        }
        // UTF-16 units: one for each character, two for those that take four bytes.
        let units = text.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 2 : 1) }
        return (text, units > longest ? .long : nil)
    }

    /// In UTF-16 units, and so in bytes never less.
    static let longest = 32_767
}
