import CXLSXWriter
import FilingModel
import Rules

/// Draws summary sheets with libxlsxwriter. Its handles belong to this type and end with it.
struct SummaryDrawing: ~Copyable {
    private let book: UnsafeMutablePointer<lxw_workbook>
    private let looks: Looks

    /// Font that Excel and WPS have in China; elsewhere a CJK font steps in.
    private static let font = "微软雅黑"
    /// The format's limit of links a sheet; past it a plain text stands in the cell.
    private static let maximumLinks = 65_000

    private struct Looks {
        let title, note, heading, text, short, integer, money, link, total, totalMoney: UnsafeMutablePointer<lxw_format>?
        let verdicts: [Verdict: UnsafeMutablePointer<lxw_format>?]
        let severities: [Severity: UnsafeMutablePointer<lxw_format>?]
    }

    init(_ path: String) throws(ReportError) {
        guard let book = workbook_new(path) else { throw .writing(reason: "out of memory") }
        self.book = book
        func look(
            colour: UInt32 = 0x262626, fill: UInt32? = nil, bold: Bool = false, size: Double = 10, border: Bool = true,
            align: lxw_format_alignments = LXW_ALIGN_LEFT, number: String? = nil, wrap: Bool = true
        ) -> UnsafeMutablePointer<lxw_format>? {
            let format = workbook_add_format(book)
            format_set_font_name(format, Self.font)
            format_set_font_size(format, size)
            format_set_font_color(format, colour)
            if bold { format_set_bold(format) }
            if let fill {
                format_set_pattern(format, UInt8(LXW_PATTERN_SOLID.rawValue))
                format_set_bg_color(format, fill)
            }
            if border {
                format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
                format_set_border_color(format, 0xBFBFBF)
            }
            format_set_align(format, UInt8(align.rawValue))
            format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
            if wrap { format_set_text_wrap(format) }
            if let number { format_set_num_format(format, number) }
            return format
        }
        func badge(_ colour: UInt32, _ fill: UInt32) -> UnsafeMutablePointer<lxw_format>? {
            look(colour: colour, fill: fill, bold: true, align: LXW_ALIGN_CENTER)
        }
        let link = look(colour: 0x0563C1)
        format_set_underline(link, UInt8(LXW_UNDERLINE_SINGLE.rawValue))
        looks = Looks(
            title: look(colour: 0x1F3864, bold: true, size: 16, border: false, wrap: false),
            note: look(colour: 0x595959, border: false, wrap: false),
            heading: look(colour: 0xFFFFFF, fill: 0x1F3864, bold: true, align: LXW_ALIGN_CENTER),
            text: look(), short: look(align: LXW_ALIGN_CENTER), integer: look(align: LXW_ALIGN_CENTER, number: "0"),
            money: look(align: LXW_ALIGN_RIGHT, number: "#,##0.00", wrap: false), link: link,
            total: look(fill: 0xF2F2F2, bold: true, align: LXW_ALIGN_CENTER, number: "0"),
            totalMoney: look(fill: 0xF2F2F2, bold: true, align: LXW_ALIGN_RIGHT, number: "#,##0.00", wrap: false),
            verdicts: [
                .accepted: badge(0x375623, 0xE2EFDA), .acceptedWithWarnings: badge(0x7F6000, 0xFFEB9C),
                .returned: badge(0x9C0006, 0xFFC7CE), .refused: badge(0xFFFFFF, 0xC00000),
                .unreadable: badge(0xFFFFFF, 0x7F7F7F),
            ],
            severities: [
                .error: badge(0x9C0006, 0xFFC7CE), .warning: badge(0x7F6000, 0xFFEB9C), .notice: badge(0x1F4E79, 0xDDEBF7),
            ])
        // 2025-01-01: a fixed date, so that the same findings give the same bytes.
        var properties = lxw_doc_properties()
        properties.created = 1_735_689_600
        workbook_set_properties(book, &properties)
    }

    /// Ends the handles and writes the file.
    consuming func close() throws(ReportError) {
        let status = workbook_close(book)
        guard status == LXW_NO_ERROR else {
            throw .writing(reason: lxw_strerror(status).map { String(cString: $0) } ?? "error \(status.rawValue)")
        }
    }

    /// Adds a sheet with title, note, table and totals, ready to be printed on A4.
    func add(_ sheet: SummarySheet) -> UnsafeMutablePointer<lxw_worksheet>? {
        let target = workbook_add_worksheet(book, sheet.name)
        worksheet_gridlines(target, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
        worksheet_set_tab_color(target, sheet.tabColour)
        worksheet_set_landscape(target)
        worksheet_set_paper(target, 9)
        worksheet_fit_to_pages(target, 1, 0)
        worksheet_set_margins(target, 0.4, 0.4, 0.5, 0.6)
        worksheet_set_footer(target, "&C&P / &N")
        worksheet_set_row(target, 0, 28, nil)
        worksheet_write_string(target, 0, 0, sheet.title, looks.title)
        if let note = sheet.note { worksheet_write_string(target, 1, 0, note, looks.note) }
        for (index, column) in sheet.columns.enumerated() {
            worksheet_set_column(target, UInt16(index), UInt16(index), column.width, nil)
            // A column without a heading is the gap beside a chart.
            if !column.heading.isEmpty { worksheet_write_string(target, 2, UInt16(index), column.heading, looks.heading) }
        }
        worksheet_set_row(target, 2, 22, nil)
        worksheet_freeze_panes(target, 3, 0)
        worksheet_repeat_rows(target, 2, 2)
        var links = 0
        for (index, row) in sheet.rows.enumerated() {
            worksheet_set_row(target, UInt32(index + SummarySheet.firstRow - 1), height(row, sheet.columns), nil)
            for (column, cell) in row.enumerated() {
                draw(cell, target, UInt32(index + SummarySheet.firstRow - 1), UInt16(column), &links, isTotal: false)
            }
        }
        if sheet.hasFilter, !sheet.rows.isEmpty {
            worksheet_autofilter(target, 2, 0, UInt32(sheet.lastRow - 1), UInt16(sheet.columns.count - 1))
        }
        for (column, cell) in (sheet.totals ?? []).enumerated() {  // a sheet may have no totals
            draw(cell, target, UInt32(sheet.lastRow), UInt16(column), &links, isTotal: true)
        }
        return target
    }

    /// In points, for the cell that wraps into most lines: programs that do not measure would show the first line only.
    private func height(_ row: [SummarySheet.Cell], _ columns: [SummarySheet.Column]) -> Double {
        let lines = zip(row, columns).map { cell, column -> Int in
            switch cell {
            case .text(let words), .short(let words), .link(let words, _, _):
                DisplayWidth.wrapped(words, to: max(2, Int(column.width) - 1)).count
            default: 1
            }
        }.max() ?? 1  // a row without cells is one line high
        return min(400, Double(lines) * 15 + 5)
    }

    private func draw(
        _ cell: SummarySheet.Cell, _ sheet: UnsafeMutablePointer<lxw_worksheet>?, _ row: UInt32, _ column: UInt16,
        _ links: inout Int, isTotal: Bool
    ) {
        func text(_ text: String, _ look: UnsafeMutablePointer<lxw_format>?) {
            // The format's limit; nothing that is written here comes near it but a finding that quotes a whole goal.
            worksheet_write_string(sheet, row, column, String(text.prefix(32_000)), isTotal ? looks.total : look)
        }
        switch cell {
        case .text(let words): text(words, looks.text)
        case .short(let words): text(words, looks.short)
        case .integer(let number): worksheet_write_number(sheet, row, column, Double(number), isTotal ? looks.total : looks.integer)
        case .money(let money?):
            worksheet_write_number(sheet, row, column, Double(money.fen) / 100, isTotal ? looks.totalMoney : looks.money)
        case .money(nil): text("—", looks.short)
        case .countFormula(let formula, let value):
            worksheet_write_formula_num(sheet, row, column, formula, isTotal ? looks.total : looks.integer, Double(value))
        case .moneyFormula(let formula, let value):
            worksheet_write_formula_num(
                sheet, row, column, formula, isTotal ? looks.totalMoney : looks.money, Double(value.fen) / 100)
        case .link(let words, let path, let location):
            links += 1
            guard links <= Self.maximumLinks else { return text(words, looks.text) }
            let url = "external:\(path)" + (location.map { "#\($0)" } ?? "")
            if worksheet_write_url_opt(sheet, row, column, url, looks.link, words, nil) != LXW_NO_ERROR { text(words, looks.text) }
        case .verdict(let verdict, let words): text(words, looks.verdicts[verdict] ?? looks.short)
        case .severity(let severity, let words): text(words, looks.severities[severity] ?? looks.short)
        case .blank: worksheet_write_blank(sheet, row, column, isTotal ? looks.total : looks.text)
        }
    }

    /// A ring of parts, such as verdicts, in the colours given.
    func addRing(
        _ title: String, names: String, values: String, colours: [UInt32], on sheet: UnsafeMutablePointer<lxw_worksheet>?,
        row: UInt32, column: UInt16
    ) {
        let chart = workbook_add_chart(book, UInt8(LXW_CHART_DOUGHNUT.rawValue))
        let series = chart_add_series(chart, "=" + names, "=" + values)
        chart_series_set_labels(series)
        var fills = colours.map { lxw_chart_fill(color: $0, none: 0, transparency: 0) }
        fills.withUnsafeMutableBufferPointer { fills in
            var points = fills.indices.map { index in
                var point = lxw_chart_point()
                point.fill = fills.baseAddress.map { $0 + index }
                return point
            }
            points.withUnsafeMutableBufferPointer { points in
                var list: [UnsafeMutablePointer<lxw_chart_point>?] = points.indices.map { index in points.baseAddress.map { $0 + index } }
                list.append(nil)
                _ = chart_series_set_points(series, &list)
            }
        }
        place(chart, title, on: sheet, row: row, column: column, width: 420)
    }

    /// Horizontal bars, the first on top.
    func addBars(
        _ title: String, names: String, values: String, on sheet: UnsafeMutablePointer<lxw_worksheet>?, row: UInt32, column: UInt16
    ) {
        let chart = workbook_add_chart(book, UInt8(LXW_CHART_BAR.rawValue))
        let series = chart_add_series(chart, "=" + names, "=" + values)
        var fill = lxw_chart_fill(color: 0x4472C4, none: 0, transparency: 0)
        chart_series_set_fill(series, &fill)
        chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
        // libxlsxwriter keeps a bar chart's categories in the y axis.
        if let axis = chart?.pointee.y_axis { chart_axis_set_reverse(axis) }
        if let axis = chart?.pointee.x_axis { chart_axis_set_num_format(axis, "#,##0") }
        place(chart, title, on: sheet, row: row, column: column, width: 560)
    }

    private func place(
        _ chart: UnsafeMutablePointer<lxw_chart>?, _ title: String, on sheet: UnsafeMutablePointer<lxw_worksheet>?, row: UInt32,
        column: UInt16, width: Double
    ) {
        chart_title_set_name(chart, title)
        var options = lxw_chart_options()
        options.x_scale = width / 480
        options.y_scale = 300.0 / 288
        worksheet_insert_chart_opt(sheet, row, column, chart, &options)
    }
}
