import Spreadsheet

/// The workbook part: its sheets in tab order and the date system (ECMA-376 Part 1, 18.2).
struct WorkbookPart {
    struct Sheet: Hashable, Sendable {
        let name: String
        let relationship: String
        /// An unknown state is a visible sheet.
        let visibility: Worksheet.Visibility
        let hasUnknownState: Bool
    }

    var sheets: [Sheet] = []
    var date1904 = false
    var isProtected = false
    /// It has sheets of ours, or once had.
    var hasAddedSheets = false

    static func read(_ bytes: [UInt8], part: String, limits: Limits) throws(XLSXError) -> WorkbookPart {
        var workbook = try PlainPart.read(bytes, part: part, limits: limits) { _, limits in WorkbookSink(limits: limits)
        }
        .workbook
        guard workbook.sheets.count <= limits.sheets else {
            throw Limit.sheets.exceeded(limits.sheets, in: part)
        }
        workbook.hasAddedSheets = AddedSheet.isNamed(in: bytes)
        return workbook
    }
}

extension WorkbookPart {
    /// What is wrong with the list of sheets: names that no program allows (ECMA-376 Part 1, 18.2.19), unknown states, one
    /// part listed twice. All of them are read; a sheet is told from another by its place.
    var flaws: [BilingualText] {
        var flaws: [BilingualText] = []
        var names: Set<String> = []
        var parts: Set<String> = []
        for (index, sheet) in sheets.enumerated() where flaws.count < 100 {
            func add(_ zh: String, _ en: String) {
                flaws.append(
                    BilingualText(zh: "第 \(index + 1) 张工作表\(zh)", en: "sheet \(index + 1) \(en)"))
            }
            if sheet.name.isEmpty { add("没有名称", "has no name") }
            if sheet.name.utf16.count > 31 { add("名称超过 31 个字符", "has a name of more than 31 characters") }
            if !names.insert(sheet.name.lowercased()).inserted { add("与别的工作表同名", "has the name of another") }
            if !parts.insert(sheet.relationship).inserted { add("与别的工作表是同一部件", "is the same part as another") }
            if sheet.hasUnknownState { add("的显示状态不明，按可见处理", "has an unknown state and is taken as visible") }
        }
        return flaws
    }
}

private struct WorkbookSink: PlainSink {
    private(set) var workbook = WorkbookPart()
    private let limits: Limits

    static let root = TagName("workbook")
    private static let sheet = TagName("sheet")
    private static let properties = TagName("workbookPr")
    private static let protection = TagName("workbookProtection")

    init(limits: Limits) { self.limits = limits }

    mutating func start(_ tag: PlainTag) {
        switch tag.name {
        case Self.sheet:
            guard workbook.sheets.count <= limits.sheets else { return }
            let visibility = tag["state"].map { Worksheet.Visibility(rawValue: $0.text) } ?? .visible  // the default
            workbook.sheets.append(
                WorkbookPart.Sheet(
                    // Broken ones are listed all the same.
                    name: tag["name"]?.text ?? "",
                    relationship: tag.attributes.first { $0.isPrefixed("id") }?.text ?? "",
                    visibility: visibility ?? .visible, hasUnknownState: visibility == nil))
        case Self.properties: workbook.date1904 = tag["date1904"]?.isTrue ?? false  // the default (18.2.28)
        case Self.protection:
            // openpyxl writes the element into every workbook, and nothing in it (18.2.29).
            workbook.isProtected = ["lockStructure", "lockWindows", "lockRevision"].contains {
                tag[$0]?.isTrue ?? false
            }
        default: break
        }
    }
}
