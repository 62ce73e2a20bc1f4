import Spreadsheet
import XLSX

/// A small workbook made by hand, to be spoilt: two shared strings, two numbers, one sheet "S".
struct HostilePackage {
    private(set) var names: [String]
    private var parts: [String: [UInt8]]

    static let spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

    /// What the workbook's cells are told as.
    static let plainCells = ["A1 \"alpha\"", "B1 42", "A2 \"beta\"", "B2 43.5"]

    static let types = "[Content_Types].xml"
    static let rootLinks = "_rels/.rels"
    static let workbook = "xl/workbook.xml"
    static let links = "xl/_rels/workbook.xml.rels"
    static let sheet = "xl/worksheets/sheet1.xml"
    static let styles = "xl/styles.xml"
    static let strings = "xl/sharedStrings.xml"

    /// - Parameters:
    ///   - body: what the worksheet holds.
    ///   - strings: what the table of shared strings holds.
    ///   - properties: what stands before the workbook's sheets.
    init(
        body: String = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\"><v>42</v></c></row>"
            + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c><c r=\"B2\"><v>43.5</v></c></row></sheetData>",
        strings: String = "<si><t>alpha</t></si><si><t>beta</t></si>", properties: String = ""
    ) {
        names = [
            Self.types, Self.rootLinks, Self.workbook, Self.links, Self.sheet, Self.styles, Self.strings,
        ]
        let package = "http://schemas.openxmlformats.org/package/2006"
        let content = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        func override(_ part: String, _ type: String) -> String {
            "<Override PartName=\"/\(part)\" ContentType=\"\(content).\(type)+xml\"/>"
        }
        func link(_ id: String, _ kind: String, _ target: String) -> String {
            "<Relationship Id=\"\(id)\" Type=\"\(Self.office)/\(kind)\" Target=\"\(target)\"/>"
        }
        let texts: [String: String] = [
            Self.types: "<Types xmlns=\"\(package)/content-types\"><Default Extension=\"rels\" "
                + "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + override(Self.workbook, "sheet.main") + override(Self.sheet, "worksheet")
                + override(Self.styles, "styles") + override(Self.strings, "sharedStrings") + "</Types>",
            Self.rootLinks: "<Relationships xmlns=\"\(package)/relationships\">"
                + link("rId1", "officeDocument", "xl/workbook.xml") + "</Relationships>",
            Self.workbook: "<workbook xmlns=\"\(Self.spreadsheet)\" xmlns:r=\"\(Self.office)\">\(properties)"
                + "<sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
            Self.links: "<Relationships xmlns=\"\(package)/relationships\">"
                + link("rId1", "worksheet", "worksheets/sheet1.xml") + link("rId2", "styles", "styles.xml")
                + link("rId3", "sharedStrings", "sharedStrings.xml") + "</Relationships>",
            Self.sheet: "<worksheet xmlns=\"\(Self.spreadsheet)\" xmlns:r=\"\(Self.office)\">\(body)</worksheet>",
            Self.styles: "<styleSheet xmlns=\"\(Self.spreadsheet)\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/>"
                + "<xf numFmtId=\"14\"/></cellXfs></styleSheet>",
            Self.strings:
                "<sst xmlns=\"\(Self.spreadsheet)\" count=\"2\" uniqueCount=\"2\">\(strings)</sst>",
        ]
        parts = texts.mapValues { Array((Self.declaration + $0).utf8) }
    }

    /// Rows below `sheetData`, with something before and behind it.
    init(rows: String, before: String = "", behind: String = "", properties: String = "") {
        self.init(body: "\(before)<sheetData>\(rows)</sheetData>\(behind)", properties: properties)
    }

    subscript(name: String) -> [UInt8]? {
        get { parts[name] }
        set {
            if parts[name] == nil { names.append(name) }
            if newValue == nil { names.removeAll { $0 == name } }
            parts[name] = newValue
        }
    }

    func text(_ part: String) -> String { parts[part].map { String(decoding: $0, as: UTF8.self) } ?? "" }

    func replacing(_ old: String, with new: String, in part: String) -> HostilePackage {
        var copy = self
        copy[part] = Array(text(part).replacing(old, with: new).utf8)
        return copy
    }

    func without(_ part: String) -> HostilePackage {
        var copy = self
        copy[part] = nil
        return copy
    }

    func renaming(_ part: String, _ name: String) -> HostilePackage {
        var copy = without(part)
        copy[name] = parts[part]
        return copy
    }

    /// All parts, each made anew.
    func mapping(_ change: (_ name: String, _ bytes: [UInt8]) -> (String, [UInt8])) -> HostilePackage {
        var copy = self
        copy.names = []
        copy.parts = [:]
        for name in names {
            let (newName, bytes) = change(name, parts[name] ?? [])
            copy[newName] = bytes
        }
        return copy
    }

    var image: ZipImage { ZipImage(names.map { ZipImage.Entry($0, parts[$0] ?? []) }) }

    func read(_ limits: Limits = .default) throws(XLSXError) -> HostileReading {
        try HostileReading(image.bytes, limits)
    }
}

/// What was read of a spoilt workbook, in words.
struct HostileReading {
    let workbook: Workbook

    init(_ bytes: [UInt8], _ limits: Limits = .default) throws(XLSXError) {
        workbook = try WorkbookReader(limits: limits).read(try OPCPackage(bytes: bytes, limits: limits), name: "")
    }

    /// `A1 "text"`, `B1 42`, `C1 nothing`, of all sheets.
    var cells: [String] {
        workbook.sheets.flatMap { sheet in
            sheet.cells.map { cell in
                let value =
                    switch cell.value {
                    case .text(let text): "\"\(text)\""
                    case nil: "nothing"
                    default: cell.shownText
                    }
                return "\(cell.reference) \(value)"
            }
        }
    }

    /// Where something is wrong: a cell, a sheet, or the workbook.
    var complaints: [String] {
        workbook.diagnostics.map { diagnostic in
            let place = diagnostic.cell.map(\.description) ?? diagnostic.sheet ?? "workbook"
            return "\(place): \(diagnostic.message[.english])"
        }
    }

    var losses: [Diagnostic.Loss] { workbook.diagnostics.map(\.loss) }
}
