import FilingModel
import Testing

@Suite struct LabelTextTests {
    @Test(
        "Labels compare without blanks, colons, asterisks and full-width forms",
        arguments: [
            ("项 目 名 称：", "项目名称"), ("＊项目名称", "项目名称"), ("项目\n资金（万元）", "项目资金(万元)"), ("　单位∶", "单位"),
            ("２０２５年度", "2025年度"), ("\u{FEFF}部门\u{200B}名称\u{2060}", "部门名称"), ("", ""),
        ])
    func normalised(text: String, expected: String) {
        #expect(LabelText(text).normalised == expected)
    }

    @Test("The ends lose blanks of every kind, the middle keeps its own")
    func trimmed() {
        #expect("　\u{200B}公路 养护\n".trimmed == "公路 养护")
        #expect(" \t\u{FEFF}".trimmed == "")
    }
}
