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
            workbook.take(element)
            return workbook.sheets.count <= limits.sheets
        }
        try ExpatParser.parse(bytes, part: part, limits: limits, handlers)
        guard workbook.sheets.count <= limits.sheets else {
            throw .limitExceeded(limit: "sheets", part: part, maximum: limits.sheets, option: "--max-sheets")
        }
        return workbook
    }

    /// Notes what an element says of the workbook.
    mutating func take(_ element: XMLElement) {
        guard case .spreadsheet = element.namespace else { return }
        if element.is("sheet") {
            sheets.append(
                Sheet(
                    name: element["name"] ?? "", relationship: element.prefixed("id") ?? "",  // broken: listed all the same
                    // An unknown state is a visible sheet.
                    visibility: element["state"].flatMap(Worksheet.Visibility.init(rawValue:)) ?? .visible))
        } else if element.is("workbookPr") {
            date1904 = ["1", "true"].contains(element["date1904"])
        } else if element.is("workbookProtection") {
            isProtected = true
        }
    }
}
