import FilingModel
import Spreadsheet

package struct MissingYearGoal: FilingRule {
    package static let description = RuleDescription(
        id: "COMP-04",
        title: .init(zh: "年度目标未填写", en: "Goal of the year is missing"),
        requirement: .init(zh: "申报表应填写年度总体目标。", en: "A filing states its goal of the year."),
        rationale: .init(
            zh: "没有年度目标，绩效指标就没有依据，年终也无从对照。",
            en: "Without a goal the indicators hang in the air, and nothing can be compared at year's end."),
        source: .init(
            zh: "财预〔2015〕88号；四川省预算管理一体化系统（绩效目标为必录项）",
            en: "财预〔2015〕88号; Sichuan's integrated budget platform, where the goal is compulsory"),
        severity: .error,
        examples: [
            .accepted(.card),
            .rejected(.card, ["goal.year": "↓"]),
            .rejected(.list, ["goal.year": "↓"]),
            .rejected(.department, ["goal.year": "↓"]),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        guard let field = filing.text(.yearGoal) else { return .fieldNotInForm }
        return field.judgePresence(
            BilingualText(zh: "年度目标", en: "Goal of the year"),
            BilingualText(
                zh: "本年度要完成的工作和达到的效果，并写明数量，如“养护农村公路120公里，路面完好率95%以上”",
                en: "what will be done this year and to what effect, with figures, such as 养护农村公路120公里，路面完好率95%以上"))
    }
}
