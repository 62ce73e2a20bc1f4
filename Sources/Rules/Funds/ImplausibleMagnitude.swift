import FilingModel
import FoundationEssentials
import Spreadsheet

package struct ImplausibleMagnitude: FilingRule {
    package static let description = RuleDescription(
        id: "FUND-07",
        title: .init(zh: "金额大小异常，单位可能填错", en: "Amount out of all measure: the unit may be wrong"),
        requirement: .init(
            zh: "申请金额与所用单位相称：以万元填报的不过大，以元填报的不过小。",
            en: "The amount suits its unit: not too large in 万元, not too small in 元."),
        rationale: .init(
            zh: "把元填成万元，金额放大一万倍，是申报表中最常见的大错。",
            en: "Yuan taken for ten thousands is the commonest grave slip: it multiplies an amount by ten thousand."),
        source: .init(zh: "本工具建议", en: "Our own proposal"),
        severity: .warning, correction: .propose,
        parameters: [
            .init("largestTenThousands", .number, .init(zh: "以万元填报的最大数", en: "Largest figure in 万元")),
            .init("smallestYuan", .number, .init(zh: "以元填报的最小数", en: "Smallest figure in 元")),
        ],
        examples: [
            .accepted(.card),
            .accepted(.list),
            .rejected(.card, ["funds.year.total": "↓450000 ⇒ 45"]),
            .rejected(.list, ["funds.year.total": "↓45 ⇒ 450000"]),
            .rejected(.department, ["tasks.total": "↓750000 ⇒ 75"]),
            .accepted(.card, ["funds.year.total": "100000"]),
            .accepted(.list, ["funds.year.total": "0"]),
            .accepted(.list, ["funds.year.total": "1000"]),
        ])

    private let largest: Decimal
    private let smallest: Decimal

    package init(_ parameters: RuleParameters) throws(ProfileError) {
        largest = try parameters.number("largestTenThousands")
        smallest = try parameters.number("smallestYuan")
    }

    package func check(_ filing: Filing) -> Outcome {
        guard let field = filing.requestedAmount else { return .fieldNotInForm }
        guard let amount = field.value, let unit = amount.inlineUnit ?? filing.amountUnit.value else {
            return .fieldWithoutValue
        }
        let isLarge = unit == .tenThousandYuan && amount.number > largest
        let isSmall = unit == .yuan && amount.number > 0 && amount.number < smallest
        guard isLarge || isSmall else { return .pass }
        let other: AmountUnit = isLarge ? .yuan : .tenThousandYuan
        guard let meant = Money(amount.number, other) else { return .fieldWithoutValue }
        return .fail([
            Violation(
                at: field,
                message: BilingualText(
                    zh:
                        "金额为\(amount.number)\(unit.rawValue)，\(isLarge ? "大得" : "小得")异常，可能是\(amount.number)\(other.rawValue)。",
                    en:
                        "The amount is \(amount.number) \(unit.rawValue), far too \(isLarge ? "large" : "small"); perhaps \(amount.number) \(other.rawValue) is meant."
                ),
                mend: BilingualText(
                    zh:
                        "请核对金额和单位；确为\(amount.number)\(other.rawValue)的，按\(unit.rawValue)填\(meant.typed(in: unit))。",
                    en:
                        "Check amount and unit; if \(amount.number) \(other.rawValue) is meant, type \(meant.typed(in: unit))."
                ),
                correction: field.correction(.propose, to: meant, in: unit))
        ])
    }
}
