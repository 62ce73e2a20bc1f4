/// Bounds on what one file may make us do. All are counted on bytes really produced, never on what a file declares.
package struct Limits: Hashable, Sendable {
    package var fileSize = 512 << 20
    package var entries = 4_096
    /// One worksheet part, inflated.
    package var sheetBytes = 1 << 30
    package var sharedStringsBytes = 512 << 20
    /// Any other part that is read, inflated.
    package var partBytes = 64 << 20
    /// Inflated size over compressed size, once a part has passed `ratioGrace`. Honest files reach 1:121.
    package var ratio = 400
    package var ratioGrace = 32 << 20
    package var depth = 256
    package var attributes = 1_000
    /// Non-empty cells of a workbook.
    package var cells = 50_000_000
    /// UTF-8 bytes of one cell's text; Excel's own limit is 32,767 UTF-16 units.
    package var textBytes = 1 << 20
    package var merges = 1_000_000
    package var sheets = 4_096

    package init() {}

    package static let `default` = Limits()
}

/// A limit that was passed while a part was read.
struct LimitExceeded: Sendable {
    let limit: String
    let maximum: Int
    let option: String

    func error(in part: String?) -> XLSXError {
        .limitExceeded(limit: limit, part: part, maximum: maximum, option: option)
    }
}
