import FilingModel
import Spreadsheet

package struct InexactAmount: FilingRule {
    package static let description = RuleDescription(
        id: "FUND-09",
        title: .init(zh: "金额不是确切的阿拉伯数字", en: "Amount that is no exact figure"),
        requirement: .init(
            zh: "金额填写一个确切的阿拉伯数字，不用“约”、区间、汉字数字或“亿”。",
            en: "An amount is one exact figure in digits: no 约, no range, no Chinese numerals, no 亿."),
        rationale: .init(
            zh: "预算按确切金额批复，约数和区间无法据以安排资金。",
            en: "Budgets are granted in exact amounts; about so much or a range cannot be granted."),
        source: .init(zh: "本工具建议（填报实务）", en: "Our own proposal, from practice"),
        severity: .warning, correction: .propose,
        examples: [
            .accepted(.card),
            .accepted(.card, ["funds.year.total": "'45"]),
            .rejected(.card, ["funds.year.total": "↓约45万元 ⇒ 45"]),
            .rejected(.card, ["funds.year.total": "↓45-50"]),
            .rejected(.card, ["funds.year.total": "↓四十五 ⇒ 45"]),
            .rejected(.list, ["funds.year.total": "↓四十五万元 ⇒ 450000"]),
            .rejected(.list, ["funds.year.total": "↓0.0045亿元 ⇒ 450000"]),
            .rejected(.department, ["tasks.2.total": "↓30左右 ⇒ 30"]),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        filing.judgeAmounts { field, objection, unit in
            switch objection {
            case .inexact(let amount):
                Violation(
                    at: field, message: Self.message(field, amount), mend: Self.mend(amount.money, unit),
                    correction: field.correction(.propose, to: amount.money, in: unit))
            case .range:
                Violation(at: field, message: Self.range(field), mend: Self.rangeMend(unit), severity: .error)
            case .negative, .words, .foreignUnit, .text: nil
            }
        }
    }

    private static func message(_ field: Field<Amount>, _ amount: Amount) -> BilingualText {
        amount.writing.contains(.approximate)
            ? BilingualText(
                zh: "金额“\(field.shown)”是约数，不是确切金额。", en: "The amount \"\(field.shown)\" is only approximate.")
            : BilingualText(
                zh: "金额“\(field.shown)”用了汉字数字或“亿”，不是阿拉伯数字。",
                en: "The amount \"\(field.shown)\" uses Chinese numerals or 亿 instead of digits.")
    }

    private static func mend(_ money: Money, _ unit: AmountUnit) -> BilingualText {
        BilingualText(
            zh: "请核实后填写确切的数；如金额无误，填\(money.typed(in: unit))（\(unit.rawValue)）。",
            en: "Check it and type the exact figure; if it is right, \(money.typed(in: unit)) (\(unit.rawValue)).")
    }

    private static func range(_ field: Field<Amount>) -> BilingualText {
        BilingualText(
            zh: "金额“\(field.shown)”中有不止一个数，无法确定申请多少资金。",
            en: "The amount \"\(field.shown)\" holds more than one number, so the sum asked for is not known.")
    }

    private static func rangeMend(_ unit: AmountUnit) -> BilingualText {
        BilingualText(
            zh: "请只填写一个确切的数，单位为\(unit.rawValue)。", en: "Type one exact figure in \(unit.rawValue).")
    }
}
