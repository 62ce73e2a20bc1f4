import Spreadsheet
import Testing

@testable import XLSX

@Suite("The byte scanner and expat")
struct TwoWaysTests {
    private func cells(_ bytes: [UInt8]) throws -> [String] {
        let sink = try PlainPart.read(bytes, part: "sheet", limits: .default) { isNormalised, limits in
            WorksheetSink(sharedCount: 1_000, limits: limits, isNormalised: isNormalised)
        }
        let sheet = Worksheet(name: "", blocks: sink.data.blocks)
        return sheet.blocks.flatMap { block in
            block.cells.map { cell in
                let text =
                    sheet.withTextBytes(of: cell, in: block) { String(decoding: $0, as: UTF8.self) }
                    ?? "\(cell.payload)"
                return "\(cell.reference) \(cell.kind) \(cell.style) \(cell.isFormula) \(text)"
            }
        }
    }

    @Test("Both ways give the same cells", arguments: ["types", "dates-1900", "wps", "openpyxl", "xlsxwriter"])
    func sameCells(_ name: String) throws {
        let package = try Fixture.package(name)
        let bytes = try package.content(of: "xl/worksheets/sheet1.xml")
        let plain = try XMLNormaliser.plain(bytes, in: .spreadsheet, part: "sheet", limits: .default)
        let fast = try cells(bytes)
        #expect(!fast.isEmpty)
        #expect(try cells(plain) == fast)
    }
}
