import CMalloc
import FoundationEssentials
import Glibc
import Spreadsheet
import XLSX

/// Loads workbooks, puts five comments and highlights on the first sheet of each, adds a sheet that lists them
/// and saves a copy: what the peers' programs are asked to do as well.
///
/// usage: annotating COPIES FILE...
@main
enum Annotating {
    static func main() throws {
        // As the program does.
        setenv("TZ", "UTC0", 0)
        mallopt(M_MMAP_THRESHOLD, 4 << 20)
        mallopt(M_TRIM_THRESHOLD, 16 << 20)
        let arguments = CommandLine.arguments
        guard arguments.count > 2 else {
            print("usage: annotating COPIES FILE...")
            exit(64)
        }
        let (copies, paths) = (arguments[1], arguments.dropFirst(2))
        guard mkdir(copies, 0o755) == 0 else { throw CocoaError(.fileWriteUnknown) }
        var cells = 0
        let reader = WorkbookReader()
        for (index, path) in paths.enumerated() {
            let package = try reader.open(path: path)
            let workbook = try reader.read(package, name: path, fingerprint: false)
            cells += workbook.sheets.reduce(0) { $0 + $1.cellCount }
            try save(try annotated(package, workbook), as: "\(copies)/\(index).xlsx")
        }
        print("files=\(paths.count) cells=\(cells)")
    }

    private static func annotated(_ package: OPCPackage, _ workbook: Workbook) throws -> [UInt8] {
        guard let sheet = workbook.sheets.first?.name else { return package.bytes }
        let places = ["C3", "C4", "E6", "D11", "E12"].compactMap { CellReference($0) }
        let annotations = places.map { place in
            CellAnnotation(sheet: sheet, cell: place, level: .error, text: "问题：指标值缺少计量单位")
        }
        let lines = places.map { place in
            SheetDraft.Row([
                .init(
                    "\(sheet)!\(place)", .link, target: CellOrigin(workbook: workbook.id, sheet: sheet, cell: place)),
                .init("问题：指标值缺少计量单位", .body),
            ])
        }
        let report = SheetDraft(
            name: "审核意见", tabColour: "C00000", columnWidths: [16, 40],
            rows: [.init([.init("位置", .header), .init("问题", .header)])] + lines, headerRow: 0)
        return try WorkbookPatcher(package).annotated(annotations, report: report)
    }

    private static func save(_ bytes: [UInt8], as path: String) throws {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        guard file >= 0 else { throw CocoaError(.fileWriteUnknown) }
        defer { close(file) }
        guard write(file, bytes, bytes.count) == bytes.count else { throw CocoaError(.fileWriteUnknown) }
    }
}
