import Spreadsheet
import Testing
import XLSX

@Suite("Refusing files")
struct RefusalTests {
    @Test(
        "A foreign file is called by its real name",
        arguments: [
            ("html", XLSXError.notAWorkbook(.html)), ("csv", .notAWorkbook(.csv)), ("empty", .notAWorkbook(.empty)),
            ("encrypted", .encrypted), ("legacy", .notAWorkbook(.legacyXLS)),
            ("binary", .notAWorkbook(.binaryWorkbook)),
        ])
    func foreign(_ name: String, _ error: XLSXError) {
        #expect(throws: error) { try Fixture.workbook(name) }
    }

    @Test("A file cut short is damaged, as a whole")
    func truncated() {
        let error = #expect(throws: XLSXError.self) { try Fixture.workbook("truncated") }
        guard case .damaged(nil, _)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("A part of 300 MB from 300 KB is refused by its ratio")
    func bomb() {
        #expect(
            throws: XLSXError.limitExceeded(
                limit: "compression ratio", part: "xl/worksheets/sheet1.xml", maximum: 400, option: "--max-ratio")
        ) { try Fixture.workbook("zip-bomb") }
    }

    @Test("A raised ratio still meets the limit of a sheet")
    func sheetLimit() throws {
        var limits = Limits()
        limits.ratio = 10_000
        limits.sheetBytes = 64 << 20
        let package = try OPCPackage.open(path: Fixture.path("zip-bomb"), limits: limits)
        #expect(
            throws: XLSXError.limitExceeded(
                limit: "part size", part: "xl/worksheets/sheet1.xml", maximum: 64 << 20, option: "--max-part-size")
        ) { try WorkbookReader(limits: limits).read(package, name: "") }
    }

    @Test("More cells than allowed end the reading")
    func cellLimit() throws {
        var limits = Limits()
        limits.cells = 3
        let package = try OPCPackage.open(path: Fixture.path("types"), limits: limits)
        #expect(
            throws: XLSXError.limitExceeded(
                limit: "cells", part: "xl/worksheets/sheet1.xml", maximum: 3, option: "--max-cells")
        ) { try WorkbookReader(limits: limits).read(package, name: "") }
    }

    @Test("A file that claims more stored bytes than it has is refused, not believed", arguments: [20, 24])
    func lyingDirectory(_ field: Int) throws {
        // The sizes stand 20 and 24 bytes behind the signature of a directory record (APPNOTE 4.3.12).
        var bytes = try Fixture.package("prefixed").bytes
        for start in bytes.indices.dropLast(46) where Array(bytes[start..<start + 4]) == [0x50, 0x4B, 1, 2] {
            for byte in 0..<4 { bytes[start + field + byte] = byte == 3 ? 0x7F : 0xFF }
        }
        #expect(throws: XLSXError.self) {
            try WorkbookReader().read(try OPCPackage(bytes: bytes), name: "")
        }
    }

    @Test("Passwords are named, with what to do")
    func sentence() {
        #expect(XLSXError.encrypted.sentence[.chinese] == "文件设有打开密码，无法读取。请取消密码后另存为 .xlsx，再报送。")
    }
}
