import FilingModel
import Spreadsheet

package struct PoorReviewGrade: FilingRule {
    package static let description = RuleDescription(
        id: "GATE-09",
        title: .init(zh: "目标审核等级为中或差", en: "Targets graded fair or poor"),
        requirement: .init(
            zh: "绩效目标审核等级为“中”的修改后重新报送，为“差”的不得进入下一步预算安排。",
            en: "Targets graded 中 are revised and filed again; graded 差, they do not go on into the budget."),
        rationale: .init(
            zh: "审核等级决定项目能不能进入预算安排。", en: "The grade decides whether the project goes on."),
        source: .init(
            zh: "财预〔2015〕88号 绩效目标审核表；四川省目标审核办法（优、良、中、差四级）",
            en: "MOF Caiyu [2015] No. 88, review form; Sichuan's four grades"),
        severity: .notice,
        examples: [
            .accepted(.card),
            .accepted(.card, ["review.grade": "良"]),
            .unanswered(.card, ["review.grade": ""], because: .fieldWithoutValue),
            .unanswered(.list, because: .fieldNotInForm),
            .rejected(.card, ["review.grade": "↓中"], saying: "应修改后重新报送"),
            .rejected(.card, ["review.grade": "↓差（58分）"], saying: "不得进入下一步预算安排"),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        guard let field = filing.text(.reviewGrade) else { return .fieldNotInForm }
        guard let grade = field.value.map({ LabelText($0).normalised }) else { return .fieldWithoutValue }
        guard let first = grade.first, first == "中" || first == "差" else { return .pass }
        let isPoor = first == "差"
        return .fail([
            Violation(
                at: field,
                message: .init(
                    zh: "审核等级为“\(field.shown)”，\(isPoor ? "不得进入下一步预算安排" : "应修改后重新报送")。",
                    en:
                        "The grade is \"\(field.shown)\": \(isPoor ? "the project does not go on" : "revise the targets and file them again")."
                ),
                mend: .init(
                    zh: isPoor ? "请重新论证项目，重新编制绩效目标。" : "请按审核意见修改绩效目标后重新报送。",
                    en: isPoor
                        ? "Reconsider the project and set its targets anew." : "Revise the targets as the review says.")
            )
        ])
    }
}
