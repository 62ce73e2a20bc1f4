import Spreadsheet
import XLSX

/// The workbooks that `Fixtures/make-fixtures.py` writes.
enum Fixture {
    static func path(_ name: String) -> String {
        let here = #filePath
        return here.prefix(upTo: here.lastIndex(of: "/") ?? here.startIndex) + "/Fixtures/\(name).xlsx"
    }

    static func package(_ name: String) throws(XLSXError) -> OPCPackage { try OPCPackage.open(path: path(name)) }

    static func workbook(_ name: String) throws(XLSXError) -> Workbook {
        try WorkbookReader().read(try package(name), name: "\(name).xlsx")
    }
}
