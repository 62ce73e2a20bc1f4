import Spreadsheet
import Testing
import XLSX

@Suite("Hostile workbooks: parts and their names")
struct HostilePartsTests {
    private static let plain = HostilePackage()

    private static func strict(_ package: HostilePackage) -> HostilePackage {
        package.mapping { name, bytes in
            let text = String(decoding: bytes, as: UTF8.self)
                .replacing(HostilePackage.spreadsheet, with: "http://purl.oclc.org/ooxml/spreadsheetml/main")
                .replacing(HostilePackage.office, with: "http://purl.oclc.org/ooxml/officeDocument/relationships")
            return (name, Array(text.utf8))
        }
    }

    private static func prefixed(_ package: HostilePackage) -> HostilePackage {
        package.mapping { name, bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            guard text.contains(HostilePackage.spreadsheet) else { return (name, bytes) }
            let marked = text.replacing(
                "xmlns=\"\(HostilePackage.spreadsheet)", with: "xmlns:x=\"\(HostilePackage.spreadsheet)"
            )
            .replacing("</", with: "</x:").replacing("<", with: "<x:").replacing("<x:/x:", with: "</x:")
            .replacing("<x:?xml", with: "<?xml")
            return (name, Array(marked.utf8))
        }
    }

    private static func utf16(_ package: HostilePackage) -> HostilePackage {
        var copy = package
        let text = package.text(HostilePackage.sheet).replacing("UTF-8", with: "UTF-16")
        copy[HostilePackage.sheet] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        return copy
    }

    /// Spellings of the same workbook.
    private static let alike: [(name: String, package: HostilePackage)] = [
        ("plain", plain),
        (
            "a count of strings beyond all measure",
            plain.replacing(
                "uniqueCount=\"2\"", with: "uniqueCount=\"4000000000000000000\"", in: HostilePackage.strings)
        ),
        (
            "a count of 480 GB of strings",
            plain.replacing("uniqueCount=\"2\"", with: "uniqueCount=\"20000000000\"", in: HostilePackage.strings)
        ),
        ("no styles", plain.without(HostilePackage.styles)),
        (
            "strings under another name",
            plain.renaming(HostilePackage.strings, "xl/renamed.xml").replacing(
                "sharedStrings.xml", with: "renamed.xml", in: HostilePackage.links)
        ),
        (
            "a workbook under another name",
            plain.renaming(HostilePackage.workbook, "xl/book.xml").renaming(
                HostilePackage.links, "xl/_rels/book.xml.rels"
            ).replacing("workbook.xml", with: "book.xml", in: HostilePackage.rootLinks)
        ),
        ("absolute targets", plain.replacing("Target=\"", with: "Target=\"/xl/", in: HostilePackage.links)),
        ("targets with dots", plain.replacing("Target=\"", with: "Target=\"../xl/./", in: HostilePackage.links)),
        (
            "targets with percents",
            plain.replacing("worksheets/sheet1", with: "worksheets%2Fsheet%31", in: HostilePackage.links)
        ),
        ("another case", plain.renaming(HostilePackage.sheet, "XL/WorkSheets/Sheet1.XML")),
        ("backslashes", plain.mapping { ($0.replacing("/", with: "\\"), $1) }),
        ("paths out of the package", outside),
        ("a prefix", prefixed(plain)),
        ("strict", strict(plain)),
        ("strict with a prefix", strict(prefixed(plain))),
        ("UTF-16", utf16(plain)),
        ("byte order marks", plain.mapping { ($0, [0xEF, 0xBB, 0xBF] + $1) }),
    ]

    private static var outside: HostilePackage {
        var package = plain.replacing(
            "</Relationships>",
            with:
                "<Relationship Id=\"rId9\" Type=\"\(HostilePackage.office)/theme\" Target=\"../../../../etc/passwd\"/></Relationships>",
            in: HostilePackage.links)
        package["../../../../tmp/evil.txt"] = Array("x".utf8)
        package["/abs.txt"] = Array("y".utf8)
        return package
    }

    @Test("Spellings make no difference", arguments: alike.map(\.name))
    func spelling(_ name: String) throws {
        let package = try #require(Self.alike.first { $0.name == name }).package
        let reading = try package.read()
        #expect(reading.cells == HostilePackage.plainCells)
        #expect(reading.complaints == [])
    }

    /// What is wrong beside the cells, which are read all the same.
    private static let flawed: [(name: String, package: HostilePackage, complaints: [String])] = [
        ("no content types", plain.without(HostilePackage.types), ["workbook: \"[Content_Types].xml\" is missing"]),
        (
            "no root relationships", plain.without(HostilePackage.rootLinks),
            ["workbook: nothing names the workbook part"]
        ),
        (
            "an unknown state",
            plain.replacing("name=\"S\"", with: "name=\"S\" state=\"weird\"", in: HostilePackage.workbook),
            ["workbook: sheet 1 has an unknown state and is taken as visible"]
        ),
        (
            "a name too long",
            plain.replacing(
                "name=\"S\"", with: "name=\"\(String(repeating: "名", count: 32))\"", in: HostilePackage.workbook),
            ["workbook: sheet 1 has a name of more than 31 characters"]
        ),
        (
            "a macro sheet",
            plain.replacing(
                "</sheets>", with: "<sheet name=\"M\" sheetId=\"2\" r:id=\"rId8\"/></sheets>",
                in: HostilePackage.workbook
            )
            .replacing(
                "</Relationships>",
                with:
                    "<Relationship Id=\"rId8\" Type=\"http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet\" Target=\"macrosheets/sheet1.xml\"/></Relationships>",
                in: HostilePackage.links), []
        ),
    ]

    @Test("Flaws that lose nothing are said", arguments: flawed.map(\.name))
    func flaw(_ name: String) throws {
        let one = try #require(Self.flawed.first { $0.name == name })
        let reading = try one.package.read()
        #expect(reading.cells == HostilePackage.plainCells)
        #expect(reading.complaints == one.complaints)
        #expect(reading.losses.allSatisfy { $0 == .nothing })
    }

    @Test("Two sheets of one name and one part, and one without a name, are three sheets")
    func names() throws {
        let reading = try Self.plain.replacing(
            "</sheets>",
            with:
                "<sheet name=\"s\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"\" sheetId=\"1\" r:id=\"rId1\"/></sheets>",
            in: HostilePackage.workbook
        ).read()
        #expect(reading.workbook.sheets.map(\.name) == ["S", "s", ""])
        #expect(reading.cells.count == 12)
        #expect(
            reading.complaints == [
                "workbook: sheet 2 has the name of another", "workbook: sheet 2 is the same part as another",
                "workbook: sheet 3 has no name", "workbook: sheet 3 is the same part as another",
            ])
    }

    @Test("A part that a thousand sheets are is read once, and what is wrong with it is said once")
    func shared() throws {
        let sheets = (2...1_000).map { "<sheet name=\"\($0)\" sheetId=\"\($0)\" r:id=\"rId1\"/>" }.joined()
        let reading = try HostilePackage(rows: "<row><c t=\"s\"><v>9</v></c><c><v>1</v></c></row>")
            .replacing("</sheets>", with: sheets + "</sheets>", in: HostilePackage.workbook).read()
        #expect(reading.workbook.sheets.count == 1_000)
        #expect(reading.cells.count == 2_000)
        #expect(reading.complaints.filter { $0.hasPrefix("A1") }.count == 1)
    }

    @Test("A sheet without a part is lost, the others are read")
    func dangling() throws {
        let reading = try Self.plain.replacing(
            "</sheets>", with: "<sheet name=\"Gone\" sheetId=\"2\" r:id=\"rId77\"/></sheets>",
            in: HostilePackage.workbook
        ).read()
        #expect(reading.cells == HostilePackage.plainCells)
        #expect(reading.workbook.diagnostics.map(\.sheet) == ["Gone"])
        #expect(reading.losses == [.part])
    }

    @Test("Without the table of strings each cell that needs it says so")
    func noStrings() throws {
        let reading = try Self.plain.without(HostilePackage.strings).read()
        #expect(reading.cells == ["A1 nothing", "B1 42", "A2 nothing", "B2 43.5"])
        #expect(
            reading.complaints == [
                "A1: there is no shared string \"0\"", "A2: there is no shared string \"1\"",
            ])
    }

    @Test("A table of strings that cannot be read is a loss of the whole")
    func brokenStrings() throws {
        let reading = try Self.plain.replacing("</sst>", with: "", in: HostilePackage.strings).read()
        #expect(reading.losses.contains(.part))
    }

    @Test("Truncated XML is never fewer rows with success", arguments: [10, 60, 100])
    func truncated(_ count: Int) throws {
        var package = Self.plain
        package[HostilePackage.sheet]?.removeLast(count)
        let reading = try package.read()
        #expect(reading.cells == [])
        #expect(reading.losses == [.part])
        #expect(reading.complaints[0].contains("line 2"))
        let told = reading.workbook.diagnostics[0].message[.chinese]
        #expect(told.contains("XML ") && told.contains("，第 2 行"))
    }

    @Test("A sheet that is something else is lost")
    func otherRoot() throws {
        let reading = try Self.plain.replacing("worksheet", with: "chartsheet", in: HostilePackage.sheet).read()
        #expect(reading.losses == [.part])
    }

    /// What the shared strings hold, and what A1 then shows.
    private static let strings: [(held: String, shown: String, complaints: [String])] = [
        (
            "<si><r><rPr><b/></rPr><t>ri</t></r><r><t>ch</t></r><rPh sb=\"0\" eb=\"1\"><t>kana</t></rPh><phoneticPr fontId=\"1\"/></si><si><t/></si>",
            "rich", []
        ),
        ("<si/><si><t>second</t></si>", "", []),
        ("<si><t>a_x000D_b_x005F_x000A_</t></si><si/>", "a\rb_x000A_", []),
        ("<si><t>_x4E2D_ _xD83D__xDE00__xD83D_</t></si><si/>", "中 😀_xD83D_", []),
        (
            "<si><t>a&#0;b&#xD800;</t></si><si/>", "a\u{FFFD}b\u{FFFD}",
            ["A1: the text has characters that XML does not allow; they became \u{FFFD}"]
        ),
    ]

    @Test("Strings are decoded whole", arguments: strings.indices)
    func decoded(_ index: Int) throws {
        let one = Self.strings[index]
        let reading = try HostilePackage(strings: one.held).read()
        #expect(reading.cells.first == "A1 \"\(one.shown)\"")
        #expect(reading.complaints == one.complaints)
    }

    @Test("Bytes that are no UTF-8 and control characters become U+FFFD, and it is said")
    func unsound() throws {
        var package = Self.plain
        let bytes = package[HostilePackage.strings] ?? []
        let place = try #require(bytes.firstRange(of: Array("alpha".utf8))).lowerBound
        package[HostilePackage.strings] = bytes[..<(place + 2)] + [0x01, 0xFF, 0xFE] + bytes[(place + 2)...]
        let reading = try package.read()
        #expect(reading.cells.first == "A1 \"al\u{FFFD}\u{FFFD}\u{FFFD}pha\"")
        #expect(reading.workbook.diagnostics.map(\.cell) == [CellReference("A1")])
        #expect(reading.losses == [.detail])
    }

    @Test("Latin 1 is read as it says")
    func latin() throws {
        var package = Self.plain
        let text = package.text(HostilePackage.strings).replacing("UTF-8", with: "ISO-8859-1").replacing(
            "alpha", with: "café")
        package[HostilePackage.strings] = text.unicodeScalars.map { UInt8($0.value) }
        let reading = try package.read()
        #expect(reading.cells.first == "A1 \"café\"")
        #expect(reading.complaints == [])
    }

    @Test(
        "A DOCTYPE is refused before anything it declares is looked at",
        arguments: [
            "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>",
            "<!DOCTYPE s [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>",
            "<!DOCTYPE s [<!ENTITY a \"" + String(repeating: "q", count: 20_000) + "\">]>", "<!DOCTYPE html>",
        ])
    func entities(_ doctype: String) throws {
        for part in [HostilePackage.strings, HostilePackage.sheet, HostilePackage.workbook, HostilePackage.styles] {
            let package = Self.plain.replacing("?>\n", with: "?>\n" + doctype, in: part).replacing(
                "alpha", with: "&a;", in: part)
            #expect(throws: XLSXError.unsafeContent(part: part, detail: "DOCTYPE")) { try package.read() }
        }
    }
}
