import FilingModel
import Spreadsheet

package struct AmountNearThreshold: FilingRule {
    package static let description = RuleDescription(
        id: "GATE-02",
        title: .init(zh: "金额接近事前评估门槛", en: "Amount close to the evaluation threshold"),
        requirement: .init(
            zh: "申请金额略低于或正好等于事前绩效评估门槛的，核对有无拆分。",
            en: "An amount just below the evaluation threshold, or exactly at it, is looked at for splitting."),
        rationale: .init(
            zh: "超过门槛才需评估；卡着门槛申报的项目，可能是把一个项目拆成几个。",
            en: "Only above the threshold an evaluation is due; amounts just below it may be parts of one project."),
        source: .init(zh: "恩阳区全面推进预算绩效管理的实施方案；本工具建议", en: "The district's plan; our own proposal"),
        severity: .notice,
        parameters: [
            .init("above", .money, .init(zh: "高于此数即接近门槛", en: "Amounts above this are close")),
            .init("threshold", .money, .init(zh: "超过即须评估的金额", en: "Amount above which an evaluation is required")),
        ],
        examples: [
            .accepted(.card),
            .accepted(.card, ["funds.year.total": "50.01"]),
            .unanswered(.department, because: .fieldNotInForm),
            .rejected(.card, ["funds.year.total": "↓49.9"], saying: "元接近事前绩效评估门槛"),
            .rejected(.list, ["funds.year.total": "↓500000"], saying: "元正好等于事前绩效评估门槛"),
        ])

    private let above: Money
    private let threshold: Money

    package init(_ parameters: RuleParameters) throws(ProfileError) {
        above = try parameters.money("above")
        threshold = try parameters.money("threshold")
    }

    package func check(_ filing: Filing) -> Outcome {
        guard let field = filing.amount(.yearTotal) else { return .fieldNotInForm }
        guard let money = field.value?.money else { return .fieldWithoutValue }
        guard money > above, money <= threshold else { return .pass }
        let isAt = money == threshold
        return .fail([
            Violation(
                at: field,
                message: BilingualText(
                    zh:
                        "申请金额\(money.text(in: .yuan))\(isAt ? "正好等于" : "接近")事前绩效评估门槛\(threshold.text(in: .yuan))，没有超过，不需要评估。",
                    en:
                        "The amount \(money.text(in: .yuan)) is \(isAt ? "exactly at" : "close to") the threshold of \(threshold.text(in: .yuan)), not above it: no evaluation is due."
                ),
                mend: BilingualText(
                    zh: "请确认没有把一个项目拆成几个申报；金额无误的不必修改。",
                    en: "Make sure that no project was split; if the amount is right, nothing has to be changed."))
        ])
    }
}
