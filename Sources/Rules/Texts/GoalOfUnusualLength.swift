import FilingModel
import FoundationEssentials
import Spreadsheet

package struct GoalOfUnusualLength: FilingRule {
    package static let description = RuleDescription(
        id: "TXT-02",
        title: .init(zh: "年度目标过短或过长", en: "Goal too short or too long"),
        requirement: .init(
            zh: "年度目标的字数在规定范围内。", en: "The year's goal keeps within the prescribed length."),
        rationale: .init(
            zh: "过短的目标说不清做什么、达到什么效果；过长的多是照抄方案，看不出重点。",
            en: "Too short a goal cannot say what is done to what effect; too long a one is copied from a plan."),
        source: .init(zh: "本工具建议（系统栏目长度上限4000字）", en: "Our own proposal; the platform allows 4000 characters"),
        severity: .warning,
        parameters: [
            .init("minimum", .number, .init(zh: "最少字数", en: "Fewest characters")),
            .init("maximum", .number, .init(zh: "最多字数", en: "Most characters")),
            .init("words", .texts, .init(zh: "由TXT-01报告的写法", en: "Texts that TXT-01 reports")),
        ],
        examples: [
            .accepted(.card, ["goal.year": "养护公路" + String(repeating: "一", count: 26)]),
            .rejected(.card, ["goal.year": "↓养护公路" + String(repeating: "一", count: 25)]),
            .rejected(.card, ["goal.year": "↓养护 公路 一百二十公里。"], saying: "只有11字"),
            .unanswered(.card, ["goal.year": "按要求完成"], because: .fieldWithoutValue),
            .accepted(.list, ["goal.year": String(repeating: "养", count: 1000)]),
            .rejected(.list, ["goal.year": "↓" + String(repeating: "养", count: 1001)]),
            .rejected(.department, ["goal.year": "↓做好养护"]),
            .unanswered(.card, ["goal.year": "……"], because: .fieldWithoutValue),
        ])

    private let minimum: Decimal
    private let maximum: Decimal
    private let words: EmptyMeaningWords

    package init(_ parameters: RuleParameters) throws(ProfileError) {
        minimum = try parameters.number("minimum")
        maximum = try parameters.number("maximum")
        words = try EmptyMeaningWords(parameters)
    }

    package func check(_ filing: Filing) -> Outcome {
        guard let field = filing.text(.yearGoal) else { return .fieldNotInForm }
        guard let goal = field.value, !words.contains(goal),
            PlaceholderText.reading(text: goal, isRequired: true) != .whole
        else {
            return .fieldWithoutValue
        }
        let length = Decimal(goal.unicodeScalars.count { !LabelText.isBlank($0) })
        guard length < minimum || length > maximum else { return .pass }
        return .fail([Violation(at: field, message: message(length), mend: length < minimum ? Self.longer : shorter)])
    }

    private func message(_ length: Decimal) -> BilingualText {
        length < minimum
            ? BilingualText(
                zh: "年度目标只有\(length)字，少于\(minimum)字。",
                en: "The goal has only \(length) characters, fewer than \(minimum).")
            : BilingualText(
                zh: "年度目标有\(length)字，超过\(maximum)字。",
                en: "The goal has \(length) characters, more than \(maximum).")
    }

    private static let longer = BilingualText(
        zh: "请补充做什么、做多少、达到什么效果，如“完成农村公路养护120公里，路面完好率达到95%以上”。",
        en: "Add what is done, how much of it and to what effect, such as 完成农村公路养护120公里，路面完好率达到95%以上.")

    private var shorter: BilingualText {
        BilingualText(
            zh: "请概括为\(maximum)字以内，只写本年要达到的目标，过程和依据写入方案。",
            en: "Sum it up in \(maximum) characters: this year's goal only; process and reasons belong in the plan.")
    }
}
