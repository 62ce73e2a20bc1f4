import Spreadsheet
import Testing

@testable import XLSX

@Suite("Hostile workbooks: limits")
struct HostileLimitsTests {
    /// A workbook that passes one limit, lowered where it would take too long to pass.
    private static let cases: [(limit: Limit, part: String?, package: HostilePackage, limits: Limits)] = [
        (.entries, nil, HostilePackage(), limits { $0.entries = 6 }),
        (.partSize, HostilePackage.sheet, wide, limits { $0.sheetBytes = 1_000 }),
        (.partSize, HostilePackage.strings, long, limits { $0.sharedStringsBytes = 1_000 }),
        (.partSize, HostilePackage.links, HostilePackage(), limits { $0.partBytes = 400 }),
        (.totalSize, HostilePackage.sheet, wide, limits { $0.totalBytes = 3_000 }),
        (.depth, HostilePackage.sheet, deep, .default),
        (.attributes, HostilePackage.sheet, attributes, .default),
        (.tagSize, HostilePackage.sheet, endless, limits { $0.tagBytes = 10_000 }),
        (.slowSize, HostilePackage.sheet, commented, limits { $0.slowBytes = 10_000 }),
        (.cells, HostilePackage.sheet, wide, limits { $0.cells = 50 }),
        (.sharedStrings, HostilePackage.strings, HostilePackage(), limits { $0.sharedStrings = 1 }),
        (.cellFormats, HostilePackage.styles, HostilePackage(), limits { $0.cellFormats = 1 }),
        (.merges, HostilePackage.sheet, merged, limits { $0.merges = 9 }),
        (.sheets, HostilePackage.workbook, sheets, limits { $0.sheets = 10 }),
        (.memory, HostilePackage.sheet, wide, limits { $0.memory = 9_000 }),
    ]

    private static func limits(_ change: (inout Limits) -> Void) -> Limits {
        var limits = Limits()
        change(&limits)
        return limits
    }

    private static let wide = HostilePackage(
        rows: "<row>" + String(repeating: "<c><v>1</v></c>", count: 100) + "</row>")
    private static let long = HostilePackage(strings: "<si><t>\(String(repeating: "长", count: 400))</t></si>")
    private static let deep = HostilePackage(
        rows: "", before: String(repeating: "<a>", count: 2_000) + String(repeating: "</a>", count: 2_000))
    private static let attributes = HostilePackage(
        rows: "", before: "<sheetPr" + (0..<2_000).map { " a\($0)=\"1\"" }.joined() + "/>")
    private static let endless = HostilePackage(
        rows: "", before: "<sheetPr codeName=\"\(String(repeating: "a", count: 20_000))\"/>")
    private static let commented = HostilePackage(
        rows: "<row><c><v>4<!-- -->2</v></c></row>", behind: String(repeating: " ", count: 10_000))
    private static let merged = HostilePackage(
        rows: "",
        behind: "<mergeCells>" + (1...10).map { "<mergeCell ref=\"A\($0):B\($0)\"/>" }.joined() + "</mergeCells>")
    private static let sheets = HostilePackage().replacing(
        "</sheets>",
        with: (2...11).map { "<sheet name=\"\($0)\" sheetId=\"\($0)\" r:id=\"rId1\"/>" }.joined() + "</sheets>",
        in: HostilePackage.workbook)

    @Test(
        "Each limit ends the reading, and the error names the limit, the part and the option", arguments: cases.indices)
    func each(_ index: Int) throws {
        let one = Self.cases[index]
        let error = #expect(throws: XLSXError.self) { try one.package.read(one.limits) }
        guard case .limitExceeded(one.limit.rawValue, let part, _, one.limit.option)? = error else {
            Issue.record("\(String(describing: error)) instead of \(one.limit)")
            return
        }
        #expect(part == one.part)
        #expect(error?.sentence[.chinese].contains(one.limit.option) == true)
        #expect(error?.sentence[.english].contains(one.limit.rawValue) == true)
    }

    @Test("Every limit is in the cases, but for those that need a file of their own")
    func complete() {
        #expect(Set(Self.cases.map(\.limit)) == Set(Limit.allCases).subtracting([.ratio, .fileSize]))
    }

    @Test("A file that is too large is not read at all")
    func fileSize() throws {
        let limits = Self.limits { $0.fileSize = 1_000 }
        #expect(throws: Limit.fileSize.exceeded(1_000, in: nil)) {
            try OPCPackage.open(path: Fixture.path("openpyxl"), limits: limits)
        }
    }

    @Test("A part that deflate has made small is counted as it comes out")
    func ratio() throws {
        let package = try OPCPackage(bytes: HostilePackage().image.bytes)
        let comment = Array("<!--".utf8) + [UInt8](repeating: 0x20, count: 40 << 20) + Array("-->".utf8)
        for part in [HostilePackage.sheet, HostilePackage.strings] {
            var writer = try SpliceWriter(package)
            writer.replace(try #require(package.partNames.firstIndex(of: part)), with: comment)
            let bytes = try writer.archive()
            #expect(bytes.count < 100_000)
            #expect(throws: Limit.ratio.exceeded(400, in: part)) { try HostileReading(bytes) }
        }
    }

    @Test("Text beyond the format's 32,767 characters is kept and said; beyond our limit it is cut and said")
    func longText() throws {
        func reading(_ count: Int) throws -> HostileReading {
            let text = String(repeating: "长", count: count)
            return try HostilePackage(
                rows: "<row><c t=\"inlineStr\"><is><t>\(text)</t></is></c></row>"
            ).read(Self.limits { $0.textBytes = 120_000 })
        }
        #expect(try reading(32_767).complaints == [])
        let long = try reading(32_768)
        #expect(long.complaints == ["A1: a text of more than 32,767 characters"])
        #expect(long.losses == [.nothing])
        let cut = try reading(50_000)
        #expect(cut.complaints == ["A1: a text that is too long was cut"])
        #expect(cut.losses == [.detail])
        #expect(cut.cells == ["A1 \"\(String(repeating: "长", count: 40_000))\""])
    }
}
