import Spreadsheet

/// One worksheet part (ECMA-376 Part 1, 18.3.1.99): its cells through `SheetData`, and what stands around them.
struct WorksheetSink: PlainSink {
    private(set) var data = SheetData()
    private(set) var merges: [CellRange] = []
    private(set) var hiddenColumns: [ClosedRange<Int>] = []
    private(set) var isProtected = false
    private(set) var exceeded: LimitExceeded?
    private var unreadableMerges: [String] = []

    private let sharedCount: Int
    private let limits: Limits
    private let isNormalised: Bool

    private static let sheetData = TagName("sheetData")
    private static let mergeCell = TagName("mergeCell")
    private static let column = TagName("col")
    private static let protection = TagName("sheetProtection")

    /// - Parameter sharedCount: how many shared strings there are.
    init(sharedCount: Int, limits: Limits, isNormalised: Bool) {
        self.sharedCount = sharedCount
        self.limits = limits
        self.isNormalised = isNormalised
    }

    /// What is wrong with single cells and ranges.
    var diagnostics: [(cell: CellReference?, message: BilingualText)] {
        data.diagnostics
            + unreadableMerges.map {
                (nil, BilingualText(zh: "合并区域“\($0)”无法识别", en: "the merged range \"\($0)\" cannot be read"))
            }
    }

    mutating func start(_ tag: PlainTag) {
        switch tag.name {
        case Self.mergeCell: merge(tag.attributes)
        case Self.column: columns(tag.attributes)
        case Self.protection: isProtected = true
        default: break
        }
    }

    mutating func takeContent(of name: TagName, _ content: UnsafeBufferPointer<UInt8>?) -> ContentReading {
        guard name == Self.sheetData else { return .untouched }
        guard let content,
            let (read, count) = SheetData.read(
                content, sharedCount: sharedCount, limits: limits, isNormalised: isNormalised)
        else { return .notPlain }
        data.append(read)
        exceeded = exceeded ?? data.exceeded
        return exceeded == nil ? .read(count) : .enough
    }

    private mutating func merge(_ attributes: UnsafeBufferPointer<PlainAttribute>) {
        for attribute in attributes where attribute.isNamed("ref") {
            guard let range = CellRange(ascii: attribute.value) else {
                if unreadableMerges.count < 100 { unreadableMerges.append(attribute.text) }
                return
            }
            guard merges.count < limits.merges else {
                exceeded = LimitExceeded(limit: "merged ranges", maximum: limits.merges, option: "--max-merges")
                return
            }
            if !range.isSingleCell { merges.append(range) }
        }
    }

    private mutating func columns(_ attributes: UnsafeBufferPointer<PlainAttribute>) {
        var first: Int?
        var last: Int?
        var isHidden = false
        for attribute in attributes {
            if attribute.isNamed("min") { first = NumberParsing.integer(attribute.value) }
            if attribute.isNamed("max") { last = NumberParsing.integer(attribute.value) }
            if attribute.isNamed("hidden") { isHidden = attribute.isTrue }
        }
        guard isHidden, let first, let last, first >= 1, first <= min(last, CellReference.maximumColumn) else { return }
        hiddenColumns.append(first...min(last, CellReference.maximumColumn))
    }
}
