import Conversion
import Spreadsheet
import XLSX

/// Any workbook, cell by cell: the contract of `filingdesk cells`.
package struct CellListing: Sendable {
    package enum Format: String, Sendable, CaseIterable { case jsonl, csv }

    /// What `--stats` prints for all workbooks together.
    package struct Statistics: Sendable {
        package private(set) var cells = 0
        package private(set) var sum = 0.0
        /// Unicode scalars of all texts.
        package private(set) var textLength = 0

        package init() {}

        package var line: String { "cells=\(cells) sum=\(ShortestDecimal.text(sum)) strlen=\(textLength)\n" }

        package mutating func add(_ workbook: Workbook) {
            guard let shared = workbook.sheets.first?.shared else { return }
            // A shared text is measured once, however many cells show it.
            // Every index is there.
            let lengths = (0..<shared.count).map { shared.withBytes(of: $0, Self.scalars) ?? 0 }
            for sheet in workbook.sheets {
                for block in sheet.blocks { add(block, of: sheet, lengths) }
            }
        }

        private mutating func add(_ block: CellBlock, of sheet: Worksheet, _ lengths: [Int]) {
            cells += block.cells.count
            for cell in block.cells {
                switch cell.kind {
                case .number: sum += Double(bitPattern: cell.payload)
                case .sharedString: textLength += lengths[Int(truncatingIfNeeded: cell.payload)]
                // No text.
                case .text, .isoDate: textLength += sheet.withTextBytes(of: cell, in: block, Self.scalars) ?? 0
                case .boolean, .error, .noValue: break
                }
            }
        }

        /// A scalar begins at every byte that is not a continuation byte.
        private static func scalars(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
            bytes.reduce(0) { $0 &+ ($1 & 0xC0 != 0x80 ? 1 : 0) }
        }
    }

    private let opener: WorkbookOpener

    package init(limits: Limits = .default) { opener = WorkbookOpener(limits: limits) }

    package func workbook(at path: String) throws(ReadingError) -> Workbook {
        // A listing names cells by sheet and address: nobody asks for the file's fingerprint.
        try opener.open(path: path, name: LegiblePath.text(path), fingerprint: false).workbook
    }

    /// Writes every non-empty cell in sheet and row order, in pieces of about 64 KiB.
    package func list(_ workbook: Workbook, as format: Format, _ write: ([UInt8]) -> Void) {
        var buffer: [UInt8] = []
        if format == .csv { buffer += Array("sheet,ref,type,value,formula\r\n".utf8) }
        for sheet in workbook.sheets {
            for cell in sheet.cells {
                switch format {
                case .jsonl: Self.appendJSON(sheet, cell, to: &buffer)
                case .csv: Self.appendCSV(sheet, cell, to: &buffer)
                }
                if buffer.count > 65_536 {
                    write(buffer)
                    buffer.removeAll(keepingCapacity: true)
                }
            }
        }
        write(buffer)
    }

    private static func appendJSON(_ sheet: Worksheet, _ cell: Cell, to buffer: inout [UInt8]) {
        buffer += Array("{\"sheet\":".utf8)
        JSONText.append(sheet.name, to: &buffer)
        buffer += Array(",\"ref\":\"\(cell.reference)\",\"type\":\"\(type(of: cell))\",\"value\":".utf8)
        switch cell.value {
        case nil: buffer += Array("null".utf8)
        case .boolean(let flag): buffer += Array((flag ? "true" : "false").utf8)
        case .number(let number), .duration(let number): buffer += Array(ShortestDecimal.text(number).utf8)
        case .text(let text), .error(let text): JSONText.append(text, to: &buffer)
        case .date(let date): JSONText.append(date.description, to: &buffer)
        }
        if cell.isFormula {
            buffer += Array(",\"formula\":".utf8)
            // The followers of a shared formula have no text of their own.
            JSONText.append(cell.formula ?? "", to: &buffer)
        }
        buffer += Array("}\n".utf8)
    }

    private static func appendCSV(_ sheet: Worksheet, _ cell: Cell, to buffer: inout [UInt8]) {
        let value: String
        if case .number(let number)? = cell.value {
            value = ShortestDecimal.text(number)
        } else {
            value = cell.shownText
        }
        let fields = [sheet.name, cell.reference.description, type(of: cell), value, cell.formula ?? ""]  // no formula
        for (index, field) in fields.enumerated() {
            if index > 0 { buffer.append(UInt8(ascii: ",")) }
            if field.utf8.contains(where: { ",\"\r\n".utf8.contains($0) }) {
                buffer += Array(
                    "\"\(field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
                        .utf8)
            } else {
                buffer += Array(field.utf8)
            }
        }
        buffer += [0x0D, 0x0A]
    }

    private static func type(of cell: Cell) -> String {
        switch cell.value {
        case .text: "text"
        case .number, nil: "number"
        case .boolean: "boolean"
        case .error: "error"
        case .date: "date"
        case .duration: "duration"
        }
    }
}

/// Text as a JSON string (RFC 8259).
private enum JSONText {
    static func append(_ text: String, to buffer: inout [UInt8]) {
        buffer.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): buffer += Array("\\\"".utf8)
            case UInt8(ascii: "\\"): buffer += Array("\\\\".utf8)
            case 0x0A: buffer += Array("\\n".utf8)
            case 0x0D: buffer += Array("\\r".utf8)
            case 0x09: buffer += Array("\\t".utf8)
            case 0..<0x20:
                let digits = String(byte, radix: 16)
                buffer += Array("\\u00\(digits.count < 2 ? "0" : "")\(digits)".utf8)
            default: buffer.append(byte)
            }
        }
        buffer.append(UInt8(ascii: "\""))
    }
}
