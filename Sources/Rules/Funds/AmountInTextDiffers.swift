import FilingModel
import FoundationEssentials
import Spreadsheet

package struct AmountInTextDiffers: FilingRule {
    package static let description = RuleDescription(
        id: "FUND-17",
        title: .init(zh: "年度目标中的金额与表内金额不符", en: "Amount in the goal is none of the form's"),
        requirement: .init(
            zh: "年度目标中写的申请资金、总投资等，与表内的资金一致（换算单位后比较）。",
            en: "Where the goal states the money asked for, it is one of the amounts in the form."),
        rationale: .init(
            zh: "文字和表格对不上，多半是改了一处没改另一处。", en: "A difference usually means that one was changed and the other forgotten."
        ),
        source: .init(zh: "实际申报表常见问题；本工具建议", en: "Seen in real filings; our own proposal"),
        severity: .warning,
        parameters: [
            .init(
                "words", .texts,
                .init(zh: "金额前表示整个项目资金的用词", en: "Words before an amount that stands for the whole project"))
        ],
        examples: [
            .accepted(.card),
            .accepted(.card, ["goal.year": "申请财政资金400000元，养护农村公路120公里，路面完好率95%以上。"]),
            .accepted(.card, ["goal.year": "养护农村公路120公里，每公里投入3750元，发放补贴20万元，路面完好率95%以上。"]),
            .accepted(.list, ["goal.year": "投入资金45万元，养护农村公路120公里，路面完好率95%以上。"]),
            // Figures in words are rounded.
            .accepted(.card, ["goal.year": "申请财政资金39.6万元，养护农村公路120公里，路面完好率95%以上。"]),
            // Ten thousand times as much is FUND-06's.
            .accepted(.card, ["goal.year": "总投资45元，养护农村公路120公里，路面完好率95%以上。"]),
            .rejected(.card, ["goal.year": "↓申请财政资金100万元，养护农村公路120公里，路面完好率95%以上。"]),
            .rejected(.list, ["goal.year": "↓投入资金46万元，养护农村公路120公里，路面完好率95%以上。"]),
            // Which total is meant, FUND-01 asks first.
            .unanswered(
                .card, ["funds.year.total": "46", "goal.year": "申请财政资金100万元，养护农村公路120公里，路面完好率95%以上。"],
                because: .fieldWithoutValue),
        ])

    private let words: [String]

    package init(_ parameters: RuleParameters) throws(ProfileError) { words = try parameters.texts("words") }

    package func check(_ filing: Filing) -> Outcome {
        guard let goal = filing.text(.yearGoal), let year = filing.amount(.yearTotal) else { return .fieldNotInForm }
        let amounts = filing.amounts.values.compactMap(\.value?.money)
        guard let text = goal.value, let total = year.value?.money, !filing.hasDoubtfulTotal else {
            return .fieldWithoutValue
        }
        let stray = TextAmount.totals(in: text, after: words).first { stated in
            !amounts.contains { Self.isAlike($0, stated.money) } && !stated.money.isOtherMagnitude(of: total)
        }
        guard let stray, let unit = filing.amountUnit.value else { return .pass }
        return .fail([
            Violation(
                at: goal,
                message: .init(
                    zh: "年度目标写的是\(stray.text)，年度资金总额是\(total.text(in: unit))，表内没有这个金额。",
                    en:
                        "The goal speaks of \(stray.text); the year's total is \(total.text(in: unit)), and no amount of the form agrees."
                ),
                mend: .init(
                    zh: "请核对后改为一致。", en: "Check both and make them agree."),
                related: [year.origin])
        ])
    }

    /// A text gives rounded figures: within a hundredth.
    private static func isAlike(_ one: Money, _ other: Money) -> Bool {
        let gap = one < other ? other - one : one - other
        return Double(gap.fen) <= Double(max(one.fen, other.fen)) / 100
    }
}
