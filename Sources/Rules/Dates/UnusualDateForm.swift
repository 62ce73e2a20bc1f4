import FilingModel
import Spreadsheet

package struct UnusualDateForm: FilingRule {
    package static let description = RuleDescription(
        id: "DATE-05",
        title: .init(zh: "日期写法不规范", en: "Date written in an unusual way"),
        requirement: .init(
            zh: "填报日期写明年月日，项目期写明起止年月。",
            en: "The filing date gives year, month and day, the period its first and last month."),
        rationale: .init(
            zh: "“45590”是没有设成日期格式的日期，“全年”没有说是哪一年，统计时读不出来。",
            en: "45590 is a date in a cell without a date format; 全年 does not say which year."),
        source: .init(zh: "实际申报表常见问题；本工具建议", en: "Seen in real filings; our own proposal"),
        severity: .notice, correction: .safe,
        examples: [
            .accepted(.card),
            .accepted(.card, ["project.period": "2024.1-12", "filed.on": "2024/10/25"]),
            .unanswered(.list, because: .fieldNotInForm),
            .rejected(.card, ["filed.on": "↓45590 ⇒ 2024年10月25日"]),
            .rejected(.card, ["filed.on": "↓４５５９０ ⇒ 2024年10月25日"]),
            .rejected(.card, ["project.period": "↓全年 ⇒ 2025年1月-2025年12月"]),
            .rejected(.card, ["project.period": "↓本年度 ⇒ 2025年1月-2025年12月"]),
            .accepted(.card, ["filed.on": "20241025"]),
            .rejected(.card, ["filed.on": "↓45597 ⇒ 2024年11月1日"]),
        ])

    /// The batch's: a title of another year is DATE-01's.
    private let year: FiscalYear

    package init(_ parameters: RuleParameters) throws(ProfileError) { year = parameters.year }

    package func check(_ filing: Filing) -> Outcome {
        let fields = [FieldPath.filedOn, .projectStart, .projectEnd, .projectPeriod].compactMap(filing.text)
        guard !fields.isEmpty else { return .fieldNotInForm }
        return Outcome(fields.compactMap { field in meaning(field).map { violation(field, $0) } })
    }

    /// What an unusual writing stands for; nil for any other.
    private func meaning(_ field: Field<String>) -> String? {
        let text = LabelText(field.raw).normalised
        guard field.path != .projectPeriod else {
            return Self.wholeYear.contains(text) ? "\(year.year)年1月-\(year.year)年12月" : nil
        }
        return Int(text).flatMap(Self.day)?.chinese
    }

    private static let wholeYear: Set = ["全年", "本年", "本年度", "当年", "年度内", "全年度"]

    private func violation(_ field: Field<String>, _ written: String) -> Violation {
        Violation(
            at: field,
            message: .init(
                zh: "“\(field.shown)”应写作“\(written)”。", en: "\"\(field.shown)\" stands for \(written)."),
            mend: .init(zh: "请改为“\(written)”。", en: "Change it to \"\(written)\"."),
            correction: field.correction(.safe, to: written))
    }

    /// Days since the last of 1899, as spreadsheets count them (ECMA-376 Part 1, 18.17.4.1); nil outside 2010 to 2049.
    private static func day(_ serial: Int) -> CellDate.Day? {
        guard (40_179..<54_789).contains(serial) else { return nil }
        var rest = serial - 40_179
        var year = 2010
        var month = 1
        while rest >= PeriodText.lastDay(year: year, month: month) {
            rest -= PeriodText.lastDay(year: year, month: month)
            (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
        }
        return CellDate.Day(year: year, month: month, day: rest + 1)
    }
}
