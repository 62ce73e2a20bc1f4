import FilingModel
import FoundationEssentials
import Spreadsheet

package struct WeightsOffTotal: FilingRule {
    package static let description = RuleDescription(
        id: "WGT-01",
        title: .init(zh: "权重合计不对", en: "Weights off their total"),
        requirement: .init(
            zh: "各项指标权重之和等于规定的合计数。", en: "The indicators' weights add up to the prescribed total."),
        rationale: .init(
            zh: "权重合计不对，年终自评的得分就算不出来；另外的10分属于预算执行率。",
            en: "With another sum the year-end score cannot be computed; the missing 10 belong to budget execution."),
        source: .init(
            zh: "财预〔2021〕101号；四川省预算管理一体化系统（申报时90分）",
            en: "MOF Caiyu [2021] No. 101; Sichuan's budget system (90 at filing)"),
        severity: .error, correction: .propose,
        parameters: [
            .init("total", .number, .init(zh: "权重合计", en: "Sum of the weights")),
            .init("alsoAccepted", .number, .init(zh: "只作提示的另一种合计", en: "Another sum, with a notice only")),
        ],
        examples: [
            .accepted(.card),
            .accepted(.card, ["indicators.1.weight": "22.5", "indicators.5.weight": "17.5"]),
            .rejected(.card, ["indicators.1.weight": "↓15"], saying: "少5"),
            .rejected(.card, ["indicators.1.weight": "↓20", "indicators.8.weight": "20"], saying: "一般是预算执行率的分值"),
            .unanswered(.card, ["indicators.1.weight": ""], because: .fieldWithoutValue),
            // A row left over from the blank form does not keep the others from being summed.
            .rejected(
                .card,
                [
                    "indicators.1.weight": "↓20", "indicators.7.level3": "……", "indicators.7.sign": "",
                    "indicators.7.value": "", "indicators.7.unit": "", "indicators.7.weight": "",
                    "indicators.7.direction": "",
                ]),
            .rejected(.list, ["indicators.1.weight": "↓20.5"]),
            .unanswered(.department, because: .fieldNotInForm),
            .accepted(
                .card,
                Dictionary(uniqueKeysWithValues: (1...8).map { ("indicators.\($0).weight", $0 == 1 ? "0.2" : "0.1") })),
            .rejected(
                .card,
                Dictionary(uniqueKeysWithValues: (1...8).map { ("indicators.\($0).weight", $0 == 1 ? "↓0.3" : "0.1") })),
        ])

    private let total: Decimal
    private let alsoAccepted: Decimal

    package init(_ parameters: RuleParameters) throws(ProfileError) {
        total = try parameters.number("total")
        alsoAccepted = try parameters.number("alsoAccepted")
    }

    package func check(_ filing: Filing) -> Outcome {
        guard filing.indicatorColumns.contains(.weight) else { return .fieldNotInForm }
        // WGT-04 reports that they are fractions; that they do not add up is told at once, and not after they were mended.
        let scale: Decimal = filing.fractionalWeights == nil ? 1 : 100
        let fields = filing.filledIndicators.compactMap(\.weight)
        let weights = fields.compactMap(\.value)
        guard let first = fields.first, weights.count == fields.count else { return .fieldWithoutValue }
        let sum = weights.reduce(Decimal(0), +) * scale
        guard sum != total else { return .pass }
        let isKnown = sum == alsoAccepted
        return .fail([
            Violation(
                at: first, message: isKnown ? knownMessage(sum) : message(sum),
                mend: isKnown ? knownMend : mend(sum), related: fields.dropFirst().map(\.origin),
                severity: isKnown ? .notice : nil)
        ])
    }

    private func message(_ sum: Decimal) -> BilingualText {
        BilingualText(
            zh: "权重合计为\(sum)，应为\(total)，\(sum < total ? "少\(total - sum)" : "多\(sum - total)")。",
            en: "The weights add up to \(sum) instead of \(total): "
                + "\(sum < total ? "\(total - sum) too little" : "\(sum - total) too much").")
    }

    private func mend(_ sum: Decimal) -> BilingualText {
        BilingualText(
            zh: "请调整各项权重，使合计为\(total)；本工具不按比例自动调整。",
            en: "Adjust the weights so that they make \(total); they are never rescaled for you.")
    }

    private func knownMessage(_ sum: Decimal) -> BilingualText {
        BilingualText(
            zh: "权重合计为\(sum)，本地申报口径为\(total)；多出的\(sum - total)一般是预算执行率的分值。",
            en:
                "The weights add up to \(sum); \(total) is usual here, the other \(sum - total) being budget execution's."
        )
    }

    private var knownMend: BilingualText {
        BilingualText(
            zh: "如系统要求合计\(total)，请去掉预算执行率的分值或调整权重；否则不需改动。",
            en:
                "Where the system demands \(total), leave out budget execution or adjust; otherwise nothing is to be done."
        )
    }
}
