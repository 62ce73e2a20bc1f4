import Foundation
import Spreadsheet
import Testing
import XLSX

/// Over a folder of workbooks of all origins, given as `CORPUS`; such folders are too large to be committed.
@Suite("Marks over a folder of workbooks", .enabled(if: ProcessInfo.processInfo.environment["CORPUS"] != nil))
struct MarksCorpusTests {
    private static let paths: [String] = {
        guard let root = ProcessInfo.processInfo.environment["CORPUS"],
            let files = FileManager.default.enumerator(atPath: root)
        else { return [] }
        return files.compactMap { $0 as? String }.sorted().map { "\(root)/\($0)" }
    }()

    private func inflated(_ package: OPCPackage) throws -> [String: [UInt8]] {
        var parts: [String: [UInt8]] = [:]
        for name in package.partNames where !name.hasSuffix("/") {
            // Parts that nobody can read are compared by their entries.
            parts[name] = try? package.content(of: name)
        }
        return parts
    }

    private func marks(_ package: OPCPackage, _ cells: [String], _ text: String) throws -> [CellAnnotation] {
        let workbook = try WorkbookReader().read(package, name: "")
        return try workbook.sheets.filter { $0.kind == .worksheet }.prefix(2).flatMap { sheet in
            try cells.enumerated().map { index, cell in
                CellAnnotation(
                    sheet: sheet.name, cell: try #require(CellReference(cell)),
                    level: CellAnnotation.Level.allCases[index % 3], text: text)
            }
        }
    }

    @Test("Marks are taken off without a trace, and marking twice is marking once")
    func everyWorkbook() throws {
        var figures = (files: 0, marked: 0, differing: 0)
        for path in Self.paths {
            guard let package = try? OPCPackage.open(path: path) else { continue }
            figures.files += 1
            let first = (try? marks(package, ["A1", "B2", "C3", "A2", "H9"], "一\n二")) ?? []
            guard let patcher = try? WorkbookPatcher(package),
                let once = try? patcher.annotated(first, report: try PatchedPackage.report())
            else { continue }
            figures.marked += 1
            let copy = try OPCPackage(bytes: once)
            let bare = try #require(try WorkbookPatcher(copy).unmarked(), "\(path)")
            let again = try OPCPackage(bytes: bare)
            let (before, after) = (try inflated(package), try inflated(again))
            var differing = again.partNames == package.partNames ? [] : ["names"]
            differing += Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }.sorted()
            let other = try marks(copy, ["B2", "D1", "A1"], "三")
                .filter { mark in first.contains { $0.sheet == mark.sheet } }
            let second = try WorkbookPatcher(copy).annotated(other, report: try PatchedPackage.report("另一份"))
            let third = try OPCPackage(
                bytes: try WorkbookPatcher(try OPCPackage(bytes: second))
                    .annotated(first, report: try PatchedPackage.report()))
            if third.partNames != copy.partNames { differing.append("names when marked again") }
            let (one, three) = (try inflated(copy), try inflated(third))
            differing += one.keys.filter { one[$0] != three[$0] }.sorted().map { "\($0) when marked again" }
            figures.differing += differing.isEmpty ? 0 : 1
            #expect(differing == [], "\(path)")
        }
        print("\(figures.files) packages, \(figures.marked) marked, \(figures.differing) with differences")
    }
}
