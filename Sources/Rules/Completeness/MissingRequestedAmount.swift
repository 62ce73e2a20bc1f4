import FilingModel
import Spreadsheet

/// The amount asked for is blank or nil: the year's total of a project, or the total of the department's tasks.
package struct MissingRequestedAmount: FilingRule {
    package static let description = RuleDescription(
        id: "COMP-05",
        title: .init(zh: "年度资金总额未填写或为零", en: "Year's total is missing or zero"),
        requirement: .init(
            zh: "年度资金总额（部门整体为金额合计）应填写，并且大于零。",
            en: "The year's total, or the department's total of its tasks, is given and above zero."),
        rationale: .init(
            zh: "绩效目标随预算申报；没有金额，无法判断目标与资金是否匹配，也无法确定是否需要事前绩效评估。",
            en:
                "Targets go with money: without an amount nobody can tell whether they match, or whether an evaluation is due."
        ),
        source: .init(zh: "财预〔2015〕88号 附件 申报表“年度资金总额”", en: "财预〔2015〕88号, annexed forms, 年度资金总额"),
        severity: .error,
        examples: [
            .accepted(.card),
            .accepted(.list, ["funds.year.total": "0.01"]),
            .rejected(.card, ["funds.year.total": "↓"]),
            .rejected(.card, ["funds.year.total": "↓0"]),
            .rejected(.list, ["funds.year.total": "↓'0.00"]),
            .rejected(.department, ["tasks.total": "↓0"]),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        guard let field = filing.requestedAmount else { return .fieldNotInForm }
        guard let amount = field.value else { return field.judgePresence(Self.label(field), Self.what(filing)) }
        guard amount.money == .zero else { return .pass }  // a negative one is FUND-10's
        let label = Self.label(field)
        return .fail([
            Violation(
                at: field,
                message: BilingualText(
                    zh: "“\(label.zh)”为“\(field.shown)”，应大于零。",
                    en: "\(label.en) is \(field.shown); it has to be above zero."),
                mend: BilingualText(
                    zh: "请在此格填写\(Self.what(filing).zh)；没有安排资金的不需申报。",
                    en: "Type \(Self.what(filing).en) in this cell; what gets no money needs no filing."))
        ])
    }

    private static func label(_ field: Field<Amount>) -> BilingualText {
        field.path == .taskTotal
            ? BilingualText(zh: "金额合计", en: "Total of the tasks")
            : BilingualText(zh: "年度资金总额", en: "Year's total")
    }

    private static func what(_ filing: Filing) -> BilingualText {
        guard let unit = filing.amountUnit.value else {
            return BilingualText(zh: "申请的资金总额，并注明单位", en: "the amount asked for, with its unit")
        }
        return BilingualText(
            zh: "申请的资金总额（单位：\(unit.rawValue)）", en: "the amount asked for, in \(unit.rawValue)")
    }
}
