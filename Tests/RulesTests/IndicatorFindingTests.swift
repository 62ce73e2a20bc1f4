import FilingModel
import Rules
import Spreadsheet
import TestSupport
import Testing

@Suite("What the rules of indicators and values say of one row")
struct IndicatorFindingTests {
    /// `rule column` of each finding of these areas, with the severity and the text a correction would leave.
    private func findings(_ layout: Layout, _ cells: [String: String]) throws -> [String] {
        let book = try RuleBook(EmbeddedProfiles.profile(named: "enyang-2025"))
        let staged = try StagedExample(.rejected(layout, cells), .asTyped, year: book.year)
        return book.judge(staged.submission).findings.filter { ["IND", "VAL"].contains($0.rule.area) }.map { finding in
            let column = finding.field?.rawValue.split(separator: ".").last ?? ""  // a finding without a field
            let after = finding.correction.map { " \($0.safety.rawValue) \($0.afterText)" } ?? ""  // most offer none
            return "\(finding.rule) \(finding.severity.rawValue) \(column)\(after)"
        }
    }

    @Test("One wrong sign gives one finding, whichever rules look at it")
    func oneSignOneFinding() throws {
        #expect(try findings(.list, ["indicators.4.sign": "≥"]) == ["VAL-13 warning sign propose ≤"])
        #expect(
            try findings(.list, ["indicators.5.level3": "有效投诉件数", "indicators.5.direction": "反向指标"])
                == ["VAL-14 warning sign propose ≤"])
        #expect(try findings(.list, ["indicators.2.sign": "≤"]) == ["VAL-15 warning sign propose ≥"])
        #expect(try findings(.list, ["indicators.1.sign": "≤"]) == ["VAL-12 error direction propose 反向指标"])
        #expect(
            try findings(.list, ["indicators.2.sign": "≤", "indicators.2.value": "≥95"]) == ["VAL-04 error value"])
    }

    @Test("A target in words has one finding")
    func wordsOnce() throws {
        #expect(
            try findings(.card, ["indicators.1.sign": "定性", "indicators.1.value": "显著增加"]) == ["VAL-16 error value"])
        #expect(
            try findings(.card, ["indicators.8.sign": "定性", "indicators.8.value": "明显提高"])
                == ["VAL-09 warning value"])
        #expect(try findings(.card, ["indicators.7.value": "明显提高"]) == ["VAL-02 error value"])
        #expect(try findings(.card, ["indicators.6.value": "明显提高"]) == ["VAL-17 warning value"])
    }

    @Test("Safe corrections keep the points, the number and the unit")
    func safeCorrections() throws {
        #expect(
            try findings(.card, ["indicators.8.level1": "满意度（10分）"])
                == ["IND-03 notice level1 safe 满意度指标（10分）"])
        #expect(
            try findings(.department, ["indicators.1.value": "不低于 120 公里"])
                == ["VAL-01 notice value safe ≥120公里"])
        #expect(try findings(.department, ["indicators.2.value": "95％以上"]) == ["VAL-01 notice value safe ≥95%"])
        #expect(try findings(.list, ["indicators.3.sign": "不超过"]) == ["VAL-01 notice sign safe ≤"])
    }

    @Test("A formula is never corrected")
    func formula() throws {
        #expect(try findings(.list, ["indicators.3.sign": "=A1 → <="]) == ["VAL-01 notice sign"])
        #expect(try findings(.list, ["indicators.8.level2": "=A1 → 满意度"]) == ["IND-03 notice level2"])
    }

    @Test("The rows of the province's own templates have no finding")
    func provincialRows() throws {
        for (name, sign, value, unit, direction) in [
            ("足额保障率", "＝", "100", "%", "正向指标"), ("科目调整次数", "≤", "10", "次", "反向指标"),
            ("结余率（计算方法为：结余数/预算数）", "≤", "5", "%", "反向指标"),
            ("预算编制准确率（∣(执行数-预算数)/预算数∣）", "≤", "5", "%", "反向指标"), ("“三公经费”控制率", "≤", "100", "%", "反向指标"),
            ("运转保障率", "＝", "100", "%", "正向指标"),
        ] {
            let found = try findings(
                .list,
                [
                    "project.name": "公用经费", "indicators.2.level3": name, "indicators.2.sign": sign,
                    "indicators.2.value": value,
                    "indicators.2.unit": unit, "indicators.2.direction": direction,
                ])
            #expect(found == [], "\(name)")
        }
    }
}
