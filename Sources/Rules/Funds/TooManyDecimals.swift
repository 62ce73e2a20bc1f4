import FilingModel
import FoundationEssentials
import Spreadsheet

package struct TooManyDecimals: FilingRule {
    package static let description = RuleDescription(
        id: "FUND-11",
        title: .init(zh: "金额小数位数过多", en: "Amount with too many decimals"),
        requirement: .init(
            zh: "以元填报的不超过两位小数，以万元填报的不超过六位。", en: "At most two decimals in 元, six in 万元."),
        rationale: .init(
            zh: "分以下的金额不存在，多余的小数多是公式算出的尾数，合计时会差几分钱。",
            en: "There is nothing below a fen; the digits come from a formula, and sums will be off by some."),
        source: .init(zh: "本工具建议（人民币最小单位为分）", en: "Our own proposal: the smallest coin is a fen"),
        severity: .notice, correction: .propose,
        examples: [
            .accepted(.card, ["funds.year.total": "45.123456"]),
            .accepted(.list, ["funds.year.total": "450000.55"]),
            .rejected(.card, ["funds.year.fiscal": "↓33.33333333 ⇒ 33.333333"]),
            .rejected(.list, ["funds.year.total": "↓450000.333 ⇒ 450000.33"]),
            .rejected(.department, ["tasks.1.fiscal": "↓43.33333333 ⇒ 43.333333"]),
            .accepted(.card, ["funds.year.total": "'45.0000000"]),
            .unanswered(.list, ["funds.year.total": "", "subtotal": ""], because: .fieldWithoutValue),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        let fields = filing.amountFields
        guard fields.contains(where: { $0.value != nil }) else { return .fieldWithoutValue }
        return Outcome(
            fields.compactMap { field in
                guard let amount = field.value, let unit = amount.inlineUnit ?? filing.amountUnit.value,
                    Decimal(amount.money.fen) / Decimal(unit.fen) != amount.number
                else { return nil }
                let rounded = amount.money
                return Violation(
                    at: field,
                    message: BilingualText(
                        zh: "金额“\(field.shown)”精确到分以下。", en: "The amount \"\(field.shown)\" goes below a fen."),
                    mend: BilingualText(
                        zh: "请四舍五入到分，填\(rounded.typed(in: unit))。", en: "Round it to a fen: \(rounded.typed(in: unit))."
                    ),
                    correction: field.correction(.propose, to: rounded, in: unit))
            })
    }
}
