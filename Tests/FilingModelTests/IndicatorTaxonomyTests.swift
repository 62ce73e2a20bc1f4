import FilingModel
import Testing

@Suite struct IndicatorTaxonomyTests {
    @Test(
        "Level 1 is read in every writing",
        arguments: [
            ("产出指标", IndicatorCategory.output, NameMatch.exact), ("产出指标(50分)", .output, .exact),
            ("满意度指标（10分）", .satisfaction, .exact), ("产出指标\n（50分）", .output, .exact), ("成本指标", .cost, .exact),
            ("产出", .output, .spelling), ("效益绩效指标", .benefit, .spelling), ("满意度指\n标", .satisfaction, .spelling),
            (" 产出指标", .output, .spelling), ("产出(50分)", .output, .spelling),
            ("效果指标", .benefit, .alias), ("项目效益", .benefit, .alias), ("服务对象满意度指标", .satisfaction, .alias),
        ])
    func category(text: String, category: IndicatorCategory, match: NameMatch) throws {
        let reading = try #require(IndicatorCategory.reading(text))
        #expect(reading.category == category)
        #expect(reading.match == match)
    }

    @Test("Names off the tree are no category", arguments: ["项目决策", "投入指标", "", "绩效指标", "数量指标"])
    func unknownCategory(text: String) {
        #expect(IndicatorCategory.reading(text) == nil)
        #expect(IndicatorCategory.officialName(for: text) == nil)
    }

    @Test(
        "An unknown level 1 is taken for what its words point at",
        arguments: [
            ("项目总产出", IndicatorCategory.output), ("社会效益指标", .benefit), ("群众满意情况", .satisfaction), ("投入成本", .cost),
            ("数量指标", .output), ("项目决策", nil), ("产出与效益", nil),
        ] as [(String, IndicatorCategory?)])
    func suggestion(text: String, category: IndicatorCategory?) {
        #expect(IndicatorCategory.suggestion(for: text) == category)
    }

    @Test(
        "Level 2 is read in every writing",
        arguments: [
            ("数量指标", IndicatorKind.quantity, NameMatch.exact), ("生态环境成本指标", .ecologicalCost, .exact),
            ("数 量", .quantity, .spelling), ("时效", .timeliness, .spelling), ("成本", .cost, .spelling),
            ("进度指标", .timeliness, .alias), ("环境效益指标", .ecologicalBenefit, .alias),
            ("社会公众或服务对象满意度指标", .satisfaction, .alias), ("校园用户满意度", .satisfaction, .alias),
        ])
    func kind(text: String, kind: IndicatorKind, match: NameMatch) throws {
        let reading = try #require(IndicatorKind.reading(text))
        #expect(reading.kind == kind)
        #expect(reading.match == match)
    }

    @Test("The official name keeps the points in brackets")
    func officialName() {
        #expect(IndicatorCategory.officialName(for: "产出 (50分)") == "产出指标(50分)")
        #expect(IndicatorCategory.officialName(for: "满意度") == "满意度指标")
        #expect(IndicatorKind.officialName(for: "环境效益（10分）") == "生态效益指标（10分）")
        #expect(IndicatorKind.officialName(for: "群众满意度") == "服务对象满意度指标")
        #expect(IndicatorKind.officialName(for: "管理指标") == nil)
    }

    @Test("Both documents' trees are accepted, and nothing else")
    func tree() {
        #expect(IndicatorKind.allCases.filter { $0.belongs(to: .output) } == [.quantity, .quality, .timeliness, .cost])
        #expect(
            IndicatorKind.allCases.filter { $0.belongs(to: .benefit) }
                == [.economicBenefit, .socialBenefit, .ecologicalBenefit, .sustainability])
        #expect(IndicatorKind.allCases.filter { $0.belongs(to: .satisfaction) } == [.satisfaction])
        #expect(
            IndicatorKind.allCases.filter { $0.belongs(to: .cost) }
                == [.cost, .economicCost, .socialCost, .ecologicalCost])
    }
}
