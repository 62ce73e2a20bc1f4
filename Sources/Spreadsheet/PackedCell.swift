/// A cell as a sheet stores it: 16 bytes. What the payload means depends on the kind.
package struct PackedCell: Sendable {
    package enum Kind: UInt8, Sendable {
        /// Payload: the bit pattern of a `Double`.
        case number
        /// Payload: an index into the workbook's shared strings.
        case sharedString
        /// Payload: a `TextArena.Slice` of the sheet's own texts; the same for the two kinds that follow.
        case text
        case error
        /// `t="d"`: an ISO 8601 text.
        case isoDate
        /// Payload: 0 or 1.
        case boolean
        /// A formula without a cached value. Payload unused.
        case noValue
    }

    /// Row in bits 0–20, kind in bits 21–24, "is a formula" in bit 25.
    @usableFromInline let bits: UInt32
    @usableFromInline let storedColumn: UInt16
    /// Index into the workbook's cell formats.
    package let style: UInt16
    package let payload: UInt64

    @inlinable package init(row: Int, column: Int, kind: Kind, style: UInt16, isFormula: Bool = false, payload: UInt64)
    {
        bits = UInt32(truncatingIfNeeded: row) & 0x1F_FFFF | UInt32(kind.rawValue) << 21 | (isFormula ? 1 << 25 : 0)
        storedColumn = UInt16(truncatingIfNeeded: column)
        self.style = style
        self.payload = payload
    }

    /// The same cell with another payload.
    func replacing(payload: UInt64) -> PackedCell {
        PackedCell(row: row, column: column, kind: kind, style: style, isFormula: isFormula, payload: payload)
    }

    @inlinable package var row: Int { Int(bits & 0x1F_FFFF) }
    @inlinable package var column: Int { Int(storedColumn) }
    @inlinable package var kind: Kind { Kind(rawValue: UInt8(bits >> 21 & 0xF)) ?? .noValue }
    @inlinable package var isFormula: Bool { bits & 1 << 25 != 0 }
    package var reference: CellReference { CellReference(clampingRow: row, column: column) }

    /// Orders cells as a sheet does: by row, then by column.
    @inlinable package var order: UInt64 { UInt64(row) << 16 | UInt64(column) }
}
