import FilingModel
import Spreadsheet

/// A target of which nobody says whether it is a floor, a ceiling or words. Where the form has no sign column, only a bare
/// number lacks a sign: a date and words explain themselves.
package struct MissingSign: FilingRule {
    package static let description = RuleDescription(
        id: "COMP-09",
        title: .init(zh: "指标性质（符号）未填写", en: "Sign is missing"),
        requirement: .init(
            zh: "每条指标都应有“≥”“≤”“＝”“定性”等指标性质，填在“指标性质”一栏或写在指标值前。",
            en: "Each indicator has its sign, ≥, ≤, ＝ or 定性, in the sign column or before the value."),
        rationale: .init(
            zh: "只写“90%”，不知道是至少、至多还是恰好，年终无法判定。",
            en: "A bare 90% may be the least, the most or exact, and cannot be judged at year's end."),
        source: .init(
            zh: "四川省预算管理一体化系统 指标性质栏目；实际申报", en: "Sichuan's integrated budget platform, field 指标性质; real filings"),
        severity: .error, correction: .propose,
        examples: [
            .accepted(.card, ["indicators.2.sign": "", "indicators.2.value": "≥95%"]),
            .accepted(.department, ["indicators.3.value": "2025年12月底前"]),
            .accepted(.department, ["indicators.4.value": "改善出行条件"]),
            .accepted(.card, ["indicators.1.sign:indicators.2.sign": "≥"]),
            .rejected(.card, ["indicators.2.sign": "↓ ⇒ ≥"]),
            .rejected(.card, ["indicators.6.sign": "↓ ⇒ 定性"]),
            .rejected(.list, ["indicators.8.sign": "↓ ⇒ ≥", "indicators.8.direction": ""]),
            .rejected(.department, ["indicators.5.value": "↓90% ⇒ ≥90%"]),
            .accepted(.card, ["indicators.1.sign": "", "indicators.1.value": ""]),
            .accepted(.card, ["indicators.1.sign": "", "indicators.1.value": "XX"]),
            .rejected(.card, ["indicators.1.sign": "↓", "indicators.1.direction": ""]),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        filing.judgeIndicators(with: [.value]) { indicator in
            guard indicator.target.comparison == nil, indicator.target.shape != .empty,
                !indicator.target.isPlaceholder
            else { return nil }
            if let sign = indicator.sign {
                guard sign.isBlank else { return nil }
                let proposed = Self.sign(indicator)?.rawValue
                return Violation(
                    at: sign, message: Self.message(indicator), mend: Self.mend(proposed),
                    correction: proposed.flatMap { sign.correction(.propose, to: $0) })
            }
            guard indicator.target.shape == .number else { return nil }
            let proposed = Self.sign(indicator).map { $0.rawValue + indicator.target.body }
            return Violation(
                at: indicator.value, message: Self.message(indicator), mend: Self.mend(proposed),
                correction: proposed.flatMap { indicator.value.correction(.propose, to: $0) })
        }
    }

    /// The sign that the rest of the row speaks for; nil where it could be either.
    private static func sign(_ indicator: Indicator) -> Comparison? {
        if indicator.target.shape == .words { return .qualitative }
        if let direction = indicator.direction?.value.flatMap(IndicatorDirection.reading) {
            return direction == .positive ? .atLeast : .atMost
        }
        if indicator.isSatisfaction { return .atLeast }
        return indicator.isCost ? .atMost : nil
    }

    private static func message(_ indicator: Indicator) -> BilingualText {
        let found = indicator.value.shown
        guard indicator.target.shape != .words else {
            return BilingualText(
                zh: "\(indicator.title.zh)的指标值“\(found)”是文字，没有填写指标性质。",
                en: "The target \"\(found)\" of \(indicator.title.en) is words; its sign is missing.")
        }
        return BilingualText(
            zh: "\(indicator.title.zh)的指标值“\(found)”没有指标性质（符号），不知是至少、至多还是恰好。",
            en:
                "The target \"\(found)\" of \(indicator.title.en) has no sign: at least, at most or exactly?"
        )
    }

    private static func mend(_ proposed: String?) -> BilingualText {
        guard let proposed else {
            return BilingualText(
                zh: "请补填符号：至少达到用“≥”，不得超过用“≤”，恰好等于用“＝”。",
                en: "Add the sign: ≥ for at least, ≤ for at most, ＝ for exactly.")
        }
        return BilingualText(
            zh: "请核实后补填，建议填“\(proposed)”。", en: "Check and add it; the row speaks for \"\(proposed)\".")
    }
}
