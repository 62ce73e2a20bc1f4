import FilingModel
import Spreadsheet

package struct MissingAttachments: FilingRule {
    package static let description = RuleDescription(
        id: "COMP-19",
        title: .init(zh: "必备附件没有列出", en: "Required attachment not listed"),
        requirement: .init(
            zh: "表中有附件栏的，列出规定的必备材料。",
            en: "Where the form lists attachments, every required one is named."),
        rationale: .init(
            zh: "缺少必备要件，申报不能进入评审，退回补件又耽误时间。",
            en: "Without the required documents the filing cannot be reviewed and goes back for them."),
        source: .init(
            zh: "恩阳区全面推进预算绩效管理的实施方案：“作为申报和安排预算的必备要件”", en: "The district's plan, on required documents"),
        severity: .warning,
        parameters: [
            .init("required", .texts, .init(zh: "必备材料的名称用词", en: "Words that name the required documents"))
        ],
        examples: [
            .accepted(.card),
            .accepted(.card, ["attachments": "1.项目立项依据文件  2.养护实施方案"]),
            .unanswered(.list, because: .fieldNotInForm),
            .rejected(.card, ["attachments": "↓"]),
            .rejected(.card, ["attachments": "↓实施方案"]),
        ])

    private let required: [String]

    package init(_ parameters: RuleParameters) throws(ProfileError) { required = try parameters.texts("required") }

    package func check(_ filing: Filing) -> Outcome {
        guard let field = filing.text(.attachments) else { return .fieldNotInForm }
        let listed = LabelText(field.raw).normalised
        let missing = required.filter { !listed.holds($0) }
        guard !missing.isEmpty else { return .pass }
        let zh = missing.map { "“\($0)”" }.joined(separator: "、")
        let en = missing.joined(separator: ", ")
        return .fail([
            Violation(
                at: field,
                message: .init(zh: "附件中没有\(zh)。", en: "The attachments do not include \(en)."),
                mend: .init(zh: "请随表报送\(zh)，并在此格列出。", en: "Hand in \(en) and list it in this cell."))
        ])
    }
}
