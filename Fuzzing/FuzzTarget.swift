import Spreadsheet

@testable import XLSX

/// What is given any bytes at all. Nothing may trap, and what two ways accept they must read alike; a contradiction ends
/// the process, which is how the fuzzer hears of it.
enum FuzzTarget: String, CaseIterable {
    /// A whole file.
    case container
    /// A legacy workbook, looked over.
    case legacy
    /// One worksheet part, by the byte scanner and by expat.
    case worksheet
    /// Any part's elements with their places, by the byte scanner and by expat.
    case elements
    case strings
    case styles
    case relationships
    /// The legacy drawing of comments, spliced.
    case drawing
    /// One part of a workbook that is then marked, corrected and read again.
    case patch

    /// Low, so that a limit is met rather than the machine's.
    static let limits: Limits = {
        var limits = Limits()
        limits.cells = 100_000
        limits.merges = 10_000
        limits.sheets = 64
        limits.partBytes = 4 << 20
        limits.sheetBytes = 8 << 20
        limits.sharedStringsBytes = 8 << 20
        return limits
    }()

    func run(_ bytes: [UInt8]) {
        switch self {
        case .container:
            guard let package = try? OPCPackage(bytes: bytes, limits: Self.limits) else { return }  // a refusal is an answer
            _ = try? WorkbookReader(limits: Self.limits).read(package, name: "fuzzed")
        case .legacy: _ = try? LegacyOutline(bytes)  // likewise
        case .worksheet: TwoWays.compare(bytes, part: "sheet1.xml") { WorksheetReading(bytes, isNormalised: $0) }
        case .elements: ElementsTwoWays.compare(bytes)
        case .strings:
            TwoWays.compare(bytes, part: "sharedStrings.xml") {
                StringsReading(byteCount: bytes.count, isNormalised: $0)
            }
        case .styles: _ = try? StylesPart.read(bytes, part: "styles.xml", date1904: false, limits: Self.limits)
        case .relationships:
            _ = try? Relationship.read(bytes, part: "a.rels", source: "xl/workbook.xml", limits: Self.limits)
        case .drawing: DrawingFuzz.run(bytes)
        case .patch: PatchFuzz.run(bytes)
        }
    }
}
