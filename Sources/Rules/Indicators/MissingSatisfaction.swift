import FilingModel
import Spreadsheet

package struct MissingSatisfaction: FilingRule {
    package static let description = RuleDescription(
        id: "IND-06",
        title: .init(zh: "没有满意度指标", en: "No indicator of satisfaction"),
        requirement: .init(
            zh: "设置服务对象满意度指标；确无服务对象的，在“单位说明”中写明。",
            en: "There is an indicator of satisfaction; who serves nobody says so in the explanation."),
        rationale: .init(
            zh: "钱花得好不好，受益的人最有发言权。", en: "Those whom the money serves know best whether it was spent well."),
        source: .init(
            zh: "财预〔2021〕101号：满意度指标根据需要设置", en: "MOF Caiyu [2021] No. 101: satisfaction as needed"),
        severity: .warning,
        parameters: [
            .init("standing", .texts, .init(zh: "人员类、公用经费项目的名称用词", en: "Words of projects with common indicators"))
        ],
        examples: [
            .accepted(.card),
            .accepted(
                .list,
                [
                    "project.name": "公用经费", "indicators.8.level1": "产出指标", "indicators.8.level2": "数量指标",
                    "indicators.8.level3": "运转保障人数",
                ]),
            .rejected(
                .card,
                [
                    "indicators.1.level1": "↓产出指标", "indicators.8.level1": "效益指标", "indicators.8.level2": "社会效益指标",
                    "indicators.8.level3": "沿线群众出行次数",
                ]),
            .rejected(
                .department,
                [
                    "indicators.1.level1": "↓产出指标", "indicators.5.level1": "效益指标", "indicators.5.level2": "社会效益指标",
                    "indicators.5.level3": "沿线群众出行次数",
                ]),
            .accepted(.card, ["indicators.8.level1": "效益指标", "indicators.8.level2": "社会效益指标"]),
            .accepted(.card, ["indicators.8.level3": "沿线群众评价"]),
            // Levels left blank are COMP-07's.
            .unanswered(.department, withoutLevels, because: .fieldWithoutValue),
            .unanswered(.department, withTwoRows, because: .fieldWithoutValue),
        ])

    private static let withoutLevels = [
        "indicators.1.level1": "", "indicators.2.level1": "", "indicators.3.level1": "", "indicators.4.level1": "",
        "indicators.5.level1": "", "indicators.5.level2": "", "indicators.5.level3": "沿线群众出行次数",
    ]

    private static let withTwoRows = [
        "indicators.3.level3": "", "indicators.3.value": "", "indicators.4.level3": "", "indicators.4.value": "",
        "indicators.5.level3": "", "indicators.5.value": "",
    ]

    private let standing: [String]

    package init(_ parameters: RuleParameters) throws(ProfileError) { standing = try parameters.texts("standing") }

    package func check(_ filing: Filing) -> Outcome {
        // A table with an indicator or two is IND-09's, an empty one COMP-06's; without any level 1 nothing can be told.
        guard filing.filledIndicators.count > 2, filing.filledIndicators.contains(where: { $0.category != nil }) else {
            return .fieldWithoutValue
        }
        if let name = filing.projectName, standing.contains(where: name.holds) { return .pass }
        guard !filing.filledIndicators.contains(where: { $0.isSatisfaction || $0.level3.raw.holds("满意") }),
            let first = filing.filledIndicators.first
        else { return .pass }
        return .fail([
            Violation(
                at: first.level1,
                message: .init(
                    zh: "\(filing.filledIndicators.count)条指标中没有满意度指标。",
                    en: "None of the \(filing.filledIndicators.count) indicators is one of satisfaction."),
                mend: .init(
                    zh: "请增加服务对象满意度指标，如“沿线群众满意度 ≥90%”；确无服务对象的，在“单位说明”中写明。",
                    en: "Add one, such as 沿线群众满意度 ≥90%; who serves nobody says so under \"Your explanation\"."))
        ])
    }
}
