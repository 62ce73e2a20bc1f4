import FilingModel
import FoundationEssentials
import Spreadsheet

package struct QuantityTimesCost: FilingRule {
    package static let description = RuleDescription(
        id: "VAL-22",
        title: .init(zh: "数量×单位成本与项目金额不匹配", en: "Quantity times unit cost is not the amount"),
        requirement: .init(
            zh: "同时有数量指标和单位成本指标的，两者相乘与年度金额大体相当。",
            en: "Where a quantity and its unit cost are both indicators, their product is about the year's amount."),
        rationale: .init(
            zh: "乘出来差得多，说明数量、单价和金额中有一个不实。",
            en: "A large difference means that quantity, price or amount is wrong."),
        source: .init(
            zh: "财预〔2015〕88号 绩效目标审核（资金匹配性）", en: "MOF Caiyu [2015] No. 88, review of adequacy"),
        severity: .notice,
        parameters: [
            .init("tolerance", .number, .init(zh: "允许相差的百分数", en: "Tolerated difference in per cent"))
        ],
        examples: [
            .accepted(.card),
            .accepted(.card, ["indicators.4.value": "4400"]),
            .accepted(.card, ["indicators.4.level3": "养护材料成本", "indicators.4.value": "900"]),
            .rejected(.card, ["indicators.4.value": "↓4600"]),
            .rejected(
                .card, ["indicators.4.value": "↓0.05", "indicators.4.unit": "万元/公里", "indicators.4.level3": "单位成本"]),
            .rejected(.list, ["indicators.1.value": "40", "indicators.4.value": "↓3750"]),
            .accepted(.card, ["indicators.4.value": "4500"]),
            // With two prices the amount is their sum.
            .accepted(
                .card,
                [
                    "indicators.4.value": "9000", "indicators.5.level1": "产出指标", "indicators.5.level2": "成本指标",
                    "indicators.5.level3": "每公里材料成本", "indicators.5.unit": "元", "indicators.5.value": "90",
                ]),
            // What brings money in is no cost.
            .rejected(
                .card,
                [
                    "indicators.4.value": "↓4600", "indicators.5.level2": "经济效益指标", "indicators.5.level3": "每公里带动增收",
                    "indicators.5.unit": "元", "indicators.5.value": "9000",
                ]),
            // A monthly price says nothing of the year.
            .accepted(.card, ["indicators.4.unit": "元/公里/月", "indicators.4.value": "600"]),
            // Only what is counted is a quantity.
            .rejected(
                .card,
                [
                    "indicators.2.level3": "路面达标里程", "indicators.2.value": "114", "indicators.2.unit": "公里",
                    "indicators.4.value": "↓4600",
                ]),
            .rejected(
                .card,
                [
                    "indicators.4.value": "↓4600", "indicators.6.level1": "产出指标", "indicators.6.level2": "数量指标",
                    "indicators.6.level3": "巡查里程", "indicators.6.value": "全覆盖", "indicators.6.unit": "公里",
                ]),
            // Which of two quantities the price is for cannot be told.
            .accepted(
                .card,
                [
                    "indicators.2.level2": "数量指标", "indicators.2.level3": "路肩整修里程", "indicators.2.value": "30",
                    "indicators.2.unit": "公里", "indicators.4.value": "9000",
                ]),
            // An amount of 0 is COMP-05's.
            .unanswered(.card, ["funds.year.total": "0"], because: .fieldWithoutValue),
            .unanswered(.department, because: .fieldNotInForm),
        ])

    private let tolerance: Decimal

    package init(_ parameters: RuleParameters) throws(ProfileError) { tolerance = try parameters.number("tolerance") }

    package func check(_ filing: Filing) -> Outcome {
        guard let field = filing.amount(.yearTotal) else { return .fieldNotInForm }
        guard let total = field.value?.money, total > .zero, let unit = filing.amountUnit.value else {
            return .fieldWithoutValue
        }
        let products = filing.filledIndicators.compactMap { cost in
            product(of: cost, filing.filledIndicators).map { (cost, $0.quantity, $0.money) }
        }
        // With several prices the amount is their sum, and which of them make it up cannot be told.
        guard products.count == 1, let (cost, quantity, money) = products.first else { return .pass }
        let gap = money < total ? total - money : money - total
        guard Decimal(gap.fen) * 100 > Decimal(total.fen) * tolerance else { return .pass }
        return .fail([
            Violation(
                at: cost.value,
                message: .init(
                    zh:
                        // Both have a unit, or there would be no product; the words stand without it.
                        "\(quantity.title.zh)\(quantity.value.shown)\(quantity.unitText ?? "")乘以\(cost.title.zh)\(cost.value.shown)"
                        + "\(cost.unitText ?? "")约为\(money.text(in: unit))，年度资金总额是\(total.text(in: unit))。",
                    en:
                        "\(quantity.title.en) times \(cost.title.en) makes about \(money.text(in: unit)); the year's total is "
                        + "\(total.text(in: unit))."),
                mend: .init(
                    zh: "请核对数量、单位成本和金额。", en: "Check quantity, unit cost and amount."),
                related: [quantity.value.origin])
        ])
    }

    /// A price for each of something that another indicator counts: 元/公里, or 元 under a name with 每公里.
    private func product(of cost: Indicator, _ rows: [Indicator]) -> (quantity: Indicator, money: Money)? {
        guard cost.isCost, let price = cost.target.number, let unitText = cost.unitText else { return nil }
        let parts = unitText.split(whereSeparator: "/·".contains).map(String.init)
        guard let currency = parts.first, currency == "元" || currency == "万元", parts.count <= 2 else { return nil }
        let counted = rows.filter { row in
            guard row.kind == .quantity, row.target.number != nil, let unit = row.unitText else { return false }
            return parts.count == 2 ? parts[1] == unit : cost.name?.normalised.holds("每" + unit) == true
        }
        guard counted.count == 1, let quantity = counted.first, let number = quantity.target.number,
            let money = Money(price * number, currency == "元" ? .yuan : .tenThousandYuan)
        else { return nil }
        return (quantity, money)
    }
}
