import FilingModel
import Spreadsheet

package struct StandingIndicator: FilingRule {
    package static let description = RuleDescription(
        id: "IND-17",
        title: .init(zh: "项目用了人员类、公用经费的共性指标", en: "Standing indicators in a project"),
        requirement: .init(
            zh: "人员类、公用经费的共性指标只用于这两类，特定目标类项目要有自己的指标。",
            en: "Indicators made for staff and running costs are not used for a specific project."),
        rationale: .init(
            zh: "“科目调整次数”等与项目要做的事无关，套用模板看不出项目成效。",
            en: "How often accounts were adjusted says nothing of what the project achieves."),
        source: .init(zh: "四川省预算管理一体化系统 共性项目指标模板", en: "The province's platform, templates of common projects"),
        severity: .warning,
        parameters: [
            .init("names", .texts, .init(zh: "共性指标的名称", en: "Names of the standing indicators")),
            .init("standing", .texts, .init(zh: "人员类、公用经费项目的名称用词", en: "Words of such projects")),
        ],
        examples: [
            .accepted(.card),
            .accepted(.list, ["project.name": "公用经费", "indicators.2.level3": "科目调整次数"]),
            .rejected(.card, ["indicators.2.level3": "↓科目调整次数"]),
            .rejected(.list, ["indicators.2.level3": "↓足额保障率（参保率）"]),
            .unanswered(.department, because: .fieldNotInForm),
            .unanswered(.card, ["project.name": ""], because: .fieldWithoutValue),
            .accepted(.card, ["附件材料": "项目类别", "attachments": "公用经费", "indicators.2.level3": "科目调整次数"]),
        ])

    private let names: [String]
    private let standing: [String]

    package init(_ parameters: RuleParameters) throws(ProfileError) {
        names = try parameters.texts("names").map { LabelText($0).normalised }
        standing = try parameters.texts("standing")
    }

    package func check(_ filing: Filing) -> Outcome {
        guard let field = filing.text(.projectName) else { return .fieldNotInForm }
        guard let project = field.value else { return .fieldWithoutValue }
        let category = filing.text(.projectCategory)?.value ?? ""  // most forms do not ask for it
        guard !standing.contains(where: { project.holds($0) || category.holds($0) }) else { return .pass }
        return filing.judgeIndicators(with: [.level3]) { indicator in
            guard let name = indicator.name?.normalised, names.contains(where: name.begins) else { return nil }
            return Violation(
                at: indicator.level3,
                message: BilingualText(
                    zh: "\(indicator.title.zh)是人员类、公用经费的共性指标。",
                    en: "\(indicator.title.en) is made for staff and running costs."),
                mend: BilingualText(
                    zh: "请换成反映本项目任务和效果的指标。", en: "Replace it by one of what this project does."))
        }
    }
}
