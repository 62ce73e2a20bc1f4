import FilingModel
import Spreadsheet

package struct AmountDiffersFromRoster: RegisterRule {
    package static let description = RuleDescription(
        id: "FUND-19",
        title: .init(zh: "申报金额与名册金额不符", en: "Amount differs from the roster's"),
        requirement: .init(
            zh: "申报表的年度资金总额与名册（预算批复、资金申请文）中的金额一致。",
            en: "The year's total is the amount in the roster of requests or approvals."),
        rationale: .init(
            zh: "绩效与预算编审同步，两处金额不同就不知道按哪个安排。",
            en: "Targets and budget go together; with two amounts nobody knows which is meant."),
        source: .init(
            zh: "恩阳区全面推进预算绩效管理的实施方案：“编审同步、上会同步、批复同步、公开同步”",
            en: "The district's plan: targets and budget together"),
        severity: .error,
        examples: [
            .unanswered(.card, because: .noRoster),
            .accepted(.card, [:], .request(unit: "820001-示例县公路养护中心", amount: "450000")),
            .accepted(.card, [:], .request(unit: "820001-示例县公路养护中心", amount: "")),
            .rejected(
                .card, ["funds.year.total": "↓45"], .request(unit: "820001-示例县公路养护中心", amount: "500000"), saying: "，少5"),
            .rejected(.list, ["funds.year.total": "↓450000"], .request(unit: "820001-示例县公路养护中心", amount: "450000.01")),
            // The wrong total is FUND-01's.
            .accepted(.card, ["funds.year.total": "50"], .request(unit: "820001-示例县公路养护中心", amount: "450000")),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ register: Register) -> Outcome {
        guard let index = register.index else { return .noRoster }
        return Outcome(
            register.filings.compactMap { filing in
                guard let field = filing.requestedAmount, let money = field.value?.money,
                    let unit = filing.amountUnit.value, !filing.hasDoubtfulTotal,
                    let listed = index.entry(for: filing)?.amount, listed != money
                else { return nil }
                let gap = money < listed ? listed - money : money - listed
                return Violation(
                    at: field,
                    message: .init(
                        zh:
                            "申报\(money.text(in: unit))，名册中是\(listed.text(in: unit))，\(money < listed ? "少" : "多")\(gap.text(in: unit))。",
                        en:
                            "The filing says \(money.text(in: unit)), the roster \(listed.text(in: unit)): \(gap.text(in: unit)) \(money < listed ? "less" : "more")."
                    ),
                    mend: .init(
                        zh: "请与财政部门核对，以批复或申请文的金额为准。",
                        en: "Settle the amount with the finance bureau; the approved one counts."))
            })
    }
}
