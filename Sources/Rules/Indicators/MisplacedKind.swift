import FilingModel
import Spreadsheet

/// Level 2 under the wrong level 1. A level 2 in neither document's tree is only warned of, since platforms of other
/// places have kinds of their own; where level 1 is unknown, IND-01 speaks.
package struct MisplacedKind: FilingRule {
    package static let description = RuleDescription(
        id: "IND-02",
        title: .init(zh: "二级指标与一级指标不对应", en: "Level 2 does not belong to its level 1"),
        requirement: .init(
            zh: "二级指标应是所在一级指标之下的类别，如产出指标下为数量、质量、时效、成本指标。",
            en: "Level 2 is a kind of its level 1: 数量, 质量, 时效 and 成本 below 产出指标, and so on."),
        rationale: .init(
            zh: "二级指标放错一级指标，权重合计和分类统计都会算错。",
            en: "A kind below the wrong category spoils the weights and the statistics of both."),
        source: .init(
            zh: "财预〔2015〕88号 绩效目标申报表；财预〔2021〕101号 指标体系",
            en: "财预〔2015〕88号, target form; 财预〔2021〕101号, indicator tree"),
        severity: .error, correction: .propose,
        examples: [
            .accepted(.card),
            .accepted(.card, ["indicators.4.level1": "成本指标", "indicators.4.level2": "经济成本指标"]),
            .accepted(.list, ["indicators.4.level1": "成本指标", "indicators.4.level2": "成本指标"]),
            .rejected(.card, ["indicators.4.level1": "产出指标 ⇒ 效益指标", "indicators.4.level2": "↓社会效益指标"]),
            .rejected(.list, ["indicators.8.level2": "↓质量指标"]),
            .rejected(.list, ["indicators.4.level2": "↓管理指标"]),
            .rejected(.department, ["indicators.4.level2": "↓时效指标"]),
            .accepted(.card, ["indicators.1.level2": ""]),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        let rows = Dictionary(grouping: filing.filledIndicators, by: \.level1.origin.cell)
        return filing.judgeIndicators(with: [.level1, .level2]) { indicator in
            guard let category = indicator.category, !indicator.level2.isBlank else { return nil }
            guard let kind = indicator.kind else {
                return Violation(
                    at: indicator.level2, message: Self.unknown(indicator.level2.shown, category),
                    mend: Self.choose(category), severity: .warning)
            }
            guard !kind.belongs(to: category) else { return nil }
            return Violation(
                at: indicator.level2, message: Self.misplaced(indicator, kind, category),
                mend: Self.move(kind, category), related: [indicator.level1.origin],
                correction: Self.move(indicator, kind, rows))
        }
    }

    /// Level 1 is proposed to follow level 2 where all rows of its cell want the same, and others stay under the level 1 that
    /// they leave.
    private static func move(
        _ indicator: Indicator, _ kind: IndicatorKind, _ rows: [CellReference: [Indicator]]
    ) -> Correction? {
        let others = rows.filter { $0.key != indicator.level1.origin.cell }.values.joined()
        guard rows[indicator.level1.origin.cell]?.allSatisfy({ $0.kind?.category == kind.category }) == true,
            others.contains(where: { $0.category == indicator.category })
        else { return nil }
        return indicator.level1.correction(.propose, to: kind.category.rawValue)
    }

    private static func unknown(_ found: String, _ category: IndicatorCategory) -> BilingualText {
        BilingualText(
            zh: "二级指标“\(found)”不在指标体系内；\(category.rawValue)之下为\(names(category))。",
            en: "Level 2 \"\(found)\" is not in the tree; below \(category.rawValue) stand \(names(category)).")
    }

    private static func misplaced(
        _ indicator: Indicator, _ kind: IndicatorKind, _ category: IndicatorCategory
    ) -> BilingualText {
        let found = indicator.level2.shown
        return BilingualText(
            zh: "二级指标“\(found)”应在\(kind.category.rawValue)之下，该行的一级指标却是“\(indicator.level1.shown)”。",
            en: "Level 2 \"\(found)\" belongs to \(kind.category.rawValue); level 1 is \"\(indicator.level1.shown)\".")
    }

    private static func choose(_ category: IndicatorCategory) -> BilingualText {
        BilingualText(
            zh: "请把二级指标改为\(names(category, or: "或"))。", en: "Type \(names(category, or: " or ")) for level 2.")
    }

    private static func move(_ kind: IndicatorKind, _ category: IndicatorCategory) -> BilingualText {
        BilingualText(
            zh: "请把该行的一级指标改为“\(kind.category.rawValue)”，或把二级指标改为\(names(category, or: "或"))。",
            en: "Change level 1 to \(kind.category.rawValue), or level 2 to \(names(category, or: " or ")).")
    }

    private static func names(_ category: IndicatorCategory, or conjunction: String = "、") -> String {
        let names = IndicatorKind.kinds(of: category).map(\.rawValue)
        return [names.dropLast().joined(separator: "、"), names.last].compactMap { $0 }.filter { !$0.isEmpty }
            .joined(separator: conjunction)
    }
}
