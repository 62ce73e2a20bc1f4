import FilingModel
import FoundationEssentials
import Spreadsheet

package struct NameOfUnusualLength: FilingRule {
    package static let description = RuleDescription(
        id: "IND-14",
        title: .init(zh: "三级指标名称过短、过长或写成句子", en: "Level-3 name too short, too long or a sentence"),
        requirement: .init(
            zh: "三级指标名称的字数在规定范围内，不用句号、分号等。",
            en: "A level-3 name keeps within the prescribed length and has no full stop or semicolon."),
        rationale: .init(
            zh: "名称应清晰简练；写成一段话，别人看不出考核什么。",
            en: "A name is short and clear; nobody can tell from a paragraph what is measured."),
        source: .init(zh: "财预〔2021〕101号：指标名称清晰、简练", en: "财预〔2021〕101号: names are clear and short"),
        severity: .notice,
        parameters: [
            .init("minimum", .number, .init(zh: "最少字数", en: "Fewest characters")),
            .init("maximum", .number, .init(zh: "最多字数", en: "Most characters")),
            IndicatorLabels.parameter,
        ],
        examples: [
            .accepted(.card),
            .accepted(.list, ["indicators.1.level3": "投诉率"]),
            .accepted(.list, ["indicators.1.level3": "成本"]),
            .rejected(.card, ["indicators.1.level3": "↓里程"], saying: "只有2字"),
            .rejected(.list, ["indicators.1.level3": "↓养护农村公路里程，保障群众安全出行。"], saying: "写成了句子"),
            .rejected(
                .department, ["indicators.1.level3": "↓" + String(repeating: "养护里程", count: 11)], saying: "有44字，超过40字"),
            .accepted(.card, ["indicators.1.level3": "……"]),
            .accepted(.card, ["indicators.1.level3": String(repeating: "养护里程", count: 10)]),
            .accepted(.card, ["indicators.1.level3": String(repeating: "养护里程", count: 10) + " "]),
            .rejected(.card, ["indicators.1.level3": "↓里程。"], saying: "写成了句子"),
            .rejected(
                .card, ["indicators.1.level3": "↓养护里程。" + String(repeating: "养护里程", count: 8) + "里程路"], saying: "写成了句子"),
        ])

    private static let marks: Set<Unicode.Scalar> = ["。", "；", ";", "！", "!", "？", "?"]
    private let minimum: Decimal
    private let maximum: Decimal
    private let labels: IndicatorLabels

    package init(_ parameters: RuleParameters) throws(ProfileError) {
        minimum = try parameters.number("minimum")
        maximum = try parameters.number("maximum")
        labels = try IndicatorLabels(parameters)
    }

    package func check(_ filing: Filing) -> Outcome {
        filing.judgeIndicators(with: [.level3]) { indicator in
            guard indicator.nameMark == nil, let name = indicator.level3.value, let label = indicator.name,
                !labels.contains(label)
            else { return nil }
            let length = Decimal(name.unicodeScalars.count { !LabelText.isBlank($0) })
            let mark = name.unicodeScalars.first { Self.marks.contains($0) }
            guard length < minimum || length > maximum || mark != nil else { return nil }
            let what: BilingualText =
                if length < minimum {
                    .init(zh: "只有\(length)字", en: "has only \(length) characters")
                } else if length > maximum {
                    .init(zh: "有\(length)字，超过\(maximum)字", en: "has \(length) characters, more than \(maximum)")
                } else {
                    .init(zh: "写成了句子", en: "is a sentence")
                }
            return Violation(
                at: indicator.level3,
                message: BilingualText(
                    zh: "三级指标\(indicator.title.zh)\(what.zh)。", en: "The name \(indicator.title.en) \(what.en)."),
                mend: Self.mend)
        }
    }

    private static let mend = BilingualText(
        zh: "请写成简短的名称，如“路面完好率”“受益群众人数”。", en: "Give it a short name, such as 路面完好率 or 受益群众人数.")
}
