import FilingModel
import Forms
import Foundation
import Spreadsheet
import Testing
import XLSX

/// The blank forms in the hands of other programs, where these are installed.
@Suite("Other programs open the blank forms and keep what is in them")
struct BlankTemplateProgramTests {
    private static let blank = Checkout.root.appending(path: "Templates/blank")

    private static var files: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: blank.path).filter { $0.hasSuffix(".xlsx") }.sorted()
        }
    }

    /// What the program prints; nil where it is not there or fails.
    private static func run(_ words: [String]) -> String? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = words
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }  // it is not there
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? String(decoding: bytes, as: UTF8.self) : nil
    }

    @Test(
        "openpyxl reads the checks, the locks and the hidden sheet",
        .enabled(if: run(["python3", "-c", "import openpyxl"]) != nil))
    func openpyxl() throws {
        let script = """
            import sys, openpyxl
            for path in sys.argv[1:]:
                book = openpyxl.load_workbook(path)
                form = book.worksheets[0]
                print(len(form.data_validations.dataValidation), form.protection.sheet, form.protection.password,
                      [sheet.sheet_state for sheet in book.worksheets], form.page_setup.paperSize, form["A1"].protection.locked)
            """
        let paths = try Self.files.map { Self.blank.appending(path: $0).path }
        let printed = try #require(Self.run(["python3", "-c", script] + paths))
        let lines = printed.split(separator: "\n")
        #expect(lines.count == 7)
        for line in lines { #expect(line.hasSuffix(" True None ['visible', 'visible', 'hidden'] 9 True")) }
    }

    @Test(
        "LibreOffice saves each with its mark, its labels and its sums",
        .enabled(if: run(["soffice", "--version"]) != nil))
    func libreOffice() async throws {
        func texts(_ workbook: Workbook) -> [String] {
            workbook.sheets.flatMap { sheet in
                sheet.cells.filter { !$0.shownText.isEmpty }.map { "\(sheet.name)!\($0.reference) \($0.shownText)" }
            }
        }
        try await Checkout.withFolder { folder in
            let paths = try Self.files.map { Self.blank.appending(path: $0).path }
            let words = [
                "soffice", "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--convert-to",
                "xlsx:Calc MS Excel 2007 XML", "--outdir", folder.path,
            ]
            _ = try #require(Self.run(words + paths))
            for name in try Self.files {
                let before = try WorkbookReader().read(path: Self.blank.appending(path: name).path, name: name)
                let after = try WorkbookReader().read(path: folder.appending(path: name).path, name: name)
                #expect(TemplateMark(after) != nil)
                #expect(TemplateMark(after) == TemplateMark(before))
                #expect(texts(after) == texts(before), "\(name)")
                #expect(
                    after.sheets[0].cells.compactMap(\.formula) == before.sheets[0].cells.compactMap(\.formula),
                    "\(name)")
            }
        }
    }
}
