import FilingModel
import FoundationEssentials
import Spreadsheet

package struct FiledLate: FilingRule {
    package static let description = RuleDescription(
        id: "DATE-08",
        title: .init(zh: "填报日期晚于截止时间", en: "Filed after the deadline"),
        requirement: .init(
            zh: "年初预算项目在截止月份以前填报，追加项目在申报年度内填报。",
            en: "Targets of the initial budget are filed by the deadline, those of a supplement within the year."),
        rationale: .init(
            zh: "过了截止时间再填，目标就编在预算之后了。", en: "After the deadline the targets follow the budget instead of preceding it."),
        source: .init(
            zh: "恩阳区全面推进预算绩效管理的实施方案（先有目标、后有资金）；本工具建议",
            en: "The district's plan, on targets before money; our own proposal"),
        severity: .warning,
        parameters: [
            .init(
                "lastMonth", .number,
                .init(zh: "截止月份：申报年度的几月底（0为上年底）", en: "Last month, of the budget year; 0 is the end of the year before")
            )
        ],
        examples: [
            .accepted(.card),
            .accepted(.card, ["filed.on": "2025年6月30日", "funds.kind": "追加预算"]),
            .unanswered(.card, ["filed.on": "待定"], because: .fieldWithoutValue),
            .unanswered(.list, because: .fieldNotInForm),
            .rejected(.card, ["filed.on": "↓2025年4月1日"], saying: "2025年3月底"),
            .rejected(.card, ["filed.on": "↓2026年1月2日", "funds.kind": "追加预算"]),
            .accepted(.card, ["filed.on": "2025年6月30日", "funds.kind": "新出台政策"]),
            .accepted(.card, ["filed.on": "2025年3月31日"]),
        ])

    private let lastMonth: Decimal
    /// The batch's: a title of another year is DATE-01's.
    private let year: FiscalYear

    package init(_ parameters: RuleParameters) throws(ProfileError) {
        lastMonth = try parameters.number("lastMonth")
        year = parameters.year
    }

    package func check(_ filing: Filing) -> Outcome {
        guard let field = filing.text(.filedOn) else { return .fieldNotInForm }
        guard let day = field.value.flatMap(PeriodText.init)?.start else { return .fieldWithoutValue }
        let kind = filing.text(.fundKind)?.value.flatMap(FundKind.reading)
        let isLater = kind == .supplement || kind == .newPolicy
        let last: Decimal = isLater ? 12 : lastMonth
        let isLate = Decimal((day.year - year.year) * 12 + day.month) > last
        guard isLate else { return .pass }
        let zh = last == 0 ? "\(year.year - 1)年底" : "\(year.year)年\(last)月底"
        return .fail([
            Violation(
                at: field,
                message: .init(
                    zh: "填报日期是\(day.chinese)，截止时间是\(zh)。",
                    en: "It was filed on \(day.iso); the deadline is the end of month \(last) of \(year.year)."),
                mend: .init(
                    zh: "请核对日期；确实逾期的，在“单位说明”中写明原因。", en: "Check the date; if it is late, explain why."))
        ])
    }
}
