import Reports
import Testing

@Suite("Text in terminal columns")
struct DisplayWidthTests {
    /// Widths as Unicode 15's EastAsianWidth.txt has them.
    @Test(
        "Chinese and full-width characters take two columns",
        arguments: [
            ("abc", 3), ("审核", 4), ("（５）", 6), ("a审b", 4), ("≥95%", 4), ("e\u{301}", 1), ("㎡", 2), ("￥", 2), ("한", 2),
            ("✅", 2), ("〈x〉", 5), ("", 0),
        ])
    func width(text: String, columns: Int) {
        #expect(DisplayWidth.of(text) == columns)
    }

    @Test(
        "Long paths lose their middle and keep their file's name",
        arguments: [
            ("inbox/示例县交通运输局/农村公路日常养护.xlsx", 30, "inbox/…/农村公路日常养护.xlsx"),
            ("a.xlsx", 30, "a.xlsx"),
            ("aaaa/bbbb/cccc/dddd.xlsx", 12, "aa…dddd.xlsx"),
        ])
    func shortened(path: String, width: Int, expected: String) {
        #expect(DisplayWidth.shortened(path, to: width) == expected)
    }

    @Test("Lines break between Chinese characters and between words, never before a comma")
    func wrapped() {
        #expect(DisplayWidth.wrapped("年度资金总额不一致，请核对", to: 16) == ["年度资金总额不一", "致，请核对"])
        #expect(DisplayWidth.wrapped("年度资金总额，请核对", to: 12) == ["年度资金总", "额，请核对"])
        #expect(DisplayWidth.wrapped("the total is wrong", to: 10) == ["the total", "is wrong"])
        #expect(DisplayWidth.wrapped("见附件“方案”", to: 8) == ["见附件", "“方案”"])
    }

    @Test("A word wider than the line is cut")
    func longWord() {
        #expect(DisplayWidth.wrapped("abcdefghijkl", to: 5) == ["abcde", "fghij", "kl"])
    }

    @Test("Control characters of a file's name do not reach the terminal")
    func printable() {
        #expect(DisplayWidth.printable("a\u{1B}[31mb\u{202E}c\r") == "a\u{FFFD}[31mb\u{FFFD}c\u{FFFD}")
        #expect(DisplayWidth.printable("第一行\n第二行") == "第一行\n第二行")
    }
}
