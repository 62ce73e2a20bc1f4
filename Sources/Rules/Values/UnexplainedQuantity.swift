import FilingModel
import Spreadsheet

package struct UnexplainedQuantity: FilingRule {
    package static let description = RuleDescription(
        id: "VAL-24",
        title: .init(zh: "“定量（其他）”没有指标值说明", en: "\"Other quantity\" without an explanation"),
        requirement: .init(
            zh: "指标性质为“定量（其他）”的，在备注（指标值说明）中写明怎么算。",
            en: "An indicator of the kind 定量（其他） says in its note how it is counted."),
        rationale: .init(
            zh: "这类指标值没有方向，没有说明就不知道多少算完成。",
            en: "Such a value has no direction; without a note nobody knows when it is reached."),
        source: .init(
            zh: "预算管理一体化平台：计算符号9“定量（其他）”必须填写指标值说明", en: "Budget platforms: sign 9 requires an explanation"),
        severity: .notice,
        examples: [
            .accepted(.card),
            .accepted(.card, ["indicators.1.sign": "定量（其他）", "indicators.1.note": "按日常巡查里程折算"]),
            .rejected(.card, ["indicators.1.sign": "定量（其他）", "indicators.1.note": "↓"]),
            .rejected(.list, ["indicators.2.sign": "定量(其它)", "indicators.2.note": "↓"]),
            .unanswered(.department, because: .fieldNotInForm),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        filing.judgeIndicators(with: [.sign, .note]) { indicator in
            guard let sign = indicator.sign?.value, let note = indicator.note, note.isBlank,
                ["定量(其他)", "定量(其它)", "定量其他"].contains(LabelText(sign).normalised)
            else { return nil }
            return Violation(
                at: note,
                message: .init(
                    zh: "\(indicator.title.zh)的性质是“定量（其他）”，没有写明指标值怎么算。",
                    en: "\(indicator.title.en) is of the kind 定量（其他）, and no note says how it is counted."),
                mend: .init(zh: "请在备注（指标值说明）中写明计算方法。", en: "Say in the note how it is counted."))
        }
    }
}
