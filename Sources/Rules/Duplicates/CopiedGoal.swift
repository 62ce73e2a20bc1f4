import FilingModel
import FoundationEssentials
import Spreadsheet

package struct CopiedGoal: RegisterRule {
    package static let description = RuleDescription(
        id: "DUP-03",
        title: .init(zh: "年度目标与另一项目雷同", en: "Goal copied from another project"),
        requirement: .init(
            zh: "不同项目的年度目标按各自内容编写。", en: "Each project's goal is its own."),
        rationale: .init(
            zh: "目标文字雷同，说明是复制粘贴，或者项目本身重复。",
            en: "A goal that another project has was copied, or the projects overlap."),
        source: .init(
            zh: "恩阳区全面推进预算绩效管理的实施方案：“交叉重复、碎片化的政策和项目”", en: "The district's plan, on overlapping projects"),
        severity: .warning,
        parameters: [
            .init(
                "similarity", .number,
                .init(zh: "雷同的程度（相同的三字组占全部的百分数）", en: "Share of triples of characters in common, in per cent")),
            .init("shortest", .number, .init(zh: "不足这么多字的目标不比较", en: "Shorter goals are not compared")),
            .init("standing", .texts, .init(zh: "人员类、公用经费项目的名称用词", en: "Words of projects with common indicators")),
        ],
        examples: [
            .accepted(.card),
            .accepted(
                .card, [:], .alongside(["project.name": "桥梁加固", "goal.year": "加固危旧桥梁6座，验收合格率100%，消除安全隐患，保障通行。"])),
            // A project filed twice is DUP-01's.
            .accepted(.card, [:], .alongside([:])),
            .unanswered(
                .list, ["project.name": "公用经费"], .alongside(["project.name": "日常公用经费"]), because: .fieldWithoutValue),
            .rejected(
                .card, ["goal.year": "↓完成农村公路日常养护120公里，路面完好率达到95%以上，保障群众安全出行。"],
                .alongside([
                    "project.name": "桥梁加固", "goal.year": "↓完成农村公路日常养护120公里，路面完好率达到95%以上，保障群众安全出行。",
                ]), saying: "完全相同"),
            .rejected(
                .list, ["goal.year": "↓完成农村公路日常养护120公里，路面完好率达到95%以上，保障群众安全出行，全年无重大责任事故。"],
                .alongside([
                    "project.name": "桥梁加固", "goal.year": "↓完成农村公路日常养护120公里，路面完好率达到95%以上，保障群众安全出行，全年无责任事故。",
                ]), saying: "几乎相同"),
            .rejected(
                .card, ["goal.year": "↓养护农村公路120公里，方便沿线群众出行"],
                .alongside(["project.name": "桥梁加固", "goal.year": "↓养护农村公路120公里，方便沿线群众出行"])),
            .unanswered(
                .card, ["goal.year": "养护公路120公里。"],
                .alongside(["project.name": "桥梁加固", "goal.year": "养护公路120公里。"]), because: .fieldWithoutValue),
        ])

    private let similarity: Double
    private let shortest: Decimal
    private let standing: [String]

    package init(_ parameters: RuleParameters) throws(ProfileError) {
        similarity = Double("\(try parameters.number("similarity"))") ?? 100  // every decimal number is a double
        shortest = try parameters.number("shortest")
        standing = try parameters.texts("standing")
    }

    package func check(_ register: Register) -> Outcome {
        let goals = register.projects.compactMap {
            filing -> (field: Field<String>, text: LabelText, name: LabelText)? in
            guard let field = filing.text(.yearGoal), let text = field.value.map(LabelText.init),
                let name = filing.projectName, Decimal(text.normalised.count) >= shortest,
                !standing.contains(where: name.holds)
            else { return nil }
            return (field, text, LabelText(CodedName(name).name))
        }
        guard !goals.isEmpty else { return .fieldWithoutValue }
        let alike = AlikeTexts(goals.map(\.text), length: 3, threshold: similarity / 100) {
            goals[$0].name != goals[$1].name
        }
        return Outcome(
            goals.indices.compactMap { place in
                alike.partners[place].map { other in
                    let isSame = goals[place].text == goals[other].text
                    return Violation(
                        at: goals[place].field,
                        message: .init(
                            zh: "年度目标与项目“\(goals[other].name.normalised)”的\(isSame ? "完全相同" : "几乎相同")。",
                            en:
                                "The goal is \(isSame ? "that" : "nearly that") of the project \"\(goals[other].name.normalised)\"."
                        ),
                        mend: .init(
                            zh: "请按本项目的任务重新编写年度目标。", en: "Write the goal anew, by this project's own tasks."),
                        related: [goals[other].field.origin])
                }
            })
    }
}
