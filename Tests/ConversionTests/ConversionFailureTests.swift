import Conversion
import Foundation
import Spreadsheet
import TestSupport
import Testing
import XLSX

@Suite("What a converter does wrong is never called success")
struct ConversionFailureTests {
    @Test("Without a converter the sentence says what to install, and what to do instead")
    func noConverter() throws {
        try Fixture.withFolder { empty in
            _ = #expect(throws: ReadingError.noConverter) { try Fixture.open("kinds.xls", searchPath: empty.path) }
        }
        for language in Language.allCases {
            let sentence = ReadingError.noConverter.sentence[language]
            #expect(sentence.contains("libreoffice-calc-nogui") && sentence.contains(".xlsx"))
        }
    }

    @Test("One that takes too long is ended with everything that it started, and its folder is gone")
    func timeOut() throws {
        try Fixture.withFolder { folder in
            let converter = try StagedConverter(
                "/bin/sleep 300 & echo $! >> \"$notes\"; /bin/sleep 300", in: folder)
            let start = ContinuousClock.now
            #expect(throws: ReadingError.conversionTimedOut(seconds: 1)) {
                try Fixture.open("kinds.xls", searchPath: converter.searchPath, seconds: 1)
            }
            #expect(ContinuousClock.now - start < .seconds(20))
            let notes = try converter.notedLines
            try #require(notes.count == 2)
            #expect(!FileManager.default.fileExists(atPath: notes[0]))
            #expect(!isRunning(notes[1]))
        }
    }

    @Test("What it leaves running when it is done is ended")
    func strays() throws {
        try Fixture.withFolder { folder in
            let converter = try StagedConverter("/bin/sleep 300 & echo $! >> \"$notes\"", in: folder)
            #expect(throws: ReadingError.conversionFailed) {
                try Fixture.open("kinds.xls", searchPath: converter.searchPath)
            }
            #expect(!isRunning(try #require(try converter.notedLines.last)))
        }
    }

    @Test(
        "No output, an output that is no workbook, a failure with an output",
        arguments: [
            "exit 0", "exit 3", "kill -KILL $$", "mkdir -p \"$out\"; echo nothing > \"$out/input.xlsx\"",
        ])
    func noOutput(script: String) {
        #expect(throws: ReadingError.conversionFailed) { try Fixture.open("kinds.xls", converting: script) }
    }

    @Test("A sound copy counts for nothing when the program failed")
    func failureWithOutput() throws {
        let copy = try Fixture.url("filing.xlsx").path
        let script = "mkdir -p \"$out\" && cp '\(copy)' \"$out/input.xlsx\""
        #expect(try Fixture.open("filing.xls", converting: script).converted != nil)
        #expect(throws: ReadingError.conversionFailed) {
            try Fixture.open("filing.xls", converting: "\(script); exit 1")
        }
    }

    @Test("A copy of something else is refused by the sheet that differs")
    func otherCopy() throws {
        let copy = try Fixture.url("filing.xlsx").path
        let script = "mkdir -p \"$out\" && cp '\(copy)' \"$out/input.xlsx\""
        #expect(throws: ReadingError.conversionIncomplete(sheet: "绩效")) {
            try Fixture.open("kinds.xls", converting: script)
        }
    }

    @Test("It is given no memory without end, nothing of our environment, and the bytes under a name of ours")
    func surroundings() throws {
        try Fixture.withFolder { folder in
            let converter = try StagedConverter(
                "ulimit -v >> \"$notes\"; ulimit -c >> \"$notes\"; env | cut -d= -f1 | sort | tr '\\n' ' ' >> \"$notes\"; "
                    + "cmp \"$HOME/input.xls\" '\(try Fixture.url("kinds.xls").path)' && echo same >> \"$notes\"",
                in: folder)
            #expect(throws: ReadingError.conversionFailed) {
                try Fixture.open("kinds.xls", searchPath: converter.searchPath)
            }
            let notes = try converter.notedLines
            #expect(notes.dropFirst() == ["4194304", "0", "HOME LANG PATH PWD TMPDIR same"])
        }
    }

    @Test("Nothing is run for what is damaged, of another kind, or of another name")
    func notAsked() throws {
        try Fixture.withFolder { folder in
            let converter = try StagedConverter("exit 0", in: folder.appending(path: "bin"))
            func open(_ bytes: [UInt8], as name: String) throws {
                let file = folder.appending(path: name)
                try Data(bytes).write(to: file)
                _ = try WorkbookOpener(searchPath: converter.searchPath).open(path: file.path, name: name)
            }
            let legacy = try Fixture.bytes("kinds.xls")
            #expect(throws: ReadingError.workbook(.notAWorkbook(.legacyXLS))) { try open(legacy, as: "a.xlsx") }
            #expect(throws: ReadingError.workbook(.notAWorkbook(.html))) { try open(Array("<html>".utf8), as: "b.xls") }
            #expect(throws: ReadingError.workbook(.notAWorkbook(.oldXLS))) {
                try open(Fixture.bytes("biff5.xls"), as: "c.xls")
            }
            #expect(throws: ReadingError.self) { try open(Array(legacy.prefix(4_000)), as: "d.xls") }
            #expect(
                try WorkbookOpener(searchPath: "").open(path: Fixture.url("filing.xlsx").path, name: "").converted
                    == nil)
            try open(Fixture.bytes("filing.xlsx"), as: "e.xls")
            #expect(!FileManager.default.fileExists(atPath: converter.notes.path))
        }
    }

    /// Whether it is still there after a while: one that was killed takes a moment to die, and may stand in the table
    /// until somebody asks for it.
    private func isRunning(_ process: String) -> Bool {
        for _ in 0..<100 {
            let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
            guard let status, !status.contains(") Z ") else { return false }
            Thread.sleep(forTimeInterval: 0.05)
        }
        return true
    }
}
