import FilingModel
import Spreadsheet

package struct TargetsAfterBudget: FilingRule {
    package static let description = RuleDescription(
        id: "GATE-10",
        title: .init(zh: "预算与绩效没有同步", en: "Targets later than the budget"),
        requirement: .init(
            zh: "编审、上会、批复、公开四个环节，绩效目标的日期不晚于预算的日期，预算到了的环节绩效也要到。",
            en:
                "At each of four stages the targets are dated no later than the budget, and are there where the budget is."
        ),
        rationale: .init(
            zh: "先定钱、后补目标，目标就成了摆设。", en: "Targets made up after the money was decided serve no purpose."),
        source: .init(
            zh: "恩阳区全面推进预算绩效管理的实施方案：“编审同步、上会同步、批复同步、公开同步”",
            en: "The district's plan: prepared, discussed, approved and published together"),
        severity: .notice,
        examples: [
            .accepted(.card),
            .accepted(.card, ["sync.approval.targets": "2024.12.5"]),
            .accepted(.card, ["sync.publication.targets": "", "sync.publication.budget": ""]),
            .unanswered(.list, because: .fieldNotInForm),
            .rejected(.card, ["sync.approval.targets": "↓2024年12月20日"]),
            .rejected(.card, ["sync.publication.targets": "↓"]),
            .rejected(.card, ["sync.preparation.targets": "↓2025年1月6日", "sync.meeting.targets": "↓2025-02-01"]),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    private static let stages: [(SyncStage, BilingualText)] = [
        (.preparation, .init(zh: "编审", en: "prepared")), (.meeting, .init(zh: "上会", en: "discussed")),
        (.approval, .init(zh: "批复", en: "approved")), (.publication, .init(zh: "公开", en: "published")),
    ]

    package func check(_ filing: Filing) -> Outcome {
        let pairs = Self.stages.compactMap { stage, label in
            filing.text(.sync(stage, .targets)).flatMap { targets in
                filing.text(.sync(stage, .budget)).map { (targets, $0, label) }
            }
        }
        guard !pairs.isEmpty else { return .fieldNotInForm }
        return Outcome(
            pairs.compactMap { targets, budget, label in
                guard let decided = budget.value.flatMap(PeriodText.init)?.start else { return nil }
                if targets.isBlank {
                    return Violation(
                        at: targets,
                        message: .init(
                            zh: "预算已于\(decided.chinese)\(label.zh)，绩效目标没有\(label.zh)日期。",
                            en: "The budget was \(label.en) on \(decided.iso); the targets have no such date."),
                        mend: .init(
                            zh: "请补办绩效目标的\(label.zh)，并填写日期。", en: "Have the targets \(label.en) and type the date."),
                        related: [budget.origin])
                }
                guard let set = targets.value.flatMap(PeriodText.init)?.start, decided < set else { return nil }
                return Violation(
                    at: targets,
                    message: .init(
                        zh: "绩效目标\(set.chinese)\(label.zh)，晚于预算的\(decided.chinese)。",
                        en: "The targets were \(label.en) on \(set.iso), after the budget on \(decided.iso)."),
                    mend: .init(
                        zh: "请核对日期；确实晚的，今后与预算同步\(label.zh)。",
                        en: "Check the dates; next time have both \(label.en) together."),
                    related: [budget.origin])
            })
    }
}
