import FilingModel
import FoundationEssentials
import Spreadsheet

/// Puts values one behind the other as bytes, each text once: what `RecordReader` reads again.
///
/// A number is zigzag LEB128. A text is the number of its first appearance within the record, or 0 and its UTF-8 when this is
/// the first one. Something that may be absent is a 0 or a 1 with the thing behind it.
struct RecordWriter {
    private(set) var bytes: [UInt8] = []
    /// By their bytes: what Unicode thinks equal is not the same.
    private var texts: [ExactText: Int] = [:]
    private var places: [Place: Int] = [:]

    private struct Place: Hashable {
        let workbook: ExactText
        let sha256: String
        let sheet: ExactText
    }

    mutating func put(_ number: Int) {
        var rest = UInt64(bitPattern: Int64(number << 1 ^ number >> 63))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func put(_ flag: Bool) { put(flag ? 1 : 0) }

    mutating func put(_ text: String) {
        let exact = ExactText(text)
        if let known = texts[exact] { return put(known) }
        texts[exact] = texts.count + 1
        put(0)
        put(text.utf8.count)
        bytes += text.utf8
    }

    mutating func put<Value>(_ value: Value?, _ body: (inout RecordWriter, Value) -> Void) {
        put(value != nil)
        if let value { body(&self, value) }
    }

    mutating func put(_ text: String?) { put(text) { $0.put($1) } }

    mutating func put<Element>(_ elements: [Element], _ body: (inout RecordWriter, Element) -> Void) {
        put(elements.count)
        for element in elements { body(&self, element) }
    }

    mutating func put(_ text: BilingualText) {
        put(text.zh)
        put(text.en)
    }

    mutating func put(_ cell: CellReference) {
        put(cell.row)
        put(cell.column)
    }

    mutating func put(_ range: CellRange) {
        put(range.first)
        put(range.last)
    }

    mutating func put(_ workbook: WorkbookID) {
        put(workbook.name)
        put(workbook.sha256)
    }

    mutating func put(_ origin: CellOrigin) {
        let place = Place(
            workbook: ExactText(origin.workbook.name), sha256: origin.workbook.sha256, sheet: ExactText(origin.sheet))
        if let known = places[place] {
            put(known)
        } else {
            places[place] = places.count + 1
            put(0)
            put(origin.workbook)
            put(origin.sheet)
        }
        put(origin.cell)
    }

    mutating func put(_ path: FieldPath) { put(path.rawValue) }

    mutating func put(_ number: Decimal) { put("\(number)") }

    /// By the bits, which no text of it would keep.
    mutating func put(_ number: Double) { put(Int(Int64(bitPattern: number.bitPattern))) }
}
