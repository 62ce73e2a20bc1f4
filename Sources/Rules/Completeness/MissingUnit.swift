import FilingModel
import Spreadsheet

package struct MissingUnit: FilingRule {
    package static let description = RuleDescription(
        id: "COMP-03",
        title: .init(zh: "实施单位未填写", en: "Implementing unit is missing"),
        requirement: .init(zh: "项目绩效目标申报表应填写实施单位。", en: "A project filing names the unit that carries it out."),
        rationale: .init(
            zh: "绩效目标由实施单位执行并自评，没有实施单位就无从落实。",
            en: "The unit carries the project out and evaluates itself; without one, the targets are nobody's."),
        source: .init(zh: "财预〔2015〕88号 附件 项目支出绩效目标申报表", en: "财预〔2015〕88号, annexed project form"),
        severity: .error,
        examples: [
            .accepted(.card),
            .unanswered(.department, because: .fieldNotInForm),
            .rejected(.card, ["unit": "↓"]),
            .rejected(.list, ["unit": "↓"]),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        guard let field = filing.text(.unit) else { return .fieldNotInForm }
        return field.judgePresence(
            BilingualText(zh: "实施单位", en: "Implementing unit"),
            BilingualText(
                zh: "实施单位全称，有预算编码的一并填写，如“820001-示例县公路养护中心”",
                en: "the full name of the unit, with its budget code if it has one, such as 820001-示例县公路养护中心"))
    }
}
