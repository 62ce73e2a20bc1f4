import FilingModel
import Spreadsheet

package struct UntickedAttribute: FilingRule {
    package static let description = RuleDescription(
        id: "COMP-12",
        title: .init(zh: "项目属性没有选定", en: "New or continued: not chosen"),
        requirement: .init(
            zh: "项目属性在“新增项目”和“延续项目”中选且只选一项。", en: "Exactly one of new and continued is chosen."),
        rationale: .init(
            zh: "新增项目要有立项依据，延续项目要对照上年完成情况，属性不明就无法审核。",
            en: "A new project is reviewed by its grounds, a continued one by last year's results."),
        source: .init(zh: "财预〔2015〕88号 项目支出绩效目标申报表", en: "MOF Caiyu [2015] No. 88, project target form"),
        severity: .warning,
        examples: [
            .accepted(.card),
            .accepted(.card, ["project.attribute": "□新增项目  ☑延续项目"]),
            .accepted(.card, ["project.attribute": "新增项目√  延续项目□"]),
            .rejected(.card, ["project.attribute": "↓"]),
            .rejected(.card, ["project.attribute": "↓□新增项目  □延续项目"]),
            .rejected(.card, ["project.attribute": "↓☑新增项目  ☑延续项目"]),
            .rejected(.card, ["project.attribute": "↓新增项目  延续项目"], saying: "同时选了两项"),
            .rejected(.card, ["project.attribute": "↓□新增项目"]),
            .rejected(.card, ["project.attribute": "↓□延续项目"]),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        guard let field = filing.text(.projectAttribute) else { return .fieldNotInForm }
        guard let text = field.value else {
            return field.judgePresence(
                .init(zh: "项目属性", en: "New or continued"), .init(zh: "“新增项目”或“延续项目”", en: "新增项目 or 延续项目"))
        }
        guard text.holds("新") || text.holds("延续") else { return .pass }  // a choice of another kind
        let ticks = text.unicodeScalars.count { "☑√✓✔☒■".unicodeScalars.contains($0) }
        let boxes = text.unicodeScalars.count { "□☐◻".unicodeScalars.contains($0) }
        let options = [text.holds("新"), text.holds("延续")].count { $0 }
        let chosen = ticks + boxes > 0 ? ticks : options
        guard chosen != 1 else { return .pass }
        return .fail([
            Violation(
                at: field,
                message: chosen == 0
                    ? BilingualText(zh: "项目属性两项都没有勾选。", en: "Neither new nor continued is ticked.")
                    : BilingualText(zh: "项目属性同时选了两项。", en: "Both new and continued are chosen."),
                mend: BilingualText(
                    zh: "请只勾选一项，或直接填写“新增项目”或“延续项目”。", en: "Tick one, or type 新增项目 or 延续项目."))
        ])
    }
}
