import FilingModel
import FoundationEssentials
import Spreadsheet

package struct WeightsAsFractions: FilingRule {
    package static let description = RuleDescription(
        id: "WGT-04",
        title: .init(zh: "权重写成了小数", en: "Weights typed as fractions"),
        requirement: .init(
            zh: "权重填分值，如20，不填0.2或20%。", en: "A weight is a number of points: 20, not 0.2 or 20 %."),
        rationale: .init(
            zh: "系统按分值计分，小数会使合计只有1分。", en: "The platform counts points; fractions come to one point in all."),
        source: .init(zh: "本工具建议（填报实务）", en: "Our own proposal, from practice"),
        severity: .notice, correction: .safe,
        examples: [
            .accepted(.card),
            // What does not come to 0.9 or 1 is WGT-01's alone.
            .accepted(.card, ["indicators.1.weight": "0.2"]),
            .rejected(
                .card,
                fractions(["0.2", "0.1", "0.1", "0.1", "0.2", "0.05", "0.05", "0.1"], [20, 10, 10, 10, 20, 5, 5, 10])),
            .rejected(
                .list,
                fractions(["0.3", "0.1", "0.1", "0.1", "0.2", "0.05", "0.05", "0.1"], [30, 10, 10, 10, 20, 5, 5, 10])),
            .rejected(.list, fractions(["=ROUND(0.6/3,2) → 0.2", "0.1", "0.1", "0.1", "0.2", "0.05", "0.05", "0.1"])),
            .accepted(.card, fractions(["", "0.1", "0.1", "0.1", "0.2", "0.15", "0.15", "0.1"])),
            .accepted(.card, fractions(["0", "0.1", "0.1", "0.1", "0.2", "0.15", "0.15", "0.1"])),
            .accepted(.card, fractions(["1", "0", "0", "0", "0", "0", "0", "0"])),
            .accepted(.card, fractions(["-0.1", "0.1", "0.1", "0.1", "0.2", "0.2", "0.2", "0.1"])),
            .accepted(.card, ["indicators.1.weight": "0.9"].merging(withoutOtherRows) { typed, _ in typed }),
        ])

    /// - Parameter points: what the weights are corrected to; empty where they are not.
    private static func fractions(_ weights: [String], _ points: [Int] = []) -> [String: String] {
        let found = zip(weights.indices, weights).map { index, weight in
            "↓" + weight + (points.isEmpty ? "" : " ⇒ \(points[index])")
        }
        return Dictionary(
            uniqueKeysWithValues: found.enumerated().map { ("indicators.\($0.offset + 1).weight", $0.element) })
    }

    /// What empties all rows but the first.
    private static let withoutOtherRows = Dictionary(
        uniqueKeysWithValues: (2...8).flatMap { row in
            ["level3", "sign", "value", "unit", "weight", "direction"].map { ("indicators.\(row).\($0)", "") }
        })

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        guard let fields = filing.fractionalWeights else {
            return filing.judgeIndicators(with: [.weight]) { _ in nil }
        }
        // A formula is never written over: beside its fraction the others would be a hundred times too much.
        let isTyped = fields.allSatisfy { $0.source == .typed }
        return .fail(
            fields.compactMap { field in
                guard let weight = field.value else { return nil }
                return Violation(
                    at: field,
                    message: BilingualText(
                        zh: "权重“\(field.shown)”是小数，应为\(weight * 100)分。",
                        en: "The weight \"\(field.shown)\" is a fraction; \(weight * 100) points are meant."),
                    mend: BilingualText(zh: "请改为\(weight * 100)。", en: "Change it to \(weight * 100)."),
                    correction: isTyped ? field.correction(.safe, to: weight * 100) : nil)
            })
    }
}

extension Filing {
    /// The weights where all of them are fractions that come to 0.9 or to 1; nil elsewhere.
    var fractionalWeights: [Field<Decimal>]? {
        let fields = filledIndicators.compactMap(\.weight)
        let weights = fields.compactMap(\.value)
        guard weights.count == fields.count, weights.count > 1, weights.allSatisfy({ $0 > 0 }) else {
            return nil
        }
        let sum = weights.reduce(Decimal(0), +)
        return sum == 1 || sum * 10 == 9 ? fields : nil
    }
}
