import FilingModel
import FoundationEssentials
import Spreadsheet

package struct CostAboveRequest: FilingRule {
    package static let description = RuleDescription(
        id: "FUND-18",
        title: .init(zh: "成本指标超过项目金额", en: "Cost targets above the request"),
        requirement: .init(
            zh: "以金额表示的总成本指标之和不超过项目申请金额。", en: "Targets of total cost come to no more than the request."),
        rationale: .init(
            zh: "成本控制数比预算还高，等于没有控制。", en: "A ceiling above the budget controls nothing."),
        source: .init(zh: "财预〔2021〕101号：成本指标不得超过预算", en: "财预〔2021〕101号: cost may not exceed the budget"),
        severity: .warning,
        parameters: [.init("perUnit", .texts, .init(zh: "表示单位成本的名称用词", en: "Words of cost per unit"))],
        examples: [
            .accepted(.card),
            .accepted(
                .card, ["indicators.4.level3": "养护总成本", "indicators.4.value": "45", "indicators.4.unit": "万元"]),
            .rejected(
                .card, ["indicators.4.level3": "养护总成本", "indicators.4.value": "↓50", "indicators.4.unit": "万元"]),
            .rejected(
                .list, ["indicators.4.level3": "养护工程成本", "indicators.4.value": "↓500000", "indicators.4.unit": "元"]),
            .unanswered(
                .department,
                ["indicators.3.level2": "成本指标", "indicators.3.level3": "养护成本", "indicators.3.value": "≤100万元"],
                because: .fieldNotInForm),
            .accepted(
                .card, ["indicators.5.level3": "带动群众增收", "indicators.5.value": "100", "indicators.5.unit": "万元"]),
            .accepted(.card, ["indicators.4.value": "60", "indicators.4.unit": "万元"]),
            .unanswered(.card, ["指标值": ""], because: .fieldNotInForm),
        ])

    private let perUnit: [String]

    package init(_ parameters: RuleParameters) throws(ProfileError) { perUnit = try parameters.texts("perUnit") }

    package func check(_ filing: Filing) -> Outcome {
        guard filing.layout != .department, filing.indicatorColumns.contains(.value) else { return .fieldNotInForm }
        guard let request = filing.requestedAmount?.value?.money else { return .fieldWithoutValue }
        let costs = filing.filledIndicators.compactMap { indicator in cost(of: indicator).map { (indicator, $0) } }
        let sum = costs.reduce(Money.zero) { $0 + $1.1 }
        guard let first = costs.first?.0, sum > request else { return .pass }
        return .fail([
            Violation(
                at: first.value,
                message: BilingualText(
                    zh: "成本指标合计\(sum.text(in: .yuan))，超过项目金额\(request.text(in: .yuan))。",
                    en:
                        "The cost targets come to \(sum.text(in: .yuan)), above the request of \(request.text(in: .yuan))."
                ),
                mend: BilingualText(
                    zh: "请核对指标值和单位；总成本不应超过申请金额。", en: "Check value and unit; total cost is at most the request."),
                related: costs.dropFirst().map(\.0.value.origin))
        ])
    }

    /// A total in money; nil for a cost per piece.
    private func cost(of indicator: Indicator) -> Money? {
        guard indicator.isCost, let number = indicator.target.number, let name = indicator.name?.normalised,
            !perUnit.contains(where: name.holds), let unit = indicator.unitText.flatMap(AmountUnit.init)
        else { return nil }
        return Money(number, unit)
    }
}
