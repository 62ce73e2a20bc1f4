import Reports
import Spreadsheet
import TestSupport
import Testing

@Suite("Pieces of sheets")
struct SheetExcerptTests {
    /// A sheet of 20 rows and 10 columns, each cell naming itself.
    private static func sketch() throws -> SheetSketch {
        var sketch = SheetSketch()
        for row in 1...20 {
            for column in 1...10 {
                let cell = CellReference(clampingRow: row, column: column)
                sketch[cell] = cell.description
            }
        }
        return sketch
    }

    private static func excerpt(_ cell: String, _ sketch: SheetSketch) throws -> SheetExcerpt {
        let sheet = sketch.worksheet
        return SheetExcerpt(around: try #require(CellReference(cell)), in: sheet, used: try #require(sheet.usedRange))
    }

    @Test(
        "Five rows and six columns around the cell, within the sheet's cells where that can be",
        arguments: [
            ("E10", "B8:G12"), ("A1", "A1:F5"), ("J20", "E16:J20"), ("B19", "A16:F20"), ("L10", "G8:L12"),
            ("E30", "B26:G30"),
        ])
    func window(cell: String, range: String) throws {
        let excerpt = try Self.excerpt(cell, Self.sketch())
        #expect(excerpt.range.description == range)
        #expect(excerpt.parts.count == 30)
        let shown = excerpt.parts.filter { $0.range.first.row <= 20 && $0.range.first.column <= 10 }
        #expect(shown.allSatisfy { $0.text == $0.range.description })
    }

    @Test("A sheet that is smaller is shown whole")
    func small() throws {
        var sketch = SheetSketch()
        sketch["B2"] = "x"
        sketch["C3"] = "12.50"
        let excerpt = try Self.excerpt("C3", sketch)
        #expect(excerpt.range == CellRange("B2:C3"))
        #expect(excerpt.parts.map(\.text) == ["x", "", "", "12.5"])
    }

    @Test("A merged range shows its value as far as it lies in the piece, also where its first cell does not")
    func merged() throws {
        var sketch = try Self.sketch()
        sketch.merge("A10:J10")
        sketch.merge("C8:D9")
        sketch["C8"] = "合并"
        let excerpt = try Self.excerpt("E12", sketch)
        #expect(excerpt.range == CellRange("B10:G14"))
        #expect(excerpt.parts.first?.range == CellRange("B10:G10"))
        #expect(excerpt.parts.first?.text == "A10")
        #expect(excerpt.parts.count == 25)
        let above = try Self.excerpt("E10", sketch)
        #expect(above.parts.contains { $0.range == CellRange("C8:D9") && $0.text == "合并" })
        #expect(above.parts.reduce(0) { $0 + $1.range.rows.count * $1.range.columns.count } == 30)
    }

    @Test("Overlapping merged ranges of a damaged file leave no cell out and take none twice")
    func overlapping() throws {
        var sketch = try Self.sketch()
        sketch.merge("B8:D9")
        sketch.merge("C9:E11")
        sketch.merge("B9:C12")
        let excerpt = try Self.excerpt("E10", sketch)
        let cells = excerpt.parts.flatMap { part in
            part.range.rows.flatMap { row in
                part.range.columns.map { CellReference(clampingRow: row, column: $0) }
            }
        }
        #expect(cells.count == 30)
        #expect(Set(cells).count == 30)
    }

    @Test("Long texts are cut, the cell's own later than the others")
    func long() throws {
        var sketch = try Self.sketch()
        sketch["E10"] = String(repeating: "长", count: 300)
        sketch["F10"] = String(repeating: "长", count: 300)
        let parts = try Self.excerpt("E10", sketch).parts
        #expect(parts.first { $0.range == CellRange("E10") }?.text == String(repeating: "长", count: 159) + "…")
        #expect(parts.first { $0.range == CellRange("F10") }?.text == String(repeating: "长", count: 27) + "…")
    }
}
