import FilingModel
import Spreadsheet

/// Signs written otherwise than the six of the platform, in their own column or before the number in the value.
/// A text in the sign column that is no sign at all is warned of.
package struct NonStandardSign: FilingRule {
    package static let description = RuleDescription(
        id: "VAL-01",
        title: .init(zh: "指标性质符号不规范", en: "Sign is not one of the six"),
        requirement: .init(
            zh: "指标性质只用“≥”“＞”“＝”“≤”“＜”“定性”六种写法。",
            en: "The sign is written ≥, ＞, ＝, ≤, ＜ or 定性."),
        rationale: .init(
            zh: "预算管理一体化系统只认这六种写法，其他写法导入时会丢失或报错。",
            en: "The budget platform knows these six only; others are lost or refused on import."),
        source: .init(
            zh: "四川省预算管理一体化系统 指标性质选项", en: "Sichuan's integrated budget platform, choices of 指标性质"),
        severity: .notice, correction: .safe,
        examples: [
            .accepted(.card),
            .accepted(.department, ["indicators.1.value": "120公里"]),
            .rejected(.card, ["indicators.2.sign": "↓>= ⇒ ≥"]),
            .rejected(.card, ["indicators.4.sign": "↓不超过 ⇒ ≤"]),
            .rejected(.list, ["indicators.1.sign": "↓至少 ⇒ ≥"]),
            .rejected(.list, ["indicators.8.sign": "↓大约"]),
            .rejected(.department, ["indicators.1.value": "↓不低于120公里 ⇒ ≥120公里"]),
            .rejected(.department, ["indicators.2.value": "↓95%以上 ⇒ ≥95%"]),
            .accepted(.department, ["indicators.2.value": ">=良好"]),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        filing.judgeIndicators(with: [.value]) { indicator in
            guard let sign = indicator.sign, let text = sign.value else { return inValue(indicator) }
            guard let reading = Comparison.reading(text) else {
                return Violation(at: sign, message: Self.unknown(sign.shown), mend: Self.choose, severity: .warning)
            }
            guard !reading.isExact else { return nil }
            let canonical = reading.comparison.rawValue
            return Violation(
                at: sign, message: Self.variant(sign.shown, canonical), mend: Self.mend(canonical),
                correction: sign.correction(.safe, to: canonical))
        }
    }

    /// The sign within the value, where it is the only one. A sign with anything but one number stays: VAL-02 judges that.
    private func inValue(_ indicator: Indicator) -> Violation? {
        let target = indicator.target
        guard let written = target.signText, let comparison = target.comparison, target.shape == .number,
            written != comparison.rawValue
        else { return nil }
        // What TXT-07 would ask for next goes with it: a cell is corrected once.
        let mended = comparison.rawValue + NameWriting.narrowed(target.body)
        return Violation(
            at: indicator.value, message: Self.variant(written, comparison.rawValue), mend: Self.mend(mended),
            correction: indicator.value.correction(.safe, to: mended))
    }

    private static func variant(_ found: String, _ canonical: String) -> BilingualText {
        BilingualText(
            zh: "符号写作“\(found)”，规范写法为“\(canonical)”。",
            en: "The sign is written \"\(found)\"; the standard one is \"\(canonical)\".")
    }

    private static func mend(_ text: String) -> BilingualText {
        BilingualText(zh: "请改为“\(text)”。", en: "Type \"\(text)\".")
    }

    private static func unknown(_ found: String) -> BilingualText {
        BilingualText(
            zh: "指标性质“\(found)”不是“≥”“＞”“＝”“≤”“＜”“定性”中的一种，无法判断指标值的含义。",
            en: "\"\(found)\" is none of ≥, ＞, ＝, ≤, ＜ and 定性, so that the target cannot be understood.")
    }

    private static let choose = BilingualText(
        zh: "请从六种写法中选一种：至少达到用“≥”，不得超过用“≤”，恰好等于用“＝”，用文字描述用“定性”。",
        en: "Choose one of the six: ≥ for at least, ≤ for at most, ＝ for exactly, 定性 for words.")
}
