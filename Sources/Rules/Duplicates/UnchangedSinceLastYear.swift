import FilingModel
import Spreadsheet

package struct UnchangedSinceLastYear: RegisterRule {
    package static let description = RuleDescription(
        id: "DUP-06",
        title: .init(zh: "与上年申报完全相同", en: "The same as last year's filing"),
        requirement: .init(
            zh: "延续项目按本年的任务更新目标和指标。", en: "A continued project's goal and indicators are brought up to date."),
        rationale: .init(
            zh: "只改年度和金额，说明目标没有根据上年完成情况调整。",
            en: "Where only year and amount differ, last year's results were not looked at."),
        source: .init(zh: "本工具建议", en: "Our own proposal"),
        severity: .notice,
        examples: [
            .unanswered(.card, because: .noPrevious),
            .accepted(.card, [:], .lastYear(["indicators.1.value": "110"])),
            .accepted(.card, [:], .lastYear(["goal.year": "完成农村公路日常养护110公里，路面完好率达到95%以上，保障群众安全出行。"])),
            .accepted(.card, ["project.code": ""], .lastYear(["project.name": "桥梁加固", "project.code": ""])),
            .rejected(.card, ["project.name": "↓农村公路养护"], .lastYear(["year": "（2024年度）", "funds.year.total": "40"])),
            .rejected(.list, ["project.name": "↓农村公路养护"], .lastYear([:])),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ register: Register) -> Outcome {
        guard let lastYear = register.lists.previous.map(LastYear.init) else { return .noPrevious }
        return Outcome(
            register.projects.compactMap { filing in
                guard let field = filing.text(.projectName), let before = lastYear.filing(of: filing),
                    Self.contents(filing) == Self.contents(before)
                else { return nil }
                return Violation(
                    at: field,
                    message: .init(
                        zh: "年度目标和\(filing.filledIndicators.count)条指标与上年申报（\(before.workbook.name)）完全相同。",
                        en:
                            "The goal and all \(filing.filledIndicators.count) indicators are those of last year's filing (\(before.workbook.name))."
                    ),
                    mend: .init(
                        zh: "请根据上年完成情况和本年任务更新目标和指标值。",
                        en: "Bring goal and targets up to date, by last year's results and this year's tasks."))
            })
    }

    private static func contents(_ filing: Filing) -> [LabelText] {
        [LabelText(filing.text(.yearGoal)?.raw ?? "")]  // a form without a goal has none in either year
            + filing.filledIndicators.flatMap { row in
                [row.level3.raw, row.value.raw].map(LabelText.init)
            }
    }
}
