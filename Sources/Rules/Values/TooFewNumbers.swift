import FilingModel
import FoundationEssentials
import Spreadsheet

/// Too many targets in words, and a quantity in words, which is an error by itself.
package struct TooFewNumbers: FilingRule {
    package static let description = RuleDescription(
        id: "VAL-16",
        title: .init(zh: "定性指标过多或数量指标没有量化", en: "Too many targets in words"),
        requirement: .init(
            zh: "指标以定量为主，定性指标占比不超过规定的比例；数量指标必须量化。",
            en: "The share of targets in words stays within the limit, and a quantity is always a number."
        ),
        rationale: .init(
            zh: "区级要求以量化绩效指标衡量实施效果，定性指标过多就无从考核。",
            en: "The district measures by quantified indicators; with too many words there is nothing to measure."),
        source: .init(
            zh: "恩阳区全面推进预算绩效管理的实施方案：“推动以量化绩效指标衡量”",
            en: "The district's plan for performance budgeting: measure by quantified indicators"),
        severity: .warning,
        parameters: [
            .init("maximumShare", .number, .init(zh: "定性指标最高占比（%）", en: "Highest share of targets in words (%)"))
        ],
        examples: [
            .accepted(.card),
            // Four of eight are exactly half.
            .accepted(
                .list,
                [
                    "indicators.2.sign": "定性", "indicators.2.value": "完好", "indicators.5.sign": "定性",
                    "indicators.5.value": "受益", "indicators.7.sign": "定性", "indicators.7.value": "整洁",
                ]),
            .accepted(.department, ["indicators.1.value": "120公里"]),
            .rejected(.card, ["indicators.1.sign": "定性", "indicators.1.value": "↓若干", "indicators.1.unit": ""]),
            .rejected(.list, ["indicators.1.sign": "↓定性"]),
            .rejected(.department, ["indicators.1.value": "↓按计划完成"]),
            .rejected(
                .department,
                [
                    "indicators.1.level1": "↓产出指标", "indicators.2.value": "完好", "indicators.4.value": "受益",
                    "indicators.5.value": "满意",
                ]),
            .accepted(.card, ["indicators.1.sign": "定性", "indicators.1.value": ""]),
            .accepted(.card, ["indicators.1.sign": "定性", "indicators.1.value": "……"]),
            .accepted(.card, ["indicators.1.sign": "定性", "indicators.1.value": "≥120"]),
            .rejected(
                .department,
                [
                    "indicators.1.level1": "↓产出指标", "indicators.2.value": "完好", "indicators.4.value": "受益",
                    "indicators.3.value": "", "indicators.5.value": "……",
                ], saying: "3条指标中有2条"),
        ])

    private let maximumShare: Decimal

    package init(_ parameters: RuleParameters) throws(ProfileError) {
        maximumShare = try parameters.number("maximumShare")
    }

    package func check(_ filing: Filing) -> Outcome {
        let quantities = filing.judgeIndicators(with: [.value], Self.quantityInWords)
        let judged = filing.filledIndicators.filter { !$0.value.isBlank && !$0.target.isPlaceholder }
        let inWords = judged.filter(\.isQualitative).count
        guard Decimal(inWords * 100) > maximumShare * Decimal(judged.count) else { return quantities }
        let share = Violation(
            at: filing.indicatorOrigin, field: .indicators,
            message: Self.message(inWords, of: judged.count, maximumShare), mend: Self.mend)
        if case .fail(let violations) = quantities { return .fail(violations + [share]) }
        return .fail([share])
    }

    /// Words under a numeric sign are VAL-02's, 定性 beside ≥ is VAL-04's, marks left from the blank form are COMP-18's.
    private static func quantityInWords(_ indicator: Indicator) -> Violation? {
        guard indicator.kind == .quantity, indicator.isQualitative, !indicator.value.isBlank,
            !indicator.target.isPlaceholder, !indicator.hasContradictorySigns
        else { return nil }
        guard indicator.target.shape != .words, let sign = indicator.sign else {
            return Violation(
                at: indicator.value, message: quantityMessage(indicator), mend: quantityMend, severity: .error)
        }
        return Violation(
            at: sign, message: signMessage(indicator), mend: signMend, related: [indicator.value.origin],
            severity: .error)
    }

    private static func message(_ inWords: Int, of count: Int, _ maximum: Decimal) -> BilingualText {
        let share = Decimal(inWords * 1000 / count) / 10
        return BilingualText(
            zh: "\(count)条指标中有\(inWords)条是定性指标，占\(share)%，超过\(maximum)%的上限。",
            en: "\(inWords) of \(count) targets are in words: \(share) %, above the limit of \(maximum) %.")
    }

    private static let mend = BilingualText(
        zh: "请把能用数量、比率、时间、金额衡量的指标改为定量指标，填写具体的数。",
        en: "Turn what can be counted, timed or priced into numeric targets.")

    private static func quantityMessage(_ indicator: Indicator) -> BilingualText {
        BilingualText(
            zh: "数量指标\(indicator.title.zh)的指标值“\(indicator.value.shown)”没有用数字表示；数量指标必须量化。",
            en: "The quantity \(indicator.title.en) has the target \"\(indicator.value.shown)\", which is no number.")
    }

    private static let quantityMend = BilingualText(
        zh: "请填写具体数量和单位，如“≥120公里”；无法计数的，请归入其他二级指标。",
        en: "Type the quantity with its unit, such as ≥120公里, or move what cannot be counted below another level 2.")

    private static func signMessage(_ indicator: Indicator) -> BilingualText {
        BilingualText(
            zh: "数量指标\(indicator.title.zh)的指标值“\(indicator.value.shown)”含有数字，指标性质却是“定性”。",
            en: "The quantity \(indicator.title.en) has the value \"\(indicator.value.shown)\", but its sign is 定性.")
    }

    private static let signMend = BilingualText(
        zh: "请把指标性质改为“≥”“＝”或“≤”。", en: "Change the sign to ≥, ＝ or ≤.")
}
