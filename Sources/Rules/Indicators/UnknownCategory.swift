import FilingModel
import Spreadsheet

package struct UnknownCategory: FilingRule {
    package static let description = RuleDescription(
        id: "IND-01",
        title: .init(zh: "一级指标不在指标体系内", en: "Level 1 is not in the indicator tree"),
        requirement: .init(
            zh: "一级指标应为成本指标、产出指标、效益指标或满意度指标。",
            en: "Level 1 is one of 成本指标 (cost), 产出指标 (output), 效益指标 (benefit) and 满意度指标 (satisfaction)."),
        rationale: .init(
            zh: "一级指标名称不规范，指标就归不到任何一类，区级无法汇总，也无法按类核对权重。",
            en: "An indicator of no known category can be neither summed up nor weighed with its kind."
        ),
        source: .init(
            zh: "财预〔2015〕88号 绩效目标申报表；财预〔2021〕101号 指标体系",
            en: "财预〔2015〕88号, target form; 财预〔2021〕101号, indicator tree"),
        severity: .error, correction: .propose,
        examples: [
            .accepted(.card),
            .accepted(.card, ["indicators.8.level1": "满意度指标(10分)"]),
            .accepted(.list, ["indicators.8.level1": "满意度"]),
            .rejected(.card, ["indicators.8.level1": "↓项目决策 ⇒ 满意度指标"]),
            .rejected(.list, ["indicators.2.level1": "↓投入指标 ⇒ 产出指标"]),
            .rejected(.department, ["indicators.5.level1": "↓服务质效 ⇒ 满意度指标"]),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        let rows = Dictionary(grouping: filing.filledIndicators, by: \.level1.origin.cell)
        return filing.judgeIndicators(with: [.level1]) { indicator in
            let field = indicator.level1
            guard let name = field.value, indicator.category == nil else { return nil }
            let meant = Self.meant(name, rows[field.origin.cell] ?? [indicator])
            return Violation(
                at: field, message: Self.message(field.shown), mend: Self.mend(meant),
                correction: meant.flatMap { field.correction(.propose, to: $0.rawValue) })
        }
    }

    /// What the name's own words point at; else the one category all level-2 names beside the cell stand under.
    private static func meant(_ name: String, _ rows: [Indicator]) -> IndicatorCategory? {
        if let suggestion = IndicatorCategory.suggestion(for: name) { return suggestion }
        let categories = Set(rows.map { $0.kind?.category })
        return categories.count == 1 ? categories.first.flatMap { $0 } : nil
    }

    private static func message(_ found: String) -> BilingualText {
        BilingualText(
            zh: "一级指标“\(found)”不在指标体系内；一级指标只有成本指标、产出指标、效益指标、满意度指标四类。",
            en: "Level 1 \"\(found)\" is not in the indicator tree, which has 成本指标, 产出指标, 效益指标 and 满意度指标 only.")
    }

    private static func mend(_ meant: IndicatorCategory?) -> BilingualText {
        guard let meant else {
            return BilingualText(
                zh: "请按该行指标的内容，把一级指标改为“产出指标”“效益指标”“满意度指标”或“成本指标”。",
                en: "Type 产出指标, 效益指标, 满意度指标 or 成本指标 here, whichever the row's indicator belongs to.")
        }
        return BilingualText(
            zh: "如该行属于\(meant.rawValue)，请把一级指标改为“\(meant.rawValue)”；否则改为所属的类别。",
            en: "Type \(meant.rawValue) here if that is what the row is, else the category it belongs to.")
    }
}
