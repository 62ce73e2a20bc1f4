import FilingModel
import Spreadsheet

package struct RepeatedIndicator: FilingRule {
    package static let description = RuleDescription(
        id: "IND-10",
        title: .init(zh: "三级指标名称重复", en: "Level-3 name appears twice"),
        requirement: .init(
            zh: "同一项目内，三级指标名称不得重复。", en: "No two indicators of one project bear the same level-3 name."),
        rationale: .init(
            zh: "重复的指标会被重复计分，年终也分不清哪一行对应哪个完成值。",
            en: "A repeated indicator scores twice, and nobody can tell which result belongs to which row."
        ),
        source: .init(zh: "本工具建议", en: "Our own proposal"),
        severity: .warning, correction: .propose,
        examples: [
            .accepted(.card),
            .accepted(.card, ["indicators.7.level3": "养护农村公路里程（县道）"]),
            .rejected(.card, ["indicators.7.level3": "↓养护农村公路里程"], saying: "请合并这两行"),
            .rejected(.list, ["indicators.5.level3": "↓养护农村公路 里程"]),
            .rejected(.department, ["indicators.4.level3": "↓路面完好率"]),
            // One merged name over several rows is one indicator with several targets.
            .accepted(.card, ["indicators.1.level3:indicators.2.level3": "养护农村公路里程"]),
            .rejected(
                .department,
                [
                    "indicators.4.level1": "产出指标", "indicators.4.level2": "数量指标", "indicators.4.level3": "↓养护农村公路里程",
                    "indicators.4.value": "≥120公里",
                ], saying: "两行内容完全相同"),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        var first: [LabelText: Indicator] = [:]
        return filing.judgeIndicators(with: [.level3]) { indicator in
            guard let name = indicator.name else { return nil }
            guard let earlier = first[name] else {
                first[name] = indicator
                return nil
            }
            guard earlier.level3.origin != indicator.level3.origin else { return nil }
            let isCopy = Self.isCopy(indicator, of: earlier)
            return Violation(
                at: indicator.level3, message: Self.message(indicator, earlier),
                // To empty the name alone would leave half a row, and to correct is to change one cell.
                mend: isCopy ? Self.delete(indicator) : Self.rename, related: [earlier.level3.origin])
        }
    }

    /// Every column of the row says the same.
    private static func isCopy(_ indicator: Indicator, of earlier: Indicator) -> Bool {
        func columns(_ row: Indicator) -> [LabelText] {
            [row.level1.raw, row.level2.raw, row.value.raw, row.sign?.raw, row.unit?.raw, row.weight?.raw]
                .compactMap { $0 }.map(LabelText.init)
        }
        return columns(indicator) == columns(earlier)
    }

    private static func message(_ indicator: Indicator, _ earlier: Indicator) -> BilingualText {
        BilingualText(
            zh: "三级指标\(indicator.title.zh)与第\(earlier.row)行重复。",
            en: "The indicator \(indicator.title.en) repeats the one in row \(earlier.row).")
    }

    private static func delete(_ indicator: Indicator) -> BilingualText {
        BilingualText(
            zh: "两行内容完全相同，请删除第\(indicator.row)行，并核对权重合计。",
            en: "Both rows are the same: delete row \(indicator.row) and check the sum of the weights.")
    }

    private static let rename = BilingualText(
        zh: "请合并这两行，或改写其中一行的名称，写明两者的区别。",
        en: "Join the two rows, or reword one of the names so that it says what sets them apart.")
}
