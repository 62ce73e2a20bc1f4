import FilingModel
import Spreadsheet

package struct MissingDepartment: FilingRule {
    package static let description = RuleDescription(
        id: "COMP-02",
        title: .init(zh: "主管部门未填写", en: "Department is missing"),
        requirement: .init(zh: "申报表应填写主管部门。", en: "A filing names the department in charge."),
        rationale: .init(
            zh: "绩效目标由主管部门审核汇总，没有主管部门就不知道由谁负责。",
            en: "The department reviews and collects the targets; without one, nobody answers for them."),
        source: .init(
            zh: "财预〔2015〕88号 附件 项目支出绩效目标申报表、部门整体支出绩效目标申报表", en: "财预〔2015〕88号, annexed project and department forms"),
        severity: .error,
        examples: [
            .accepted(.card),
            // The list's department is a row of its own, not a field.
            .unanswered(.list, ["department": ""], because: .fieldNotInForm),
            .rejected(.card, ["department": "↓"]),
            .rejected(.department, ["department": "↓"]),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        guard let field = filing.text(.department) else { return .fieldNotInForm }
        return field.judgePresence(
            BilingualText(zh: "主管部门", en: "Department"),
            BilingualText(
                zh: "主管部门全称，有预算编码的一并填写，如“820-示例县交通运输局”",
                en: "the full name of the department, with its budget code if it has one, such as 820-示例县交通运输局"))
    }
}
