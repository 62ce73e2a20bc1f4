import FilingModel
import FoundationEssentials
import Spreadsheet

/// A record that does not hold what it should.
struct RecordDamage: Error {}

/// Reads what `RecordWriter` has put. Texts that come again and again, also in other records, are held once.
struct RecordReader {
    private var bytes: ArraySlice<UInt8> = []
    private var texts: [String] = []
    private var places: [SheetPlace] = []
    private var known: Set<ExactText> = []

    /// Turns to the next record.
    mutating func begin(_ record: [UInt8]) {
        bytes = record[...]
        texts.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
    }

    var isAtEnd: Bool { bytes.isEmpty }

    mutating func number() throws(RecordDamage) -> Int {
        var bits: UInt64 = 0
        var shift: UInt64 = 0
        while let byte = bytes.popFirst() {
            bits |= UInt64(byte & 0x7F) << shift
            guard byte >= 0x80 else { return Int(truncatingIfNeeded: Int64(bits >> 1) ^ -Int64(bits & 1)) }
            shift += 7
            guard shift < 64 else { break }
        }
        throw RecordDamage()
    }

    mutating func flag() throws(RecordDamage) -> Bool {
        switch try number() {
        case 0: false
        case 1: true
        default: throw RecordDamage()
        }
    }

    mutating func text() throws(RecordDamage) -> String {
        let place = try number()
        guard place == 0 else { return try Self.element(place, of: texts) }
        let count = try number()
        guard (0...bytes.count).contains(count) else { throw RecordDamage() }
        let written = String(decoding: bytes.prefix(count), as: UTF8.self)
        bytes = bytes.dropFirst(count)
        let text = count < Self.leastShared || count > Self.mostShared ? written : shared(written)
        texts.append(text)
        return text
    }

    /// Shorter ones lie within the `String` itself; longer ones rarely come again.
    private static let leastShared = 16
    private static let mostShared = 256
    /// Texts held for the sake of records to come.
    private static let capacity = 100_000

    private mutating func shared(_ text: String) -> String {
        let exact = ExactText(text)
        if known.count < Self.capacity { return known.insert(exact).memberAfterInsert.text }
        return known.firstIndex(of: exact).map { known[$0].text } ?? text  // it comes for the first time
    }

    /// - Parameter place: from 1.
    private static func element<Element>(_ place: Int, of known: [Element]) throws(RecordDamage) -> Element {
        guard known.indices.contains(place - 1) else { throw RecordDamage() }
        return known[place - 1]
    }

    mutating func optional<Value>(
        _ body: (inout RecordReader) throws(RecordDamage) -> Value
    ) throws(RecordDamage) -> Value? {
        try flag() ? try body(&self) : nil
    }

    mutating func optionalText() throws(RecordDamage) -> String? {
        try flag() ? try text() : nil
    }

    mutating func list<Element>(
        _ body: (inout RecordReader) throws(RecordDamage) -> Element
    ) throws(RecordDamage) -> [Element] {
        let count = try number()
        // Each element takes a byte at least.
        guard (0...bytes.count).contains(count) else { throw RecordDamage() }
        var elements: [Element] = []
        elements.reserveCapacity(count)
        for _ in 0..<count { elements.append(try body(&self)) }
        return elements
    }

    /// A value of an enumeration by its name.
    mutating func named<Value: RawRepresentable<String>>() throws(RecordDamage) -> Value {
        guard let value = Value(rawValue: try text()) else { throw RecordDamage() }
        return value
    }

    mutating func bilingualText() throws(RecordDamage) -> BilingualText {
        BilingualText(zh: try text(), en: try text())
    }

    mutating func cell() throws(RecordDamage) -> CellReference {
        guard let cell = CellReference(row: try number(), column: try number()) else { throw RecordDamage() }
        return cell
    }

    mutating func range() throws(RecordDamage) -> CellRange { CellRange(try cell(), try cell()) }

    mutating func workbook() throws(RecordDamage) -> WorkbookID {
        WorkbookID(name: try text(), sha256: try text())
    }

    mutating func origin() throws(RecordDamage) -> CellOrigin {
        let place = try number()
        if place == 0 {
            places.append(SheetPlace(workbook: try workbook(), sheet: try text()))
        }
        let sheet = try Self.element(place == 0 ? places.count : place, of: places)
        return CellOrigin(sheet, try cell())
    }

    mutating func path() throws(RecordDamage) -> FieldPath { FieldPath(rawValue: try text()) }

    mutating func decimal() throws(RecordDamage) -> Decimal {
        guard let number = DecimalText.read(try text()) else { throw RecordDamage() }
        return number
    }

    mutating func double() throws(RecordDamage) -> Double {
        Double(bitPattern: UInt64(bitPattern: Int64(try number())))
    }
}
