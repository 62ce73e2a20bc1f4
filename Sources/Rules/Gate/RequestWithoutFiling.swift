import FilingModel
import Spreadsheet

package struct RequestWithoutFiling: RegisterRule {
    package static let description = RuleDescription(
        id: "GATE-07",
        title: .init(zh: "申请资金但没有绩效目标申报表", en: "Request without a filing"),
        requirement: .init(
            zh: "名册中的每一笔资金申请都有绩效目标申报表。", en: "Each request in the roster is answered by a filing."),
        rationale: .init(
            zh: "凡未编制绩效目标申报表的，不予受理资金申报事项。",
            en: "A request without performance targets is not accepted at all."),
        source: .init(
            zh: "恩阳区全面推进预算绩效管理的实施方案：“凡未编制绩效目标申报表的，不予受理资金申报事项，不得安排或追加相关经费预算”",
            en: "The district's plan for performance budgeting: no filing, no request"),
        severity: .error, refuses: true,
        examples: [
            .unanswered(.card, because: .noRoster),
            .accepted(.card, [:], .roster(evaluation: nil, kind: nil)),
            .accepted(.list, ["unit": "示例县公路养护中心"], .roster(evaluation: nil, kind: nil)),
            .rejected(.card, [:], .unansweredRoster),
            .rejected(.list, [:], .unansweredRoster),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ register: Register) -> Outcome {
        guard let index = register.index else { return .noRoster }
        return Outcome(
            index.unanswered.map {
                Violation(at: $0.origin, field: nil, message: Self.message($0), mend: Self.mend($0))
            })
    }

    private static func message(_ entry: Roster.Entry) -> BilingualText {
        let zhAmount = entry.amount.map { "（\($0.text(in: .yuan))）" } ?? ""  // a roster need not state amounts
        let enAmount = entry.amount.map { " (\($0.text(in: .yuan)))" } ?? ""  // likewise
        guard let project = entry.projectName else {
            return BilingualText(
                zh: "名册中“\(entry.unitName)”没有报送部门整体支出绩效目标申报表\(zhAmount)。",
                en: "\"\(entry.unitName)\" is in the roster but filed no department form\(enAmount).")
        }
        return BilingualText(
            zh: "名册中“\(entry.unitName)”的“\(project)”\(zhAmount)没有对应的绩效目标申报表。",
            en: "\"\(project)\" of \"\(entry.unitName)\"\(enAmount) is in the roster, but no filing answers it.")
    }

    private static func mend(_ entry: Roster.Entry) -> BilingualText {
        BilingualText(
            zh: "请通知“\(entry.unitName)”补报绩效目标申报表；已报送的，核对单位名称和项目名称是否与名册一致。",
            en: "Ask \"\(entry.unitName)\" to file; if it did, check that unit and project are named as in the roster.")
    }
}
