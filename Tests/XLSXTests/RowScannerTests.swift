import Spreadsheet
import Testing

@testable import XLSX

@Suite("Rows straight from the bytes")
struct RowScannerTests {
    /// The cells of rows, told one a line; read in pieces of at least that many bytes.
    private func cells(_ rows: String, smallestPiece: Int = 1 << 20) throws -> (told: [String], data: SheetData) {
        let text = rows + "</sheetData></worksheet>"
        let read = Array(text.utf8).withUnsafeBufferPointer {
            SheetData.read($0, sharedCount: 3, limits: .default, isNormalised: false, smallestPiece: smallestPiece)
        }
        let (data, count) = try #require(read)
        #expect(count == rows.utf8.count)
        let sheet = Worksheet(name: "", blocks: data.blocks)
        return (sheet.cells.map { "\($0.reference) \($0.value.map { "\($0)" } ?? "-") \($0.formula ?? "")" }, data)
    }

    /// The standard library reads decimals correctly rounded; so must the scanner.
    @Test("A decimal is read as the nearest double")
    func nearestDouble() throws {
        var generator = SystemRandomNumberGenerator()
        for round in 0..<60_000 {
            let digits = String(UInt64.random(in: 0..<10_000_000_000_000_000_000, using: &generator) >> (round % 60))
            let scale = Int.random(in: 0...digits.count, using: &generator)
            let text =
                (round.isMultiple(of: 2) ? "-" : "") + (scale == digits.count ? "0" : digits.dropLast(scale))
                + (scale > 0 ? ".\(digits.suffix(scale))" : "")
            let expected = try #require(Double(text))
            let read = Array("\(text)<>".utf8).withUnsafeBufferPointer { buffer in
                buffer.baseAddress.flatMap { start in
                    var place = start
                    return NumberParsing.plain(&place)
                }
            }
            // What it leaves to the standard library is read there.
            if let read { #expect(read.bitPattern == expected.bitPattern, "\(text)") }
        }
    }

    @Test(
        "What is no plain number is left to a closer look",
        arguments: ["1e5", "1.5E-3", "", "-", ".", "1,5", " 12", "12345678901234567890", "0x10"])
    func closerLook(text: String) {
        let read = Array("\(text)<>".utf8).withUnsafeBufferPointer { buffer in
            buffer.baseAddress.flatMap { start in
                var place = start
                return NumberParsing.plain(&place)
            }
        }
        #expect(read == nil)
    }

    @Test("Rows read in pieces are the rows read in one")
    func pieces() throws {
        let rows = (1...400).map { row in
            "<row r=\"\(row)\"\(row % 7 < 3 ? " hidden=\"1\"" : "")><c r=\"A\(row)\"><v>\(row).25</v></c>"
                + "<c r=\"B\(row)\" t=\"inlineStr\"><is><t>第\(row)行 &lt;row r=\"1\"&gt;</t></is></c>"
                + "<c r=\"C\(row)\" t=\"str\"><f>A\(row)*2</f><v>x</v></c><c r=\"D\(row)\" t=\"s\"><v>\(row % 3)</v></c></row>"
        }.joined()
        let whole = try cells(rows)
        let pieces = try cells(rows, smallestPiece: 256)
        #expect(whole.data.blocks.count == 1 && whole.told.count == 1600)
        #expect(pieces.told == whole.told)
        #expect(pieces.data.hiddenRows == whole.data.hiddenRows)
        #expect(whole.data.hiddenRows.first == 1...2 && whole.data.hiddenRows[1] == 7...9)
    }

    @Test("Rows without numbers count on, in pieces too")
    func unnumbered() throws {
        let rows = (1...300).map { "<row><c><v>\($0)</v></c><c><v>0</v></c></row>" }.joined()
        let pieces = try cells(rows, smallestPiece: 128)
        #expect(pieces.told.count == 600)
        #expect(pieces.told.last == "B300 number(0.0) ")
        #expect(pieces.told[2] == "A2 number(2.0) ")
    }

    @Test("Rows out of order are sorted; of two cells at one address the later counts, and it is said")
    func sorting() throws {
        let rows =
            "<row r=\"3\"><c r=\"B3\" t=\"str\"><v>early</v></c></row><row r=\"1\"><c r=\"B1\"><v>2</v></c><c r=\"A1\"><v>1</v></c></row>"
            + "<row r=\"3\"><c r=\"B3\" t=\"str\"><f>1&amp;2</f><v>late</v></c></row>"
        let (told, data) = try cells(rows)
        #expect(told == ["A1 number(1.0) ", "B1 number(2.0) ", "B3 text(\"late\") 1&2"])
        #expect(data.diagnostics.map(\.cell) == [CellReference("B1"), CellReference("B3")])
    }

    @Test(
        "Text that is not plain is left to expat",
        arguments: [
            "<row r=\"1\"><c r=\"A1\"><v>4<!-- c -->2</v></c></row>",
            "<row r=\"1\"><c r=\"A1\"><v><![CDATA[4]]></v></c></row>",
            "<row r=\"1\"><c r=\"A1\"><v>4</v><extLst/></c></row>", "<row r=\"1\"><c r=\"A1\"><v>4</c></row>",
            "<row r=\"1\"><c r=\"A1\"><v>4</v></row>", "<row r=\"1\"><c r=A1><v>4</v></c></row>",
            "<row r=\"&#49;\"><c><v>4</v></c></row>", "<x:row r=\"1\"/>",
        ])
    func notPlain(rows: String) {
        let read = Array((rows + "</sheetData></worksheet>").utf8).withUnsafeBufferPointer {
            SheetData.read($0, sharedCount: 3, limits: .default, isNormalised: false)
        }
        #expect(read == nil)
    }
}
