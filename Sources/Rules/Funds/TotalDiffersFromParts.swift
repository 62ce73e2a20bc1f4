import FilingModel
import Spreadsheet

package struct TotalDiffersFromParts: FilingRule {
    package static let description = RuleDescription(
        id: "FUND-01",
        title: .init(zh: "资金总额与明细不符", en: "Total differs from its parts"),
        requirement: .init(
            zh: "年度资金总额＝财政拨款＋上年结转资金＋其他资金。",
            en: "The year's total is the sum of fiscal funds, carry-over and other funds."),
        rationale: .init(
            zh: "总额与明细对不上，就无法确定应安排多少财政资金。",
            en: "Otherwise it is not clear how much fiscal money is asked for."),
        source: .init(zh: "财预〔2015〕88号 项目支出绩效目标申报表", en: "MOF Caiyu [2015] No. 88, project target form"),
        severity: .error, correction: .propose,
        parameters: [
            .init("toleranceYuan", .money, .init(zh: "以元填报时允许的差额", en: "Tolerated difference in 元")),
            .init("toleranceTenThousand", .money, .init(zh: "以万元填报时允许的差额", en: "Tolerated difference in 万元")),
        ],
        examples: [
            .accepted(.card),
            .accepted(.card, ["funds.year.total": "45.01"]),
            .accepted(.card, ["funds.year.total": "43", "funds.year.other": ""]),
            .unanswered(.list, because: .fieldNotInForm),
            .rejected(.card, ["funds.year.total": "↓45.02 ⇒ 45"]),
            .rejected(.card, ["funds.year.total": "↓450000 ⇒ 45"]),
            .rejected(.card, ["funds.year.total": "↓45", "funds.year.other": ""]),
            .rejected(.card, ["funds.year.total": "↓=SUM(E9:E11) → 40"]),
            .accepted(.card, ["funds.year.total": "43", "funds.year.other": "无"]),
            .rejected(.card, ["funds.year.total": "↓45", "funds.year.other": "无"]),
            .unanswered(.card, ["funds.year.fiscal": "无"], because: .fieldWithoutValue),
            .unanswered(
                .card, ["funds.year.fiscal": "", "funds.year.carryover": "", "funds.year.other": ""],
                because: .fieldWithoutValue),
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
            total: .yearTotal, parts: [.yearFiscal, .yearCarryover, .yearOther],
            label: .init(zh: "年度资金总额", en: "year's total"), tolerances: tolerances, noMoney: noMoney
        ).check(filing)
    }
}
