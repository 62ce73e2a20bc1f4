import Spreadsheet

/// Builds the cells of one worksheet (ECMA-376 Part 1, 18.3): compact, sparse, in the order of the file.
struct WorksheetSink: PlainSink {
    /// Cells so far; `finish` sorts them where the file did not.
    private(set) var cells: [PackedCell] = []
    private(set) var texts = TextArena()
    private(set) var formulas: [(index: Int, text: TextArena.Slice)] = []
    private(set) var merges: [CellRange] = []
    private(set) var hiddenRows: [ClosedRange<Int>] = []
    private(set) var hiddenColumns: [ClosedRange<Int>] = []
    private(set) var isProtected = false
    private(set) var diagnostics: [(cell: CellReference?, message: BilingualText)] = []
    /// Nil while all is well.
    private(set) var exceeded: (limit: String, maximum: Int, option: String)?
    private(set) var isSorted = true

    private let sharedCount: Int
    private let limits: Limits
    private var row = 0
    private var column = 0
    private var isInCell = false
    private var collecting = Collecting.nothing
    private var phoneticDepth = 0

    // The cell being read.
    private var style: UInt16 = 0
    private var type = CellType.number
    private var value: UnsafeBufferPointer<UInt8>?
    private var hasValue = false
    private var inline: [UInt8] = []
    private var hasInline = false
    private var formula: UnsafeBufferPointer<UInt8>?
    private var isFormula = false
    private var lastOrder: UInt64 = 0

    private enum Collecting { case nothing, value, formula, inline }
    private enum CellType { case number, shared, formulaText, inline, boolean, error, date, unknown }

    private static let rowName = TagName("row")
    private static let cellName = TagName("c")
    private static let valueName = TagName("v")
    private static let formulaName = TagName("f")
    private static let inlineName = TagName("is")
    private static let textName = TagName("t")
    private static let phoneticName = TagName("rPh")
    private static let mergeName = TagName("mergeCell")
    private static let columnName = TagName("col")
    private static let protectionName = TagName("sheetProtection")

    init(byteCount: Int, sharedCount: Int, limits: Limits) {
        self.sharedCount = sharedCount
        self.limits = limits
        // A cell takes at least some 30 bytes of XML; `dimension` and `spans` are not to be trusted.
        cells.reserveCapacity(byteCount / 36)
    }

    var wantsText: Bool { collecting != .nothing }

    mutating func start(_ tag: PlainTag) {
        switch tag.name {
        case Self.cellName: startCell(tag.attributes)
        case Self.valueName:
            guard isInCell else { return }
            collecting = .value
            hasValue = true
        case Self.rowName: startRow(tag.attributes)
        case Self.formulaName:
            guard isInCell else { return }
            collecting = .formula
            isFormula = true
        case Self.inlineName: hasInline = isInCell
        case Self.textName: if hasInline, phoneticDepth == 0 { collecting = .inline }
        case Self.phoneticName: phoneticDepth += 1
        case Self.mergeName: merge(tag.attributes)
        case Self.columnName: columns(tag.attributes)
        case Self.protectionName: isProtected = true
        default: break
        }
    }

    mutating func end(_ name: TagName) {
        switch name {
        case Self.valueName, Self.formulaName, Self.textName: collecting = .nothing
        case Self.cellName: if isInCell { endCell() }
        case Self.phoneticName: phoneticDepth -= 1
        default: break
        }
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        switch collecting {
        case .value: value = bytes
        case .formula: formula = bytes
        case .inline: if !TextDecoding.append(bytes, to: &inline) { inline.append(contentsOf: bytes) }
        case .nothing: break
        }
    }

    private mutating func startRow(_ attributes: UnsafeBufferPointer<PlainAttribute>) {
        var number = row + 1
        var isHidden = false
        for attribute in attributes {
            if attribute.isNamed(UInt8(ascii: "r")) {
                // A number that is none counts on; one beyond the sheet puts its cells outside, where they are dropped.
                number = NumberParsing.integer(attribute.value) ?? number
            } else if attribute.isNamed("hidden") {
                isHidden = attribute.isTrue
            }
        }
        row = min(number, CellReference.maximumRow + 1)
        column = 0
        guard isHidden, row <= CellReference.maximumRow else { return }
        if let last = hiddenRows.last, last.upperBound + 1 == row {
            hiddenRows[hiddenRows.count - 1] = last.lowerBound...row
        } else {
            hiddenRows.append(row...row)
        }
    }

    private mutating func startCell(_ attributes: UnsafeBufferPointer<PlainAttribute>) {
        isInCell = true
        style = 0
        type = .number
        value = nil
        hasValue = false
        hasInline = false
        formula = nil
        isFormula = false
        var isPlaced = false
        for attribute in attributes where attribute.name.count == 1 {
            switch attribute.name[0] {
            case UInt8(ascii: "r"): isPlaced = place(attribute.value)
            case UInt8(ascii: "s"):
                style = NumberParsing.integer(attribute.value).flatMap { UInt16(exactly: $0) } ?? 0  // an unknown style is General
            case UInt8(ascii: "t"): type = Self.type(attribute.value)
            default: break
            }
        }
        if !isPlaced { column += 1 }
    }

    /// Takes row and column from an address; false when it is none, and the cell then follows the one before.
    private mutating func place(_ address: UnsafeBufferPointer<UInt8>) -> Bool {
        var columnNumber = 0
        var rowNumber = 0
        var index = 0
        while index < address.count {
            let letter = address[index] & 0xDF
            guard letter >= UInt8(ascii: "A"), letter <= UInt8(ascii: "Z") else { break }
            columnNumber = min(columnNumber * 26 + Int(letter - 0x40), CellReference.maximumColumn + 1)
            index += 1
        }
        guard columnNumber > 0, index < address.count else { return placeSlowly(address) }
        while index < address.count {
            let digit = address[index] &- UInt8(ascii: "0")
            guard digit <= 9 else { return placeSlowly(address) }
            rowNumber = min(rowNumber * 10 + Int(digit), CellReference.maximumRow + 1)
            index += 1
        }
        row = rowNumber
        column = columnNumber
        return true
    }

    private mutating func placeSlowly(_ address: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let reference = CellReference(String(decoding: address, as: UTF8.self)) else {
            complain("单元格地址无法识别", "a cell address that cannot be read")
            return false
        }
        row = reference.row
        column = reference.column
        return true
    }

    private static func type(_ text: UnsafeBufferPointer<UInt8>) -> CellType {
        switch (text.count, text.first) {
        case (1, UInt8(ascii: "s")): .shared
        case (1, UInt8(ascii: "n")): .number
        case (1, UInt8(ascii: "b")): .boolean
        case (1, UInt8(ascii: "e")): .error
        case (1, UInt8(ascii: "d")): .date
        case (3, UInt8(ascii: "s")): .formulaText
        case (9, UInt8(ascii: "i")): .inline
        default: .unknown
        }
    }

    private mutating func endCell() {
        isInCell = false
        collecting = .nothing
        defer { if !inline.isEmpty { inline.removeAll(keepingCapacity: true) } }
        guard hasValue || hasInline || isFormula else { return }
        guard row >= 1, row <= CellReference.maximumRow, column <= CellReference.maximumColumn else {
            complain("单元格超出工作表范围，未读取", "a cell outside the sheet was left out")
            return
        }
        guard cells.count < limits.cells else {
            exceeded = ("cells", limits.cells, "--max-cells")
            return
        }
        guard let (kind, payload) = content() else { return }
        let cell = PackedCell(
            row: row, column: column, kind: kind, style: style, isFormula: isFormula, payload: payload)
        if cell.order <= lastOrder { isSorted = false }
        lastOrder = cell.order
        if let formula, isFormula { formulas.append((cells.count, add(formula))) }
        cells.append(cell)
    }

    /// What the cell holds; nil for an empty cell.
    private mutating func content() -> (PackedCell.Kind, UInt64)? {
        if hasInline, type == .inline || !hasValue {
            guard !inline.isEmpty || isFormula else { return nil }
            return (.text, texts.add(limited(TextDecoding.decodeEscapes(inline))).packed)
        }
        guard let value else {
            guard isFormula else { return nil }
            return type == .formulaText && hasValue ? (.text, texts.add([]).packed) : (.noValue, 0)
        }
        switch type {
        case .number:
            if let number = NumberParsing.double(value) { return (.number, number.bitPattern) }
            complain(
                "数值“\(shown(value))”无法识别，按文本保留", "the number \"\(shown(value))\" cannot be read and is kept as text")
            return (.text, add(value).packed)
        case .shared:
            if let index = NumberParsing.integer(value), index < sharedCount { return (.sharedString, UInt64(index)) }
            complain("共享字符串编号“\(shown(value))”不存在", "there is no shared string \"\(shown(value))\"")
            return (.noValue, 0)
        case .formulaText, .inline: return (.text, add(value).packed)
        case .boolean:
            let isTrue = value.count == 1 ? value[0] == UInt8(ascii: "1") : value.elementsEqual("true".utf8)
            return (.boolean, isTrue ? 1 : 0)
        case .error: return (.error, add(value).packed)
        case .date: return (.isoDate, add(value).packed)
        case .unknown:
            complain("单元格类型不认识，按文本保留", "an unknown cell type, kept as text")
            return (.text, add(value).packed)
        }
    }

    private mutating func add(_ text: UnsafeBufferPointer<UInt8>) -> TextArena.Slice {
        var decoded: [UInt8] = []
        if !TextDecoding.append(text, to: &decoded) { decoded = Array(text) }
        return texts.add(limited(TextDecoding.decodeEscapes(decoded)))
    }

    private mutating func limited(_ text: [UInt8]) -> ArraySlice<UInt8> {
        guard text.count > limits.textBytes else { return text[...] }
        complain("文本过长，只保留开头部分", "a text that is too long was cut")
        return text.prefix(limits.textBytes)
    }

    private func shown(_ value: UnsafeBufferPointer<UInt8>) -> String {
        String(decoding: value.prefix(40), as: UTF8.self)
    }

    private mutating func merge(_ attributes: UnsafeBufferPointer<PlainAttribute>) {
        for attribute in attributes where attribute.isNamed("ref") {
            guard let range = CellRange(attribute.text) else {
                complain("合并区域“\(attribute.text)”无法识别", "the merged range \"\(attribute.text)\" cannot be read")
                return
            }
            guard merges.count < limits.merges else {
                exceeded = ("merged ranges", limits.merges, "--max-merges")
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

    /// At most a hundred a sheet: a file that is wrong everywhere is wrong in the same way.
    private mutating func complain(_ zh: String, _ en: String) {
        guard diagnostics.count < 100 else { return }
        diagnostics.append((CellReference(row: row, column: column), BilingualText(zh: zh, en: en)))
    }

    /// Puts the cells in sheet order, of two at one address the later; formulas follow their cells.
    mutating func sort() {
        guard !isSorted else { return }
        var formulaOf: [Int: TextArena.Slice] = [:]
        for (index, text) in formulas { formulaOf[index] = text }
        let order = cells.indices.sorted { (cells[$0].order, $0) < (cells[$1].order, $1) }
        var sorted: [PackedCell] = []
        var moved: [(index: Int, text: TextArena.Slice)] = []
        for index in order {
            if let last = sorted.last, last.order == cells[index].order {
                sorted.removeLast()
                if moved.last?.index == sorted.count { moved.removeLast() }
                diagnostics.append(
                    (
                        last.reference,
                        BilingualText(zh: "同一单元格出现两次，取后一个", en: "a cell given twice; the later one counts")
                    ))
            }
            if let text = formulaOf[index] { moved.append((sorted.count, text)) }
            sorted.append(cells[index])
        }
        cells = sorted
        formulas = moved
        isSorted = true
    }
}
