import FilingModel
import FoundationEssentials
import Testing

@Suite struct MoneyTests {
    @Test(
        "A decimal is rounded half away from zero to the fen",
        arguments: [
            ("0.005", .yuan, 1), ("0.0049", .yuan, 0), ("-0.005", .yuan, -1), ("349.8", .tenThousandYuan, 349_800_000),
            ("33.3333335", .tenThousandYuan, 33_333_334), ("500000.00", .yuan, 50_000_000), ("0", .yuan, 0),
        ] as [(String, AmountUnit, Int64)])
    func rounding(number: String, unit: AmountUnit, fen: Int64) throws {
        #expect(Money(try #require(Decimal(string: number)), unit)?.fen == fen)
    }

    @Test("Beyond 900 万亿元 there is no amount")
    func beyondRange() throws {
        #expect(Money(try #require(Decimal(string: "900000000000000")), .yuan) == nil)
        #expect(Money(try #require(Decimal(string: "1e21")), .yuan) == nil)
        #expect(Money(try #require(Decimal(string: "-1e21")), .yuan) == nil)
    }

    @Test(
        "Messages show 元 with two decimals and 万元 with as many as it has",
        arguments: [
            (349_800_000, "3,498,000.00 元", "349.8 万元"), (100, "1.00 元", "0.0001 万元"), (1, "0.01 元", "0.000001 万元"),
            (0, "0.00 元", "0 万元"), (-123_456_789, "-1,234,567.89 元", "-123.456789 万元"),
            (100_000_000_000, "1,000,000,000.00 元", "100,000 万元"),
        ] as [(Int64, String, String)])
    func shown(fen: Int64, yuan: String, tenThousand: String) {
        #expect(Money(fen: fen).text(in: .yuan) == yuan)
        #expect(Money(fen: fen).text(in: .tenThousandYuan) == tenThousand)
    }

    @Test("A sum of absurd amounts stops at the end of the range")
    func saturation() {
        let huge = Money(fen: .max)
        #expect(huge + huge == huge)
        #expect((.zero - huge) - huge == .zero - huge)
        #expect(Money(yuan: 3) - Money(yuan: 5) == Money(fen: -200))
    }
}
