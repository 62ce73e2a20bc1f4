import Glibc
import Spreadsheet

/// Reads rows and cells, the content of `sheetData` (ECMA-376 Part 1, 18.3.1.80), straight from the bytes into a
/// `CellBlock`. The one owner of what a cell's XML means.
///
/// It knows the plain XML that spreadsheet programs write. Anything else is not an error here: the caller lets expat make
/// the part plain (`XMLNormaliser`) and scans again.
///
/// Soundness: the part's last byte is `>`, at which every loop over digits, letters or a name ends; loops over anything
/// else compare with `end`. Before up to 16 bytes are looked at at once, `safeEnd` is asked.
struct RowScanner {
    typealias Place = Markup.Place

    /// What has been read.
    struct Rows: Sendable {
        var block = CellBlock()
        var hiddenRows: [ClosedRange<Int>] = []
        var diagnostics: [Diagnostic] = []
        var exceeded: LimitExceeded?
        /// Cells came in sheet order, each address once.
        var isSorted = true
        /// It has been said that they do not.
        var isOrderQuestioned = false
        /// The first row has no number: it counts on from rows this scanner has not seen.
        var startsUnnumbered = false
    }

    private(set) var rows = Rows()
    let end: Place
    let safeEnd: Place
    /// The text was written by `XMLNormaliser`: well-formed, so that an unknown element may be skipped.
    let isNormalised: Bool
    private let sharedCount: Int
    private let limits: Limits
    private var row = 0
    private var column = 0
    private var lastOrder: UInt64 = 0
    /// The text of the cell being read, where it is more than one run of bytes that stand for themselves.
    var text: CellText
    /// How many cells there may be; texts and formulas take from it what memory they need.
    private var mostCells = 0

    /// - Parameters:
    ///   - end: behind the part's last byte, which must be `>`.
    ///   - byteCount: of the rows to be read.
    init(end: Place, byteCount: Int, sharedCount: Int, limits: Limits, isNormalised: Bool) {
        self.end = end
        safeEnd = end - Self.lookahead
        self.isNormalised = isNormalised
        self.sharedCount = sharedCount
        self.limits = limits
        text = CellText(limit: limits.textBytes)
        // A cell takes at least some 30 bytes of XML; `dimension` and `spans` are not to be trusted.
        rows.block.cells.reserveCapacity(byteCount / 32)
        takeMemory()
    }

    /// While the cells are moved to a larger place, they are there twice.
    static let cellBytes = 2 * MemoryLayout<PackedCell>.stride

    /// Lowers `mostCells` to what the texts and formulas leave room for.
    private mutating func takeMemory() {
        let taken = 2 * rows.block.texts.byteCount + Self.cellBytes * rows.block.formulas.count
        mostCells = min(limits.cells - limits.taken.cells, (limits.memoryLeft - taken) / Self.cellBytes)
    }

    /// What follows the last cell is at least `</sheetData></worksheet>`.
    static let lookahead = 24

    /// Reads from between two rows up to `</sheetData` or to the boundary, which is the `<` of a row.
    ///
    /// - Returns: where it stopped; nil when the text is not plain.
    mutating func scan(from start: Place, to boundary: Place? = nil) -> Place? {
        var place = start
        var isInRow = false
        var isFirst = true
        while true {
            guard let tag = nextTag(place), tag <= safeEnd else { return nil }
            if let boundary, tag >= boundary, !isInRow { return tag == boundary ? tag : nil }
            switch tag[1] {
            case UInt8(ascii: "c") where isInRow && Markup.endsName(tag[2]):
                guard let next = cell(tag) else { return nil }
                place = next
            case UInt8(ascii: "r")
            where !isInRow && tag[2] == UInt8(ascii: "o") && tag[3] == UInt8(ascii: "w") && Markup.endsName(tag[4]):
                guard let (next, isEmpty, isNumbered) = startRow(tag + 4) else { return nil }
                if isFirst, !isNumbered { rows.startsUnnumbered = true }
                isFirst = false
                isInRow = !isEmpty
                place = next
            case UInt8(ascii: "/"):
                guard isInRow else { return isEndTag(tag, "sheetData") != nil ? tag : nil }
                guard let next = isEndTag(tag, "row") else { return nil }
                isInRow = false
                place = next
            default:
                guard let next = skipElement(tag) else { return nil }
                place = next
            }
            if rows.exceeded != nil { return place }
        }
    }

    private mutating func startRow(_ start: Place) -> (next: Place, isEmpty: Bool, isNumbered: Bool)? {
        var place = start
        var number: Int?
        var isHidden = false
        var isEmpty: Bool?
        while isEmpty == nil {
            switch nextPiece(&place) {
            case .attribute(let attribute):
                if attribute.isNamed(UInt8(ascii: "r")) {
                    number = NumberParsing.integer(attribute.value)
                } else if attribute.isNamed("hidden") {
                    isHidden = attribute.isTrue
                }
            case .end(let isEmptyTag): isEmpty = isEmptyTag
            case .notPlain: return nil
            }
        }
        // A number that is none counts on; one beyond the sheet puts its cells outside, where they are dropped.
        row = min(number ?? row + 1, CellReference.maximumRow + 1)
        column = 0
        if isHidden, row >= 1, row <= CellReference.maximumRow { hide(row) }
        return (place, isEmpty == true, number != nil)
    }

    private mutating func hide(_ row: Int) {
        if let last = rows.hiddenRows.last, last.upperBound + 1 == row {
            rows.hiddenRows[rows.hiddenRows.count - 1] = last.lowerBound...row
        } else if rows.hiddenRows.count < CellReference.maximumRow {
            rows.hiddenRows.append(row...row)
        }
    }

    /// What the cell's tags say, before it is stored.
    struct Reading {
        var style: UInt16 = 0
        var type = CellType.number
        var value: UnsafeBufferPointer<UInt8>?
        /// The value, where it was read as a number on the way.
        var number: Double?
        var hasValue = false
        var hasInline = false
        var isFormula = false
        var formula: UnsafeBufferPointer<UInt8>?
    }

    enum CellType { case number, shared, formulaText, inline, boolean, error, date, unknown }

    /// From `<c` to behind `</c>`.
    @inline(__always)
    private mutating func cell(_ start: Place) -> Place? {
        var reading = Reading()
        var isEmpty = false
        column += 1  // where the address says nothing
        guard var place = cellAttributes(start + 2, &reading, isEmpty: &isEmpty) else { return nil }
        if isEmpty { return place }
        while true {
            guard place <= safeEnd else { return nil }
            guard place[0] == UInt8(ascii: "<") else {
                guard let tag = nextTag(place) else { return nil }
                place = tag
                continue
            }
            if place[1] == UInt8(ascii: "v"), place[2] == UInt8(ascii: ">") {
                reading.hasValue = true
                let text = place + 3
                place = text
                if reading.type == .number {
                    reading.number = NumberParsing.plain(&place)
                }
                guard let close = nextTag(place), close <= safeEnd else { return nil }
                if close != place { reading.number = nil }
                reading.value = close > text ? UnsafeBufferPointer(start: text, count: close - text) : nil
                place = close
                if Self.isEndOfValueAndCell(place) {
                    place += 8
                    break
                }
                guard let next = isEndTag(place, "v") else { return nil }
                place = next
            } else if place[1] == UInt8(ascii: "/") {
                guard let next = isEndTag(place, "c") else { return nil }
                place = next
                break
            } else {
                guard let next = child(place, &reading) else { return nil }
                place = next
            }
        }
        store(reading)
        return place
    }

    /// `</v></c>` in one comparison.
    @inline(__always)
    private static func isEndOfValueAndCell(_ place: Place) -> Bool {
        UnsafeRawPointer(place).loadUnaligned(as: UInt64.self) == UInt64(littleEndian: 0x3E63_2F3C_3E76_2F3C)
    }

    /// From behind `<c` to behind `>`.
    @inline(__always)
    private mutating func cellAttributes(_ start: Place, _ reading: inout Reading, isEmpty: inout Bool) -> Place? {
        var place = start
        while true {
            guard place <= safeEnd else { return nil }
            if place[0] == UInt8(ascii: ">") { return place + 1 }
            let isPlain =
                place[0] == UInt8(ascii: " ") && place[2] == UInt8(ascii: "=") && place[3] == UInt8(ascii: "\"")
            if isPlain, place[1] == UInt8(ascii: "r"), let next = address(place + 4) {
                place = next
            } else if isPlain, place[1] == UInt8(ascii: "s"), let next = styleIndex(place + 4, &reading) {
                place = next
            } else if isPlain, place[1] == UInt8(ascii: "t"), place[5] == UInt8(ascii: "\"") {
                reading.type = Self.type(place[4])
                place += 6
            } else {
                switch nextPiece(&place) {
                case .attribute(let attribute): take(attribute, &reading)
                case .end(let isEmptyTag):
                    isEmpty = isEmptyTag
                    return place
                case .notPlain: return nil
                }
            }
        }
    }

    private mutating func take(_ attribute: PlainAttribute, _ reading: inout Reading) {
        guard attribute.name.count == 1 else { return }
        switch attribute.name[0] {
        case UInt8(ascii: "r"): placeSlowly(attribute)
        case UInt8(ascii: "s"):
            // An unknown style is General.
            reading.style = NumberParsing.integer(attribute.value).flatMap { UInt16(exactly: $0) } ?? 0
        case UInt8(ascii: "t"): reading.type = Self.type(attribute.value)
        default: break
        }
    }

    /// `BC12"`; nil for anything that needs a closer look.
    @inline(__always)
    private mutating func address(_ start: Place) -> Place? {
        var place = start
        var columnNumber = 0
        var letter = place[0] &- UInt8(ascii: "A")
        while letter < 26 {
            columnNumber = columnNumber &* 26 &+ Int(letter) &+ 1
            place += 1
            letter = place[0] &- UInt8(ascii: "A")
        }
        let digits = place
        var rowNumber = 0
        var digit = place[0] &- UInt8(ascii: "0")
        while digit < 10 {
            rowNumber = rowNumber &* 10 &+ Int(digit)
            place += 1
            digit = place[0] &- UInt8(ascii: "0")
        }
        guard place[0] == UInt8(ascii: "\""), digits > start, digits - start <= 3, place > digits, place - digits <= 7
        else {
            return nil
        }
        row = min(rowNumber, CellReference.maximumRow + 1)
        column = columnNumber
        return place + 1
    }

    @inline(__always)
    private func styleIndex(_ start: Place, _ reading: inout Reading) -> Place? {
        var place = start
        var index = 0
        var digit = place[0] &- UInt8(ascii: "0")
        while digit < 10 {
            index = index &* 10 &+ Int(digit)
            place += 1
            digit = place[0] &- UInt8(ascii: "0")
        }
        guard place[0] == UInt8(ascii: "\""), place > start, place - start <= 4 else { return nil }
        reading.style = UInt16(truncatingIfNeeded: index)
        return place + 1
    }

    /// An address with `$`, small letters or a number beyond the sheet; a cell whose address is none follows the one before.
    private mutating func placeSlowly(_ attribute: PlainAttribute) {
        let letters = attribute.value.prefix { isLetter($0) }
        let digits = attribute.value.dropFirst(letters.count)
        if !letters.isEmpty, !digits.isEmpty, digits.allSatisfy({ $0 &- UInt8(ascii: "0") <= 9 }) {
            column = letters.reduce(0) { min($0 * 26 + Int($1 & 0x1F), CellReference.maximumColumn + 1) }
            row = digits.reduce(0) { min($0 * 10 + Int($1 & 0x0F), CellReference.maximumRow + 1) }
        } else if let reference = CellReference(ascii: attribute.value) {
            row = reference.row
            column = reference.column
        } else {
            complain("单元格地址无法识别", "a cell address that cannot be read")
        }
    }

    private func isLetter(_ byte: UInt8) -> Bool { (byte & 0xDF) &- UInt8(ascii: "A") < 26 }

    @inline(__always)
    private static func type(_ letter: UInt8) -> CellType {
        switch letter {
        case UInt8(ascii: "s"): .shared
        case UInt8(ascii: "n"): .number
        case UInt8(ascii: "b"): .boolean
        case UInt8(ascii: "e"): .error
        case UInt8(ascii: "d"): .date
        default: .unknown
        }
    }

    private static func type(_ text: UnsafeBufferPointer<UInt8>) -> CellType {
        switch (text.count, text.first) {
        case (1, let letter?): type(letter)
        case (3, UInt8(ascii: "s")): .formulaText
        case (9, UInt8(ascii: "i")): .inline
        default: .unknown
        }
    }

    @inline(__always)
    private mutating func store(_ reading: Reading) {
        guard reading.hasValue || reading.hasInline || reading.isFormula else { return }
        guard row >= 1, row <= CellReference.maximumRow, column <= CellReference.maximumColumn else {
            complain("单元格超出工作表范围，未读取", "a cell outside the sheet was left out")
            return
        }
        guard let (kind, payload) = content(reading) else { return }
        let cell = PackedCell(
            row: row, column: column, kind: kind, style: reading.style, isFormula: reading.isFormula, payload: payload)
        if cell.order <= lastOrder { leaveOrder(isTwice: cell.order == lastOrder) }
        lastOrder = cell.order
        if let formula = reading.formula { rows.block.formulas.append((rows.block.cells.count, add(formula))) }
        rows.block.cells.append(cell)
        if rows.block.cells.count > mostCells { exceed() }
    }

    private mutating func leaveOrder(isTwice: Bool) {
        rows.isSorted = false
        // Said once; of two cells at one address, sorting will tell.
        guard !isTwice, !rows.isOrderQuestioned else { return }
        rows.isOrderQuestioned = true
        complain("单元格次序颠倒", "cells from here on are out of order", loss: .nothing)
    }

    private mutating func exceed() {
        let isCells = rows.block.cells.count > limits.cells - limits.taken.cells
        rows.exceeded =
            isCells
            ? LimitExceeded(limit: .cells, maximum: limits.cells)
            : LimitExceeded(limit: .memory, maximum: limits.memory)
    }

    /// What the cell holds; nil for an empty cell.
    @inline(__always)
    private mutating func content(_ reading: Reading) -> (PackedCell.Kind, UInt64)? {
        if let number = reading.number, reading.type == .number { return (.number, number.bitPattern) }
        if reading.type == .shared, let value = reading.value, let index = NumberParsing.integer(value),
            index < sharedCount
        {
            return (.sharedString, UInt64(index))
        }
        return otherContent(reading)
    }

    private mutating func otherContent(_ reading: Reading) -> (PackedCell.Kind, UInt64)? {
        if reading.hasInline, reading.type == .inline || !reading.hasValue {
            guard !text.isEmpty || reading.isFormula else { return nil }
            return (.text, addText().packed)
        }
        guard let value = reading.value else {
            guard reading.isFormula else { return nil }
            if reading.type == .formulaText, reading.hasValue { return (.text, rows.block.texts.add("").packed) }
            complain("公式没有保存计算结果", "a formula without a stored result", loss: .nothing)
            return (.noValue, 0)
        }
        switch reading.type {
        case .number:
            if let number = NumberParsing.double(value) { return (.number, number.bitPattern) }
            complain(
                "数值“\(Self.shown(value))”无法识别，按文本保留",
                "the number \"\(Self.shown(value))\" cannot be read and is kept as text")
            return (.text, add(value).packed)
        case .shared:
            complain("共享字符串编号“\(Self.shown(value))”不存在", "there is no shared string \"\(Self.shown(value))\"")
            return (.noValue, 0)
        case .formulaText, .inline: return (.text, add(value).packed)
        case .boolean:
            if let flag = Self.flag(value) { return (.boolean, flag ? 1 : 0) }
            complain(
                "逻辑值“\(Self.shown(value))”无法识别，按文本保留",
                "the truth value \"\(Self.shown(value))\" cannot be read and is kept as text")
            return (.text, add(value).packed)
        case .error: return (.error, add(value).packed)
        case .date:
            if CellDate(iso8601: String(decoding: value, as: UTF8.self)) == nil {
                complain(
                    "日期“\(Self.shown(value))”无法识别，按文本保留",
                    "the date \"\(Self.shown(value))\" cannot be read and is kept as text")
            }
            return (.isoDate, add(value).packed)
        case .unknown:
            complain("单元格类型不认识，按文本保留", "an unknown cell type, kept as text")
            return (.text, add(value).packed)
        }
    }

    /// `1`, `0`, `true` or `false`, in small or capital letters; nil for anything else.
    private static func flag(_ value: UnsafeBufferPointer<UInt8>) -> Bool? {
        switch String(decoding: value.prefix(8), as: UTF8.self).lowercased() {
        case "1", "true": true
        case "0", "false": false
        default: nil
        }
    }

    private mutating func add(_ value: UnsafeBufferPointer<UInt8>) -> TextArena.Slice {
        if value.count <= min(CellText.longest, limits.textBytes), TextDecoding.isVerbatim(value) {
            defer { takeMemory() }
            return rows.block.texts.add(value)
        }
        text.clear()
        text.append(value)
        return addText()
    }

    private mutating func addText() -> TextArena.Slice {
        let (slice, fault) = text.withDecoded { (rows.block.texts.add($0), $1) }
        text.clear()
        takeMemory()
        if let fault { complain(fault.message.zh, fault.message.en, loss: fault.loss) }
        return slice
    }

    private static func shown(_ value: UnsafeBufferPointer<UInt8>) -> String {
        String(decoding: value.prefix(40), as: UTF8.self)
    }

    /// At most a hundred: a file that is wrong everywhere is wrong in the same way.
    private mutating func complain(
        _ zh: @autoclosure () -> String, _ en: @autoclosure () -> String, loss: Diagnostic.Loss = .detail
    ) {
        // The words are put together only where they are kept: a sheet may be wrong in millions of cells.
        guard rows.diagnostics.count < 100 else { return }
        rows.diagnostics.append(
            Diagnostic(
                cell: CellReference(row: row, column: column), BilingualText(zh: zh(), en: en()), loss: loss))
    }
}
