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
        let workbook = try PlainPart.read(bytes, part: part, limits: limits) { _ in WorkbookSink(limits: limits) }
            .workbook
        guard workbook.sheets.count <= limits.sheets else {
            throw .limitExceeded(limit: "sheets", part: part, maximum: limits.sheets, option: "--max-sheets")
        }
        return workbook
    }
}

private struct WorkbookSink: PlainSink {
    private(set) var workbook = WorkbookPart()
    private let limits: Limits

    private static let sheet = TagName("sheet")
    private static let properties = TagName("workbookPr")
    private static let protection = TagName("workbookProtection")

    init(limits: Limits) { self.limits = limits }

    mutating func start(_ tag: PlainTag) {
        switch tag.name {
        case Self.sheet:
            guard workbook.sheets.count <= limits.sheets else { return }
            workbook.sheets.append(
                WorkbookPart.Sheet(
                    // Broken ones are listed all the same.
                    name: tag["name"]?.text ?? "",
                    relationship: tag.attributes.first { $0.isPrefixed("id") }?.text ?? "",
                    // An unknown state is a visible sheet.
                    visibility: tag["state"].flatMap { Worksheet.Visibility(rawValue: $0.text) } ?? .visible))
        case Self.properties: workbook.date1904 = tag["date1904"]?.isTrue ?? false  // the default (18.2.28)
        case Self.protection: workbook.isProtected = true
        default: break
        }
    }
}
