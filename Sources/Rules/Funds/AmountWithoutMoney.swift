import FilingModel
import Spreadsheet

package struct AmountWithoutMoney: FilingRule {
    package static let description = RuleDescription(
        id: "FUND-10",
        title: .init(zh: "金额为负数或文字", en: "Negative amount or words"),
        requirement: .init(
            zh: "金额是不小于零的数，没有资金的填0。", en: "An amount is a number not below zero; where there is no money, 0."),
        rationale: .init(
            zh: "负数和“无”一类文字不能参加合计，也不能据以安排资金。",
            en: "A negative number or a word such as 无 cannot be added up or granted."),
        source: .init(zh: "本工具建议（填报实务）", en: "Our own proposal, from practice"),
        severity: .error, correction: .safe,
        parameters: [
            .init("nothing", .texts, .init(zh: "表示没有资金的写法", en: "What stands for no money"))
        ],
        examples: [
            .accepted(.card, ["funds.year.total": "43", "funds.year.other": "0"]),
            .accepted(.card, ["funds.year.total": "43", "funds.year.other": ""]),
            .rejected(.card, ["funds.year.other": "↓无 ⇒ 0"]),
            .rejected(.card, ["funds.year.carryover": "↓— ⇒ 0"]),
            .rejected(.card, ["funds.year.fiscal": "↓无"]),
            .rejected(.card, ["funds.year.other": "↓-2"]),
            .rejected(.list, ["funds.year.total": "↓以批复为准"]),
            .rejected(.department, ["tasks.2.other": "↓/ ⇒ 0"]),
            .rejected(.department, ["tasks.1.total": "↓无"]),
            .rejected(.card, ["funds.year.other": "↓已列入"]),
        ])

    private let noMoney: NoMoney

    package init(_ parameters: RuleParameters) throws(ProfileError) {
        noMoney = try NoMoney(parameters)
    }

    package func check(_ filing: Filing) -> Outcome {
        filing.judgeAmounts { field, objection, unit in
            switch objection {
            case .negative: Violation(at: field, message: Self.negative(field), mend: Self.negativeMend)
            case .words: words(field, unit)
            case .range, .inexact, .foreignUnit, .text: nil
            }
        }
    }

    private func words(_ field: Field<Amount>, _ unit: AmountUnit) -> Violation {
        let isNothing = noMoney.isMeant(by: field)
        return Violation(
            at: field, message: Self.message(field), mend: isNothing ? Self.zeroMend : Self.wordsMend(unit),
            correction: isNothing ? field.correction(.safe, to: .zero, in: unit) : nil)
    }

    private static func negative(_ field: Field<Amount>) -> BilingualText {
        BilingualText(zh: "金额“\(field.shown)”是负数。", en: "The amount \"\(field.shown)\" is negative.")
    }

    private static let negativeMend = BilingualText(
        zh: "请填写不小于0的数；调减资金的，填写调减后的金额。",
        en: "Type a number not below 0; for a cut, the amount after the cut.")

    private static func message(_ field: Field<Amount>) -> BilingualText {
        BilingualText(
            zh: "金额“\(field.shown)”不是数，无法识别。", en: "The amount \"\(field.shown)\" is no number and cannot be read.")
    }

    private static let zeroMend = BilingualText(zh: "没有这项资金的，请填0。", en: "Where there is no such money, type 0.")

    private static func wordsMend(_ unit: AmountUnit) -> BilingualText {
        BilingualText(
            zh: "请填写以\(unit.rawValue)为单位的数；没有资金的填0，说明文字移到备注。",
            en: "Type the number in \(unit.rawValue), 0 where there is none; move remarks elsewhere.")
    }
}
