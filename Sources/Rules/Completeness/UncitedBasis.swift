import FilingModel
import Spreadsheet

package struct UncitedBasis: FilingRule {
    package static let description = RuleDescription(
        id: "COMP-17",
        title: .init(zh: "立项依据未填写或没有文件", en: "Basis blank, or without a document"),
        requirement: .init(
            zh: "表中有立项依据栏的，写明依据的文件名称或文号。",
            en: "Where the form asks for the project's basis, it names a document by title or number."),
        rationale: .init(
            zh: "“上级要求”“工作需要”无从核对；有文号才能查证项目该不该设。",
            en: "A reference to \"superiors\" cannot be checked; a document's number can."),
        source: .init(zh: "财预〔2021〕101号；本工具建议", en: "MOF Caiyu [2021] No. 101; our own proposal"),
        severity: .warning,
        examples: [
            .accepted(.card),
            .accepted(.card, ["project.basis": "川财预[2024]18 号文件"]),
            .unanswered(.list, because: .fieldNotInForm),
            .rejected(.card, ["project.basis": "↓"]),
            .rejected(.card, ["project.basis": "↓上级要求"]),
            .rejected(.card, ["project.basis": "↓2024年工作安排"]),
            .accepted(.card, ["project.basis": "《四川省农村公路条例》"]),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        guard let field = filing.text(.projectBasis) else { return .fieldNotInForm }
        let what = BilingualText(
            zh: "依据的文件名称或文号，如“川财绩〔2025〕8号”", en: "the document's title or number, such as 川财绩〔2025〕8号")
        guard let basis = field.value else {
            return field.judgePresence(.init(zh: "立项依据", en: "Basis"), what)
        }
        guard !Self.citesDocument(LabelText(basis).normalised) else { return .pass }
        return .fail([
            Violation(
                at: field,
                message: .init(
                    zh: "立项依据“\(field.shown)”没有写明文件名称（《…》）或文号（〔20××〕×号）。",
                    en:
                        "The basis \"\(field.shown)\" names no document, neither by title (《…》) nor by number (〔20xx〕x号)."
                ),
                mend: .init(zh: "请写明\(what.zh)。", en: "Name \(what.en)."))
        ])
    }

    /// A title in its marks, or a year in brackets with a number behind it.
    private static func citesDocument(_ text: String) -> Bool {
        text.contains(/《[^》]+》/) || text.contains(/[〔\[\(【]20[0-9][0-9][〕\]\)】]第?[0-9]+号/)
    }
}
