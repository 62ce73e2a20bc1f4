import FilingModel
import FoundationEssentials
import Spreadsheet

package struct NameWithTarget: FilingRule {
    package static let description = RuleDescription(
        id: "IND-11",
        title: .init(zh: "三级指标名称含有指标值", en: "Level-3 name holds the target"),
        requirement: .init(
            zh: "三级指标只写名称，符号、数值和单位写在各自的栏目。",
            en: "The level-3 name is a name; sign, number and unit have columns of their own."),
        rationale: .init(
            zh: "数值写进名称后，系统只认名称，目标调整或年终自评时容易前后不一。",
            en: "A number in the name is not read by the platform, and soon differs from the one in the value column."),
        source: .init(zh: "本工具建议（填报实务）", en: "Our own proposal, from practice"),
        severity: .warning, correction: .propose,
        examples: [
            .accepted(.card),
            .accepted(.card, ["indicators.1.level3": "G318线养护里程"]),
            .accepted(.list, ["indicators.1.level3": "2025年养护里程"]),
            .rejected(.card, ["indicators.1.level3": "↓养护农村公路120公里 ⇒ 养护农村公路"]),
            .rejected(.list, ["indicators.2.level3": "↓路面完好率≥95% ⇒ 路面完好率"]),
            .rejected(.department, ["indicators.4.level3": "↓受益群众8600人 ⇒ 受益群众"]),
            .accepted(.card, ["indicators.1.level3": "指标1：养护里程120公里"]),
            .accepted(.card, ["indicators.1.level3": "养护农村公路1公里", "indicators.1.value": "1"]),
            .accepted(.card, ["indicators.1.level3": "养护农村公路130公里"]),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        filing.judgeIndicators(with: [.level3, .value]) { indicator in
            guard indicator.nameMark == nil, let name = indicator.name?.normalised,
                let figure = FigureInName(in: name, target: indicator.target.number)
            else { return nil }
            return Violation(
                at: indicator.level3,
                message: BilingualText(
                    zh: "三级指标\(indicator.title.zh)把“\(figure.text)”写进了名称。",
                    en: "The name \(indicator.title.en) holds \"\(figure.text)\"."),
                mend: BilingualText(
                    zh: "请把名称改为“\(figure.bareName)”，“\(figure.text)”写在指标性质、指标值和度量单位栏。",
                    en:
                        "Call it \"\(figure.bareName)\" and put \"\(figure.text)\" into the columns for sign, value and unit."
                ),
                correction: indicator.level3.correction(.propose, to: figure.bareName))
        }
    }
}
