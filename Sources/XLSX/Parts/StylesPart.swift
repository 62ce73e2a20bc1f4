import Spreadsheet

/// The cell formats of a workbook as far as they change what a number means (ECMA-376 Part 1, 18.8).
enum StylesPart {
    static func read(_ bytes: [UInt8], part: String, date1904: Bool, limits: Limits) throws(XLSXError) -> CellFormats {
        var codes: [Int: NumberFormat] = [:]
        var formats: [NumberFormat] = []
        var isInCellFormats = false
        var handlers = ExpatParser.Handlers()
        handlers.start = { element in
            if element.is("numFmt") {
                if let id = element["numFmtId"].flatMap({ Int($0) }), let code = element["formatCode"] {
                    codes[id] = NumberFormatCode.custom(code)
                }
            } else if element.is("cellXfs") {
                isInCellFormats = true
            } else if element.is("xf"), isInCellFormats {
                let id = element["numFmtId"].flatMap { Int($0) } ?? 0  // General where none is named
                formats.append(codes[id] ?? NumberFormatCode.builtIn(id))
            } else if element.depth == 2, isInCellFormats {
                return false  // behind the cell formats nothing else matters
            }
            return true
        }
        try ExpatParser.parse(bytes, part: part, limits: limits, handlers)
        return CellFormats(formats, date1904: date1904)
    }
}
