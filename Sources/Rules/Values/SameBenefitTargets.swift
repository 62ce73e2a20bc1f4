import FilingModel
import Spreadsheet

package struct SameBenefitTargets: FilingRule {
    package static let description = RuleDescription(
        id: "VAL-21",
        title: .init(zh: "效益指标的指标值全部相同", en: "All benefits have the same target"),
        requirement: .init(
            zh: "各条效益指标按自身情况分别设定指标值。", en: "Each benefit has a target of its own."),
        rationale: .init(
            zh: "三条以上效益指标都写同一个数，多半是复制粘贴，没有经过测算。",
            en: "Where three or more benefits bear one figure, it was most likely pasted and not worked out."),
        source: .init(zh: "财预〔2021〕101号：指标值经过科学测算；本工具建议", en: "财预〔2021〕101号; our own proposal"),
        severity: .notice,
        examples: [
            .accepted(.card),
            .rejected(
                .card,
                [
                    "indicators.5.value": "↓90", "indicators.5.unit": "%", "indicators.6.sign": "≥",
                    "indicators.6.value": "90", "indicators.6.unit": "%",
                ]),
            .rejected(
                .list,
                [
                    "indicators.5.value": "↓90", "indicators.5.unit": "%", "indicators.6.sign": "≥",
                    "indicators.6.value": "90%", "indicators.6.unit": "",
                ]),
            .accepted(.card, ["indicators.6.level1": "产出指标", "indicators.5.value": "90", "indicators.5.unit": "%"]),
            .accepted(
                .card,
                [
                    "indicators.5.value": "90", "indicators.5.unit": "%", "indicators.6.sign": "≤",
                    "indicators.6.value": "90", "indicators.6.unit": "%",
                ]),
            .accepted(
                .card,
                [
                    "indicators.5.value": "95", "indicators.5.unit": "%", "indicators.6.sign": "≥",
                    "indicators.6.value": "90", "indicators.6.unit": "%",
                ]),
            .accepted(
                .card,
                [
                    "indicators.5.value": "90", "indicators.5.unit": "人", "indicators.6.sign": "≥",
                    "indicators.6.value": "90", "indicators.6.unit": "%",
                ]),
            .unanswered(.card, ["指标值": ""], because: .fieldNotInForm),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        guard filing.indicatorColumns.isSuperset(of: [.level1, .value]) else { return .fieldNotInForm }
        let benefits = filing.filledIndicators.filter { $0.category == .benefit }
        guard benefits.count >= 3, let first = benefits.first, let number = first.target.number,
            benefits.allSatisfy({
                $0.target.number == number && $0.comparison == first.comparison && $0.unitText == first.unitText
            })
        else { return .pass }
        let target = "\(first.comparison?.rawValue ?? "")\(number)\(first.unitText ?? "")"  // as far as it is given
        return .fail([
            Violation(
                at: first.value,
                message: BilingualText(
                    zh: "\(benefits.count)条效益指标的指标值都是“\(target)”。",
                    en: "All \(benefits.count) benefits have the target \(target)."),
                mend: BilingualText(
                    zh: "请按各自的历史数据、行业标准或计划逐条测算后填写。",
                    en: "Work each out by its own record, standard or plan."),
                related: benefits.dropFirst().map(\.value.origin))
        ])
    }
}
