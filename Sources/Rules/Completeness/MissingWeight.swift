import FilingModel
import Spreadsheet

/// A weight that is blank or no number, where the form has weights.
package struct MissingWeight: FilingRule {
    package static let description = RuleDescription(
        id: "COMP-11",
        title: .init(zh: "权重未填写或不是数字", en: "Weight is missing or no number"),
        requirement: .init(
            zh: "表样有“权重”一栏的，每条指标都应填写数字权重。",
            en: "Where the form has weights, each indicator has one, and it is a number."),
        rationale: .init(
            zh: "缺少权重的指标在自评和评价时无法计分。",
            en: "Without a weight, an indicator cannot be scored when the project is evaluated."),
        source: .init(zh: "财预〔2021〕101号 绩效指标权重的设置", en: "财预〔2021〕101号, weights of the indicators"),
        severity: .error,
        examples: [
            .accepted(.card),
            .accepted(.card, ["indicators.1.weight": "'20"]),
            .unanswered(.department, because: .fieldNotInForm),
            .rejected(.card, ["indicators.1.weight": "↓"]),
            .rejected(.list, ["indicators.3.weight": "↓十"]),
            .rejected(.card, ["indicators.1.weight:indicators.2.weight": "↓35"], saying: "没有自己的权重"),
            .rejected(.list, ["indicators.2.weight": "↓", "indicators.8.weight": "↓"]),
            .rejected(.card, allBlank),
            .rejected(.card, ["indicators.1.weight": "↓=SUM(H14) → 二十"]),
            .rejected(
                .card, ["indicators.1.weight": "↓"].merging(withoutOtherRows) { typed, _ in typed },
                saying: "“养护农村公路里程”没有填写权重"),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        let rows = filing.filledIndicators
        let weights = rows.compactMap(\.weight)
        if let first = weights.first, weights.count > 1,
            weights.allSatisfy(\.isBlank)
        {
            return .fail([
                Violation(
                    at: first, message: Self.allMissing(weights.count), mend: Self.mend,
                    related: weights.dropFirst().map(\.origin))
            ])
        }
        return filing.judgeIndicators(with: [.weight]) { indicator in
            guard let weight = indicator.weight else { return nil }
            switch weight.content {
            case .value: return nil
            case .blank where weight.origin.cell.row != indicator.row:
                return Violation(at: weight, message: Self.shared(indicator), mend: Self.division)
            case .blank: return Violation(at: weight, message: Self.missing(indicator), mend: Self.mend)
            case .unreadable where weight.source == .typed || weight.source == .formula:
                return Violation(at: weight, message: Self.unreadable(indicator, weight.shown), mend: Self.mend)
            case .unreadable: return nil  // FILE-10 reports a formula without a result
            }
        }
    }

    /// What empties all rows but the first.
    private static let withoutOtherRows = Dictionary(
        uniqueKeysWithValues: (2...8).flatMap { row in
            ["level3", "sign", "value", "unit", "weight", "direction"].map { ("indicators.\(row).\($0)", "") }
        })

    private static let allBlank: [String: String] = {
        var cells = Dictionary(uniqueKeysWithValues: (2...8).map { ("indicators.\($0).weight", "") })
        cells["indicators.1.weight"] = "↓"
        return cells
    }()

    private static func missing(_ indicator: Indicator) -> BilingualText {
        BilingualText(zh: "\(indicator.title.zh)没有填写权重。", en: "\(indicator.title.en) has no weight.")
    }

    /// Of a cell that is merged over several rows.
    private static func shared(_ indicator: Indicator) -> BilingualText {
        BilingualText(
            zh: "\(indicator.title.zh)没有自己的权重，与上面的指标合并在一格。",
            en: "\(indicator.title.en) has no weight of its own: the cell is merged with that of the indicator above.")
    }

    private static let division = BilingualText(
        zh: "请取消合并，给每条指标各填一个权重，合计不变。", en: "Split the cell and give each indicator its weight; the sum stays as it is.")

    private static func allMissing(_ count: Int) -> BilingualText {
        BilingualText(
            zh: "“权重”一栏整列未填，共 \(count) 条指标。", en: "The weights are blank throughout, for all \(count) indicators.")
    }

    private static func unreadable(_ indicator: Indicator, _ found: String) -> BilingualText {
        BilingualText(
            zh: "\(indicator.title.zh)的权重“\(found)”不是数字。",
            en: "The weight \"\(found)\" of \(indicator.title.en) is not a number.")
    }

    private static let mend = BilingualText(
        zh: "请在“权重”一栏填写数字，如“10”，并使各条权重之和符合规定。",
        en: "Type a number such as 10 in the weight column, so that the weights make up the prescribed sum.")
}
