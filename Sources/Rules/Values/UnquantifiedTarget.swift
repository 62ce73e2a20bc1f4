import FilingModel
import Spreadsheet

/// A numeric target that is not one number. Where no sign says that a number is meant, words are a qualitative target and
/// judged by VAL-09, VAL-16 and VAL-17; a mark left from the blank form is COMP-18's.
package struct UnquantifiedTarget: FilingRule {
    package static let description = RuleDescription(
        id: "VAL-02",
        title: .init(zh: "定量指标值不是一个明确的数", en: "Numeric target is not one number"),
        requirement: .init(
            zh: "指标性质为“≥”“＞”“＝”“≤”“＜”时，指标值应是一个数；时效指标也可以是日期。",
            en: "Under ≥, ＞, ＝, ≤ or ＜ the value is one number; a time limit may also be a date."),
        rationale: .init(
            zh: "“95左右”“90-95”“若干”这样的指标值，年终无法判定是否完成。",
            en: "With 95左右, 90-95 or 若干, nobody can tell at year's end whether the target was met."),
        source: .init(zh: "四川省预算管理一体化系统 指标值为数值", en: "Sichuan's integrated budget platform: the value is a number"),
        severity: .error,
        examples: [
            .accepted(.card),
            .accepted(.card, ["indicators.2.value": "95"]),
            .accepted(.card, ["indicators.3.value": "2025年12月底前", "indicators.3.unit": ""]),
            .accepted(.list, ["indicators.6.value": "有效"]),
            .accepted(.department, ["indicators.4.value": "改善出行条件"]),
            .rejected(.card, ["indicators.2.value": "↓95左右"]),
            .rejected(.card, ["indicators.7.value": "↓较高"]),
            .rejected(.list, ["indicators.8.value": "↓90-95"]),
            .rejected(.list, ["indicators.1.value": "↓2025年12月"]),
            .rejected(.department, ["indicators.2.value": "↓95%左右"]),
            .accepted(.card, ["indicators.1.value": "XX"]),
            .accepted(.department, ["indicators.2.value": "2025年12月"]),
            .accepted(.card, ["indicators.3.value": "1-12"]),
            .rejected(.card, ["indicators.1.value": "↓1-12", "indicators.1.unit": "月"]),
            .rejected(.card, ["indicators.3.value": "↓1-12", "indicators.3.unit": "天"]),
            .rejected(.card, ["indicators.1.value": "↓120公里、3座"]),
            .accepted(.department, ["indicators.1.value": "120公里、3座"]),
            .accepted(.card, ["indicators.1.value": "2025.6"]),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        filing.judgeIndicators(with: [.value]) { indicator in
            guard let fault = Self.fault(indicator) else { return nil }
            return Violation(
                at: indicator.value, message: Self.message(indicator, fault), mend: Self.mend(indicator))
        }
    }

    private static func fault(_ indicator: Indicator) -> BilingualText? {
        let target = indicator.target
        guard indicator.comparison != .qualitative, target.number == nil, !target.isPlaceholder else { return nil }
        let isNumeric = indicator.comparison != nil
        switch target.shape {
        case .range where isSpanOfMonths(indicator): return nil
        case .range: return BilingualText(zh: "是一个区间", en: "is a range")
        case .approximate: return BilingualText(zh: "只是约数", en: "is only approximate")
        case .date where isNumeric && indicator.kind.map { $0 != .timeliness } == true:
            return BilingualText(zh: "是日期而不是数", en: "is a date and not a number")
        case .words where isNumeric: return BilingualText(zh: "是文字而不是数", en: "is words and not a number")
        case .mixed where isNumeric: return BilingualText(zh: "不是单独一个数", en: "is more than one number")
        case .empty, .number, .date, .words, .mixed: return nil
        }
    }

    /// 1-12 beside the unit 月 says when, not how much.
    private static func isSpanOfMonths(_ indicator: Indicator) -> Bool {
        indicator.kind == .timeliness && indicator.unitText == "月"
    }

    private static func message(_ indicator: Indicator, _ fault: BilingualText) -> BilingualText {
        let found = indicator.value.shown
        guard let sign = indicator.comparison?.rawValue else {
            return BilingualText(
                zh: "\(indicator.title.zh)的指标值“\(found)”\(fault.zh)，不能作为考核标准。",
                en: "The target \"\(found)\" of \(indicator.title.en) \(fault.en).")
        }
        return BilingualText(
            zh: "\(indicator.title.zh)的指标性质为“\(sign)”，指标值“\(found)”却\(fault.zh)。",
            en: "The sign of \(indicator.title.en) is \"\(sign)\", but its target \"\(found)\" \(fault.en).")
    }

    private static func mend(_ indicator: Indicator) -> BilingualText {
        if indicator.kind == .timeliness {
            return BilingualText(
                zh: "请填写一个数（如30）并注明单位，或填写截止日期（如2025年12月31日）。",
                en: "Type one number (such as 30) with its unit, or a date (such as 2025年12月31日).")
        }
        guard indicator.sign != nil else {
            return BilingualText(
                zh: "请写明一个确定的数，如“≥95%”；确实无法量化的，直接写明达到的状态，如“健全”。",
                en: "Write one number, such as ≥95%; if it cannot be quantified, the state reached, such as 健全.")
        }
        return BilingualText(
            zh: "请填写一个明确的数，如“95”；确实无法量化的，把指标性质改为“定性”，并写明达到的状态。",
            en: "Type one number, such as 95; if it cannot be quantified, use 定性 and say what state is reached.")
    }
}
