import FilingModel
import Spreadsheet

package struct MissingTermGoal: FilingRule {
    package static let description = RuleDescription(
        id: "COMP-16",
        title: .init(zh: "跨年项目没有中期目标", en: "Project of several years without a goal of its term"),
        requirement: .init(
            zh: "项目期跨年度的，填写中期（长期）目标；表中有中期指标一半的，一并填写。",
            en:
                "A project that runs over years states the goal of its whole term, and the term's indicators where the form has them."
        ),
        rationale: .init(
            zh: "只有本年目标，看不出项目做完时要达到什么。",
            en: "The year's goal alone does not say what there will be when the project is done."),
        source: .init(
            zh: "财预〔2015〕88号 项目支出绩效目标申报表；四川省预算管理一体化系统“长期目标不可为空”",
            en: "MOF Caiyu [2015] No. 88; Sichuan's budget platform, where the term's goal is compulsory"),
        severity: .notice,
        examples: [
            .accepted(.card),
            .accepted(.card, ["project.period": "2024年1月-2026年12月", "goal.term": "三年养护农村公路360公里。"]),
            .rejected(.card, ["project.period": "2024年1月-2026年12月", "goal.term": "↓"]),
            .rejected(.card, ["project.period": "2024-2026", "goal.term": "↓—"]),
            .unanswered(.list, because: .fieldNotInForm),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        guard let goal = filing.text(.termGoal) else { return .fieldNotInForm }
        switch ProjectPeriod.reading(filing) {
        case .notInForm: return .fieldNotInForm
        case .withoutValue: return .fieldWithoutValue
        case .period(let period):
            guard period.end.year > period.start.year else { return .pass }
            let isEmpty = goal.value.map { $0.trimmed.allSatisfy("—-–－/／无".contains) } ?? goal.isBlank
            guard isEmpty else { return .pass }
            return .fail([
                Violation(
                    at: goal,
                    message: .init(
                        zh: "项目期为\(period.start.year)年至\(period.end.year)年，没有填写中期目标。",
                        en:
                            "The project runs from \(period.start.year) to \(period.end.year), and the goal of its term is blank."
                    ),
                    mend: .init(
                        zh: "请填写项目完成时要达到的总目标，写明数量；表中有中期指标的，一并填写。",
                        en:
                            "Say with figures what there will be when the project is done; fill in the term's indicators too."
                    ),
                    related: [period.field.origin])
            ])
        }
    }
}
