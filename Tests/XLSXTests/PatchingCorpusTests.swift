import Foundation
import Spreadsheet
import Testing
import XLSX

/// Writes a marked copy of every workbook below `CORPUS` into `COPIES`, with a list of what was marked, for other programs to
/// judge: `Scripts/patching-conformance` does.
@Suite(
    "Marked copies of a folder of workbooks",
    .enabled(
        if: ProcessInfo.processInfo.environment["CORPUS"] != nil && ProcessInfo.processInfo.environment["COPIES"] != nil
    ))
struct PatchingCorpusTests {
    private struct Marked: Encodable {
        let original: String
        let copy: String
        let sheet: String
        /// By cell, as asked for: one of a merged area is marked at its first cell.
        let marks: [String: String]
    }

    private struct Refused: Encodable {
        let original: String
        let reason: String
    }

    @Test("Copies are written, or refused with a reason")
    func copies() throws {
        let environment = ProcessInfo.processInfo.environment
        let root = try #require(environment["CORPUS"])
        let folder = try #require(environment["COPIES"])
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        // One reader for all: what it remembers of parts that recur must not get into another copy.
        let reader = WorkbookReader()
        var marked: [Marked] = []
        var refused: [Refused] = []
        let files = try #require(FileManager.default.enumerator(atPath: root)).compactMap { $0 as? String }.sorted()
        for file in files
        where ["xlsx", "xlsm", "xltx", "xltm"].contains((file as NSString).pathExtension.lowercased()) {
            let path = "\(root)/\(file)"
            do throws(XLSXError) {
                let package = try reader.open(path: path)
                let workbook = try reader.read(package, name: file)
                guard let sheet = workbook.sheets.first(where: { $0.kind == .worksheet && $0.visibility == .visible })
                else { continue }
                let cells = places(in: sheet) + commented(package)
                let annotations = cells.enumerated().map { index, cell in
                    CellAnnotation(
                        sheet: sheet.name, cell: cell, level: CellAnnotation.Level.allCases[index % 3],
                        text: "第 \(index + 1) 处：请核对 <\(cell)> & 更正")
                }
                let report = try? PatchedPackage.report(linkingTo: sheet.name)
                guard let report else { continue }
                let bytes = try WorkbookPatcher(package).annotated(annotations, report: report)
                let copy = "\(folder)/\(marked.count).\((file as NSString).pathExtension)"
                #expect(FileManager.default.createFile(atPath: copy, contents: Data(bytes)))
                marked.append(
                    Marked(
                        original: path, copy: copy, sheet: sheet.name,
                        marks: Dictionary(annotations.map { ($0.cell.description, $0.text) }) { $0 + "\n\n" + $1 }))
            } catch {
                refused.append(Refused(original: path, reason: error.sentence[.english]))
            }
        }
        let encoder = JSONEncoder()
        try encoder.encode(marked).write(to: URL(fileURLWithPath: "\(folder)/marked.json"))
        try encoder.encode(refused).write(to: URL(fileURLWithPath: "\(folder)/refused.json"))
        print("\(marked.count) marked, \(refused.count) refused")
    }

    /// Cells that say something, an empty one, and one within a merged area that is not its first.
    private func places(in sheet: Worksheet) -> [CellReference] {
        var places = sheet.cells.prefix(2).map(\.reference)
        if let area = sheet.merges.ranges.first { places.append(area.last) }
        let taken = Set(sheet.cells.prefix(1_000).map(\.reference))
        let empty = (1...200).lazy.compactMap { CellReference(row: $0, column: 3) }.first { !taken.contains($0) }
        if let empty { places.append(empty) }
        if let far = CellReference("Z60") { places.append(far) }
        return places
    }

    /// A cell that has a comment, told from the text of the first comments part.
    private func commented(_ package: OPCPackage) -> [CellReference] {
        guard let name = package.partNames.first(where: { $0.lowercased().contains("comments1.xml") }),
            let bytes = try? package.content(of: name),
            let reference = String(decoding: bytes, as: UTF8.self).firstMatch(
                of: /<[a-z]*:?comment [^>]*ref="([A-Z]+[0-9]+)"/)
        else { return [] }
        return [CellReference(String(reference.1))].compactMap { $0 }
    }
}
