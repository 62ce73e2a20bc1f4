import Spreadsheet
import Testing

@Suite("Paths of any bytes travel through text and back")
struct SystemPathTests {
    @Test("What is UTF-8 is its own text; nothing else is another's")
    func carried() {
        let paths: [[UInt8]] = [
            Array("申报/a b.xlsx".utf8), [0xD6, 0xD0, 0x2F, 0x61], [0xFF], [0x80], [], [0x2F, 0x2F],
            // A name that holds what carries 0xFF already.
            Array("\u{10FFFF}".utf8), Array("\u{10FFFF}".utf8) + [0xFF],
        ]
        for path in paths { #expect(SystemPath(bytes: path).bytes == path) }
        #expect(Set(paths.map { SystemPath(bytes: $0) }).count == paths.count)
        #expect(SystemPath(bytes: paths[0]).text == "申报/a b.xlsx")
        for byte in UInt8.min...UInt8.max {
            for other: UInt8 in [0x41, 0x80, 0xE4, 0xFF] {
                #expect(SystemPath(bytes: [byte, other]).bytes == [byte, other])
            }
        }
    }

    @Test("Equal for Unicode is not the same file")
    func composed() {
        #expect(SystemPath("\u{E9}") != SystemPath("e\u{301}"))
    }

    @Test("Shown as GB18030 where it is that, else byte by byte; in sentences, too")
    func legible() {
        #expect(SystemPath(bytes: [0xD6, 0xD0, 0xCE, 0xC4, 0x2E, 0x78]).legible == "中文.x")
        // 丂 ends in a byte that is ASCII by itself; 㐁 takes four.
        #expect(SystemPath(bytes: [0x81, 0x40, 0x81, 0x39, 0xEE, 0x39]).legible == "丂\u{3400}")
        #expect(SystemPath(bytes: [0x61, 0xFF, 0xFE]).legible == #"a\xFF\xFE"#)
        #expect(SystemPath(bytes: [0x1B, 0x5B, 0x41]).legible == #"\x1B[A"#)
        #expect(LegiblePath.text("找不到“\(SystemPath(bytes: [0xCE, 0xDE]).text)”。") == "找不到“无”。")
        #expect(LegiblePath.escaped("县/é") == #"县/\xC3\xA9"#)
    }
}
