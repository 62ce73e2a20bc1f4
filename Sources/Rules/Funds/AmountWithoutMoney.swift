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
            .rejected(.card, ["funds.year.other": "↓无"]),
            .rejected(.card, ["funds.year.carryover": "↓—"]),
            .rejected(.card, ["funds.year.fiscal": "↓无"]),
            .rejected(.card, ["funds.year.other": "↓-2"]),
            .rejected(.list, ["funds.year.total": "↓以批复为准"]),
            .rejected(.department, ["tasks.2.other": "↓/"]),
            .rejected(.department, ["tasks.1.total": "↓无"]),
            .rejected(.card, ["funds.year.other": "↓已列入"]),
        ])

    private let nothing: Set<LabelText>

    package init(_ parameters: RuleParameters) throws(ProfileError) {
        nothing = Set(try parameters.texts("nothing").map(LabelText.init))
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

    /// 无 and dashes mean zero only where money may well be missing: in carry-over and other funds.
    private func words(_ field: Field<Amount>, _ unit: AmountUnit) -> Violation {
        let isNothing = nothing.contains(LabelText(field.raw)) && Self.isDispensable(field.path)
        return Violation(
            at: field, message: Self.message(field), mend: isNothing ? Self.zeroMend : Self.wordsMend(unit),
            correction: isNothing ? field.correction(.safe, to: .zero, in: unit) : nil)
    }

    private static func isDispensable(_ path: FieldPath) -> Bool {
        let paths: [FieldPath] = [.yearCarryover, .yearOther, .termCarryover, .termOther, .taskOtherTotal]
        return paths.contains(path)
            || (path.rawValue.hasPrefix("tasks.") && path.rawValue.hasSuffix(".\(TaskColumn.other.rawValue)"))
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
