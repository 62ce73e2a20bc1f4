import Spreadsheet
import Testing
import XLSX

@Suite("Hostile workbooks: rows and cells")
struct HostileCellsTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let rows: String
        let cells: [String]
        var complaints: [String] = []
        var before = ""
        var behind = ""
        var properties = ""

        var testDescription: String { name }
    }

    private static func row(_ cells: String) -> String { "<row r=\"1\">\(cells)</row>" }

    private static let beyond = "S: a cell outside the sheet was left out"

    @Test("Each is read as far as it can be, and what is lost is said", arguments: places + values + oddities)
    func each(_ one: Case) throws {
        let package = HostilePackage(
            rows: one.rows, before: one.before, behind: one.behind, properties: one.properties)
        let reading = try package.read()
        #expect(reading.cells == one.cells)
        #expect(reading.complaints == one.complaints)
    }

    private static let places: [Case] = [
        Case(
            name: "a dimension that is too small",
            rows: row("<c r=\"A1\"><v>1</v></c><c r=\"E1\"><v>5</v></c>")
                + "<row r=\"9\"><c r=\"J9\"><v>9</v></c></row>",
            cells: ["A1 1", "E1 5", "J9 9"], before: "<dimension ref=\"A1\"/>"),
        Case(
            name: "a dimension of the whole sheet", rows: row("<c r=\"A1\"><v>1</v></c>"), cells: ["A1 1"],
            before: "<dimension ref=\"A1:XFD1048576\"/>"),
        Case(
            name: "a dimension that is none", rows: row("<c r=\"A1\"><v>1</v></c>"), cells: ["A1 1"],
            before: "<dimension ref=\"B2:A0:zz\"/>"),
        Case(
            name: "no addresses", rows: "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>",
            cells: ["A1 1", "B1 2", "A2 3"]),
        Case(
            name: "some addresses",
            rows: "<row r=\"3\"><c><v>1</v></c><c r=\"D3\"><v>4</v></c><c><v>5</v></c></row><row><c><v>6</v></c></row>",
            cells: ["A3 1", "D3 4", "E3 5", "A4 6"]),
        Case(
            name: "the last cell there can be",
            rows: row("<c r=\"A1\"><v>1</v></c>") + "<row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row>",
            cells: ["A1 1", "XFD1048576 2"]),
        Case(
            name: "a row beyond the last",
            rows: row("<c r=\"A1\"><v>1</v></c>") + "<row r=\"4294967297\"><c r=\"A4294967297\"><v>2</v></c></row>",
            cells: ["A1 1"], complaints: [beyond]),
        Case(
            name: "a column beyond the last", rows: row("<c r=\"A1\"><v>1</v></c><c r=\"ZZZZZZZZ1\"><v>2</v></c>"),
            cells: ["A1 1"], complaints: [beyond]),
        Case(
            name: "out of order, and twice",
            rows: "<row r=\"3\"><c r=\"A3\"><v>3</v></c></row>"
                + row("<c r=\"B1\"><v>2</v></c><c r=\"A1\"><v>1</v></c>")
                + "<row r=\"3\"><c r=\"A3\"><v>33</v></c></row>",
            cells: ["A1 1", "B1 2", "A3 33"],
            complaints: [
                "B1: cells from here on are out of order", "A3: a cell given twice; the later one counts",
            ]),
        Case(
            name: "a row and a cell that contradict each other", rows: row("<c r=\"A5\"><v>1</v></c>"), cells: ["A5 1"]),
        Case(
            name: "lower case and dollars", rows: row("<c r=\"a1\"><v>1</v></c><c r=\"$B$1\"><v>2</v></c>"),
            cells: ["A1 1", "B1 2"]),
        Case(
            name: "one row element a cell",
            rows: row("<c r=\"A1\"><v>1</v></c>") + row("<c r=\"B1\"><v>2</v></c>") + row("<c r=\"C1\"><v>3</v></c>"),
            cells: ["A1 1", "B1 2", "C1 3"]),
        Case(
            name: "two sheetData", rows: row("<c r=\"A1\"><v>1</v></c>"), cells: ["A1 1", "A2 2"],
            behind: "<sheetData><row r=\"2\"><c r=\"A2\"><v>2</v></c></row></sheetData>"),
        Case(name: "a sheet without rows", rows: "", cells: []),
        Case(
            name: "columns and spans without end",
            rows: "<row r=\"1\" spans=\"1:2147483647\"><c r=\"A1\"><v>5</v></c></row>",
            cells: ["A1 5"], before: "<cols><col min=\"1\" max=\"2147483647\" width=\"9\"/></cols>"),
    ]

    private static let values: [Case] = [
        Case(
            name: "inline runs with a reading aid",
            rows: row(
                "<c r=\"A1\" t=\"inlineStr\"><is><r><t>ab</t></r><r><t xml:space=\"preserve\"> cd</t></r>"
                    + "<rPh sb=\"0\" eb=\"1\"><t>PHON</t></rPh></is></c>"), cells: ["A1 \"ab cd\""]),
        Case(
            name: "the index of a string that is not there",
            rows: row("<c r=\"A1\" t=\"s\"><v>99</v></c><c r=\"B1\"><v>7</v></c>"), cells: ["A1 nothing", "B1 7"],
            complaints: ["A1: there is no shared string \"99\""]),
        Case(
            name: "indexes that are none",
            rows: row("<c r=\"A1\" t=\"s\"><v>-1</v></c><c r=\"B1\" t=\"s\"><v>x</v></c><c r=\"C1\"><v>7</v></c>"),
            cells: ["A1 nothing", "B1 nothing", "C1 7"],
            complaints: [
                "A1: there is no shared string \"-1\"", "B1: there is no shared string \"x\"",
            ]),
        Case(
            name: "dates of 1904", rows: row("<c r=\"A1\" s=\"1\"><v>1</v></c>"), cells: ["A1 1904-01-02"],
            properties: "<workbookPr date1904=\"1\"/>"),
        Case(
            name: "dates that are none",
            rows: row(
                "<c r=\"A1\" s=\"1\"><v>60</v></c><c r=\"B1\" s=\"1\"><v>-5</v></c>"
                    + "<c r=\"C1\" s=\"1\"><v>2958466</v></c><c r=\"D1\" s=\"1\"><v>2958465</v></c>"),
            cells: ["A1 1900-02-29", "B1 -5", "C1 2958466", "D1 9999-12-31"],
            complaints: [
                "A1: there was no 1900-02-29", "B1: a date outside the calendar, kept as a number",
                "C1: a date outside the calendar, kept as a number",
            ]),
        Case(name: "a style that is not there", rows: row("<c r=\"A1\" s=\"999999\"><v>5</v></c>"), cells: ["A1 5"]),
        Case(
            name: "errors of newer programs",
            rows: row("<c r=\"A1\" t=\"e\"><v>#SPILL!</v></c><c r=\"B1\" t=\"e\"><v>#CALC!</v></c>"),
            cells: ["A1 #SPILL!", "B1 #CALC!"]),
        Case(
            name: "a type that nobody knows", rows: row("<c r=\"A1\" t=\"zzz\"><v>5</v></c><c r=\"B1\"><v>7</v></c>"),
            cells: ["A1 \"5\"", "B1 7"], complaints: ["A1: an unknown cell type, kept as text"]),
        Case(
            name: "numbers that are none",
            rows: row(
                "<c r=\"A1\"><v>1,5</v></c><c r=\"B1\"><v>NaN</v></c><c r=\"C1\"><v>INF</v></c><c r=\"D1\"><v> 12 </v></c>"
                    + "<c r=\"E1\" t=\"n\"><v>abc</v></c><c r=\"F1\"><v>7</v></c>"),
            cells: ["A1 \"1,5\"", "B1 \"NaN\"", "C1 \"INF\"", "D1 12", "E1 \"abc\"", "F1 7"],
            complaints: ["A1 1,5", "B1 NaN", "C1 INF", "E1 abc"].map { text in
                let parts = text.split(separator: " ")
                return "\(parts[0]): the number \"\(parts[1])\" cannot be read and is kept as text"
            }),
        Case(
            name: "booleans in words",
            rows: row(
                "<c r=\"A1\" t=\"b\"><v>true</v></c><c r=\"B1\" t=\"b\"><v>FALSE</v></c><c r=\"C1\" t=\"b\"><v>0</v></c>"
            ),
            cells: ["A1 TRUE", "B1 FALSE", "C1 FALSE"]),
        Case(
            name: "formulas without a result",
            rows: row(
                "<c r=\"A1\"><f>1+1</f></c><c r=\"B1\" t=\"str\"><f>\"x\"</f><v></v></c><c r=\"C1\"><v>7</v></c>"),
            cells: ["A1 nothing", "B1 \"\"", "C1 7"], complaints: ["A1: a formula without a stored result"]),
        Case(
            name: "a shared formula with an absurd number",
            rows: row("<c r=\"A1\"><f t=\"shared\" si=\"4000000000\" ref=\"A1:A9\">1+1</f><v>2</v></c>"),
            cells: ["A1 2"]),
        Case(
            name: "dates in words",
            rows: row(
                "<c r=\"A1\" t=\"d\"><v>2024-02-29</v></c><c r=\"B1\" t=\"d\"><v>2024-02-29T12:34:56.789</v></c>"
                    + "<c r=\"C1\" t=\"d\"><v>garbage</v></c>"),
            cells: ["A1 2024-02-29", "B1 2024-02-29T12:34:56", "C1 \"garbage\""],
            complaints: ["C1: the date \"garbage\" cannot be read and is kept as text"]),
    ]

    private static let oddities: [Case] = [
        Case(
            name: "an extension within a cell",
            rows: row("<c r=\"A1\"><v>5</v><extLst><ext uri=\"x\"/></extLst></c><c r=\"B1\"><v>7</v></c>"),
            cells: ["A1 5", "B1 7"]),
        Case(
            name: "CDATA, a comment and an instruction within values",
            rows: row(
                "<c r=\"A1\" t=\"str\"><v><![CDATA[a<b]]></v></c><c r=\"B1\"><v>4<!-- c -->2</v></c>"
                    + "<c r=\"C1\" t=\"str\"><v>x<?pi y?>z</v></c>"), cells: ["A1 \"a<b\"", "B1 42", "C1 \"xz\""]),
        Case(
            name: "alternate content", rows: row("<c r=\"A1\"><v>5</v></c>"), cells: ["A1 5"],
            before: "<mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\">"
                + "<mc:Choice Requires=\"x14\"/><mc:Fallback/></mc:AlternateContent>"),
        Case(
            name: "cells that only other programs see",
            rows: row(
                "<mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\">"
                    + "<mc:Choice Requires=\"x\"><c r=\"B1\"><v>1</v></c></mc:Choice></mc:AlternateContent><c r=\"A1\"><v>5</v></c>"
            ), cells: ["A1 5"]),
    ]

    @Test("Rows beyond the last one without numbers are not read")
    func endless() throws {
        let rows = String(repeating: "<row><c><v>1</v></c></row>", count: 1_048_577)
        let reading = try HostilePackage(rows: rows).read()
        #expect(reading.workbook.sheets[0].cellCount == 1_048_576)
        #expect(reading.complaints == [Self.beyond])
    }

    @Test("Merged ranges that overlap are kept, and said; a hundred times at most")
    func overlaps() throws {
        let merges = (0..<20_000).map { number in
            number % 1_000 == 0
                ? "<mergeCell ref=\"A1:XFD1048576\"/>" : "<mergeCell ref=\"A\(number + 1):B\(number + 2)\"/>"
        }
        let reading = try HostilePackage(
            rows: Self.row("<c r=\"A1\"><v>5</v></c>"),
            behind: "<mergeCells count=\"20000\">\(merges.joined())</mergeCells>"
        ).read()
        #expect(reading.cells == ["A1 5"])
        #expect(reading.workbook.sheets[0].merges.ranges.count == 20_000)
        #expect(reading.complaints.count == 100)
        #expect(reading.complaints.first == "A1: the merged range A1:XFD1048576 overlaps another")
    }

    @Test("A sheet data element that holds nothing is an empty sheet")
    func noRows() throws {
        let reading = try HostilePackage(body: "<sheetData/><mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>").read()
        #expect(reading.cells == [])
        #expect(reading.complaints == [])
        #expect(reading.workbook.sheets[0].merges.ranges.count == 1)
    }

    @Test("Hidden rows are read, and hidden")
    func hidden() throws {
        let rows = "<row r=\"1\" hidden=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>2</v></c></row>"
        let sheet = try HostilePackage(rows: rows).read().workbook.sheets[0]
        #expect(sheet.cellCount == 2)
        #expect(sheet.hiddenRows == [1...1])
    }
}
