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
            .accepted(.list),
            .rejected(.card, ["funds.year.total": "↓45.02"]),
            .rejected(.card, ["funds.year.total": "↓450000"]),
            .rejected(.card, ["funds.year.total": "↓45", "funds.year.other": ""]),
            .rejected(.card, ["funds.year.total": "↓=SUM(E9:E11) → 40"]),
            .accepted(.card, ["funds.year.other": "无"]),
            .accepted(.card, ["funds.year.fiscal": "", "funds.year.carryover": "", "funds.year.other": ""]),
        ])

    private let tolerances: [AmountUnit: Money]

    package init(_ parameters: RuleParameters) throws(ProfileError) {
        tolerances = [
            .yuan: try parameters.money("toleranceYuan"),
            .tenThousandYuan: try parameters.money("toleranceTenThousand"),
        ]
    }

    package func check(_ filing: Filing) -> Outcome {
        let parts = [FieldPath.yearFiscal, .yearCarryover, .yearOther].compactMap(filing.amount)
        guard let total = filing.amount(.yearTotal), !parts.isEmpty else { return .fieldNotInForm }
        guard let unit = filing.amountUnit.value, let tolerance = tolerances[unit], let stated = total.value?.money,
            parts.allSatisfy({ $0.value != nil || $0.isBlank }), parts.contains(where: { !$0.isBlank })
        else { return .fieldWithoutValue }
        let sum = parts.compactMap(\.value?.money).reduce(.zero, +)
        let gap = stated - sum
        guard max(gap, .zero - gap) > tolerance else { return .pass }
        return .fail([
            Violation(
                at: total, message: Self.message(stated, sum, parts, unit), mend: Self.mend(sum, unit),
                related: parts.map(\.origin), correction: total.correction(.propose, to: sum, in: unit))
        ])
    }

    private static func message(
        _ stated: Money, _ sum: Money, _ parts: [Field<Amount>], _ unit: AmountUnit
    ) -> BilingualText {
        let gap = stated < sum ? sum - stated : stated - sum
        let blank = parts.contains(where: \.isBlank)
        return BilingualText(
            zh: "年度资金总额为\(stated.text(in: unit))，明细合计为\(sum.text(in: unit))，"
                + "\(stated < sum ? "少" : "多")\(gap.text(in: unit))\(blank ? "（空白的明细按未安排计）" : "")。",
            en: "The year's total is \(stated.text(in: unit)), its parts add up to \(sum.text(in: unit)): "
                + "\(gap.text(in: unit)) too \(stated < sum ? "little" : "much")"
                + "\(blank ? " (a blank part counts as nothing)" : "").")
    }

    private static func mend(_ sum: Money, _ unit: AmountUnit) -> BilingualText {
        BilingualText(
            zh: "请核对各项资金；明细无误的，把年度资金总额改为\(sum.typed(in: unit))。",
            en: "Check the parts; if they are right, change the total to \(sum.typed(in: unit)).")
    }
}
