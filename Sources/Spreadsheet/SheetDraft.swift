/// A sheet to be added to a workbook: what it says and how it looks, without a word of the file format.
package struct SheetDraft: Hashable, Sendable {
    /// How a cell looks. The writer owns fonts, fills and borders.
    package enum Style: Sendable, CaseIterable {
        /// The sheet's heading.
        case title
        /// A line of plain text under the heading.
        case note
        /// A column's heading.
        case header
        /// A wrapped text with a border.
        case body
        /// A short text, centred, with a border.
        case centred
        /// As `centred`, in the colour of the level.
        case error, warning, notice
        /// A good result, in green.
        case good
        /// A link to a cell.
        case link
        /// A cell that the reader of the sheet is asked to fill in.
        case input
    }

    package struct Cell: Hashable, Sendable {
        package let text: String
        package let style: Style
        /// Where a click jumps.
        package let target: CellOrigin?

        package init(_ text: String, _ style: Style = .body, target: CellOrigin? = nil) {
            self.text = text
            self.style = style
            self.target = target
        }
    }

    package struct Row: Hashable, Sendable {
        package let cells: [Cell]
        /// The first cell spans all columns.
        package let isSpanning: Bool
        /// In points; nil leaves it to the writer, which fits the wrapped text.
        package let height: Double?

        package init(_ cells: [Cell], isSpanning: Bool = false, height: Double? = nil) {
            self.cells = cells
            self.isSpanning = isSpanning
            self.height = height
        }
    }

    /// The wished name; the writer makes it unique in the workbook.
    package let name: String
    /// `RRGGBB`.
    package let tabColour: String
    /// In characters of the default font; a Chinese character takes two. A column of no width is hidden.
    package let columnWidths: [Double]
    package let rows: [Row]
    /// 0-based index of the row of headings: rows up to it stay in view, repeat in print and carry the filter.
    package let headerRow: Int?

    package init(name: String, tabColour: String, columnWidths: [Double], rows: [Row], headerRow: Int?) {
        self.name = name
        self.tabColour = tabColour
        self.columnWidths = columnWidths
        self.rows = rows
        self.headerRow = headerRow
    }
}
