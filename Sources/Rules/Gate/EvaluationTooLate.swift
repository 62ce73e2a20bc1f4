import FilingModel
import Spreadsheet

package struct EvaluationTooLate: RegisterRule {
    package static let description = RuleDescription(
        id: "GATE-06",
        title: .init(zh: "事前评估晚于申报或预算安排", en: "Evaluated after filing, or after the budget was decided"),
        requirement: .init(
            zh: "事前绩效评估的日期不晚于填报日期，填报日期不晚于预算安排日期。",
            en: "The project is evaluated before it is filed, and filed before the budget is decided."),
        rationale: .init(
            zh: "先有资金、后有目标和评估，正是要纠正的做法。",
            en: "Money first, evaluation and targets afterwards: that is what the policy is to end."),
        source: .init(
            zh: "恩阳区全面推进预算绩效管理的实施方案：“切实纠正‘先有项目、后有资金、再有目标’的预算资金分配方式”",
            en: "The district's plan, on targets before money"),
        severity: .error,
        examples: [
            .unanswered(.card, because: .noEvaluations),
            .accepted(.card, [:], .evaluated(conclusion: "支持", suggested: "", date: "2024年10月25日", agency: "示例县财政局")),
            .accepted(
                .card, ["filed.on": ""],
                .evaluated(conclusion: "支持", suggested: "", date: "2024年12月1日", agency: "示例县财政局")),
            .rejected(
                .card, ["filed.on": "↓2024年10月25日"],
                .evaluated(conclusion: "支持", suggested: "", date: "2024年10月26日", agency: "示例县财政局")),
            .accepted(
                .card, ["filed.on": "2024年10月25日"],
                .evaluated(
                    conclusion: "支持", suggested: "", date: "2024年9月1日", agency: "示例县财政局", decided: "2024年10月25日")),
            .rejected(
                .card, ["filed.on": "↓2024年10月25日"],
                .evaluated(
                    conclusion: "支持", suggested: "", date: "2024年9月1日", agency: "示例县财政局", decided: "2024年10月24日")),
            .rejected(
                .card, ["filed.on": "↓2024.9.1"],
                .evaluated(conclusion: "调整后支持", suggested: "450000", date: "2025年1月", agency: "示例县财政局")),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ register: Register) -> Outcome {
        guard let evaluations = register.lists.evaluations else { return .noEvaluations }
        return Outcome(
            register.projects.compactMap { filing in
                guard let field = filing.text(.filedOn), let entry = evaluations.entry(for: filing),
                    let filed = field.value.flatMap(PeriodText.init)?.start
                else { return nil }
                if let evaluated = entry.date?.value.flatMap(PeriodText.init)?.start, filed < evaluated {
                    return Violation(
                        at: field,
                        message: .init(
                            zh: "填报日期是\(filed.chinese)，事前绩效评估是\(evaluated.chinese)，先申报后评估。",
                            en: "It was filed on \(filed.iso) and evaluated on \(evaluated.iso), afterwards."),
                        mend: .init(
                            zh: "请核对日期；评估确实在后的，按评估结果重新申报。",
                            en: "Check the dates; file again by the evaluation's result."))
                }
                guard let decided = entry.decided?.value.flatMap(PeriodText.init)?.start, decided < filed else {
                    return nil
                }
                return Violation(
                    at: field,
                    message: .init(
                        zh: "填报日期是\(filed.chinese)，预算在\(decided.chinese)已经安排，先有资金后有目标。",
                        en: "It was filed on \(filed.iso), but the budget was decided on \(decided.iso) already."),
                    mend: .init(zh: "请核对日期，并说明原因。", en: "Check the dates and explain."))
            })
    }
}
