import FilingModel
import Spreadsheet

package struct NoIndicators: FilingRule {
    package static let description = RuleDescription(
        id: "COMP-06",
        title: .init(zh: "没有绩效指标", en: "There are no indicators"),
        requirement: .init(zh: "申报表至少填写一条绩效指标。", en: "A filing has at least one indicator."),
        rationale: .init(
            zh: "没有绩效指标的目标无法监控，也无法评价。",
            en: "A goal without indicators can be neither monitored nor evaluated."),
        source: .init(
            zh: "恩阳区预算绩效管理实施方案：“将绩效目标作为申请预算的前置条件”",
            en: "The district's plan for performance budgeting: targets are a precondition of a budget request"),
        severity: .error,
        examples: [
            .accepted(.card),
            // One row is enough; whether its category is is IND-05's.
            .accepted(.department, blank(rows: 2...5, ["level3", "value"])),
            .rejected(.department, blank(rows: 1...5, ["level3", "value"], mark: "产出指标")),
            .rejected(.card, blank(rows: 1...8, IndicatorColumn.ownColumns, mark: "产出指标")),
            .rejected(.list, blank(rows: 1...8, IndicatorColumn.ownColumns, mark: "产出指标")),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        guard filing.filledIndicators.isEmpty else { return .pass }
        return .fail([
            Violation(
                at: filing.indicatorOrigin, field: .indicators,
                message: filing.indicatorColumns.isEmpty ? Self.withoutTable : Self.withoutRows, mend: Self.mend)
        ])
    }

    /// The baseline with those cells of those rows emptied.
    private static func blank(
        rows: ClosedRange<Int>, _ columns: [String], mark: String? = nil
    ) -> [String: String] {
        var cells: [String: String] = [:]
        for row in rows {
            for column in columns { cells["indicators.\(row).\(column)"] = "" }
        }
        cells["indicators.1.level1"] = mark.map { "↓" + $0 }
        return cells
    }

    private static let withoutTable = BilingualText(
        zh: "表中没有绩效指标表（一级指标、二级指标、三级指标、指标值）。",
        en: "The sheet has no table of indicators (一级指标, 二级指标, 三级指标, 指标值).")

    private static let withoutRows = BilingualText(
        zh: "绩效指标表中一条指标也没有填写。", en: "Not one indicator is filled in.")

    private static let mend = BilingualText(
        zh: "请按产出、效益、满意度等一级指标逐条填写三级指标和指标值，如“路面完好率 ≥95%”。",
        en: "Fill in level 3 and the target of each output, benefit and satisfaction indicator, such as 路面完好率 ≥95%.")
}

extension IndicatorColumn {
    /// What a row says besides the levels that the form prints.
    fileprivate static let ownColumns = ["level3", "sign", "value", "unit", "weight", "direction"]
}
