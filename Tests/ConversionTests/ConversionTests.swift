import Conversion
import Foundation
import Spreadsheet
import TestSupport
import Testing
import XLSX

/// What only the program itself can show.
@Suite("LibreOffice converts legacy workbooks", .enabled(if: StagedConverter.installed != nil))
struct ConversionTests {
    private func open(_ name: String) throws -> OpenedWorkbook {
        try Fixture.open(name, searchPath: try #require(StagedConverter.installed))
    }

    private func value(_ sheet: Worksheet, _ cell: String) throws -> CellValue? {
        sheet[try #require(CellReference(cell))]?.value
    }

    @Test("Texts, numbers, dates and results are the original's")
    func values() throws {
        let sheet = try #require(try open("kinds.xls").workbook.sheet(named: "绩效"))
        let wanted: [(String, CellValue)] = [
            ("A1", .text("项目支出绩效目标申报表")), ("C2", .number(123456789.01)), ("C3", .number(42)), ("D3", .number(0.1)),
            ("E3", .number(1e15)), ("F3", .number(-1.5e-7)), ("F4", .duration(days: 1.5)), ("A5", .text("≥95％")),
            ("B5", .text("00123")), ("C5", .text(" 空格 ")), ("D5", .text("两\n行")), ("A6", .number(42.1)),
            ("B6", .error("#DIV/0!")), ("C6", .text("年度资金总额x")), ("A7", .text("红色𠀀")),
        ]
        for (cell, value) in wanted { #expect(try self.value(sheet, cell) == value, "\(cell)") }
        let dates = [("C4", "2025-03-01"), ("D4", "2025-03-01T10:30:00"), ("E4", "10:30:00")]
        for (cell, text) in dates {
            guard case .date(let date)? = try value(sheet, cell) else {
                Issue.record("\(cell) is no date")
                continue
            }
            #expect(date.description == text)
        }
        #expect(try value(sheet, "E5") == nil)
    }

    @Test("Dates of a workbook that counts from 1904")
    func dates1904() throws {
        let sheet = try #require(try open("dates-1904.xls").workbook.sheet(named: "绩效"))
        guard case .date(let date)? = try value(sheet, "C4") else {
            Issue.record("no date")
            return
        }
        #expect(date.description == "2025-03-01")
    }

    @Test("Merged ranges, sheet names and what is hidden")
    func structure() throws {
        let workbook = try open("kinds.xls").workbook
        #expect(workbook.sheets.map(\.name) == ["绩效", "隐藏", "深藏", "空"])
        #expect(workbook.sheets.map { $0.visibility == .visible } == [true, false, false, true])
        let sheet = workbook.sheets[0]
        #expect(sheet.merges.ranges.map(\.description) == ["A1:F1", "A2:A4"])
        #expect(sheet.hiddenRows == [8...8])
        #expect(sheet.hiddenColumns == [9...9])
    }

    @Test("The workbook is known by the original's name and fingerprint")
    func identity() throws {
        let id = try open("kinds.xls").workbook.id
        #expect(id.name == "kinds.xls")
        #expect(id.sha256 == OPCPackage.fingerprint(path: try Fixture.url("kinds.xls").path))
    }

    @Test("A workbook with a password is called so; one whose structure is protected opens")
    func passwords() throws {
        #expect(throws: ReadingError.workbook(.encrypted)) { try open("encrypted.xls") }
        let workbook = try open("structure-protected.xls").workbook
        #expect(try value(workbook.sheets[0], "A1") == .text("text"))
    }

    @Test("Macros are known although the copy has none; an embedded document does not mislead")
    func storages() throws {
        #expect(try open("macros.xls").workbook.features.contains(.macros))
        let workbook = try open("embedded-word.xls").workbook
        #expect(!workbook.features.contains(.macros))
        #expect(try value(workbook.sheets[0], "A1") == .text("text"))
    }

    @Test("Converted twice, the copies are the same bytes", arguments: ["filing.xls", "chart.xls"])
    func determinism(name: String) throws {
        let first = try #require(try open(name).converted)
        Thread.sleep(forTimeInterval: 2.1)  // archives count time in steps of two seconds
        #expect(try open(name).converted?.bytes == first.bytes)
    }
}
