import FilingModel
import Spreadsheet

package struct LargeRequestWithoutEvaluation: RegisterRule {
    package static let description = RuleDescription(
        id: "GATE-01",
        title: .init(zh: "超过限额未附事前绩效评估", en: "Large request without ex-ante evaluation"),
        requirement: .init(
            zh: "年初预算、追加预算和新出台政策的项目，申请金额超过限额的，须有事前绩效评估结果。",
            en: "An initial, supplementary or new-policy request above the threshold refers to its ex-ante evaluation."),
        rationale: .init(
            zh: "事前绩效评估结果是申报和安排预算的必备要件，没有的不予受理。",
            en: "The evaluation's result is required before money is asked for; without it the request is refused."),
        source: .init(
            zh: "恩阳区全面推进预算绩效管理的实施方案：“超过50万元的由财政部门开展事前绩效评估，将评估结果作为申报和安排预算的必备要件”",
            en: "The district's plan for performance budgeting: above 500,000 元, the result is a required document"),
        severity: .error, refuses: true,
        parameters: [
            .init("threshold", .money, .init(zh: "超过即须评估的金额", en: "Amount above which an evaluation is required")),
            .init("kinds", .texts, .init(zh: "须评估的资金类型", en: "Kinds of money that require it")),
            .init("noEvaluation", .texts, .init(zh: "表示没有评估的写法", en: "What stands for no evaluation")),
        ],
        examples: [
            .accepted(.card, ["funds.year.total": "50", "funds.year.fiscal": "45"]),
            .rejected(.card, ["funds.year.total": "↓50.0001", "funds.year.fiscal": "45.0001"]),
            .rejected(.card, ["funds.year.total": "↓62", "funds.kind": "", "evaluation": "未评估"]),
            .accepted(.card, ["funds.year.total": "62", "evaluation": "恩财评〔2025〕3号"]),
            .accepted(.list, ["funds.year.total": "500000"]),
            .rejected(.list, ["funds.year.total": "↓500000.01"]),
            .rejected(.list, ["funds.year.total": "↓620000", "evaluation": "无"]),
            .accepted(
                .list, ["funds.year.total": "620000"], .roster(evaluation: "恩财评〔2025〕3号", kind: .initialBudget)),
            .rejected(.list, ["funds.year.total": "↓620000"], .roster(evaluation: nil, kind: .supplement)),
            .unanswered(.department, because: .fieldNotInForm),
            .rejected(.list, ["funds.year.total": "↓620000"], .roster(evaluation: " ", kind: .initialBudget)),
            .unanswered(.card, ["funds.year.total": ""], because: .fieldWithoutValue),
            .accepted(.card, ["funds.year.total": "62"], .profile(["kinds": .texts(["追加预算"])])),
        ])

    private let threshold: Money
    private let kinds: Set<FundKind>
    private let noEvaluation: Set<LabelText>

    package init(_ parameters: RuleParameters) throws(ProfileError) {
        threshold = try parameters.money("threshold")
        kinds = Set(try parameters.texts("kinds").compactMap(FundKind.reading))
        noEvaluation = Set(try parameters.texts("noEvaluation").map(LabelText.init))
    }

    package func check(_ register: Register) -> Outcome {
        let projects = register.filings.filter { $0.layout != .department }
        guard !projects.isEmpty else { return .fieldNotInForm }
        let stated = projects.compactMap { filing in
            filing.amount(.yearTotal).flatMap { field in field.value.map { (filing, field, $0.money) } }
        }
        guard !stated.isEmpty else { return .fieldWithoutValue }
        return Outcome(
            stated.compactMap { filing, field, money in
                guard money > threshold else { return nil }
                let entry = register.index?.entry(for: filing)
                let kind = filing.text(.fundKind)?.value.flatMap(FundKind.reading) ?? entry?.fundKind
                // A kind of money that nobody states is taken for one that needs an evaluation.
                guard kind.map(kinds.contains) ?? true, !refers(filing.text(.evaluation)?.value),
                    !refers(entry?.evaluation)
                else { return nil }
                return Violation(
                    at: field, message: message(money, kind, filing.amountUnit.value ?? .yuan),
                    mend: filing.text(.evaluation) == nil ? Self.mendInRoster : Self.mend,
                    related: [filing.text(.evaluation)?.origin].compactMap { $0 })
            })
    }

    private func refers(_ evaluation: String?) -> Bool {
        guard let evaluation, !evaluation.trimmed.isEmpty else { return false }
        return !noEvaluation.contains(LabelText(evaluation))
    }

    private func message(_ money: Money, _ kind: FundKind?, _ unit: AmountUnit) -> BilingualText {
        BilingualText(
            zh: "\(kind?.rawValue ?? "资金类型未注明的")项目申请\(money.text(in: unit))，超过\(threshold.text(in: unit))，"
                + "没有事前绩效评估结果。",
            en: "The request (\(kind?.rawValue ?? "kind of money not stated")) is for \(money.text(in: unit)), above "
                + "\(threshold.text(in: unit)), and refers to no ex-ante evaluation.")
    }

    private static let mend = BilingualText(
        zh: "请先由财政部门开展事前绩效评估，再在“事前绩效评估”栏填写评估报告的文号。",
        en: "Have the finance bureau evaluate the project first, then type the report's number beside 事前绩效评估.")

    private static let mendInRoster = BilingualText(
        zh: "请先由财政部门开展事前绩效评估，再由财政部门在名册中登记评估报告的文号。",
        en: "Have the finance bureau evaluate the project first and enter the report's number in its roster.")
}
