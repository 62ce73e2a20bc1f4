import FilingModel
import Spreadsheet

package struct UndeclaredAmountUnit: FilingRule {
    package static let description = RuleDescription(
        id: "FUND-04",
        title: .init(zh: "没有注明金额单位", en: "No unit of amounts"),
        requirement: .init(zh: "表内注明金额单位是元还是万元。", en: "The sheet says whether its amounts are in 元 or 万元."),
        rationale: .init(
            zh: "不知道单位，同一个数可以相差一万倍，不能据此审核资金。",
            en: "Without the unit one number may mean ten thousand times as much, and no amount can be checked."),
        source: .init(zh: "本工具建议（实际申报表均注明金额单位）", en: "Our own proposal; forms in use all state the unit"),
        severity: .error,
        examples: [
            .accepted(.card, ["amountUnit": "项目资金（元）"]),
            .rejected(.card, ["amountUnit": "项目资金", "funds.year.total": "↓45"]),
            .accepted(.list),
            .rejected(.list, ["amountUnit": "", "funds.year.total": "↓450000"]),
            .rejected(.department, ["amountUnit": "预算金额", "tasks.total": "↓75"]),
            // Without a row of totals the tasks' amounts need a unit all the same.
            .rejected(
                .department,
                [
                    "title": "↓部门整体支出绩效目标申报表", "amountUnit": "预算金额", "金额合计": "", "tasks.total": "",
                    "tasks.total.fiscal": "", "tasks.total.other": "",
                ]),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        guard !filing.amounts.isEmpty || !filing.tasks.isEmpty else { return .fieldNotInForm }
        guard filing.amountUnit.isBlank else { return .pass }
        let total = filing.requestedAmount
        return .fail([
            Violation(
                at: total?.origin ?? filing.amountUnit.origin, field: total?.path ?? .amountUnit,
                message: Self.message(total), mend: Self.mend)
        ])
    }

    private static func message(_ total: Field<Amount>?) -> BilingualText {
        let number = total.map(\.shown) ?? ""  // a form without a total row has none to quote
        return number.isEmpty
            ? BilingualText(
                zh: "表内没有注明金额单位，无法确定金额是元还是万元。",
                en: "The sheet states no unit, so its amounts may be in 元 or in 万元.")
            : BilingualText(
                zh: "表内没有注明金额单位，无法确定“\(number)”是元还是万元。",
                en: "The sheet states no unit, so \"\(number)\" may be in 元 or in 万元.")
    }

    private static let mend = BilingualText(
        zh: "请在表头右上方注明“金额单位：元”或“金额单位：万元”，表内金额均按该单位填写。",
        en: "Write 金额单位：元 or 金额单位：万元 at the top right, and give every amount in that unit.")
}
