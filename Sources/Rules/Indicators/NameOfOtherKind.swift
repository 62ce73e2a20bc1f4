import FilingModel
import Spreadsheet

package struct NameOfOtherKind: FilingRule {
    package static let description = RuleDescription(
        id: "IND-13",
        title: .init(zh: "三级指标名称与二级指标不符", en: "Level-3 name belongs to another kind"),
        requirement: .init(
            zh: "三级指标放在与其含义相符的二级指标下：及时、时限属时效，合格率属质量，单价、费用属成本，满意度属满意度。",
            en: "An indicator stands under the kind its name means: timeliness, quality, cost or satisfaction."),
        rationale: .init(
            zh: "放错位置会使权重算错类别，汇总时也找不到这一类的目标。",
            en: "In the wrong place its weight counts for another kind, and summaries miss it."),
        source: .init(zh: "财预〔2021〕101号 指标类型说明；本工具建议", en: "财预〔2021〕101号 on the kinds; our own proposal"),
        severity: .warning, correction: .propose,
        parameters: [
            .init("timeliness", .texts, .init(zh: "时效指标的名称用词", en: "Words of timeliness")),
            .init("quality", .texts, .init(zh: "质量指标的名称用词", en: "Words of quality")),
            .init("cost", .texts, .init(zh: "成本指标的名称用词", en: "Words of cost")),
            .init("satisfaction", .texts, .init(zh: "满意度指标的名称用词", en: "Words of satisfaction")),
            IndicatorLabels.parameter,
        ],
        examples: [
            .accepted(.card),
            .accepted(.department),
            .accepted(.card, ["indicators.5.level3": "满意度"]),
            .rejected(.card, ["indicators.2.level2": "↓质量指标", "indicators.2.level3": "养护任务按时完成率"]),
            .rejected(.list, ["indicators.1.level2": "↓数量指标", "indicators.1.level3": "工程验收合格率"]),
            .rejected(.card, ["indicators.5.level2": "↓社会效益指标", "indicators.5.level3": "沿线群众满意度"]),
            .rejected(.department, ["indicators.1.level2": "↓数量指标", "indicators.1.level3": "每公里养护单价"]),
            .accepted(.card, ["indicators.5.level3": "养护成本节约"]),
        ])

    private let words: [(kind: IndicatorKind, words: [String])]
    private let labels: IndicatorLabels

    package init(_ parameters: RuleParameters) throws(ProfileError) {
        labels = try IndicatorLabels(parameters)
        words = [
            (.satisfaction, try parameters.texts("satisfaction")), (.timeliness, try parameters.texts("timeliness")),
            (.cost, try parameters.texts("cost")), (.quality, try parameters.texts("quality")),
        ]
    }

    package func check(_ filing: Filing) -> Outcome {
        filing.judgeIndicators(with: [.level2, .level3]) { indicator in
            guard let kind = indicator.kind, let name = indicator.name,
                !labels.contains(name), let meant = meant(by: name.normalised), !agrees(kind, with: meant.kind)
            else { return nil }
            return Violation(
                at: indicator.level2,
                message: BilingualText(
                    zh: "三级指标\(indicator.title.zh)含“\(meant.word)”，应属\(meant.kind.rawValue)，现放在\(kind.rawValue)下。",
                    en:
                        "\(indicator.title.en) says \"\(meant.word)\", which is \(meant.kind.rawValue); it stands under \(kind.rawValue)."
                ),
                mend: BilingualText(
                    zh: "请把这一条移到\(meant.kind.rawValue)下；位置无误的，改写名称。",
                    en: "Move it to \(meant.kind.rawValue), or reword the name if the place is right."))
        }
    }

    /// The first kind that a word of the name points at; nil when words point at two.
    private func meant(by name: String) -> (kind: IndicatorKind, word: String)? {
        let found = words.compactMap { kind, words in words.first(where: name.holds).map { (kind, $0) } }
        // 按时完成率合格 and the like may be either.
        return found.count == 1 ? found.first : nil
    }

    private func agrees(_ kind: IndicatorKind, with meant: IndicatorKind) -> Bool {
        switch meant {
        // Below benefits, costs saved and speeds gained are effects.
        case .cost, .timeliness, .quality: kind.category != .output || kind == meant
        default: kind == meant
        }
    }
}
