import Spreadsheet

/// What a legacy workbook (.xls, BIFF8) says of itself without its cells being decoded. A program that converts it may
/// drop what it does not understand and call that success; against this its result is held.
package struct LegacyOutline: Sendable {
    package struct Sheet: Sendable {
        /// Empty where the workbook is encrypted, like the merged ranges.
        package let name: String
        package let isVisible: Bool
        /// Cells that hold a value or a formula. Empty texts do not count; where contents are ciphered, no text does.
        package fileprivate(set) var cellCount = 0
        package fileprivate(set) var merges: [CellRange] = []
    }

    /// The worksheets in tab order; sheets of charts and macros are left out.
    package let sheets: [Sheet]
    /// Record contents are ciphered. Excel opens some of these without a password: those whose structure is protected.
    package let isEncrypted: Bool
    package let hasMacros: Bool

    /// - Throws: `.damaged` for a file that was cut short, `.notAWorkbook` for BIFF5 and for what is no workbook at all.
    package init(_ bytes: [UInt8]) throws(XLSXError) {
        let file = try CompoundFile(bytes)
        guard let stream = try file.stream("Workbook") else {
            throw .notAWorkbook(file.contains("Book") ? .oldXLS : .other)
        }
        let records = LegacyRecords(stream)
        // The first record is BOF, and begins with the version.
        guard records.reader.u16(0) != LegacyRecords.Kind.beginOfFile || records.reader.u16(4) == 0x0600 else {
            throw .notAWorkbook(.oldXLS)
        }
        var listed: [Range<Int>] = []
        var isEncrypted = false
        var texts: [Range<Int>] = []
        try records.forEach(from: 0) { record throws(XLSXError) in
            switch record.kind {
            case LegacyRecords.Kind.filePass: isEncrypted = true
            case LegacyRecords.Kind.boundSheet: listed.append(record.content)
            case LegacyRecords.Kind.sharedStrings: texts = [record.content]
            case LegacyRecords.Kind.continuation where texts.last?.upperBound == record.content.lowerBound - 4:
                texts.append(record.content)
            default: break
            }
        }
        let empty = isEncrypted ? nil : LegacyTexts(texts, of: stream).empty
        var sheets: [Sheet] = []
        var length = 0
        for content in listed {
            guard let start = records.reader.u32(content.lowerBound), content.count >= 8 else {
                throw .damaged(part: nil, detail: "BIFF sheet list")
            }
            var sheet = isEncrypted ? Sheet(name: "", isVisible: true) : records.sheet(content)
            length += try records.read(&sheet, from: start, empty: empty) - start
            // A stream that names one place many times would keep us busy for ever.
            guard length <= stream.count else { throw .damaged(part: nil, detail: "BIFF sheets overlap") }
            // BOF names the kind of its substream, too: 0x0010 is a worksheet.
            if records.reader.u16(start + 6) == 0x0010 { sheets.append(sheet) }
        }
        self.sheets = sheets
        self.isEncrypted = isEncrypted
        hasMacros = file.contains("_VBA_PROJECT_CUR")
    }
}

extension LegacyRecords {
    /// A BoundSheet8 record ([MS-XLS] 2.4.28): offset, visibility, type, name.
    fileprivate func sheet(_ content: Range<Int>) -> LegacyOutline.Sheet {
        let base = content.lowerBound
        let isWide = bytes[base + 7] & 1 != 0
        let text = bytes[(base + 8)..<content.upperBound].prefix(Int(bytes[base + 6]) * (isWide ? 2 : 1))
        let units =
            isWide
            ? stride(from: text.startIndex, to: text.endIndex, by: 2).compactMap { reader.u16($0) }
            : text.map { Int($0) }
        return LegacyOutline.Sheet(
            name: String(decoding: units.map { UInt16(truncatingIfNeeded: $0) }, as: UTF16.self),
            isVisible: bytes[base + 4] & 3 == 0)
    }

    /// Counts a sheet's cells and merged ranges. Returns where its substream ends.
    ///
    /// - Parameter empty: which shared strings are empty; nil where contents are ciphered. Then texts do not count at all.
    fileprivate func read(
        _ sheet: inout LegacyOutline.Sheet, from start: Int, empty: Set<Int>?
    ) throws(XLSXError) -> Int {
        var cellCount = 0
        var merges: [CellRange] = []
        let end = try forEach(from: start) { record throws(XLSXError) in
            switch record.kind {
            case Kind.formula, Kind.number, Kind.rk, Kind.booleanOrError: cellCount += 1
            // Row, column, format; then the number of the text, or its length.
            case Kind.sharedString:
                if let empty, let text = reader.u32(record.content.lowerBound + 6), !empty.contains(text) {
                    cellCount += 1
                }
            case Kind.label, Kind.richString:
                if empty != nil, let length = reader.u16(record.content.lowerBound + 6), length > 0 { cellCount += 1 }
            case Kind.multipleRK: cellCount += max(0, (record.content.count - 6) / 6)
            case Kind.mergedCells where empty != nil: merges += self.merges(record.content)
            default: break
            }
        }
        sheet.cellCount = cellCount
        sheet.merges = merges
        return end
    }

    /// A MergeCells record ([MS-XLS] 2.4.168): first and last row, first and last column, each from 0.
    private func merges(_ content: Range<Int>) -> [CellRange] {
        stride(from: content.lowerBound + 2, to: content.upperBound - 7, by: 8).compactMap { base in
            guard let top = reader.u16(base), let bottom = reader.u16(base + 2), let left = reader.u16(base + 4),
                let right = reader.u16(base + 6), top < bottom || left < right
            else { return nil }
            return CellRange(
                CellReference(clampingRow: top + 1, column: left + 1),
                CellReference(clampingRow: bottom + 1, column: right + 1))
        }
    }
}
