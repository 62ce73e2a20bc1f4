import Spreadsheet

/// One worksheet part (ECMA-376 Part 1, 18.3.1.99): its cells through `SheetData`, and what stands around them.
struct WorksheetSink: PlainSink {
    private(set) var data = SheetData()
    private(set) var merges: [CellRange] = []
    private(set) var hiddenColumns: [ClosedRange<Int>] = []
    private(set) var isProtected = false
    private(set) var exceeded: LimitExceeded?
    /// How many `sheetData` there were; a sound sheet has one.
    private(set) var sections = 0
    private var unreadableMerges: [String] = []

    private let sharedCount: Int
    private let limits: Limits
    let isNormalised: Bool

    static let root = TagName("worksheet")
    /// Sheets that were put together wrongly have two.
    private static let mostSections = 8

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
    var diagnostics: [Diagnostic] {
        data.diagnostics
            + unreadableMerges.map {
                Diagnostic(BilingualText(zh: "合并区域“\($0)”无法识别", en: "the merged range \"\($0)\" cannot be read"))
            }
            + MergeOverlaps(merges).overlapping.map { range in
                Diagnostic(
                    cell: range.first,
                    BilingualText(zh: "合并区域 \(range) 与别的合并区域重叠", en: "the merged range \(range) overlaps another"),
                    loss: .nothing)
            }
    }

    /// Bytes that the sheet goes on holding: its cells and its ranges, the merged ones with an order to find them by.
    var memory: Int {
        let ranges = 3 * merges.count * MemoryLayout<CellRange>.stride
        let hidden = (data.hiddenRows.count + hiddenColumns.count) * MemoryLayout<ClosedRange<Int>>.stride
        return data.memory + ranges + hidden
    }

    mutating func start(_ tag: PlainTag) {
        switch tag.name {
        case Self.sheetData: sections += 1
        case Self.mergeCell: merge(tag.attributes)
        case Self.column: columns(tag.attributes)
        // Without this attribute it only says what would be protected (18.3.1.85).
        case Self.protection: isProtected = tag["sheet"]?.isTrue ?? false
        default: break
        }
    }

    mutating func takeContent(of name: TagName, _ content: UnsafeBufferPointer<UInt8>?) -> ContentReading {
        guard name == Self.sheetData else { return .untouched }
        guard let content, sections <= Self.mostSections,
            let (read, count) = SheetData.read(
                content, sharedCount: sharedCount, limits: limits, isNormalised: isNormalised, isFirst: sections == 1)
        else { return .notPlain }
        data.append(read, limits: limits)
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
                exceeded = LimitExceeded(limit: .merges, maximum: limits.merges)
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
        guard isHidden, hiddenColumns.count < CellReference.maximumColumn, let first, let last, first >= 1,
            first <= min(last, CellReference.maximumColumn)
        else { return }
        hiddenColumns.append(first...min(last, CellReference.maximumColumn))
    }
}
