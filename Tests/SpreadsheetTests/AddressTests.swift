import Spreadsheet
import Testing

@Suite("Addresses")
struct AddressTests {
    private func cell(_ text: String) throws -> CellReference { try #require(CellReference(text)) }

    private func range(_ text: String) throws -> CellRange { try #require(CellRange(text)) }

    @Test(
        "An address is read in every spelling",
        arguments: [("A1", 1, 1), ("$B$3", 3, 2), ("aa10", 10, 27), ("XFD1048576", 1_048_576, 16_384)])
    func reads(_ text: String, _ row: Int, _ column: Int) throws {
        let cell = try #require(CellReference(text))
        #expect(cell.row == row)
        #expect(cell.column == column)
    }

    @Test(
        "What is no address is none",
        arguments: ["", "A", "1", "A0", "XFE1", "A1048577", "1A", "A-1", "A1B", "A99999999999999999999"])
    func refuses(_ text: String) {
        #expect(CellReference(text) == nil)
    }

    @Test(
        "Columns are written in letters",
        arguments: [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA"), (16_384, "XFD")])
    func letters(_ column: Int, _ name: String) {
        #expect(CellReference.columnName(column) == name)
    }

    @Test("A range holds its corners, in whatever order they come")
    func ranges() throws {
        let area = try range("C5:A2")
        #expect(area.description == "A2:C5")
        #expect(try area.contains(cell("C5")))
        #expect(try !area.contains(cell("D5")))
        #expect(try area.intersects(range("C5:Z9")))
        #expect(try area.union(range("E1")).description == "A1:E5")
        #expect(CellRange("A1:") == nil)
    }

    @Test("A merged range is found from each of its cells")
    func merges() throws {
        let merges = try MergedRanges([range("B4:B9"), range("A1:D2")])
        #expect(try merges.anchor(of: cell("C2")).description == "A1")
        #expect(try merges.anchor(of: cell("B9")).description == "B4")
        #expect(try merges.range(covering: cell("C4")) == nil)
        #expect(try merges.anchor(of: cell("E1")).description == "E1")
    }
}
