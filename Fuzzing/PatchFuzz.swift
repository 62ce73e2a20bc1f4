import Glibc
import Spreadsheet

@testable import XLSX

enum DrawingFuzz {
    /// Shapes go in before the last end tag; what was there stays.
    static func run(_ bytes: [UInt8]) {
        guard let drawing = try? VMLPatch(bytes, part: "drawing.vml", taken: [2]) else { return }
        let patched = drawing.adding([(CellReference(clampingRow: 3, column: 2), "1, 2, 3, 4, 5, 6, 7, 8")])
        guard String(decoding: patched, as: UTF8.self).contains("<x:Row>2</x:Row>") else {
            fatalError("no shape was added")
        }
    }
}

enum PatchFuzz {
    /// Workbooks whose parts are replaced; the folder is named by `FUZZ_WORKBOOKS`.
    private static let packages: [OPCPackage] = {
        guard let folder = getenv("FUZZ_WORKBOOKS").map({ String(cString: $0) }), let stream = opendir(folder) else {
            return []
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            names.append(
                withUnsafePointer(to: &entry.pointee.d_name) { name in
                    name.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
                })
        }
        return names.filter { $0.hasSuffix(".xlsx") }.sorted().compactMap {
            try? OPCPackage.open(path: "\(folder)/\($0)", limits: FuzzTarget.limits)
        }
    }()

    /// The first byte chooses the workbook, the second the part; the rest is the part.
    static func run(_ bytes: [UInt8]) {
        guard bytes.count > 2, !packages.isEmpty else { return }
        let package = packages[Int(bytes[0]) % packages.count]
        let parts = package.partNames.filter { !$0.hasSuffix("/") }
        guard !parts.isEmpty else { return }
        var draft = PackageDraft(package, isStrict: false)
        draft.set(parts[Int(bytes[1]) % parts.count], Array(bytes[2...]))
        guard let archive = try? draft.archive(),
            let changed = try? OPCPackage(bytes: archive, limits: FuzzTarget.limits)
        else {
            return
        }
        mark(changed)
    }

    private static func mark(_ package: OPCPackage) {
        let reader = WorkbookReader(limits: FuzzTarget.limits)
        guard let before = try? reader.read(package, name: ""), let sheet = before.sheets.first,
            let patcher = try? WorkbookPatcher(package)
        else { return }
        // A report that is there already makes way for the new one.
        let ours = (try? AddedSheet.report.name(in: package)).flatMap { $0 }
        let cells = ["A1", "B2", "C9"].compactMap { CellReference($0) }
        let marks = cells.map { CellAnnotation(sheet: sheet.name, cell: $0, level: .error, text: "改") }
        let report = SheetDraft(
            name: "审核意见", tabColour: "C00000", columnWidths: [10, 20],
            rows: [SheetDraft.Row([SheetDraft.Cell("结论", .title)], isSpanning: true)], headerRow: nil)
        guard let marked = try? patcher.annotated(marks, report: report) else { return }
        guard let package = try? OPCPackage(bytes: marked, limits: FuzzTarget.limits),
            let after = try? reader.read(package, name: "")
        else { fatalError("the marked copy cannot be read") }
        for original in before.sheets where original.name != ours {
            let copy = after.sheet(named: original.name)
            guard copy?.told == original.told else { fatalError("the marked copy has other cells") }
        }
    }
}
