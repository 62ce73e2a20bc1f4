import FilingModel
import Spreadsheet

package struct TermSumDiffers: FilingRule {
    package static let description = RuleDescription(
        id: "FUND-02",
        title: .init(zh: "中期资金总额与明细不符", en: "Term's total differs from its parts"),
        requirement: .init(
            zh: "中期资金总额＝财政拨款＋上年结转资金＋其他资金。",
            en: "The term's total is the sum of fiscal funds, carry-over and other funds."),
        rationale: .init(
            zh: "总额与明细对不上，就看不出整个项目要多少财政资金。",
            en: "Otherwise it is not clear how much fiscal money the whole project takes."),
        source: .init(zh: "财预〔2015〕88号 项目支出绩效目标申报表", en: "MOF Caiyu [2015] No. 88, project target form"),
        severity: .error, correction: .propose,
        parameters: [
            .init("toleranceYuan", .money, .init(zh: "以元填报时允许的差额", en: "Tolerated difference in 元")),
            .init("toleranceTenThousand", .money, .init(zh: "以万元填报时允许的差额", en: "Tolerated difference in 万元")),
        ],
        examples: [
            .accepted(.card),
            .accepted(.card, ["funds.term.total": "45.01"]),
            .accepted(.card, ["funds.term.total": "43", "funds.term.other": "无"]),
            .unanswered(.card, ["funds.term.total": "", "funds.term.fiscal": ""], because: .fieldWithoutValue),
            .unanswered(.list, because: .fieldNotInForm),
            .rejected(.card, ["funds.term.total": "↓46 ⇒ 45"]),
            .rejected(.card, ["funds.term.total": "↓45.02 ⇒ 45"]),
            .rejected(.card, ["funds.term.total": "↓45", "funds.term.carryover": ""]),
        ])

    private let noMoney: NoMoney
    private let tolerances: [AmountUnit: Money]

    package init(_ parameters: RuleParameters) throws(ProfileError) {
        noMoney = try NoMoney(parameters)
        tolerances = [
            .yuan: try parameters.money("toleranceYuan"),
            .tenThousandYuan: try parameters.money("toleranceTenThousand"),
        ]
    }

    package func check(_ filing: Filing) -> Outcome {
        FundParts(
            total: .termTotal, parts: [.termFiscal, .termCarryover, .termOther],
            label: .init(zh: "中期资金总额", en: "term's total"), tolerances: tolerances, noMoney: noMoney
        ).check(filing)
    }
}
