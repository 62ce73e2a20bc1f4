import Conversion
import Foundation
import Spreadsheet
import Testing
import XLSX

@Suite("A legacy workbook is looked over before it is converted")
struct LegacyOutlineTests {
    @Test("Sheets, merged ranges and cells, empty texts left out")
    func outline() throws {
        let outline = try LegacyOutline(try Fixture.bytes("kinds.xls"))
        #expect(outline.sheets.map(\.name) == ["绩效", "隐藏", "深藏", "空"])
        #expect(outline.sheets.map(\.isVisible) == [true, false, false, true])
        #expect(outline.sheets.map(\.cellCount) == [22, 1, 1, 0])
        #expect(Set(outline.sheets[0].merges.map(\.description)) == ["A1:F1", "A2:A4"])
        #expect(!outline.isEncrypted)
        #expect(!outline.hasMacros)
    }

    @Test("What is ciphered, and what has macros")
    func features() throws {
        #expect(try LegacyOutline(try Fixture.bytes("encrypted.xls")).isEncrypted)
        #expect(try LegacyOutline(try Fixture.bytes("encrypted.xls")).sheets.map(\.name) == [""])
        #expect(try LegacyOutline(try Fixture.bytes("macros.xls")).hasMacros)
        #expect(throws: XLSXError.notAWorkbook(.oldXLS)) { try LegacyOutline(try Fixture.bytes("biff5.xls")) }
    }

    @Test("A workbook with a password is called so where nothing can be converted")
    func encrypted() throws {
        #expect(throws: ReadingError.workbook(.encrypted)) { try Fixture.open("encrypted.xls", searchPath: "") }
        #expect(throws: ReadingError.workbook(.encrypted)) { try Fixture.open("encrypted.xls", converting: "exit 0") }
    }

    @Test("A copy that lacks a merged range, cells or a sheet, or shows a hidden one, is told from the original")
    func check() throws {
        let outline = try LegacyOutline(try Fixture.bytes("filing.xls"))
        let path = try Fixture.url("filing.xlsx").path
        let copy = try WorkbookReader().read(path: path, name: "filing")
        let sheet = try #require(copy.sheets.first)
        func check(name: String? = nil, isVisible: Bool = true, merges: MergedRanges? = nil, blocks: [CellBlock]? = nil)
            throws
        {
            let changed = Worksheet(
                name: name ?? sheet.name, visibility: isVisible ? .visible : .hidden, merges: merges ?? sheet.merges,
                blocks: blocks ?? sheet.blocks)
            try outline.check(Workbook(id: copy.id, sheets: [changed]))
        }
        try outline.check(copy)
        try check()
        let error = ReadingError.conversionIncomplete(sheet: sheet.name)
        #expect(throws: error) { try check(merges: MergedRanges(sheet.merges.ranges.dropLast())) }
        #expect(throws: error) { try check(blocks: []) }
        #expect(throws: error) { try check(isVisible: false) }
        #expect(throws: error) { try check(name: "other") }
        #expect(throws: error) { try outline.check(Workbook(id: copy.id, sheets: [])) }
    }

    @Test("Cut short anywhere before its last cell, it is damaged", arguments: ["kinds.xls", "filing.xls"])
    func truncated(name: String) throws {
        let bytes = try Fixture.bytes(name)
        for length in stride(from: 8, to: bytes.count - 512, by: 97) {
            let error = #expect(throws: XLSXError.self, "\(length)") { try LegacyOutline(Array(bytes.prefix(length))) }
            guard case .damaged = error else {
                Issue.record("\(length): \(String(describing: error))")
                continue
            }
        }
    }

    @Test("Any byte changed, it is read or refused, and neither crashes nor hangs")
    func flipped() throws {
        let bytes = try Fixture.bytes("kinds.xls")
        var (read, refused) = (0, 0)
        for place in stride(from: 0, to: bytes.count, by: 7) {
            for value: UInt8 in [0, 0x01, 0x7F, 0xFF] {
                var changed = bytes
                changed[place] = value
                if (try? LegacyOutline(changed)) != nil { read += 1 } else { refused += 1 }  // either is right
            }
        }
        #expect(read > 0 && refused > 0)
    }
}
