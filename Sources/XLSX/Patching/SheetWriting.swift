import Spreadsheet

/// Writes an added sheet as a worksheet part, strings inline, so that the shared strings stay as they are.
struct SheetWriting {
    let draft: SheetDraft
    let styles: [SheetDraft.Style: Int]
    let isStrict: Bool

    private static let lineHeight = 16.0

    func part() -> [UInt8] {
        var xml = XMLText.declaration
        xml += "<worksheet xmlns=\"\(XMLText.spreadsheetNamespace(strict: isStrict))\">"
        xml += "<sheetPr><tabColor rgb=\"FF\(draft.tabColour)\"/><pageSetUpPr fitToPage=\"1\"/></sheetPr>"
        xml += "<sheetViews><sheetView showGridLines=\"0\" workbookViewId=\"0\">\(pane)</sheetView></sheetViews>"
        xml += "<sheetFormatPr defaultRowHeight=\"16\"/><cols>"
        for (index, width) in draft.columnWidths.enumerated() {
            xml += "<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(width + 0.7)\" customWidth=\"1\"/>"
        }
        xml += "</cols><sheetData>"
        for (index, row) in draft.rows.enumerated() { xml += self.row(row, index + 1) }
        xml += "</sheetData>"
        if let filterRange { xml += "<autoFilter ref=\"\(filterRange)\"/>" }
        let spans = draft.rows.enumerated().filter { $0.element.isSpanning && draft.columnWidths.count > 1 }.map {
            "<mergeCell ref=\"\(range(row: $0.offset + 1))\"/>"
        }
        if !spans.isEmpty { xml += "<mergeCells count=\"\(spans.count)\">\(spans.joined())</mergeCells>" }
        let links = self.links
        if !links.isEmpty { xml += "<hyperlinks>\(links.joined())</hyperlinks>" }
        xml += "<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>"
        xml += "<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/>"
        xml += "<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter></worksheet>"
        return Array(xml.utf8)
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

    private var links: [String] {
        draft.rows.enumerated().flatMap { rowIndex, row in
            row.cells.enumerated().compactMap { columnIndex, cell in
                cell.target.map { target in
                    let location = XMLWriting.escape("\(XMLWriting.quoted(target.sheet))!\(target.cell)")
                    return
                        "<hyperlink ref=\"\(reference(rowIndex + 1, columnIndex + 1))\" location=\"\(location)\" display=\"\(XMLWriting.escape(cell.text))\"/>"
                }
            }
        }
    }

    private func row(_ row: SheetDraft.Row, _ number: Int) -> String {
        var xml = "<row r=\"\(number)\" ht=\"\(row.height ?? height(row))\" customHeight=\"1\">"
        // A spanning cell's border runs around the whole merged range.
        let cells =
            row.isSpanning
            ? Array(row.cells.prefix(1))
                + draft.columnWidths.dropFirst().map { _ in .init("", row.cells.first?.style ?? .note) } : row.cells  // an empty row is blank
        for (index, cell) in cells.enumerated() {
            let style = styles[cell.style].map { " s=\"\($0)\"" } ?? ""  // every style has been added
            let address = reference(number, index + 1)
            if cell.text.isEmpty {
                xml += "<c r=\"\(address)\"\(style)/>"
            } else {
                xml +=
                    "<c r=\"\(address)\"\(style) t=\"inlineStr\"><is><t xml:space=\"preserve\">\(XMLWriting.cellText(Self.clipped(cell.text)))</t></is></c>"
            }
        }
        return xml + "</row>"
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
                return TextMeasure.lines(cell.text, width: Int(width * 0.94))
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
