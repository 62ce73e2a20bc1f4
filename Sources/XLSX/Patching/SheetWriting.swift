import Spreadsheet

/// Writes an added sheet as a worksheet part, strings inline, so that the shared strings stay as they are.
struct SheetWriting {
    let draft: SheetDraft
    let styles: [SheetDraft.Style: Int]
    let isStrict: Bool

    private static let lineHeight = 16.0

    func part() -> [UInt8] {
        var xml = XMLBytes(capacity: 4096)
        xml.write(
            XMLText.declaration, "<worksheet xmlns=\"", XMLText.spreadsheetNamespace(strict: isStrict), "\">",
            "<sheetPr><tabColor rgb=\"FF", draft.tabColour, "\"/><pageSetUpPr fitToPage=\"1\"/></sheetPr>",
            "<sheetViews><sheetView showGridLines=\"0\" workbookViewId=\"0\">", pane, "</sheetView></sheetViews>",
            "<sheetFormatPr defaultRowHeight=\"16\"/><cols>")
        for (index, width) in draft.columnWidths.enumerated() {
            let number = String(index + 1)
            xml.write(
                "<col min=\"", number, "\" max=\"", number, "\" width=\"", String(width + 0.7),
                width > 0 ? "\" customWidth=\"1\"/>" : "\" hidden=\"1\" customWidth=\"1\"/>")
        }
        xml.write("</cols><sheetData>")
        for (index, row) in draft.rows.enumerated() { write(row, index + 1, &xml) }
        xml.write("</sheetData>")
        if let filterRange { xml.write("<autoFilter ref=\"", filterRange.description, "\"/>") }
        let spans = draft.rows.enumerated().filter { $0.element.isSpanning && draft.columnWidths.count > 1 }.map {
            "<mergeCell ref=\"\(range(row: $0.offset + 1))\"/>"
        }
        if !spans.isEmpty { xml.write("<mergeCells count=\"\(spans.count)\">", spans.joined(), "</mergeCells>") }
        writeLinks(&xml)
        xml.write(
            "<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>",
            "<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/>",
            "<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter></worksheet>")
        return xml.bytes
    }

    /// The table below the headings, which the filter covers; nil without headings or rows.
    var filterRange: CellRange? {
        guard let header = draft.headerRow, draft.rows.count > header + 1,
            !draft.rows[(header + 1)...].contains(where: \.isSpanning)
        else { return nil }
        return CellRange(reference(header + 1, 1), reference(draft.rows.count, draft.columnWidths.count))
    }

    private var pane: String {
        guard let header = draft.headerRow else { return "" }
        let below = reference(header + 2, 1)
        return
            "<pane ySplit=\"\(header + 1)\" topLeftCell=\"\(below)\" activePane=\"bottomLeft\" state=\"frozen\"/><selection pane=\"bottomLeft\" activeCell=\"\(below)\" sqref=\"\(below)\"/>"
    }

    private func writeLinks(_ xml: inout XMLBytes) {
        var isOpen = false
        for (rowIndex, row) in draft.rows.enumerated() {
            for (columnIndex, cell) in row.cells.enumerated() {
                guard let target = cell.target else { continue }
                if !isOpen { xml.write("<hyperlinks>") }
                isOpen = true
                xml.write(
                    "<hyperlink ref=\"", reference(rowIndex + 1, columnIndex + 1).description, "\" location=\"",
                    XMLWriting.escape(XMLWriting.quoted(target.sheet)), "!", target.cell.description, "\" display=\"",
                    XMLWriting.escape(cell.text), "\"/>")
            }
        }
        if isOpen { xml.write("</hyperlinks>") }
    }

    private func write(_ row: SheetDraft.Row, _ number: Int, _ xml: inout XMLBytes) {
        xml.write("<row r=\"", String(number), "\" ht=\"", String(row.height ?? height(row)), "\" customHeight=\"1\">")
        // A spanning cell's border runs around the whole merged range.
        let cells =
            row.isSpanning
            ? Array(row.cells.prefix(1))
                // An empty row is a blank note.
                + draft.columnWidths.dropFirst().map { _ in .init("", row.cells.first?.style ?? .note) } : row.cells
        for (index, cell) in cells.enumerated() {
            let style = styles[cell.style].map { " s=\"\($0)\"" } ?? ""  // every style has been added
            xml.write("<c r=\"", reference(number, index + 1).description, "\"", style)
            if cell.text.isEmpty {
                xml.write("/>")
            } else {
                xml.write(
                    " t=\"inlineStr\"><is><t xml:space=\"preserve\">", XMLWriting.cellText(Self.clipped(cell.text)),
                    "</t></is></c>")
            }
        }
        xml.write("</row>")
    }

    /// A cell holds 32,767 UTF-16 units; a text that comes near is no text to be read in a cell.
    private static func clipped(_ text: String) -> String {
        text.utf8.count <= 32_000 ? text : String(text.prefix(32_000))
    }

    /// In points, for the cell that wraps into most lines; Excel's own limit is 409.
    private func height(_ row: SheetDraft.Row) -> Double {
        let total = draft.columnWidths.reduce(0, +)
        let lines =
            row.cells.enumerated().map { index, cell in
                let width =
                    row.isSpanning ? total : index < draft.columnWidths.count ? draft.columnWidths[index] : total
                return width > 0 ? TextMeasure.lines(cell.text, width: Int(width * 0.94)) : 1
            }.max() ?? 1  // a row without cells is one line high
        let isTitle = row.cells.first?.style == .title
        return min(400, Double(lines) * (isTitle ? 24 : Self.lineHeight) + 6)
    }

    private func range(row: Int) -> CellRange {
        CellRange(reference(row, 1), reference(row, draft.columnWidths.count))
    }

    private func reference(_ row: Int, _ column: Int) -> CellReference {
        CellReference(clampingRow: row, column: column)
    }
}
