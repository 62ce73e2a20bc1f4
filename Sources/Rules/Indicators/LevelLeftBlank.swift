import FilingModel
import Spreadsheet

package struct LevelLeftBlank: FilingRule {
    package static let description = RuleDescription(
        id: "IND-15",
        title: .init(zh: "指标级次留空，按上一行读取", en: "Level left blank, read as the one above"),
        requirement: .init(
            zh: "一级、二级指标逐行填写，或把同一指标的格合并。", en: "Levels 1 and 2 are filled in row by row, or their cells are merged."),
        rationale: .init(
            zh: "留空的格在排序、筛选和导入系统后就不知道属于哪一级。",
            en: "After sorting, filtering or an import nobody knows to which level a blank belongs."),
        source: .init(zh: "实际申报表常见问题；本工具建议", en: "Seen in real filings; our own proposal"),
        severity: .notice,
        examples: [
            .accepted(.card),
            // One blank is an omission (COMP-07).
            .accepted(.card, ["indicators.2.level1": ""]),
            .rejected(.card, leftBlank),
            .rejected(.list, leftBlank),
            .unanswered(.card, ["一级指标": ""], because: .fieldNotInForm),
        ])

    /// Only a table that never repeats a level above itself is laid out so.
    private static let leftBlank = [
        "indicators.2.level1": "↓", "indicators.3.level1": "", "indicators.4.level1": "", "indicators.6.level1": "",
        "indicators.7.level1": "",
    ]

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        guard filing.indicatorColumns.contains(.level1) else { return .fieldNotInForm }
        let blank = filing.filledIndicators.flatMap(\.filledLevels)
        guard let first = blank.first else { return .pass }
        return .fail([
            Violation(
                at: first,
                message: .init(
                    zh: "有\(blank.count)格级次留空，已按上一行的级次读取。",
                    en: "\(blank.count) cells of levels are blank and were read as the ones above."),
                mend: .init(
                    zh: "请逐行填写一级、二级指标。", en: "Fill in levels 1 and 2 in each row."),
                related: blank.dropFirst().prefix(20).map(\.origin))
        ])
    }
}
