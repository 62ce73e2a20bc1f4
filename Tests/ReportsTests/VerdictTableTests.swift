import Reports
import Spreadsheet
import Testing

@Suite("The table of verdicts")
struct VerdictTableTests {
    @Test("One line a file below its folder, in aligned columns, then the totals")
    func chinese() throws {
        let text = VerdictTable(try SampleRecord.make(), language: .chinese, width: 80, colour: false).text
        #expect(
            text == """
                文件              结论         错误 警告 提示  金额（元）
                ─────────────────────────────────────────────────────────
                inbox/
                  公路养护.xlsx   退回修改        1    0    1  450,000.00
                  加密.xlsx       无法读取        -    -    -           -
                  教育局 #2.xlsx  不予受理        1    0    0  920,000.00
                  部门整体.xlsx   受理(有提示)    0    1    0  750,000.00
                  =空表.xlsx      退回修改        1    0    0           -
                ─────────────────────────────────────────────────────────
                共 5 个文件、4 份申报：受理(有提示) 1，退回修改 2，不予受理 1，无法读取 1
                名册上未申报 1 项（不予受理），名册外申报 1 项

                """)
    }

    @Test("Every line of the table fits the terminal", arguments: [60, 80, 120])
    func fits(width: Int) throws {
        let text = VerdictTable(try SampleRecord.make(), language: .chinese, width: width, colour: false).text
        for line in text.split(separator: "\n").dropLast(2) { #expect(DisplayWidth.of(line) <= width, "\(line)") }
    }

    @Test("Colours only where asked for")
    func colours() throws {
        let record = try SampleRecord.make()
        #expect(!VerdictTable(record, language: .english, width: 80, colour: false).text.contains("\u{1B}"))
        #expect(VerdictTable(record, language: .english, width: 80, colour: true).text.contains("\u{1B}["))
    }
}
