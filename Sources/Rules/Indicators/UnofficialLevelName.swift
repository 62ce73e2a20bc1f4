import FilingModel
import Spreadsheet

/// Level names that are understood but not the official ones. Points in brackets, as in 产出指标(50分), are no variant.
package struct UnofficialLevelName: FilingRule {
    package static let description = RuleDescription(
        id: "IND-03",
        title: .init(zh: "指标级次名称不是规范名称", en: "Level name is not the official one"),
        requirement: .init(
            zh: "一级、二级指标应使用规范名称，如“生态效益指标”“时效指标”“服务对象满意度指标”。",
            en: "Levels 1 and 2 bear their official names, such as 生态效益指标, 时效指标, 服务对象满意度指标."),
        rationale: .init(
            zh: "名称统一后，导入预算管理一体化系统和全区汇总时不必逐行改名。",
            en: "With one name for one thing, nobody has to rename rows before import and summary."),
        source: .init(
            zh: "财预〔2015〕88号 绩效目标申报表；财预〔2021〕101号 指标体系",
            en: "财预〔2015〕88号, target form; 财预〔2021〕101号, indicator tree"),
        severity: .notice, correction: .safe,
        examples: [
            .accepted(.card),
            .accepted(.card, ["indicators.8.level1": "满意度指标（10分）"]),
            .rejected(.card, ["indicators.8.level1": "↓满意度 ⇒ 满意度指标"]),
            .rejected(.card, ["indicators.7.level2": "↓环境效益指标 ⇒ 生态效益指标"]),
            .rejected(.list, ["indicators.3.level2": "↓进度指标 ⇒ 时效指标"]),
            .rejected(.list, ["indicators.8.level2": "↓校园用户满意度 ⇒ 服务对象满意度指标"]),
            .rejected(.department, ["indicators.1.level2": "↓数 量 ⇒ 数量指标"]),
            .accepted(.card, ["indicators.5.level2": "数量"]),
            .unanswered(.card, ["一级指标": ""], because: .fieldNotInForm),
            .rejected(
                .card, ["indicators.7.level2:indicators.8.level2": "↓环境效益指标 ⇒ 生态效益指标", "indicators.8.level1": "效益指标"]),
            .unanswered(.card, withoutIndicators, because: .fieldWithoutValue),
        ])

    /// What empties all rows.
    private static let withoutIndicators = Dictionary(
        uniqueKeysWithValues: (1...8).flatMap { row in
            ["level3", "sign", "value", "unit", "weight", "direction"].map { ("indicators.\(row).\($0)", "") }
        })

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        guard filing.indicatorColumns.isSuperset(of: [.level1, .level2]) else { return .fieldNotInForm }
        guard !filing.filledIndicators.isEmpty else { return .fieldWithoutValue }
        var reported: Set<CellOrigin> = []
        let violations = filing.filledIndicators.flatMap { indicator in
            [category(of: indicator), kind(of: indicator)].compactMap { $0 }
        }
        return Outcome(violations.filter { reported.insert($0.origin).inserted })
    }

    private func category(of indicator: Indicator) -> Violation? {
        let field = indicator.level1
        guard let name = field.value, let reading = IndicatorCategory.reading(name) else { return nil }
        return variant(field, "一级指标", "Level 1", reading.match) { IndicatorCategory.officialName(for: name) }
    }

    /// Where level 2 stands under the wrong level 1, IND-02 speaks: its mend may be another name.
    private func kind(of indicator: Indicator) -> Violation? {
        let field = indicator.level2
        guard let name = field.value, let reading = IndicatorKind.reading(name),
            indicator.category.map(reading.kind.belongs) ?? true  // of an unknown level 1, IND-01 speaks
        else { return nil }
        return variant(field, "二级指标", "Level 2", reading.match) { IndicatorKind.officialName(for: name) }
    }

    private func variant(
        _ field: Field<String>, _ zh: String, _ en: String, _ match: NameMatch, _ official: () -> String?
    ) -> Violation? {
        guard match != .exact, let official = official() else { return nil }
        return Violation(
            at: field, message: Self.message(BilingualText(zh: zh, en: en), field.shown, official),
            mend: Self.mend(official), correction: field.correction(.safe, to: official))
    }

    private static func message(_ level: BilingualText, _ found: String, _ official: String) -> BilingualText {
        BilingualText(
            zh: "\(level.zh)写作“\(found)”，规范名称为“\(official)”。",
            en: "\(level.en) is written \"\(found)\"; its official name is \"\(official)\".")
    }

    private static func mend(_ official: String) -> BilingualText {
        BilingualText(zh: "请改为“\(official)”。", en: "Type \"\(official)\".")
    }
}
