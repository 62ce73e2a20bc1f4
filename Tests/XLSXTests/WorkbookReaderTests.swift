import Spreadsheet
import Testing
import XLSX

@Suite("Reading workbooks")
struct WorkbookReaderTests {
    private func value(_ sheet: Worksheet, _ cell: String) throws -> CellValue? {
        try found(sheet, cell)?.value
    }

    private func found(_ sheet: Worksheet, _ cell: String) throws -> Cell? {
        let reference = try #require(CellReference(cell))
        return sheet[reference]
    }

    @Test("Every cell type is read as what it shows")
    func types() throws {
        let sheet = try #require(try Fixture.workbook("types").sheet(named: "申报表"))
        #expect(try value(sheet, "A1") == .text("绩效目标"))
        #expect(try value(sheet, "B1") == .text("产出 指标 "))
        #expect(try value(sheet, "C1") == .text("a\rb_x000D_"))
        #expect(try value(sheet, "A2") == .number(-12.5))
        #expect(try value(sheet, "B2") == .boolean(true))
        #expect(try value(sheet, "C2") == .error("#SPILL!"))
        #expect(try value(sheet, "D2") == .date(CellDate(day: CellDate.Day(year: 2025, month: 3, day: 1))))
        #expect(try value(sheet, "E2") == .text("a&b"))
        #expect(try value(sheet, "F2") == .text("行 内"))
        #expect(try value(sheet, "H2") == .number(0.1))
        #expect(try value(sheet, "I2") == .number(0.0000001))
        #expect(try value(sheet, "K2") == .number(1.2345678901234567e19))
    }

    @Test("A formula keeps its text, and has no value where none is cached")
    func formulas() throws {
        let sheet = try Fixture.workbook("types").sheets[0]
        let cached = try #require(try self.found(sheet, "E2"))
        #expect(cached.formula == "A1&\"x\"")
        let uncached = try #require(try self.found(sheet, "G2"))
        #expect(uncached.isFormula)
        #expect(uncached.formula == "SUM(A1)")
        #expect(uncached.value == nil)
    }

    @Test("Cells without an address follow the one before")
    func implicitAddresses() throws {
        let sheet = try Fixture.workbook("types").sheets[0]
        #expect(try value(sheet, "A3") == .number(7))
        #expect(try value(sheet, "B3") == .number(8))
    }

    @Test("Rows out of order are sorted, and of two cells at one address the later counts")
    func orderAndDuplicates() throws {
        let workbook = try Fixture.workbook("types")
        let sheet = workbook.sheets[0]
        #expect(try value(sheet, "A5") == .number(6))
        #expect(try value(sheet, "B9") == .number(1))
        #expect(sheet.cells.map(\.reference.row) == [1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 5, 9])
        #expect(workbook.diagnostics.map { $0.cell?.description } == ["G2", "J2", "A5", "A5"])
        #expect(workbook.diagnostics.map(\.loss) == [.nothing, .detail, .nothing, .detail])
    }

    @Test("Merged, hidden and absurd ranges")
    func ranges() throws {
        let sheet = try Fixture.workbook("types").sheets[0]
        #expect(sheet.merges.ranges.map(\.description) == ["A5:C6"])
        #expect(sheet.hiddenRows == [9...9])
        #expect(sheet.hiddenColumns == [3...4])
    }

    @Test("A string index the table does not have gives no value")
    func badStringIndex() throws {
        let sheet = try Fixture.workbook("types").sheets[0]
        let found = try #require(try self.found(sheet, "J2"))
        #expect(found.value == nil)
        #expect(!found.isFormula)
    }

    @Test(
        "Number formats decide what a number means, in both date systems",
        arguments: [
            (
                "dates-1900",
                ["45000", "2023-03-15", "2023-03-15T12:00:00", "1.5", "45000", "45000", "95.5%", "1900-02-29"]
            ),
            (
                "dates-1904",
                ["45000", "2027-03-16", "2027-03-16T12:00:00", "1.5", "45000", "45000", "95.5%", "1904-03-01"]
            ),
        ])
    func dates(_ name: String, _ shown: [String]) throws {
        let cells = try Fixture.workbook(name).sheets[0].cells.map { $0 }
        #expect(cells.prefix(8).map(\.shownText) == shown)
        #expect(cells[3].value == .duration(days: 1.5))
    }

    @Test("A time of day has no day")
    func timeOfDay() throws {
        let cell = try #require(try Fixture.workbook("dates-1900").sheets[0].cells.map { $0 }.last)
        #expect(cell.value == .date(CellDate(day: nil, time: CellDate.Time(hour: 10, minute: 30, second: 0))))
    }

    @Test("Prefixes, comments, CDATA and stray part names are no obstacle")
    func spellings() throws {
        #expect(try value(try Fixture.workbook("prefixed").sheets[0], "A1") == .number(42))
        let commented = try Fixture.workbook("comment-in-value").sheets[0]
        #expect(try value(commented, "A1") == .number(42))
        #expect(try value(commented, "B1") == .text("a<b"))
        #expect(try value(try Fixture.workbook("backslash").sheets[0], "A1") == .number(3))
        #expect(try value(try Fixture.workbook("wps").sheets[0], "A1") == .text("单位：万元"))
    }

    @Test("A workbook by openpyxl: sheet states, a merged range, a date and time")
    func openpyxl() throws {
        let workbook = try Fixture.workbook("openpyxl")
        #expect(workbook.sheets.map(\.name) == ["封面", "隐藏", "图"])
        #expect(workbook.sheets.map(\.visibility) == [.visible, .hidden, .veryHidden])
        #expect(workbook.sheets[0].merges.ranges.map(\.description) == ["B2:D3"])
        #expect(workbook.sheets[0].cells.map(\.shownText) == ["2025-03-01T10:30:00", ""])
        // openpyxl computes no formula.
        #expect(workbook.diagnostics.map { $0.cell?.description } == ["A5"])
        #expect(workbook.diagnostics.map(\.loss) == [.nothing])
    }

    @Test("A workbook by XlsxWriter: shared strings, a percentage, a chart sheet")
    func xlsxWriter() throws {
        let workbook = try Fixture.workbook("xlsxwriter")
        #expect(workbook.sheets.map(\.kind) == [.worksheet, .chart])
        #expect(workbook.sheets[0].cells.map(\.shownText) == ["产出指标", "95.5%", "2024-01-05", "普通加粗", "3"])
    }

    @Test("A DOCTYPE anywhere stops the whole workbook")
    func entityBomb() {
        #expect(throws: XLSXError.unsafeContent(part: "xl/worksheets/sheet1.xml", detail: "DOCTYPE")) {
            try Fixture.workbook("entity-bomb")
        }
    }

    @Test("A sheet that cannot be read is empty and said")
    func badSheet() throws {
        let workbook = try Fixture.workbook("bad-sheet")
        #expect(workbook.sheets.map(\.cellCount) == [0])
        #expect(workbook.diagnostics.map(\.sheet) == ["申报表"])
    }
}
