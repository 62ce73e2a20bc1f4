import FilingModel
import FoundationEssentials
import Testing

@Suite struct AmountTests {
    @Test(
        "An amount is read to the fen, with how it was written",
        arguments: [
            ("45", .tenThousandYuan, 45_000_000, "45", .text, nil),
            ("50万元", .yuan, 50_000_000, "50", [.text, .unit], .tenThousandYuan),
            ("331.2 万元", .yuan, 331_200_000, "331.2", [.text, .unit, .spaces], .tenThousandYuan),
            ("3,309,840.00", .yuan, 330_984_000, "3309840", [.text, .separators], nil),
            (
                "￥3，309，840.00", .yuan, 330_984_000, "3309840", [.text, .separators, .currencySign, .fullWidth],
                nil
            ),
            ("３０，０００", .yuan, 3_000_000, "30000", [.text, .separators, .fullWidth], nil),
            ("　450000　", .yuan, 45_000_000, "450000", [.text, .spaces], nil),
            ("五十万元", .yuan, 50_000_000, "50", [.text, .unit, .chineseNumerals], .tenThousandYuan),
            ("五十", .tenThousandYuan, 50_000_000, "50", [.text, .chineseNumerals], nil),
            ("壹拾伍万元整", .yuan, 15_000_000, "15", [.text, .unit, .chineseNumerals], .tenThousandYuan),
            ("一亿零五万元", .tenThousandYuan, 10_005_000_000, "100050000", [.text, .unit, .chineseNumerals], .yuan),
            ("1.2亿元", .tenThousandYuan, 12_000_000_000, "12000", [.text, .unit, .chineseNumerals], .tenThousandYuan),
            ("约50万元", .tenThousandYuan, 50_000_000, "50", [.text, .unit, .approximate], .tenThousandYuan),
            ("50左右", .tenThousandYuan, 50_000_000, "50", [.text, .approximate], nil),
            ("-5", .tenThousandYuan, -5_000_000, "-5", .text, nil),
            ("0.005", .yuan, 1, "0.005", .text, nil),
        ] as [(String, AmountUnit, Int64, String, Amount.Writing, AmountUnit?)])
    func readable(
        text: String, unit: AmountUnit, fen: Int64, number: String, writing: Amount.Writing, inlineUnit: AmountUnit?
    ) {
        let amount = Amount.read(text, isNumericCell: false, unit: unit).value
        #expect(amount?.money.fen == fen)
        #expect(amount?.number == Decimal(string: number))
        #expect(amount?.writing == writing)
        #expect(amount?.inlineUnit == inlineUnit)
    }

    @Test("A number cell is written plainly")
    func numericCell() {
        let amount = Amount.read("349.8", isNumericCell: true, unit: .tenThousandYuan).value
        #expect(amount?.writing == [])
        #expect(amount?.money.fen == 349_800_000)
    }

    @Test(
        "What is no single number stays as it is typed",
        arguments: ["50-60万", "无", "/", "—", "以批复为准", "1,23", "50万+3万", "12.", "#REF!", "1亿2000万", "五六十万"])
    func unreadable(text: String) {
        guard case .unreadable(let raw) = Amount.read(text, isNumericCell: false, unit: .yuan) else {
            Issue.record("\(text) was read")
            return
        }
        #expect(raw == text)
    }

    @Test("Blanks of every kind are no amount", arguments: ["", " ", "　", "\n\t", "\u{200B}"])
    func blank(text: String) {
        #expect(Amount.read(text, isNumericCell: false, unit: .yuan).isBlank)
    }

    @Test("Without a declared unit only a unit in the cell makes a number readable")
    func undeclaredUnit() {
        guard case .unreadable("45") = Amount.read("45", isNumericCell: true, unit: nil) else {
            Issue.record("a number without a unit was read")
            return
        }
        #expect(Amount.read("45万元", isNumericCell: false, unit: nil).value?.money.fen == 45_000_000)
        #expect(Amount.read("45元", isNumericCell: false, unit: nil).value?.money.fen == 4_500)
    }
}
