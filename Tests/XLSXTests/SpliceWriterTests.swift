import Foundation
import Spreadsheet
import Testing

@testable import XLSX

@Suite("Splicing archives")
struct SpliceWriterTests {
    /// Data descriptors, stored entries, extra fields, comments, a folder and a name in UTF-8.
    private func container() throws -> OPCPackage { try Fixture.package("patch-container") }

    private func record(_ archive: RawArchive, _ name: String) throws -> [UInt8] {
        try #require(archive.entries.first { $0.label == name }).record
    }

    @Test("Without changes the copy is the original, byte for byte")
    func identical() throws {
        for fixture in PatchedPackage.fixtures + ["openpyxl", "xlsxwriter"] {
            let package = try Fixture.package(fixture)
            #expect(try SpliceWriter(package).archive() == package.bytes, "\(fixture)")
        }
    }

    @Test("The fixture has what it is there for")
    func fixture() throws {
        let archive = try RawArchive(try container().bytes)
        #expect(archive.entries.allSatisfy { $0.record[8] & 8 == 8 })  // bit 3: sizes follow the content
        #expect(Set(archive.entries.map { $0.record[10] }) == [0, 8])  // stored and deflated
        #expect(archive.entries.filter { $0.record[9] & 8 == 8 }.map(\.label) == ["xl/media/图片 一.png", "docProps/空/"])
        #expect(try record(archive, "xl/media/image1.png")[30] == 8)  // bytes of extra fields
        #expect(String(decoding: archive.comment, as: UTF8.self) == "县财政局存档")
    }

    @Test("A replaced entry keeps its place; all others keep every byte, and the archive its comment")
    func replace() throws {
        let package = try container()
        let index = try #require(package.partNames.firstIndex(of: "xl/styles.xml"))
        var writer = try SpliceWriter(package)
        writer.replace(index, with: Array("<styleSheet/>".utf8))
        writer.add("xl/新.xml", Array("<a/>".utf8))
        writer.add("xl/empty.bin", [])
        let bytes = try writer.archive()
        let (before, after) = (try RawArchive(package.bytes), try RawArchive(bytes))
        #expect(after.entries.map(\.label) == before.entries.map(\.label) + ["xl/新.xml", "xl/empty.bin"])
        for (number, pair) in zip(before.entries, after.entries).enumerated() where number != index {
            #expect(pair.0 == pair.1, "\(pair.0.label)")
        }
        #expect(after.comment == before.comment)
        // Libzip and libdeflate read it back.
        let copy = try OPCPackage(bytes: bytes)
        #expect(String(decoding: try copy.content(of: "xl/styles.xml"), as: UTF8.self) == "<styleSheet/>")
        #expect(String(decoding: try copy.content(of: "xl/新.xml"), as: UTF8.self) == "<a/>")
        #expect(try copy.content(of: "xl/empty.bin") == [])
        for part in package.partNames where part != "xl/styles.xml" {
            #expect(try copy.content(of: part) == package.content(of: part))
        }
    }

    @Test("New entries are of 1980, named in UTF-8 where they need to be, deflated unless they are tiny")
    func headers() throws {
        var writer = try SpliceWriter(try container())
        writer.add("a.xml", Array("<a/>".utf8))
        writer.add("新.xml", Array("<a/>".utf8))
        writer.add("b.xml", Array("<a/>".utf8) + [UInt8](repeating: 0x20, count: 508))
        let archive = try RawArchive(try writer.archive())
        // Made by and needed version, flags, method, time, date (APPNOTE 4.3.12).
        let head: [UInt8] = [0x50, 0x4B, 1, 2, 20, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0]
        #expect(try record(archive, "a.xml").prefix(16) == head[...])
        #expect(try record(archive, "新.xml").prefix(16) == (head[..<9] + [8] + head[10...])[...])
        #expect(try record(archive, "b.xml").prefix(16) == (head[..<10] + [8] + head[11...])[...])
        // The CRC-32 of "<a/>", by Python's zlib.
        #expect(try record(archive, "a.xml")[16..<20] == [0xD4, 0x1C, 0xD1, 0x01])
    }

    @Test("The same input gives the same bytes")
    func repeatable() throws {
        let package = try container()
        func write() throws -> [UInt8] {
            var writer = try SpliceWriter(package)
            for index in [3, 1, 7] { writer.replace(index, with: Array("<x/>".utf8)) }
            writer.add("b.xml", Array(repeating: 65, count: 100_000))
            writer.add("a.xml", Array(repeating: 66, count: 100_000))
            return try writer.archive()
        }
        #expect(try write() == write())
    }

    @Test("Python and unzip find no fault", arguments: ["patch-container", "patch-rich", "patch-xlsxwriter"])
    func otherReaders(_ fixture: String) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).xlsx")
        defer { try? FileManager.default.removeItem(at: file) }  // nothing depends on it
        try Data(try PatchedPackage.annotated(fixture).package.bytes).write(to: file)
        for (tool, arguments) in [
            ("/usr/bin/unzip", ["-tqq", file.path]),
            (
                "/usr/bin/python3",
                ["-c", "import sys,zipfile;sys.exit(zipfile.ZipFile(sys.argv[1]).testzip() is not None)", file.path]
            ),
        ] where FileManager.default.isExecutableFile(atPath: tool) {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: tool)
            process.arguments = arguments
            process.standardOutput = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            #expect(process.terminationStatus == 0, "\(tool)")
        }
    }

    @Test("A comment that holds the mark of the end does not end the archive")
    func misleadingComment() throws {
        let package = try container()
        let comment: [UInt8] = [0x50, 0x4B, 5, 6] + Array(repeating: 0, count: 30)
        var bytes = Array(package.bytes.dropLast(try RawArchive(package.bytes).comment.count))
        bytes.replaceSubrange((bytes.count - 2)..<bytes.count, with: [UInt8(comment.count), 0])
        bytes += comment
        let misleading = try OPCPackage(bytes: bytes)
        #expect(try SpliceWriter(misleading).archive() == bytes)
    }

    @Test("An archive of zip64, or one whose directory lies, is refused", arguments: [10, 16])
    func refused(_ field: Int) throws {
        let package = try Fixture.package("patch-rich")
        var bytes = package.bytes
        let end = bytes.count - 22
        for offset in 0..<(field == 16 ? 4 : 2) { bytes[end + field + offset] = 0xFF }
        #expect(throws: XLSXError.self) { _ = try ZipDirectory(bytes) }
        #expect(throws: XLSXError.self) { _ = try SpliceWriter(try OPCPackage(bytes: bytes)) }
    }
}

@Suite("Splicing bytes")
struct SpliceBytesTests {
    @Test("Replacements and insertions keep their places and their order")
    func applied() {
        var splice = ByteSplice()
        splice.insert("2", at: 3)
        splice.replace(5..<7, with: "X")
        splice.insert("3", at: 3)
        splice.insert("0", at: 0)
        splice.insert("9", at: 8)
        #expect(String(decoding: splice.applied(to: Array("abcdefgh".utf8)), as: UTF8.self) == "0abc23deXh9")
    }

    @Test("Nothing to do leaves the bytes")
    func empty() {
        #expect(ByteSplice().isEmpty)
        #expect(ByteSplice().applied(to: [1, 2, 3]) == [1, 2, 3])
    }
}
