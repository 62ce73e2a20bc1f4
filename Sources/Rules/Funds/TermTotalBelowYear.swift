import FilingModel
import Spreadsheet

package struct TermTotalBelowYear: FilingRule {
    package static let description = RuleDescription(
        id: "FUND-03",
        title: .init(zh: "中期资金总额与年度资金总额矛盾", en: "Term's total contradicts the year's"),
        requirement: .init(
            zh: "中期资金总额不小于年度资金总额；项目期在一个年度以内的，两者相等。",
            en: "The term's total is at least the year's; for a project of one year they are equal."),
        rationale: .init(
            zh: "一个项目全部的钱不会少于其中一年的钱。", en: "The whole project cannot cost less than one year of it."),
        source: .init(zh: "财预〔2015〕88号 项目支出绩效目标申报表；本工具建议", en: "MOF Caiyu [2015] No. 88; our own proposal"),
        severity: .warning,
        examples: [
            .accepted(.card),
            .unanswered(.card, ["funds.term.total": ""], because: .fieldWithoutValue),
            .accepted(.card, ["funds.term.total": "130", "project.period": "2024年1月-2026年12月"]),
            // Ten thousand times too much is FUND-06's.
            .unanswered(.card, ["funds.term.total": "450000"], because: .fieldWithoutValue),
            .unanswered(.list, because: .fieldNotInForm),
            .rejected(.card, ["funds.term.total": "↓44.99"]),
            .rejected(.card, ["funds.term.total": "↓80"]),
            .rejected(.card, ["funds.term.total": "↓40", "project.period": "2024年1月-2026年12月"]),
            .unanswered(.card, ["funds.year.total": "44"], because: .fieldWithoutValue),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        guard let term = filing.amount(.termTotal), let year = filing.amount(.yearTotal) else { return .fieldNotInForm }
        guard let whole = term.value?.money, let part = year.value?.money, let unit = filing.amountUnit.value,
            !whole.isOtherMagnitude(of: part), !filing.hasDoubtfulTotal
        else { return .fieldWithoutValue }
        var isOfOneYear = false
        if case .period(let period) = ProjectPeriod.reading(filing) {
            isOfOneYear = period.start.year == period.end.year
        }
        guard whole < part || isOfOneYear && whole > part else { return .pass }
        return .fail([
            Violation(
                at: term,
                message: .init(
                    zh: "中期资金总额为\(whole.text(in: unit))，年度资金总额为\(part.text(in: unit))，"
                        + (isOfOneYear ? "项目期只有一年，两者应当相等。" : "中期小于年度。"),
                    en: "The term's total is \(whole.text(in: unit)) and the year's \(part.text(in: unit))"
                        + (isOfOneYear ? "; the project runs for one year, so they must be equal." : ", which is more.")
                ),
                mend: .init(
                    zh: "请核对两个总额和项目期。", en: "Check both totals and the project's period."),
                related: [year.origin])
        ])
    }
}

extension Money {
    /// Ten thousand times the other or a ten-thousandth of it, give or take a hundredth: 元 taken for 万元.
    func isOtherMagnitude(of other: Money) -> Bool {
        let (large, small) = fen > other.fen ? (Double(fen), Double(other.fen)) : (Double(other.fen), Double(fen))
        return (9_900...10_100).contains(large / small)  // divided by 0 it is no number in that range
    }
}
