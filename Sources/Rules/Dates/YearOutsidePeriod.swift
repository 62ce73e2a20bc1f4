import FilingModel
import Spreadsheet

package struct YearOutsidePeriod: FilingRule {
    package static let description = RuleDescription(
        id: "DATE-04",
        title: .init(zh: "预算年度不在项目期内", en: "Budget year outside the project period"),
        requirement: .init(zh: "申报的预算年度在项目起止时间之内。", en: "The budget year lies within the project's period."),
        rationale: .init(
            zh: "项目在该年度没有开始或已经结束，就不应申请该年度的资金。",
            en: "A project that has ended or not begun does not ask for the year's money."),
        source: .init(zh: "本工具建议", en: "Our own proposal"),
        severity: .error,
        examples: [
            .accepted(.card),
            .accepted(.card, ["project.period": "2023年1月-2025年1月"]),
            .rejected(.card, ["project.period": "↓2021年1月-2022年12月"]),
            .rejected(.card, ["project.period": "↓2026-2028年"]),
            .rejected(.card, ["project.period": "↓2024.1-12"]),
            .unanswered(.card, ["project.period": "2026年12月-2026年1月"], because: .fieldWithoutValue),
            .rejected(.card, ["project.period": "↓2024年6月1日-2024年6月1日"]),
        ])

    private let year: FiscalYear

    package init(_ parameters: RuleParameters) throws(ProfileError) { year = parameters.year }

    package func check(_ filing: Filing) -> Outcome {
        switch ProjectPeriod.reading(filing) {
        case .notInForm: return .fieldNotInForm
        case .withoutValue: return .fieldWithoutValue
        case .period(let period):
            guard period.start <= period.end else { return .fieldWithoutValue }  // reported by DATE-03
            guard !(period.start.year...period.end.year).contains(year.year) else { return .pass }
            return .fail([Violation(at: period.field, message: message(period), mend: mend, related: period.related)])
        }
    }

    private func message(_ period: ProjectPeriod) -> BilingualText {
        BilingualText(
            zh: "项目期为\(period.start.chinese)至\(period.end.chinese)，不包括申报的\(year.year)年度。",
            en:
                "The project runs from \(period.start.iso) to \(period.end.iso), which leaves out the year \(year.year)."
        )
    }

    private var mend: BilingualText {
        BilingualText(
            zh: "请核对项目期；项目延续到\(year.year)年的，填写延续后的起止时间，否则不应申报本年资金。",
            en:
                "Check the period: if the project goes on into \(year.year), say so; otherwise do not file it this year."
        )
    }
}
