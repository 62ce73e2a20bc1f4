import FilingModel
import Spreadsheet

package struct ContradictoryAmountUnit: FilingRule {
    package static let description = RuleDescription(
        id: "FUND-05",
        title: .init(zh: "同一张表用了两种金额单位", en: "Two units of amounts in one form"),
        requirement: .init(zh: "一张表只用一种金额单位。", en: "A form uses one unit of amounts throughout."),
        rationale: .init(
            zh: "单位混用会使金额相差一万倍，合计也没有意义。",
            en: "Mixed units put amounts off by ten thousand times and make every sum meaningless."),
        source: .init(zh: "本工具建议（填报实务）", en: "Our own proposal, from practice"),
        severity: .error, correction: .propose,
        examples: [
            .accepted(.card),
            .accepted(.card, ["funds.year.total": "45万元"]),
            .rejected(.card, ["year": "（2025年度）　金额单位：元", "amountUnit": "↓项目资金（万元）"]),
            .rejected(.card, ["funds.year.other": "↓20000元 ⇒ 2"]),
            .rejected(.list, ["funds.year.total": "↓45万元 ⇒ 450000"]),
            .rejected(.department, ["tasks.2.total": "↓300000元 ⇒ 30"]),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        if case .unreadable = filing.amountUnit.content {
            return .fail([
                Violation(at: filing.amountUnit, message: Self.twoUnits(filing.amountUnit), mend: Self.twoUnitsMend)
            ])
        }
        return filing.judgeAmounts { field, objection, sheetUnit in
            guard case .foreignUnit(let unit, let amount) = objection else { return nil }
            return Violation(
                at: field, message: Self.message(field, unit, sheetUnit), mend: Self.mend(amount.money, sheetUnit),
                related: [filing.amountUnit.origin],
                correction: field.correction(.propose, to: amount.money, in: sheetUnit))
        }
    }

    private static func twoUnits(_ field: Field<AmountUnit>) -> BilingualText {
        BilingualText(
            zh: "此处写明“\(field.shown)”，与表内另一处注明的金额单位不同。",
            en: "\"\(field.shown)\" states another unit than the rest of the sheet.")
    }

    private static let twoUnitsMend = BilingualText(
        zh: "请统一为元或万元中的一种，并核对所有金额。", en: "Keep one of the two, 元 or 万元, and check every amount.")

    private static func message(_ field: Field<Amount>, _ unit: AmountUnit, _ sheetUnit: AmountUnit) -> BilingualText {
        BilingualText(
            zh: "“\(field.shown)”用的是\(unit.rawValue)，本表的金额单位是\(sheetUnit.rawValue)。",
            en: "\"\(field.shown)\" is in \(unit.rawValue), but the sheet states its amounts in \(sheetUnit.rawValue).")
    }

    private static func mend(_ money: Money, _ unit: AmountUnit) -> BilingualText {
        BilingualText(
            zh: "请改为\(money.typed(in: unit))（\(unit.rawValue)），单元格内不写单位。",
            en: "Change it to \(money.typed(in: unit)) (in \(unit.rawValue)), without a unit in the cell.")
    }
}
