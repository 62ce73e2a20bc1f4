import Spreadsheet
import Testing
import XLSX

@Suite("Corrected copies")
struct PatchingCorrectionTests {
    /// The sheet of the original with one piece exchanged, both written by hand.
    private func expect(
        _ fixture: String, _ edits: [(cell: String, before: String, after: CellEdit.NewValue)],
        _ pieces: [(old: String, new: String)], sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let copy = try PatchedPackage.corrected(fixture, edits)
        var expected = try copy.originalText(PatchedPackage.sheet)
        for (old, new) in pieces {
            #expect(expected.ranges(of: old).count == 1, "\(old)", sourceLocation: sourceLocation)
            expected = expected.replacing(old, with: new)
        }
        #expect(try copy.text(PatchedPackage.sheet) == expected, sourceLocation: sourceLocation)
    }

    private static let string = "<c r=\"A1\" s=\"1\" t=\"s\"><v>0</v></c>"
    private static let inline = "<c r=\"B1\" s=\"2\" t=\"inlineStr\"><is><t>万 元</t></is></c>"
    private static let number = "<c r=\"D1\" s=\"1\"><v>12.50</v></c>"

    @Test("A text becomes a text in place, under its style")
    func text() throws {
        let new = "<is><t xml:space=\"preserve\">产出</t></is></c>"
        try expect(
            "patch-edits", [("A1", " 产出 ", .text("产出"))],
            [(Self.string, "<c r=\"A1\" s=\"1\" t=\"inlineStr\">" + new)])
        try expect(
            "patch-edits", [("B1", "万 元", .text("产出"))],
            [(Self.inline, "<c r=\"B1\" s=\"2\" t=\"inlineStr\">" + new)])
        try expect(
            "patch-edits", [("B2", "a", .text("产出"))],
            [("<c r=\"B2\" t=\"str\"><v>a</v></c>", "<c r=\"B2\" t=\"inlineStr\">" + new)])
    }

    @Test("A text becomes a number and a number a text")
    func numbers() throws {
        try expect(
            "patch-edits", [("A1", " 产出 ", .number(0.1))], [(Self.string, "<c r=\"A1\" s=\"1\"><v>0.1</v></c>")])
        try expect(
            "patch-edits", [("D1", "12.5", .number(-350))], [(Self.number, "<c r=\"D1\" s=\"1\"><v>-350</v></c>")])
        try expect(
            "patch-edits", [("D1", "12.5", .text("12.5"))],
            [(Self.number, "<c r=\"D1\" s=\"1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">12.5</t></is></c>")])
        try expect(
            "patch-edits", [("E1", "TRUE", .number(1))],
            [("<c r=\"E1\" s=\"1\" t=\"b\"><v>1</v></c>", "<c r=\"E1\" s=\"1\"><v>1</v></c>")])
    }

    @Test("A value goes, its cell stays; an empty cell with a style takes a value")
    func blank() throws {
        try expect("patch-edits", [("D1", "12.5", .blank)], [(Self.number, "<c r=\"D1\" s=\"1\"/>")])
        try expect("patch-edits", [("A1", " 产出 ", .blank)], [(Self.string, "<c r=\"A1\" s=\"1\"/>")])
        try expect(
            "patch-edits", [("C1", "", .number(7))],
            [("<c r=\"C1\" s=\"1\"/>", "<c r=\"C1\" s=\"1\"><v>7</v></c>")])
    }

    @Test("Cells without an address are found; attributes stay as they are")
    func attributes() throws {
        try expect(
            "patch-edits", [("A7", "＞＝90", .text("≥90")), ("B7", "3", .number(4))],
            [
                (
                    "<c s=\"1\" t=\"s\" ><v>1</v></c>",
                    "<c s=\"1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">≥90</t></is></c>"
                ),
                ("<c cm='1' r=\"B7\"><v>3</v></c>", "<c cm=\"1\" r=\"B7\"><v>4</v></c>"),
            ])
    }

    @Test("A prefix is kept")
    func prefixed() throws {
        try expect(
            "patch-edits-prefixed", [("A2", "5", .text("五")), ("A1", "4", .number(6))],
            [
                ("<x:c><x:v>4</x:v></x:c>", "<x:c><x:v>6</x:v></x:c>"),
                (
                    "<x:c><x:v>5</x:v></x:c>",
                    "<x:c t=\"inlineStr\"><x:is><x:t xml:space=\"preserve\">五</x:t></x:is></x:c>"
                ),
            ])
    }

    @Test(
        "What is written is read again, to the character",
        arguments: [
            " 前后有空 ", "<a> & \"b\" 'c'", "_x0041_ _x41_", "行一\n行二\t止", "行一\r行二", "😀𠮷", "=1+1", "]]>", "_x000D_",
        ])
    func readAgain(_ text: String) throws {
        let copy = try PatchedPackage.corrected("patch-edits", [("A1", " 产出 ", .text(text))])
        let cell = try #require(CellReference("A1"))
        #expect(try copy.read().sheets[0][cell]?.value == .text(text))
        // The other parser sees well-formed XML with the escapes of the format.
        let node = try #require(try copy.xml(PatchedPackage.sheet).all("c").first)
        let escaped = ["_x0041_ _x41_": "_x005F_x0041_ _x41_", "_x000D_": "_x005F_x000D_", "行一\r行二": "行一_x000D_行二"]
        #expect(node.said == escaped[text] ?? text)
    }

    @Test("A cell that shows something else than was judged is refused", arguments: ["产出", "", " 产出  "])
    func stale(_ before: String) throws {
        let cell = try #require(CellReference("A1"))
        #expect(throws: XLSXError.editRefused(sheet: "申报表", cell: cell, found: " 产出 ")) {
            try PatchedPackage.corrected("patch-edits", [("D1", "12.5", .number(1)), ("A1", before, .blank)])
        }
    }

    @Test("A formula is never edited")
    func formula() throws {
        let cell = try #require(CellReference("A2"))
        #expect(throws: XLSXError.editRefused(sheet: "申报表", cell: cell, found: "25")) {
            try PatchedPackage.corrected("patch-edits", [("A2", "25", .number(26))])
        }
    }

    @Test(
        "Nothing is added where there is no cell: in a row, between rows, in an empty row",
        arguments: ["F1", "A5", "A3", "A8"])
    func absent(_ address: String) throws {
        let cell = try #require(CellReference(address))
        #expect(throws: XLSXError.editRefused(sheet: "申报表", cell: cell, found: "")) {
            try PatchedPackage.corrected("patch-edits", [(address, "", .number(1))])
        }
    }

    @Test("Nothing is added to a sheet without rows")
    func noRows() throws {
        let cell = try #require(CellReference("A1"))
        #expect(throws: XLSXError.editRefused(sheet: "申报表", cell: cell, found: "")) {
            try PatchedPackage.corrected("patch-empty-sheet", [("A1", "", .number(1))])
        }
    }

    @Test("A cell is edited once: the second edit finds another text")
    func twice() throws {
        let cell = try #require(CellReference("D1"))
        #expect(throws: XLSXError.editRefused(sheet: "申报表", cell: cell, found: "12.5")) {
            try PatchedPackage.corrected("patch-edits", [("D1", "12.5", .number(1)), ("D1", "12.5", .number(2))])
        }
    }

    @Test("A workbook with formulas is computed anew when it is opened, another is not")
    func calculation() throws {
        let edit: [(cell: String, before: String, after: CellEdit.NewValue)] = [("D1", "12.5", .number(1))]
        let formulas = try PatchedPackage.corrected("patch-edits", edit).xml(PatchedPackage.workbook)
        #expect(formulas.children("calcPr").map(\.attributes) == [["calcId": "191029", "fullCalcOnLoad": "1"]])
        let plain = try PatchedPackage.corrected("patch-edits-plain", edit).xml(PatchedPackage.workbook)
        #expect(plain.children("calcPr").isEmpty)
        let marked = try PatchedPackage.annotated("patch-edits").xml(PatchedPackage.workbook)
        #expect(marked.child("calcPr")?.attributes == ["calcId": "191029", "fullCalcOnLoad": "0"])
        // Without an element of its own the request goes where the schema wants it.
        let openpyxl = try PatchedPackage.corrected("types", [("A2", "-12.5", .number(1))]).xml(PatchedPackage.workbook)
        #expect(openpyxl.children.map(\.name) == ["sheets", "definedNames", "calcPr"])
        #expect(openpyxl.child("calcPr")?.attributes == ["fullCalcOnLoad": "1"])
    }

    @Test("Only the sheet, its workbook and what the record needs are written anew")
    func untouched() throws {
        let copy = try PatchedPackage.corrected("patch-edits", [("A1", " 产出 ", .text("产出"))])
        let before = try RawArchive(copy.original.bytes).entries
        let after = try RawArchive(copy.package.bytes).entries
        let differing = zip(before, after).filter { $0 != $1 }.map(\.0.label)
        #expect(
            differing == [
                "[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml",
                "xl/styles.xml",
            ])
        #expect(copy.added == ["xl/worksheets/sheet2.xml"])
        // Every cell of the calculation chain still holds a formula.
        let chain = try copy.xml("xl/calcChain.xml").children
        #expect(chain.map { [$0["r"], $0["i"]] } == [["A2", "1"]])
        let formulas = try copy.xml(PatchedPackage.sheet).all("c").filter { $0.child("f") != nil }
        #expect(formulas.map { $0["r"] } == ["A2"])
        #expect(try copy.read().sheets.map(\.name) == ["申报表", "更正记录"])
    }
}
