import FilingModel
import Spreadsheet

package struct MissingPeriod: FilingRule {
    package static let description = RuleDescription(
        id: "COMP-13",
        title: .init(zh: "项目期未填写", en: "Project period is blank"),
        requirement: .init(zh: "填写项目的起止时间。", en: "The project's beginning and end are given."),
        rationale: .init(
            zh: "没有起止时间，看不出项目是否跨年，也无法判断时效指标。",
            en: "Without them nobody can tell whether the project goes on, or judge its deadlines."),
        source: .init(zh: "财预〔2015〕88号 项目支出绩效目标申报表", en: "MOF Caiyu [2015] No. 88, project target form"),
        severity: .warning,
        examples: [
            .accepted(.card),
            .rejected(.card, ["project.period": "↓"]),
            .rejected(.card, ["项目期": "开始日期", "project.period": "2025年1月", "附件材料": "完成日期", "attachments": "↓"]),
            .unanswered(.card, ["项目期": "", "project.period": ""], because: .fieldNotInForm),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        let fields = [.projectPeriod, .projectStart, .projectEnd].compactMap(filing.text)
        guard let blank = fields.first(where: \.isBlank) else { return fields.isEmpty ? .fieldNotInForm : .pass }
        return blank.judgePresence(
            .init(zh: "项目期", en: "Period"), .init(zh: "起止时间，如“2025年1月-2025年12月”", en: "such as 2025年1月-2025年12月"))
    }
}
