import FilingModel
import Spreadsheet

package struct EvaluationNotSupporting: RegisterRule {
    package static let description = RuleDescription(
        id: "GATE-04",
        title: .init(zh: "事前评估不予支持或金额超过建议金额", en: "Not supported, or more than the evaluation suggests"),
        requirement: .init(
            zh: "事前评估结论为支持；调整后支持的，申请金额不超过评估建议金额。",
            en:
                "The evaluation supports the project; where it supports it after adjustment, the request is within the amount suggested."
        ),
        rationale: .init(
            zh: "建议不予支持的，原则上不得纳入项目库，也就不得申请预算。",
            en: "What is not supported does not enter the project library, and no money is asked for it."),
        source: .init(
            zh: "四川省事前绩效评估办法：“对建议不予支持的，原则不得纳入财政项目库”", en: "Sichuan's rules on ex-ante evaluation"),
        severity: .error, refuses: true,
        examples: [
            .unanswered(.card, because: .noEvaluations),
            .accepted(.card, [:], .evaluated(conclusion: "支持", suggested: "", date: "2024年9月1日", agency: "示例县财政局")),
            .accepted(
                .card, [:], .evaluated(conclusion: "调整后支持", suggested: "450000", date: "2024年9月1日", agency: "示例县财政局")),
            .rejected(
                .card, ["funds.year.total": "↓45"],
                .evaluated(conclusion: "不予支持", suggested: "", date: "2024年9月1日", agency: "示例县财政局")),
            .rejected(
                .list, ["funds.year.total": "↓450000"],
                .evaluated(conclusion: "部分支持", suggested: "449999.99", date: "2024年9月1日", agency: "示例县财政局")),
            .unanswered(.department, because: .noEvaluations),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ register: Register) -> Outcome {
        guard let evaluations = register.lists.evaluations else { return .noEvaluations }
        return Outcome(
            register.projects.compactMap { filing in
                guard let amount = filing.amount(.yearTotal), let entry = evaluations.entry(for: filing),
                    let verdict = entry.verdict
                else { return nil }
                switch verdict {
                case .supported: return nil
                case .rejected: return violation(amount, Self.rejected(entry), Self.mendRejected)
                case .adjusted:
                    guard let suggested = entry.suggested, let money = amount.value?.money, money > suggested,
                        let unit = filing.amountUnit.value
                    else { return nil }
                    return violation(
                        amount,
                        .init(
                            zh:
                                "申请\(money.text(in: unit))，评估建议金额是\(suggested.text(in: unit))，多\((money - suggested).text(in: unit))。",
                            en:
                                "The request is for \(money.text(in: unit)), the evaluation suggests \(suggested.text(in: unit)): \((money - suggested).text(in: unit)) too much."
                        ),
                        .init(
                            zh: "请按评估建议金额\(suggested.typed(in: unit))申报，并相应调整绩效目标。",
                            en: "Ask for the suggested \(suggested.typed(in: unit)), and adjust the targets to it."))
                }
            })
    }

    private func violation(_ amount: Field<Amount>, _ message: BilingualText, _ mend: BilingualText) -> Violation {
        Violation(at: amount, message: message, mend: mend)
    }

    private static func rejected(_ entry: EvaluationRegister.Entry) -> BilingualText {
        let number = entry.number.map { "（\($0)）" } ?? ""  // a register need not number its entries
        return .init(
            zh: "事前绩效评估\(number)的结论是“\(entry.conclusion.raw.trimmed)”。",
            en: "The ex-ante evaluation\(number) concludes \"\(entry.conclusion.raw.trimmed)\".")
    }

    private static let mendRejected = BilingualText(
        zh: "请撤回申报；情况有变化的，先由财政部门重新评估。", en: "Withdraw the request; if things have changed, have it evaluated again.")
}
