import FilingModel
import Spreadsheet

package struct MissingCostIndicator: FilingRule {
    package static let description = RuleDescription(
        id: "IND-08",
        title: .init(zh: "缺少成本指标", en: "Cost indicator is missing"),
        requirement: .init(
            zh: "项目设有成本指标；基建、修缮、购置类项目必须设置。",
            en: "A project has a cost indicator; construction, repair and purchase projects must have one."),
        rationale: .init(
            zh: "没有成本指标，就看不出单价和总价是否合理，也无法约束超支。",
            en: "Without one, nobody can tell whether prices are fair, and nothing keeps the cost down."),
        source: .init(
            zh: "财预〔2021〕101号：工程基建类、购置类等项目应设成本指标",
            en: "财预〔2021〕101号: construction and purchase projects set cost indicators"),
        severity: .warning,
        parameters: [
            .init("obliged", .texts, .init(zh: "必须设成本指标的项目名称用词", en: "Words of project names that oblige"))
        ],
        examples: [
            .accepted(.card),
            .unanswered(.department, because: .fieldNotInForm),
            .rejected(.card, ["indicators.4.level2": "质量指标", "indicators": "↓产出指标"], saying: "绩效指标中没有成本指标"),
            .rejected(
                .list,
                ["project.name": "办公设备购置", "indicators.4.level2": "质量指标", "indicators": "↓产出指标"], saying: "含“购置”"),
            .unanswered(.card, withoutIndicators, because: .fieldWithoutValue),
            .unanswered(.card, ["indicators.4.level2": "其他指标"], because: .fieldWithoutValue),
            .unanswered(
                .card, ["indicators.4.level2": "数量指标", "indicators.1.level1": "其他指标"], because: .fieldWithoutValue),
            .unanswered(.card, ["一级指标": ""], because: .fieldNotInForm),
        ])

    private let obliged: [String]

    /// What empties all rows.
    private static let withoutIndicators = Dictionary(
        uniqueKeysWithValues: (1...8).flatMap { row in
            ["level3", "sign", "value", "unit", "weight", "direction"].map { ("indicators.\(row).\($0)", "") }
        })

    package init(_ parameters: RuleParameters) throws(ProfileError) { obliged = try parameters.texts("obliged") }

    package func check(_ filing: Filing) -> Outcome {
        guard filing.layout != .department, filing.indicatorColumns.isSuperset(of: [.level1, .level2]) else {
            return .fieldNotInForm
        }
        let indicators = filing.filledIndicators
        guard !indicators.isEmpty else { return .fieldWithoutValue }
        if indicators.contains(where: \.isCost) { return .pass }
        // A level of no known name may be the cost: IND-01 and IND-02 report it.
        guard indicators.allSatisfy({ $0.category != nil && $0.kind != nil }) else { return .fieldWithoutValue }
        let word = obliged.first { filing.projectName?.holds($0) == true }
        return .fail([
            Violation(
                at: filing.indicatorOrigin, field: .indicators, message: Self.message(word), mend: Self.mend,
                severity: word == nil ? nil : .error)
        ])
    }

    private static func message(_ word: String?) -> BilingualText {
        guard let word else {
            return BilingualText(zh: "绩效指标中没有成本指标。", en: "There is no cost indicator.")
        }
        return BilingualText(
            zh: "项目名称含“\(word)”，属于必须设成本指标的项目，但表中没有成本指标。",
            en: "A project with \"\(word)\" in its name must have a cost indicator; there is none.")
    }

    private static let mend = BilingualText(
        zh: "请补充成本指标，如“每公里养护成本 ≤ 3750 元”。", en: "Add one, such as 每公里养护成本 ≤ 3750 元.")
}
