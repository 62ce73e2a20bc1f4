import FilingModel
import FoundationEssentials
import Spreadsheet

package struct AmountAsText: FilingRule {
    package static let description = RuleDescription(
        id: "FUND-08",
        title: .init(zh: "金额不是数值", en: "Amount written as text"),
        requirement: .init(
            zh: "金额单元格填写数值，不带货币符号、千分位、空格和全角字符。",
            en: "An amount is a number, without currency sign, separators, blanks or full-width characters."),
        rationale: .init(
            zh: "文本形式的金额不参加求和，合计会漏算。", en: "A number held as text is left out of sums."),
        source: .init(zh: "本工具建议（填报实务）", en: "Our own proposal, from practice"),
        severity: .notice, correction: .safe,
        examples: [
            .accepted(.card),
            .accepted(.card, ["funds.year.total": "45.00"]),
            .rejected(.card, ["funds.year.total": "↓'45 ⇒ 45"]),
            .rejected(.card, ["funds.year.total": "↓45万元 ⇒ 45"]),
            .accepted(.list, ["funds.year.total": "约450000"]),
            .rejected(.list, ["funds.year.total": "↓￥450，000.00 ⇒ 450000"]),
            .rejected(.list, ["funds.year.total": "↓４５００００ ⇒ 450000"]),
            .rejected(.department, ["tasks.2.other": "↓'0 ⇒ 0"]),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        filing.judgeAmounts { field, objection, _ in
            guard case .text(let amount) = objection, let number = Double("\(amount.number)") else { return nil }
            return Violation(
                at: field, message: Self.message(field, amount), mend: Self.mend(ShortestDecimal.text(number)),
                correction: field.source == .typed
                    ? Correction(safety: .safe, origin: field.origin, before: field.raw, after: .number(number)) : nil)
        }
    }

    private static let reasons: [(Amount.Writing, BilingualText)] = [
        (.fullWidth, .init(zh: "全角字符", en: "full-width characters")),
        (.currencySign, .init(zh: "货币符号", en: "a currency sign")),
        (.separators, .init(zh: "千分位逗号", en: "separators")),
        (.spaces, .init(zh: "空格", en: "blanks")),
        (.unit, .init(zh: "单位", en: "a unit")),
    ]

    private static func message(_ field: Field<Amount>, _ amount: Amount) -> BilingualText {
        let found = reasons.filter { amount.writing.contains($0.0) }.map(\.1)
        guard !found.isEmpty else {
            return BilingualText(
                zh: "金额“\(field.shown)”是文本，不是数值。", en: "The amount \"\(field.shown)\" is a text, not a number.")
        }
        return BilingualText(
            zh: "金额“\(field.shown)”带有\(found.map(\.zh).joined(separator: "、"))，是文本而不是数值。",
            en: "The amount \"\(field.shown)\" holds \(found.map(\.en).joined(separator: ", ")): "
                + "it is a text, not a number.")
    }

    private static func mend(_ number: String) -> BilingualText {
        BilingualText(zh: "请改为数值\(number)。", en: "Type the number \(number).")
    }
}
