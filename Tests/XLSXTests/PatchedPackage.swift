import Spreadsheet
import Testing
import XLSX

/// A workbook before and after the patcher had it.
struct PatchedPackage {
    let original: OPCPackage
    let package: OPCPackage

    /// Everything the fixtures of the patcher hold, except for those that it refuses.
    static let fixtures = [
        "patch-rich", "patch-bare", "patch-name-taken", "patch-empty-sheet", "patch-closed-sections",
        "patch-formats-alone", "patch-leftovers", "patch-prefixed", "patch-strict", "patch-threaded", "patch-controls",
        "patch-undrawn", "patch-absurd-sizes", "patch-cdata", "patch-edits", "patch-edits-plain",
        "patch-edits-prefixed", "patch-container", "patch-openpyxl", "patch-xlsxwriter",
    ]

    /// What the reviewer adds: a heading, a table of one row with a link to A1 of the first sheet.
    static func report(_ name: String = "审核意见", linkingTo sheet: String = "申报表") throws -> SheetDraft {
        let cell = try #require(CellReference("A1"))
        let place = CellOrigin(workbook: WorkbookID(name: "", sha256: ""), sheet: sheet, cell: cell)
        return SheetDraft(
            name: name, tabColour: "C00000", columnWidths: [16, 40],
            rows: [
                .init([.init("绩效目标审核意见", .title)], isSpanning: true),
                .init([.init("位置", .header), .init("问题", .header)]),
                .init([.init("\(sheet)!A1", .link, target: place), .init(" <空> & \"缺\"_x0041_", .body)]),
            ], headerRow: 1)
    }

    /// Marks cells of the first sheet.
    static func annotated(
        _ fixture: String, _ marks: [(cell: String, level: CellAnnotation.Level, text: String)] = [("A1", .error, "缺")]
    ) throws -> PatchedPackage {
        let package = try Fixture.package(fixture)
        let sheet = try WorkbookReader().read(package, name: "").sheets[0].name
        let annotations = try marks.map { mark in
            CellAnnotation(
                sheet: sheet, cell: try #require(CellReference(mark.cell)), level: mark.level, text: mark.text)
        }
        let bytes = try WorkbookPatcher(package).annotated(annotations, report: try report(linkingTo: sheet))
        return PatchedPackage(original: package, package: try OPCPackage(bytes: bytes))
    }

    /// Edits cells of the first sheet.
    static func corrected(
        _ fixture: String, _ edits: [(cell: String, before: String, after: CellEdit.NewValue)]
    ) throws -> PatchedPackage {
        let package = try Fixture.package(fixture)
        let sheet = try WorkbookReader().read(package, name: "").sheets[0].name
        let wanted = try edits.map { edit in
            CellEdit(
                sheet: sheet, cell: try #require(CellReference(edit.cell)), before: edit.before, after: edit.after)
        }
        let bytes = try WorkbookPatcher(package).corrected(wanted, record: try report("更正记录", linkingTo: sheet))
        return PatchedPackage(original: package, package: try OPCPackage(bytes: bytes))
    }

    func text(_ part: String) throws -> String { String(decoding: try package.content(of: part), as: UTF8.self) }

    func originalText(_ part: String) throws -> String {
        String(decoding: try original.content(of: part), as: UTF8.self)
    }

    func xml(_ part: String) throws -> XMLNode {
        try #require(XMLNode(try package.content(of: part)), "\(part) is not well-formed")
    }

    func originalXML(_ part: String) throws -> XMLNode {
        try #require(XMLNode(try original.content(of: part)), "\(part) is not well-formed")
    }

    func read() throws -> Workbook { try WorkbookReader().read(package, name: "") }

    /// The workbook part of every fixture.
    static let workbook = "xl/workbook.xml"
    /// The first sheet of every fixture.
    static let sheet = "xl/worksheets/sheet1.xml"

    /// Parts that the original does not have, in the order of the archive.
    var added: [String] {
        let before = Set(original.partNames)
        return package.partNames.filter { !before.contains($0) }
    }

    /// The part of the added sheet, told from its relationship.
    func reportPart() throws -> String {
        try #require(added.first { $0.hasPrefix("xl/worksheets/sheet") })
    }
}

/// The entries of an archive, found by a walk over its directory (APPNOTE 4.3.7, 4.3.12, 4.3.16) that is neither
/// libzip's nor the patcher's.
struct RawArchive {
    struct Entry: Equatable {
        let name: [UInt8]
        /// The directory's record, the place of the entry left out.
        let record: [UInt8]
        /// From the local header to the next entry or to the directory: header, content and data descriptor.
        let bytes: [UInt8]
    }

    let entries: [Entry]
    let comment: [UInt8]

    init(_ bytes: [UInt8]) throws {
        func number(_ offset: Int, _ count: Int) -> Int {
            (0..<count).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
        }
        let end = try #require(
            (0...(bytes.count - 22)).last {
                number($0, 4) == 0x0605_4B50 && $0 + 22 + number($0 + 20, 2) == bytes.count
            })
        let directory = number(end + 16, 4)
        var records: [Range<Int>] = []
        var cursor = directory
        for _ in 0..<number(end + 10, 2) {
            #expect(number(cursor, 4) == 0x0201_4B50)
            let next = cursor + 46 + number(cursor + 28, 2) + number(cursor + 30, 2) + number(cursor + 32, 2)
            records.append(cursor..<next)
            cursor = next
        }
        #expect(cursor == end)
        let places = records.map { number($0.lowerBound + 42, 4) }
        entries = zip(records, places).map { record, place in
            let next = places.filter { $0 > place }.min() ?? directory
            var bare = Array(bytes[record])
            for index in 42..<46 { bare[index] = 0 }
            return Entry(
                name: Array(bare[46..<(46 + number(record.lowerBound + 28, 2))]), record: bare,
                bytes: Array(bytes[place..<next]))
        }
        comment = Array(bytes[(end + 22)...])
    }
}

extension RawArchive.Entry {
    var label: String { String(decoding: name, as: UTF8.self) }
}
