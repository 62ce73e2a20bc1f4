import Foundation
import Spreadsheet
import Testing
import XLSX

/// Over a folder of workbooks of all origins, given as `CORPUS`; such folders are too large to be committed.
@Suite("Reading a folder of workbooks", .enabled(if: ProcessInfo.processInfo.environment["CORPUS"] != nil))
struct HostileCorpusTests {
    @Test("Every file is read or refused with a sentence, within the limits")
    func everyFile() throws {
        let root = try #require(ProcessInfo.processInfo.environment["CORPUS"])
        let files = try #require(FileManager.default.enumerator(atPath: root)).compactMap { $0 as? String }.sorted()
        var figures = (read: 0, partly: 0, refused: 0)
        for file in files where ["xlsx", "xlsm", "xltx", "xltm", "xls"].contains((file as NSString).pathExtension) {
            do {
                let workbook = try WorkbookReader().read(try OPCPackage.open(path: "\(root)/\(file)"), name: file)
                figures.read += 1
                figures.partly += workbook.diagnostics.contains { $0.loss != .nothing } ? 1 : 0
            } catch {
                figures.refused += 1
                #expect(!error.sentence[.chinese].isEmpty && !error.sentence[.english].isEmpty)
            }
        }
        print("\(figures.read) read, \(figures.partly) of them in part, \(figures.refused) refused")
        #expect(figures.read > 0)
    }
}
