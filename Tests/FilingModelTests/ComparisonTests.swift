import FilingModel
import Testing

@Suite struct ComparisonTests {
    @Test(
        "The six signs of the platform are exact",
        arguments: [
            ("≥", Comparison.atLeast), ("＞", .greaterThan), ("＝", .equal), ("≤", .atMost), ("＜", .lessThan),
            ("定性", .qualitative),
        ])
    func exact(text: String, comparison: Comparison) throws {
        let reading = try #require(Comparison.reading(text))
        #expect(reading.comparison == comparison)
        #expect(reading.isExact)
    }

    @Test(
        "Other spellings are understood and not exact",
        arguments: [
            (">=", Comparison.atLeast), ("＞=", .atLeast), ("＞＝", .atLeast), ("≧", .atLeast), ("》", .atLeast),
            ("不低于", .atLeast),
            ("至少", .atLeast), ("以上", .atLeast), (" ≥", .atLeast), (">", .greaterThan), ("超过", .greaterThan),
            ("=", .equal), ("等于", .equal), ("<=", .atMost), ("不超过", .atMost), ("以内", .atMost), ("＜＝", .atMost),
            ("<", .lessThan), ("少于", .lessThan), ("定性指标", .qualitative), ("定\n性", .qualitative),
        ])
    func variant(text: String, comparison: Comparison) throws {
        let reading = try #require(Comparison.reading(text))
        #expect(reading.comparison == comparison)
        #expect(!reading.isExact)
    }

    @Test("What is no sign has no reading", arguments: ["", "约", "±", "正向", "≥95"])
    func unreadable(text: String) {
        #expect(Comparison.reading(text) == nil)
    }

    @Test("The opposite sign is as strict as the first")
    func reversed() {
        #expect(
            Comparison.allCases.map(\.reversed) == [.atMost, .lessThan, .equal, .atLeast, .greaterThan, .qualitative])
    }

    @Test("Floors mean the more the better, ceilings the less; ＝ and 定性 mean neither")
    func direction() {
        #expect(
            Comparison.allCases.map { IndicatorDirection($0) }
                == [.positive, .positive, nil, .negative, .negative, nil])
    }

    @Test(
        "Directions are read with and without the word 指标",
        arguments: [
            ("正向指标", IndicatorDirection.positive), ("正向", .positive), ("反向指标", .negative), ("逆向指标", .negative),
            ("反 向", .negative),
        ])
    func directionText(text: String, direction: IndicatorDirection) {
        #expect(IndicatorDirection.reading(text) == direction)
    }
}
