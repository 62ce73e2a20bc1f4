import Spreadsheet

/// The workbook part: its sheets in tab order and the date system (ECMA-376 Part 1, 18.2).
struct WorkbookPart {
    struct Sheet: Hashable, Sendable {
        let name: String
        let relationship: String
        let visibility: Worksheet.Visibility
    }

    var sheets: [Sheet] = []
    var date1904 = false
    var isProtected = false

    static func read(_ bytes: [UInt8], part: String, limits: Limits) throws(XLSXError) -> WorkbookPart {
        var workbook = WorkbookPart()
        var handlers = ExpatParser.Handlers()
        handlers.start = { element in
            guard case .spreadsheet = element.namespace else { return true }
            if element.is("sheet") {
                workbook.sheets.append(
                    Sheet(
                        name: element["name"] ?? "", relationship: element.prefixed("id") ?? "",  // broken: listed all the same
                        // An unknown state is a visible sheet.
                        visibility: element["state"].flatMap(Worksheet.Visibility.init(rawValue:)) ?? .visible))
            } else if element.is("workbookPr") {
                workbook.date1904 = ["1", "true"].contains(element["date1904"])
            } else if element.is("workbookProtection") {
                workbook.isProtected = true
            }
            return workbook.sheets.count <= limits.sheets
        }
        try ExpatParser.parse(bytes, part: part, limits: limits, handlers)
        guard workbook.sheets.count <= limits.sheets else {
            throw .limitExceeded(limit: "sheets", part: part, maximum: limits.sheets, option: "--max-sheets")
        }
        return workbook
    }
}
