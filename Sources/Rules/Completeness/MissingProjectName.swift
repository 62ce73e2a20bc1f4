import FilingModel
import Spreadsheet

package struct MissingProjectName: FilingRule {
    package static let description = RuleDescription(
        id: "COMP-01",
        title: .init(zh: "项目名称未填写", en: "Project name is missing"),
        requirement: .init(zh: "项目绩效目标申报表应填写项目名称。", en: "A project filing names its project."),
        rationale: .init(
            zh: "没有项目名称，绩效目标无法与预算项目对应。",
            en: "Without a name, the targets cannot be matched to a budget project."),
        source: .init(zh: "财预〔2015〕88号 附件 项目支出绩效目标申报表", en: "财预〔2015〕88号, annexed project form"),
        severity: .error,
        examples: [
            .accepted(.card),
            .unanswered(.department, because: .fieldNotInForm),
            .rejected(.card, ["project.name": "↓"]),
            .rejected(.card, ["project.name": "↓　 "]),
            .rejected(.list, ["project.name": "↓"]),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        guard let field = filing.text(.projectName) else { return .fieldNotInForm }
        return field.judgePresence(
            BilingualText(zh: "项目名称", en: "Project name"),
            BilingualText(zh: "与预算项目库一致的项目名称，如“农村公路养护”", en: "the name it has in the budget, such as 农村公路养护"))
    }
}
