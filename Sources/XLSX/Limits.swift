/// Bounds on what one file may make us do. All are counted on bytes really produced, never on what a file declares.
package struct Limits: Hashable, Sendable {
    package var fileSize = 512 << 20
    package var entries = 4_096
    /// One worksheet part, inflated.
    package var sheetBytes = 1 << 30
    package var sharedStringsBytes = 512 << 20
    /// Any other part that is read, inflated.
    package var partBytes = 64 << 20
    /// All parts that are read of a workbook, inflated.
    package var totalBytes = 4 << 30
    /// Inflated size over compressed size, once a part has passed `ratioGrace`. Honest files reach 1:121.
    package var ratio = 400
    package var ratioGrace = 32 << 20
    package var depth = 256
    package var attributes = 1_000
    /// One tag with all its attributes, or a comment.
    package var tagBytes = 4 << 20
    /// Parts of a workbook that only the slow way can read.
    package var slowBytes = 256 << 20
    /// Non-empty cells of a workbook.
    package var cells = 50_000_000
    /// UTF-8 bytes of one cell's text; Excel's own limit is 32,767 UTF-16 units.
    package var textBytes = 1 << 20
    package var sharedStrings = 20_000_000
    package var cellFormats = 65_490
    package var merges = 1_000_000
    package var sheets = 4_096
    /// Bytes held at one time: the file, the part being read, and the cells and texts read so far. What is left to
    /// a gibibyte is for the program itself and for memory that the system has not had back yet.
    package var memory = 960 << 20

    /// What the workbook being read has taken so far of the limits that count over all of it.
    var taken = Taken()

    struct Taken: Hashable, Sendable {
        var cells = 0
        var memory = 0
        var slowBytes = 0
    }

    package init() {}

    package static let `default` = Limits()

    var memoryLeft: Int { memory - taken.memory }

    /// For one of so many readers at work at once.
    func share(of count: Int) -> Limits {
        var share = self
        share.taken.memory = memory - memoryLeft / count
        return share
    }
}

/// The limits by name: how an error calls each, and the option that raises it.
enum Limit: String, CaseIterable, Sendable {
    case fileSize = "file size"
    case entries
    case partSize = "part size"
    case totalSize = "total size"
    case ratio = "compression ratio"
    case depth = "XML depth"
    case attributes = "XML attributes"
    case tagSize = "XML tag size"
    case slowSize = "size of uncommon XML"
    case cells
    case sharedStrings = "shared strings"
    case cellFormats = "cell formats"
    case merges = "merged ranges"
    case sheets
    case memory

    var option: String {
        switch self {
        case .fileSize: "--max-file-size"
        case .entries: "--max-entries"
        case .partSize: "--max-part-size"
        case .totalSize: "--max-total-size"
        case .ratio: "--max-ratio"
        case .depth: "--max-xml-depth"
        case .attributes: "--max-xml-attributes"
        case .tagSize: "--max-xml-tag-size"
        case .slowSize: "--max-uncommon-xml"
        case .cells: "--max-cells"
        case .sharedStrings: "--max-shared-strings"
        case .cellFormats: "--max-cell-formats"
        case .merges: "--max-merges"
        case .sheets: "--max-sheets"
        case .memory: "--max-memory"
        }
    }

    func exceeded(_ maximum: Int, in part: String?) -> XLSXError {
        .limitExceeded(limit: rawValue, part: part, maximum: maximum, option: option)
    }
}

/// A limit that was passed while a part was read.
struct LimitExceeded: Sendable {
    let limit: Limit
    let maximum: Int

    func error(in part: String?) -> XLSXError { limit.exceeded(maximum, in: part) }
}
