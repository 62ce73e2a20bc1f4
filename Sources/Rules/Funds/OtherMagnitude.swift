import FilingModel
import Spreadsheet

package struct OtherMagnitude: FilingRule {
    package static let description = RuleDescription(
        id: "FUND-06",
        title: .init(zh: "两处金额相差一万倍", en: "Two amounts differ by ten thousand"),
        requirement: .init(
            zh: "同一金额在各处的单位一致：年度与中期总额、年度目标中的金额不应相差一万倍。",
            en:
                "One amount has one unit wherever it stands: the year's total, the term's and the goal's do not differ by ten thousand."
        ),
        rationale: .init(
            zh: "相差一万倍，是把元当作了万元或者相反，按错的一处安排就差一万倍的钱。",
            en: "A factor of ten thousand means 元 taken for 万元 or the other way round."),
        source: .init(zh: "实际申报表常见问题；本工具建议", en: "Seen in real filings; our own proposal"),
        severity: .error,
        parameters: [
            .init(
                "words", .texts,
                .init(zh: "金额前表示整个项目资金的用词", en: "Words before an amount that stands for the whole project"))
        ],
        examples: [
            .accepted(.card),
            .accepted(.card, ["funds.term.total": "4500", "project.period": "2024年1月-2026年12月"]),
            .accepted(.list),
            .unanswered(.department, because: .fieldNotInForm),
            .rejected(.card, ["funds.term.total": "↓450000"]),
            .rejected(.card, ["funds.term.total": "↓0.0045"]),
            .rejected(.card, ["goal.year": "↓申请资金45元，养护农村公路120公里，路面完好率95%以上。"]),
            .rejected(.list, ["goal.year": "↓总投资45元，养护农村公路120公里，路面完好率95%以上。"]),
            .accepted(.card, ["goal.year": "申请财政资金100万元，养护农村公路120公里，路面完好率95%以上。"]),
        ])

    private let words: [String]

    package init(_ parameters: RuleParameters) throws(ProfileError) { words = try parameters.texts("words") }

    package func check(_ filing: Filing) -> Outcome {
        guard let year = filing.amount(.yearTotal) else { return .fieldNotInForm }
        guard let total = year.value?.money, let unit = filing.amountUnit.value else { return .fieldWithoutValue }
        var violations: [Violation] = []
        if let term = filing.amount(.termTotal), let money = term.value?.money, money.isOtherMagnitude(of: total) {
            violations.append(
                violation(at: term.origin, .termTotal, "中期资金总额\(money.text(in: unit))", total.text(in: unit), year))
        }
        if let goal = filing.text(.yearGoal), let text = goal.value,
            let stated = TextAmount.totals(in: text, after: words).first(where: { $0.money.isOtherMagnitude(of: total) }
            )
        {
            violations.append(violation(at: goal.origin, .yearGoal, "年度目标中的\(stated.text)", total.text(in: unit), year))
        }
        return Outcome(violations)
    }

    private func violation(
        at origin: CellOrigin, _ path: FieldPath, _ what: String, _ total: String, _ year: Field<Amount>
    ) -> Violation {
        Violation(
            at: origin, field: path,
            message: .init(
                zh: "\(what)与年度资金总额\(total)相差一万倍，有一处的单位错了。",
                en: "\(what) and the year's total of \(total) differ by ten thousand: one of them is in the wrong unit."
            ),
            mend: .init(
                zh: "请确认金额是元还是万元，把写错的一处改正。", en: "Find out whether 元 or 万元 is meant, and mend the one that is wrong."),
            related: [year.origin])
    }
}
