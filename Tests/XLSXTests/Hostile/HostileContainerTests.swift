import Spreadsheet
import Testing
import XLSX

@Suite("Hostile workbooks: the container")
struct HostileContainerTests {
    private let plain = HostilePackage()

    private func spoilt(_ body: (inout ZipImage.Entry) -> Void) throws -> HostileReading {
        var image = plain.image
        image.change(HostilePackage.sheet, body)
        return try HostileReading(image.bytes)
    }

    @Test("Stored, deflated, with data descriptors, with zip64 sizes: all the same")
    func kinds() throws {
        let changes: [(inout ZipImage.Entry) -> Void] = [
            { _ in }, { $0.isDeflated = true }, { $0.hasDescriptor = true },
            {
                $0.isDeflated = true
                $0.hasDescriptor = true
            }, { $0.isZip64 = true },
        ]
        for change in changes {
            var image = plain.image
            for index in image.entries.indices { change(&image.entries[index]) }
            let reading = try HostileReading(image.bytes)
            #expect(reading.cells == HostilePackage.plainCells)
            #expect(reading.complaints == [])
        }
    }

    @Test("Two entries of one name: refused where it is a part that is read")
    func duplicate() throws {
        var image = plain.image
        image.entries.append(ZipImage.Entry("XL/sharedstrings.xml", Array("<sst/>".utf8)))
        #expect(throws: XLSXError.unsafeContent(part: HostilePackage.strings, detail: "two entries of this name")) {
            try HostileReading(image.bytes)
        }
        image.entries.removeLast()
        image.entries += [ZipImage.Entry("docProps/app.xml", []), ZipImage.Entry("docProps/app.xml", [])]
        #expect(try HostileReading(image.bytes).cells == HostilePackage.plainCells)
    }

    @Test("Bytes before the archive are passed over, and it is said")
    func before() throws {
        var image = plain.image
        image.prefix = Array("#!/bin/sh\nexit\n".utf8)
        let reading = try HostileReading(image.bytes)
        #expect(reading.cells == HostilePackage.plainCells)
        #expect(reading.complaints == ["workbook: there are bytes before the archive"])
    }

    @Test("A few bytes behind the archive are passed over, and it is said")
    func behind() throws {
        var image = plain.image
        image.suffix = [0, 0, 0]
        let reading = try HostileReading(image.bytes)
        #expect(reading.cells == HostilePackage.plainCells)
        #expect(reading.complaints == ["workbook: there are bytes behind the archive"])
    }

    @Test("An archive without its end is not complete")
    func truncated() throws {
        let error = XLSXError.damaged(part: nil, detail: "not a complete ZIP archive")
        #expect(throws: error) { try HostileReading(plain.image.bytes.dropLast(40)) }
        var image = plain.image
        image.suffix = [UInt8](repeating: 0, count: 70_000)
        #expect(throws: error) { try HostileReading(image.bytes) }
    }

    @Test("A part whose bytes or sizes lie is lost, whatever is wrong with it")
    func lies() throws {
        let changes: [(inout ZipImage.Entry) -> Void] = [
            {
                $0.isDeflated = true
                $0.spoil = { [7] + $0.dropFirst() }  // a block of the type that there is not
            },
            {
                $0.isDeflated = true
                $0.saidSize = 5
            },
            {
                $0.isDeflated = true
                $0.saidSize = 0xFFFF_FFF0
            }, { $0.saidCRC = 0 }, { $0.saidMethod = 12 },
        ]
        for change in changes {
            let reading = try spoilt(change)
            #expect(reading.cells == [])
            #expect(reading.losses == [.part])
            #expect(reading.workbook.diagnostics.map(\.sheet) == ["S"])
        }
    }

    @Test("The book is lost where the workbook part or the styles are")
    func wholeBook() throws {
        for part in [HostilePackage.workbook, HostilePackage.styles] {
            var image = plain.image
            image.change(part) { $0.saidCRC = 0 }
            #expect(throws: XLSXError.damaged(part: part, detail: "CRC mismatch")) { try HostileReading(image.bytes) }
        }
    }

    @Test("An entry under a password is a workbook under a password")
    func password() throws {
        var image = plain.image
        image.change(HostilePackage.workbook) { $0.flags = 1 }
        #expect(throws: XLSXError.encrypted) { try HostileReading(image.bytes) }
    }

    @Test(
        "What is no archive is called by its name",
        arguments: [
            ("", XLSXError.ForeignFormat.empty), ("a,b\n1,2\n", .csv),
            ("<html><body><table><tr><td>1</td></tr></table></body></html>", .html),
            (
                "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>",
                .spreadsheetML2003
            ),
        ])
    func foreign(_ text: String, _ format: XLSXError.ForeignFormat) {
        #expect(throws: XLSXError.notAWorkbook(format)) { try HostileReading(Array(text.utf8)) }
    }

    @Test("Any byte of an archive may be wrong: something is read or refused, nothing traps")
    func anyByte() {
        let bytes = plain.image.bytes
        for index in bytes.indices {
            var copy = bytes
            copy[index] ^= 0xFF
            guard let reading = try? HostileReading(copy) else { continue }  // a refusal is an answer
            #expect(reading.cells == HostilePackage.plainCells || !reading.complaints.isEmpty, "byte \(index)")
        }
        for count in stride(from: 0, to: bytes.count, by: 7) {
            #expect(throws: XLSXError.self) { try HostileReading(Array(bytes.prefix(count))) }
        }
    }
}
