import FilingModel
import Spreadsheet

package struct EvaluationByApplicant: RegisterRule {
    package static let description = RuleDescription(
        id: "GATE-05",
        title: .init(zh: "事前评估不是财政部门开展的", en: "Evaluation not made by the finance bureau"),
        requirement: .init(
            zh: "事前绩效评估由财政部门或其委托的第三方开展，不由申报单位自行评估。",
            en: "The finance bureau, or whom it commissions, makes the evaluation, and not the applicant."),
        rationale: .init(
            zh: "自己评自己，结论没有约束力。", en: "Who judges himself binds nobody."),
        source: .init(
            zh: "恩阳区全面推进预算绩效管理的实施方案：“超过50万元的由财政部门开展事前绩效评估”",
            en: "The district's plan: above 500,000 元 the finance bureau evaluates"),
        severity: .warning,
        parameters: [
            .init("own", .texts, .init(zh: "表示单位自行评估的用词", en: "Words for an evaluation of the applicant's own"))
        ],
        examples: [
            .unanswered(.card, because: .noEvaluations),
            .accepted(.card, [:], .evaluated(conclusion: "支持", suggested: "", date: "2024年9月1日", agency: "示例县财政局")),
            .accepted(
                .card, [:], .evaluated(conclusion: "支持", suggested: "", date: "2024年9月1日", agency: "示例县财政局委托某评估公司")),
            .rejected(
                .card, ["project.name": "↓农村公路养护"],
                .evaluated(conclusion: "支持", suggested: "", date: "2024年9月1日", agency: "示例县公路养护中心")),
            .rejected(
                .list, ["project.name": "↓农村公路养护"],
                .evaluated(conclusion: "支持", suggested: "", date: "2024年9月1日", agency: "单位自评")),
            .accepted(
                .card, [:], .evaluated(conclusion: "支持", suggested: "", date: "2024年9月1日", agency: "示例县财政局（复核单位自评）")),
            .accepted(.card, [:], .evaluated(conclusion: "支持", suggested: "", date: "2024年9月1日", agency: "示例县审计局")),
        ])

    private let own: [String]

    package init(_ parameters: RuleParameters) throws(ProfileError) { own = try parameters.texts("own") }

    package func check(_ register: Register) -> Outcome {
        guard let evaluations = register.lists.evaluations else { return .noEvaluations }
        return Outcome(
            register.projects.compactMap { filing in
                guard let project = filing.text(.projectName), let entry = evaluations.entry(for: filing),
                    let agency = entry.agency?.value.map({ LabelText($0).normalised }), !agency.holds("财政")
                else { return nil }
                let applicants = [filing.text(.unit), filing.text(.department)].compactMap { field in
                    field?.value.map { LabelText(CodedName($0).name).normalised }
                }
                guard own.contains(where: agency.holds) || applicants.contains(where: agency.holds) else { return nil }
                return Violation(
                    at: project,
                    message: .init(
                        zh: "事前绩效评估由“\(agency)”开展，不是财政部门。",
                        en: "The ex-ante evaluation was made by \"\(agency)\", not by the finance bureau."),
                    mend: .init(
                        zh: "请由财政部门开展或委托第三方开展评估。",
                        en: "Have the finance bureau evaluate the project, or commission somebody."))
            })
    }
}
