import Spreadsheet

/// The cell formats of a workbook as far as they change what a number means (ECMA-376 Part 1, 18.8).
enum StylesPart {
    /// - Returns: by index of the cell format.
    static func read(_ bytes: [UInt8], part: String, limits: Limits) throws(XLSXError) -> [NumberFormat] {
        let sink = try PlainPart.read(bytes, part: part, limits: limits) { _, limits in StylesSink(limits) }
        guard !sink.isExceeded else { throw Limit.cellFormats.exceeded(limits.cellFormats, in: part) }
        return sink.formats
    }
}

private struct StylesSink: PlainSink {
    /// By index of the cell format.
    private(set) var formats: [NumberFormat] = []
    private var codes: [Int: NumberFormat] = [:]
    private var isInCellFormats = false
    private(set) var isExceeded = false
    private let limits: Limits

    static let root = TagName("styleSheet")
    private static let numberFormat = TagName("numFmt")
    private static let cellFormats = TagName("cellXfs")
    private static let format = TagName("xf")

    init(_ limits: Limits) { self.limits = limits }

    mutating func start(_ tag: PlainTag) {
        switch tag.name {
        case Self.numberFormat:
            guard codes.count < limits.cellFormats else {
                isExceeded = true
                return
            }
            if let id = tag["numFmtId"].flatMap({ NumberParsing.integer($0.value) }), let code = tag["formatCode"] {
                codes[id] = NumberFormatCode.custom(code.text)
            }
        case Self.cellFormats: isInCellFormats = true
        case Self.format where isInCellFormats:
            guard formats.count < limits.cellFormats else {
                isExceeded = true
                return
            }
            let id = tag["numFmtId"].flatMap { NumberParsing.integer($0.value) } ?? 0  // General where none is named
            formats.append(codes[id] ?? NumberFormatCode.builtIn(id))
        default: break
        }
    }

    mutating func end(_ name: TagName) {
        if name == Self.cellFormats { isInCellFormats = false }
    }
}
