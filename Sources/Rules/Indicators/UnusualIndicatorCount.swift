import FilingModel
import FoundationEssentials
import Spreadsheet

package struct UnusualIndicatorCount: FilingRule {
    package static let description = RuleDescription(
        id: "IND-09",
        title: .init(zh: "三级指标过少或过多", en: "Too few or too many indicators"),
        requirement: .init(
            zh: "三级指标的条数在规定范围内。", en: "The number of level-3 indicators is within the prescribed range."),
        rationale: .init(
            zh: "过少说明不了目标，过多则重点不清，年终填报和核对也困难。",
            en: "Too few cannot say what is aimed at; too many hide what matters and burden the year's end."),
        source: .init(zh: "本工具建议", en: "Our own proposal"),
        severity: .warning,
        parameters: [
            .init("minimum", .number, .init(zh: "最少条数", en: "Fewest indicators")),
            .init("maximum", .number, .init(zh: "最多条数", en: "Most indicators")),
        ],
        examples: [
            .accepted(.card),
            .accepted(.department),
            .rejected(.card, cleared(3...8, ["indicators": "↓产出指标"]), saying: "少于4条"),
            .rejected(.list, cleared(4...8, ["indicators": "↓产出指标"])),
            .unanswered(.card, cleared(1...8, [:]), because: .fieldWithoutValue),
            .accepted(.card, cleared(5...8, [:])),
            .accepted(.card, added(9...20)),
            .rejected(.card, added(9...21, ["indicators": "↓产出指标"]), saying: "多于20条"),
        ])

    /// Rows of the baseline without their texts.
    private static func cleared(_ rows: ClosedRange<Int>, _ others: [String: String]) -> [String: String] {
        var cells = others
        for row in rows {
            for column in ["level1", "level2", "level3", "sign", "value", "unit", "weight", "direction"] {
                cells["indicators.\(row).\(column)"] = ""
            }
        }
        return cells
    }

    /// Further rows below those of the baseline.
    private static func added(_ rows: ClosedRange<Int>, _ others: [String: String] = [:]) -> [String: String] {
        var cells = others
        for row in rows {
            cells["indicators.\(row).level1"] = "效益指标"
            cells["indicators.\(row).level2"] = "社会效益指标"
            cells["indicators.\(row).level3"] = "受益村数量\(row)"
        }
        return cells
    }

    private let minimum: Decimal
    private let maximum: Decimal

    package init(_ parameters: RuleParameters) throws(ProfileError) {
        minimum = try parameters.number("minimum")
        maximum = try parameters.number("maximum")
    }

    package func check(_ filing: Filing) -> Outcome {
        let count = Decimal(filing.filledIndicators.count)
        guard count > 0 else { return .fieldWithoutValue }  // COMP-06 reports that
        let isFew = count < minimum
        guard isFew || count > maximum else { return .pass }
        return .fail([
            Violation(
                at: filing.indicatorOrigin, field: .indicators,
                message: BilingualText(
                    zh: "共有\(count)条三级指标，\(isFew ? "少于\(minimum)条" : "多于\(maximum)条")。",
                    en:
                        "There are \(count) level-3 indicators, \(isFew ? "fewer than \(minimum)" : "more than \(maximum)")."
                ),
                mend: isFew ? Self.more : Self.fewer)
        ])
    }

    private static let more = BilingualText(
        zh: "请补充反映主要任务和效果的指标，产出、效益、满意度各类都要有。",
        en: "Add indicators for the main tasks and effects: outputs, benefits and satisfaction.")
    private static let fewer = BilingualText(
        zh: "请保留能反映核心任务的指标，合并同类，删去过程性的小项。",
        en: "Keep those of the core tasks, join what is alike and drop small steps.")
}
