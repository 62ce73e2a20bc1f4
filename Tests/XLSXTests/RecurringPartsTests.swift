import Spreadsheet
import Testing

@testable import XLSX

/// One reader remembers what was made of parts that recur. Whatever it remembers, it must read as a reader that remembers
/// nothing.
@Suite("Parts that recur")
struct RecurringPartsTests {
    private static let fixtures = [
        "openpyxl", "xlsxwriter", "types", "wps", "prefixed", "backslash", "dates-1900", "dates-1904",
        "comment-in-value", "bad-sheet",
    ]

    /// Everything that a workbook says, as text.
    private func all(_ workbook: Workbook) -> [String] {
        workbook.diagnostics.map { "\($0)" } + ["\(workbook.features)"]
            + workbook.sheets.flatMap { sheet in
                ["\(sheet.name) \(sheet.visibility) \(sheet.merges)"]
                    + sheet.cells.map { "\($0.reference) \($0.shownText) \($0.value, default: "nothing")" }
            }
    }

    @Test("Workbooks are read the first, the second and the third time as by a new reader")
    func reading() throws {
        let reader = WorkbookReader()
        for _ in 0..<3 {
            for name in Self.fixtures + PatchedPackage.fixtures {
                let alone = try WorkbookReader().read(path: Fixture.path(name), name: name)
                #expect(!all(alone).isEmpty)
                #expect(all(try reader.read(path: Fixture.path(name), name: name)) == all(alone), "\(name)")
                let kept = try reader.read(try reader.open(path: Fixture.path(name)), name: name)
                #expect(all(kept) == all(alone), "\(name)")
            }
        }
    }

    @Test("Copies are marked with the same bytes", arguments: PatchedPackage.fixtures)
    func marking(_ name: String) throws {
        let reader = WorkbookReader()
        let expected = try PatchedPackage.annotated(name).package.bytes
        for _ in 0..<4 {
            let package = try reader.open(path: Fixture.path(name))
            let sheet = try reader.read(package, name: "").sheets[0].name
            let mark = CellAnnotation(
                sheet: sheet, cell: try #require(CellReference("A1")), level: .error, text: "缺")
            let report = try PatchedPackage.report(linkingTo: sheet)
            #expect(try WorkbookPatcher(package).annotated([mark], report: report) == expected)
        }
    }

    @Test("A remembered part does not vouch for one with a false checksum or other bytes")
    func impostors() throws {
        let good = try Fixture.package("openpyxl")
        let reader = WorkbookReader()
        _ = try reader.read(path: Fixture.path("openpyxl"), name: "")
        let entry = try #require(good.entries.first { $0.name == "xl/styles.xml" })
        let checksum = (0..<4).map { UInt8(truncatingIfNeeded: entry.crc >> ($0 * 8)) }
        let places = good.bytes.indices.dropLast(3).filter { Array(good.bytes[$0..<($0 + 4)]) == checksum }
        // The local header and the directory.
        #expect(places.count == 2)
        var lying = good.bytes
        for place in places { lying[place] ^= 1 }
        var spoilt = good.bytes
        spoilt[try #require(places.first) + 40] ^= 0xFF
        for bytes in [lying, spoilt] {
            let package = try OPCPackage(bytes: bytes, limits: .default, recurring: reader.recurring)
            #expect(throws: XLSXError.self) { try reader.read(package, name: "") }
        }
    }

    @Test("What is remembered still counts against the limit on all parts together")
    func limits() throws {
        let sizes = try Fixture.package("openpyxl").entries.filter { $0.name.hasSuffix("styles.xml") }.map(\.size)
        var limits = Limits.default
        limits.totalBytes = try #require(sizes.first) + 200
        let reader = WorkbookReader(limits: limits)
        for _ in 0..<3 {
            #expect(throws: XLSXError.self) { try reader.read(path: Fixture.path("openpyxl"), name: "") }
        }
    }

    @Test("A part is deflated once it is known to recur, and always to the same bytes")
    func deflating() {
        let parts = DeflatedParts()
        var deflated = 0
        for round in 1...5 {
            for content in [[UInt8](repeating: 7, count: 600), [UInt8](repeating: 8, count: 600)] {
                let result = parts.deflated(content, crc: 1) { bytes in
                    deflated += 1
                    return [bytes[0], UInt8(bytes.count / 100)]
                }
                #expect(result == [content[0], 6], "round \(round)")
            }
        }
        // Both have one checksum: the first that came twice is kept, the other is deflated each time.
        #expect(deflated == 1 + 5)
    }
}
