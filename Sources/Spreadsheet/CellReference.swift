/// The address of one cell within a sheet. Rows and columns are 1-based, as in the file format
/// (ECMA-376 Part 1, 18.3.1.4 and 18.18.62), and always within the format's limits.
///
/// This type and `CellRange` are the only places where "A1" texts are parsed or built.
package struct CellReference: Hashable, Sendable {
    @inlinable package static var maximumRow: Int { 1_048_576 }
    @inlinable package static var maximumColumn: Int { 16_384 }

    private let storedRow: UInt32
    private let storedColumn: UInt16

    package var row: Int { Int(storedRow) }
    package var column: Int { Int(storedColumn) }

    /// Nil when the address lies outside the format's limits.
    package init?(row: Int, column: Int) {
        guard (1...Self.maximumRow).contains(row), (1...Self.maximumColumn).contains(column) else { return nil }
        storedRow = UInt32(row)
        storedColumn = UInt16(column)
    }

    /// Clamps to the format's limits; for addresses derived from a valid one.
    package init(clampingRow row: Int, column: Int) {
        storedRow = UInt32(min(max(row, 1), Self.maximumRow))
        storedColumn = UInt16(min(max(column, 1), Self.maximumColumn))
    }

    /// Parses "B3", also "$B$3" and "b3". Nil for anything else.
    package init?(_ text: String) {
        var text = text
        guard let reference = text.withUTF8({ CellReference(ascii: $0) }) else { return nil }
        self = reference
    }

    /// The same from bytes.
    package init?(ascii text: UnsafeBufferPointer<UInt8>) {
        var column = 0
        var row = 0
        var state = 0  // 0: before the letters, 1: letters, 2: before the digits, 3: digits
        for byte in text {
            switch byte {
            case UInt8(ascii: "$") where state == 0:
                state = 1
            case UInt8(ascii: "$") where state == 1 && column > 0:
                state = 2
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
                guard state <= 1 else { return nil }
                state = 1
                column = column * 26 + Int(byte & 0x1F)
                guard column <= Self.maximumColumn else { return nil }
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                guard column > 0 else { return nil }
                state = 3
                row = row * 10 + Int(byte & 0x0F)
                guard row <= Self.maximumRow else { return nil }
            default:
                return nil
            }
        }
        self.init(row: row, column: column)
    }

    /// The letters of a 1-based column number: 1 → "A", 28 → "AB".
    package static func columnName(_ column: Int) -> String {
        var letters: [UInt8] = []
        var rest = column
        while rest > 0 {
            letters.append(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
            rest = (rest - 1) / 26
        }
        return String(decoding: letters.reversed(), as: UTF8.self)
    }

    /// The cell that many rows below and columns to the right; nil outside the sheet.
    package func offset(rows: Int = 0, columns: Int = 0) -> CellReference? {
        CellReference(row: row + rows, column: column + columns)
    }
}

extension CellReference {
    /// `$B$15`: the same cell from wherever a formula is.
    package var absolute: String { "$\(Self.columnName(column))$\(row)" }
    /// `$B15`: the column fixed, the row going with the formula.
    package var columnAbsolute: String { "$\(Self.columnName(column))\(row)" }
}

extension CellReference: CustomStringConvertible {
    package var description: String { Self.columnName(column) + String(row) }
}

/// Sheet order: by row, then by column.
extension CellReference: Comparable {
    package static func < (left: CellReference, right: CellReference) -> Bool {
        (left.row, left.column) < (right.row, right.column)
    }
}
