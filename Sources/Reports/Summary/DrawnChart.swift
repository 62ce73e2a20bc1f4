import CXLSXWriter
import Glibc
import Spreadsheet

/// Charts, in the words of libxlsxwriter.
///
/// Soundness: libxlsxwriter copies what it is given during the call; the points of a cache are its own to free.
enum DrawnChart {
    static func insert(
        _ chart: SheetPlan.Chart, in sheet: UnsafeMutablePointer<lxw_worksheet>, named name: String,
        of workbook: UnsafeMutablePointer<lxw_workbook>
    ) {
        let kind = chart.kind == .doughnut ? LXW_CHART_DOUGHNUT : LXW_CHART_BAR
        guard let drawn = workbook_add_chart(workbook, UInt8(kind.rawValue)),
            let series = chart_add_series(drawn, nil, nil)
        else { return }  // out of memory, which finishing the workbook will say
        let place = { (range: CellRange, set: (UInt32, UInt16, UInt32, UInt16) -> Void) in
            set(
                UInt32(range.first.row - 1), UInt16(range.first.column - 1), UInt32(range.last.row - 1),
                UInt16(range.last.column - 1))
        }
        place(chart.categories) { chart_series_set_categories(series, name, $0, $1, $2, $3) }
        place(chart.values) { chart_series_set_values(series, name, $0, $1, $2, $3) }
        keep(chart.numbers, in: series.pointee.values)
        chart_title_set_name(drawn, chart.title)
        withFont(size: 12, bold: true) { chart_title_set_name_font(drawn, $0) }
        switch chart.kind {
        case .doughnut:
            paint(series, chart.colours)
            chart_set_hole_size(drawn, 58)
            chart_legend_set_position(drawn, UInt8(LXW_CHART_LEGEND_RIGHT.rawValue))
            withFont(size: 9) { chart_legend_set_font(drawn, $0) }
        case .bar:
            fill(chart.colours.first ?? SheetStyle.accent) { chart_series_set_fill(series, $0) }
            chart_series_set_labels(series)
            chart_series_set_labels_num_format(series, "#,##0")
            withFont(size: 8) { chart_series_set_labels_font(series, $0) }
            chart_legend_set_position(drawn, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
            chart_set_series_gap(drawn, 45)
            // libxlsxwriter keeps a bar chart's categories in the y axis. The first one on top.
            chart_axis_set_reverse(drawn.pointee.y_axis)
            withFont(size: 9) { chart_axis_set_num_font(drawn.pointee.y_axis, $0) }
            chart_axis_major_gridlines_set_visible(drawn.pointee.x_axis, 0)
            chart_axis_set_num_format(drawn.pointee.x_axis, "#,##0")
            chart_axis_off(drawn.pointee.x_axis)
        }
        line(SheetStyle.border) { chart_chartarea_set_line(drawn, $0) }
        var options = lxw_chart_options()
        // libxlsxwriter's default size of a chart, in pixels.
        options.x_scale = Double(chart.size.width) / 480
        options.y_scale = Double(chart.size.height) / 288
        _ = worksheet_insert_chart_opt(
            sheet, UInt32(chart.corner.row - 1), UInt16(chart.corner.column - 1), drawn, &options)
    }

    /// Fills the series' cache, which libxlsxwriter itself fills from cells with plain numbers only, not from formulas.
    /// The library frees the points with the chart.
    private static func keep(_ numbers: [Double], in range: UnsafeMutablePointer<lxw_series_range>) {
        guard let list = range.pointee.data_cache else { return }
        for number in numbers {
            guard let memory = calloc(1, MemoryLayout<lxw_series_data_point>.stride) else { return }
            let point = memory.bindMemory(to: lxw_series_data_point.self, capacity: 1)
            point.pointee.number = number
            if let last = list.pointee.stqh_last { last.pointee = point }
            list.pointee.stqh_last = withUnsafeMutablePointer(to: &point.pointee.list_pointers.stqe_next) { $0 }
        }
        range.pointee.num_data_points = UInt16(clamping: numbers.count)
        range.pointee.ignore_cache = 1
    }

    private static func paint(_ series: UnsafeMutablePointer<lxw_chart_series>, _ colours: [UInt32]) {
        var fills = colours.map { colour in
            var fill = lxw_chart_fill()
            fill.color = colour
            return fill
        }
        fills.withUnsafeMutableBufferPointer { fills in
            guard let first = fills.baseAddress else { return }
            var points = fills.indices.map { index in
                var point = lxw_chart_point()
                point.fill = first + index
                return point
            }
            points.withUnsafeMutableBufferPointer { points in
                guard let first = points.baseAddress else { return }
                // The list ends with a null pointer.
                var list: [UnsafeMutablePointer<lxw_chart_point>?] = points.indices.map { first + $0 } + [nil]
                _ = chart_series_set_points(series, &list)
            }
        }
    }

    private static func fill(_ colour: UInt32, _ body: (UnsafeMutablePointer<lxw_chart_fill>) -> Void) {
        var fill = lxw_chart_fill()
        fill.color = colour
        body(&fill)
    }

    private static func line(_ colour: UInt32, _ body: (UnsafeMutablePointer<lxw_chart_line>) -> Void) {
        var line = lxw_chart_line()
        line.color = colour
        body(&line)
    }

    private static func withFont(
        size: Double, bold: Bool = false, _ body: (UnsafeMutablePointer<lxw_chart_font>) -> Void
    ) {
        SheetStyle.font.withMutableCString { name in
            var font = lxw_chart_font()
            font.name = name
            font.size = size
            font.bold = bold ? 1 : UInt8(LXW_EXPLICIT_FALSE.rawValue)
            body(&font)
        }
    }
}

/// Conditional formats, in the words of libxlsxwriter.
enum DrawnConditions {
    /// Numbers above zero stand out.
    static func alarm(
        _ sheet: UnsafeMutablePointer<lxw_worksheet>, _ range: CellRange, format: UnsafeMutablePointer<lxw_format>
    ) {
        var condition = lxw_conditional_format()
        condition.type = UInt8(LXW_CONDITIONAL_TYPE_CELL.rawValue)
        condition.criteria = UInt8(LXW_CONDITIONAL_CRITERIA_GREATER_THAN.rawValue)
        condition.value = 0
        condition.format = format
        apply(&condition, to: range, of: sheet)
    }

    static func bars(_ sheet: UnsafeMutablePointer<lxw_worksheet>, _ bars: SheetPlan.Bars) {
        var condition = lxw_conditional_format()
        condition.type = UInt8(LXW_CONDITIONAL_DATA_BAR.rawValue)
        condition.bar_color = bars.colour
        condition.bar_solid = 1
        condition.data_bar_2010 = 1
        condition.bar_no_border = 1
        condition.min_rule_type = UInt8(LXW_CONDITIONAL_RULE_TYPE_NUMBER.rawValue)
        condition.min_value = 0
        condition.max_rule_type = UInt8(LXW_CONDITIONAL_RULE_TYPE_MAXIMUM.rawValue)
        apply(&condition, to: bars.range, of: sheet)
    }

    private static func apply(
        _ condition: inout lxw_conditional_format, to range: CellRange, of sheet: UnsafeMutablePointer<lxw_worksheet>
    ) {
        _ = worksheet_conditional_format_range(
            sheet, UInt32(range.first.row - 1), UInt16(range.first.column - 1), UInt32(range.last.row - 1),
            UInt16(range.last.column - 1), &condition)
    }
}
