import CXLSXWriter
import FilingModel
import Spreadsheet

/// A workbook being drawn by libxlsxwriter. Owns the C handle, which no one else sees; a workbook that is not finished
/// leaves no file behind.
///
/// Soundness: libxlsxwriter owns what it hands out until the workbook is closed, which `deinit` does; texts are
/// copied.
struct DrawnWorkbook: ~Copyable {
    private let path: String
    private let folder: String
    private var handle: UnsafeMutablePointer<lxw_workbook>?
    private var formats: [SheetStyle: UnsafeMutablePointer<lxw_format>] = [:]
    private var cellCount = 0

    /// - Parameters:
    ///   - title: the document's title.
    ///   - created: seconds since 1970 that stand in the file's properties, so that the same content gives the same bytes.
    ///   - sheets: their names in tab order; they may be drawn in any.
    ///   - isStreamed: each row is put on the disk when the next of its sheet comes, so that memory does not grow with
    ///     them; rows must come in order, and no cell may cover rows below.
    init(
        path: String, title: String, author: String, created: Int, sheets: [String], isStreamed: Bool = false
    ) throws(ReportError) {
        self.path = path
        let slash = path.lastIndex(of: "/")
        let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        self.folder = folder
        handle = SystemPath(folder).withPointer { folder in
            var options = lxw_workbook_options(
                constant_memory: isStreamed ? 1 : 0, tmpdir: UnsafeMutablePointer(mutating: folder),
                use_zip64: isStreamed ? 1 : 0)
            return SystemPath(path).withPointer { workbook_new_opt($0, &options) }
        }
        guard let handle else { throw .outOfMemory }
        title.withMutableCString { title in
            author.withMutableCString { author in
                var properties = lxw_doc_properties()
                properties.title = title
                properties.author = author
                properties.created = created
                _ = workbook_set_properties(handle, &properties)
            }
        }
        for name in sheets {
            guard workbook_add_worksheet(handle, name) != nil else { throw .beyondFormat(sheet: name, code: 0) }
        }
    }

    deinit {
        if let handle { lxw_workbook_free(handle) }
    }

    /// Draws one of the sheets and lets its rows go: those of a province, all at once, would be most of what a run holds.
    ///
    /// - Parameter told: called now and then with the share of its rows that is drawn.
    mutating func draw(_ plan: inout SheetPlan, told: (Double) -> Void = { _ in }) throws(ReportError) {
        defer { plan.forgetRows() }
        guard let handle, let sheet = workbook_get_worksheet_by_name(handle, plan.name) else {
            throw .beyondFormat(sheet: plan.name, code: 0)
        }
        for (column, width) in plan.columnWidths.enumerated() {
            worksheet_set_column(sheet, UInt16(column), UInt16(column), width, nil)
        }
        for row in 0..<plan.rowCount {
            try put(plan.row(row), in: sheet, row: row, of: plan)
            if row % 256 == 0 { told(Double(row) / Double(plan.rowCount)) }
        }
        setUp(sheet, plan)
        for range in plan.alarms { DrawnConditions.alarm(sheet, range, format: try alarmFormat()) }
        for bars in plan.bars { DrawnConditions.bars(sheet, bars) }
        for check in plan.checks { DrawnChecks.put(check, on: sheet) }
        for chart in plan.charts { DrawnChart.insert(chart, in: sheet, named: plan.name, of: handle) }
    }

    /// Gives cells a name that formulas of all sheets may use.
    func define(_ name: String, as place: String) throws(ReportError) {
        let error = workbook_define_name(handle, name, "=" + place)
        guard error == LXW_NO_ERROR else { throw .beyondFormat(sheet: name, code: Int(error.rawValue)) }
    }

    /// Draws one more row of a sheet, below those of its plan.
    ///
    /// - Parameter number: 0-based.
    mutating func append(_ row: SheetPlan.Row, at number: Int, to plan: SheetPlan) throws(ReportError) {
        guard let handle, let sheet = workbook_get_worksheet_by_name(handle, plan.name) else {
            throw .beyondFormat(sheet: plan.name, code: 0)
        }
        try put(row, in: sheet, row: number, of: plan)
    }

    /// Writes the file and lets the handle go, whether it succeeds or not.
    ///
    /// - Parameter told: called now and then, on another thread, with about the share of the file that is written.
    mutating func finish(told: (@Sendable (Double) -> Void)? = nil) throws(ReportError) {
        guard let workbook = handle else { return }
        handle = nil
        let watch = told.map { FileGrowth.watch(path, until: cellCount * Self.packedBytesPerCell, told: $0) }
        defer { watch?.cancel() }
        let error = workbook_close(workbook)
        switch error {
        case LXW_NO_ERROR: return
        case LXW_ERROR_MEMORY_MALLOC_FAILED: throw .outOfMemory
        case LXW_ERROR_CREATING_XLSX_FILE: throw .cannotCreate(path: path)
        case LXW_ERROR_CREATING_TMPFILE, LXW_ERROR_READING_TMPFILE: throw .noTemporaryFile(folder: folder)
        default: throw .interrupted(path: path, code: Int(error.rawValue))
        }
    }

    /// What a cell of a summary takes in the file, texts and links included: 5.8 bytes of 20,000 filings, 6.6 of a district.
    private static let packedBytesPerCell = 6

    private mutating func put(
        _ content: SheetPlan.Row, in sheet: UnsafeMutablePointer<lxw_worksheet>, row: Int, of plan: SheetPlan
    ) throws(ReportError) {
        if let height = content.height { worksheet_set_row(sheet, UInt32(row), height, nil) }
        var column: UInt16 = 0
        for cell in content.cells {
            let error = try put(cell, in: sheet, row: UInt32(row), column: column)
            guard error == LXW_NO_ERROR else { throw .beyondFormat(sheet: plan.name, code: Int(error.rawValue)) }
            column += UInt16(cell.span)
        }
        cellCount += content.cells.count
    }

    private mutating func put(
        _ cell: SheetPlan.Cell, in sheet: UnsafeMutablePointer<lxw_worksheet>, row: UInt32, column: UInt16
    ) throws(ReportError) -> lxw_error {
        if case .covered = cell.content { return LXW_NO_ERROR }
        let format = try format(cell.style)
        if cell.span > 1 || cell.down > 1 {
            let last = (row: row + UInt32(cell.down) - 1, column: column + UInt16(cell.span) - 1)
            let error = worksheet_merge_range(sheet, row, column, last.row, last.column, "", format)
            guard error == LXW_NO_ERROR else { return error }
        }
        switch cell.content {
        case .blank, .covered: return worksheet_write_blank(sheet, row, column, format)
        case .text(let text): return worksheet_write_string(sheet, row, column, Self.written(text), format)
        case .integer(let number): return worksheet_write_number(sheet, row, column, Double(number), format)
        case .number(let number): return worksheet_write_number(sheet, row, column, number, format)
        case .date(let day):
            var date = lxw_datetime(day)
            return worksheet_write_datetime(sheet, row, column, &date, format)
        case .blankFormula(let formula):
            return worksheet_write_formula_str(sheet, row, column, "=" + formula, format, "")
        case .money(let money): return worksheet_write_number(sheet, row, column, money.yuan, format)
        case .formula(let formula, let value):
            return worksheet_write_formula_num(sheet, row, column, "=" + formula, format, value)
        case .link(let text, let target):
            // Not `external:`, which would write `\\` for `/`: only Windows finds such a file.
            let url = target.hasPrefix("#") ? "internal:" + target.dropFirst() : target
            let error = worksheet_write_url_opt(sheet, row, column, url, format, Self.fitting(text), nil)
            // A link too long for Excel, or one too many on the sheet, is shown as the text alone.
            return error == LXW_NO_ERROR
                ? error : worksheet_write_string(sheet, row, column, Self.written(text), format)
        }
    }

    private func setUp(_ sheet: UnsafeMutablePointer<lxw_worksheet>, _ plan: SheetPlan) {
        worksheet_set_tab_color(sheet, plan.tab)
        worksheet_gridlines(sheet, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
        if plan.use.isLandscape { worksheet_set_landscape(sheet) }
        worksheet_set_paper(sheet, 9)  // A4 (ECMA-376 Part 1, 18.3.1.63)
        worksheet_fit_to_pages(sheet, 1, plan.use.fitsOnePage ? 1 : 0)
        worksheet_set_margins(sheet, 0.4, 0.4, 0.5, 0.6)
        worksheet_center_horizontally(sheet)
        _ = worksheet_set_footer(sheet, "&L&8&A&R&8&P / &N")
        if let header = plan.headerRow {
            worksheet_freeze_panes(sheet, UInt32(header) + 1, 0)
            _ = worksheet_repeat_rows(sheet, UInt32(header), UInt32(header))
        }
        if plan.use.isProtected {
            var options = lxw_protection()
            (options.format_columns, options.format_rows, options.insert_rows) = (1, 1, 1)
            worksheet_protect(sheet, nil, &options)
        }
        if plan.use.isHidden { worksheet_hide(sheet) }
        if let filter = plan.filter {
            _ = worksheet_autofilter(
                sheet, UInt32(filter.first.row - 1), UInt16(filter.first.column - 1), UInt32(filter.last.row - 1),
                UInt16(filter.last.column - 1))
        }
    }

    private mutating func format(_ style: SheetStyle) throws(ReportError) -> UnsafeMutablePointer<lxw_format> {
        if let format = formats[style] { return format }
        let format = try makeFormat(style)
        formats[style] = format
        return format
    }

    private func makeFormat(_ style: SheetStyle) throws(ReportError) -> UnsafeMutablePointer<lxw_format> {
        guard let format = workbook_add_format(handle) else { throw .outOfMemory }
        let look = style.look
        format_set_font_name(format, look.font)
        format_set_font_size(format, look.size)
        format_set_font_color(format, look.colour)
        if look.isBold { format_set_bold(format) }
        if look.isUnderlined { format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue)) }
        if let fill = look.fill { format_set_bg_color(format, fill) }
        if style.isWrapped { format_set_text_wrap(format) }
        if look.hasBorder {
            format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
            format_set_border_color(format, look.borderColour)
        }
        if let numberFormat = look.numberFormat { format_set_num_format(format, numberFormat) }
        let alignment =
            switch look.alignment {
            case .left: LXW_ALIGN_LEFT
            case .centre: LXW_ALIGN_CENTER
            case .right: LXW_ALIGN_RIGHT
            }
        format_set_align(format, UInt8(alignment.rawValue))
        // Room between a text or an amount and the cell's border.
        if look.hasBorder, look.alignment != .centre { format_set_indent(format, 1) }
        if look.isUnlocked { format_set_unlocked(format) }
        let vertical = look.isTop ? LXW_ALIGN_VERTICAL_TOP : LXW_ALIGN_VERTICAL_CENTER
        format_set_align(format, UInt8(vertical.rawValue))
        return format
    }

    private func alarmFormat() throws(ReportError) -> UnsafeMutablePointer<lxw_format> {
        guard let format = workbook_add_format(handle) else { throw .outOfMemory }
        format_set_bold(format)
        format_set_font_color(format, SheetStyle.colours(of: .error).ink)
        return format
    }

    /// A text as the file has it: `_x0041_` would be read as a character (ECMA-376 Part 1, 22.4.2.4), which libxlsxwriter
    /// does not see to.
    private static func written(_ text: String) -> String {
        guard text.holds("_x") else { return fitting(text) }
        let bytes = Array(text.utf8)
        var escaped: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            let code = bytes[index...].prefix(7)
            let isEscape =
                code.count == 7 && code.starts(with: "_x".utf8) && code.last == UInt8(ascii: "_")
                && code.dropFirst(2).dropLast().allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
            if isEscape { escaped += Array("_x005F".utf8) }
            escaped.append(byte)
        }
        return fitting(String(decoding: escaped, as: UTF8.self))
    }

    /// What a cell holds at most: 32,767 UTF-16 units, as Excel counts them.
    static func fitting(_ text: String) -> String {
        let limit = 32_767
        guard text.utf16.count > limit else { return text }
        var kept = ""
        var length = 1
        for character in text {
            length += character.utf16.count
            guard length <= limit else { break }
            kept.append(character)
        }
        return kept + "…"
    }
}

extension Money {
    /// For cells only, whose numbers are floating-point anyway: exact to the fen below 90 trillion yuan.
    var yuan: Double { Double(fen) / 100 }
}

extension String {
    /// For C structures whose members are not `const`; libxlsxwriter copies what it is given.
    func withMutableCString<Result>(_ body: (UnsafeMutablePointer<CChar>?) -> Result) -> Result {
        var characters = Array(utf8CString)
        return characters.withUnsafeMutableBufferPointer { body($0.baseAddress) }
    }
}
