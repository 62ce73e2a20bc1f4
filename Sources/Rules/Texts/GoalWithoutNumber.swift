import FilingModel
import Spreadsheet

package struct GoalWithoutNumber: FilingRule {
    package static let description = RuleDescription(
        id: "TXT-03",
        title: .init(zh: "年度目标没有数量", en: "Goal without a number"),
        requirement: .init(
            zh: "年度目标写明要完成的数量或达到的标准。", en: "The year's goal names a quantity or a standard."),
        rationale: .init(
            zh: "目标必须量化；没有一个数字的目标，年终无法判断是否完成。",
            en: "Targets must be quantified; whether a goal without any number was met cannot be told."),
        source: .init(
            zh: "恩阳区全面推进预算绩效管理的实施方案：“推动以量化绩效指标衡量”",
            en: "The district's plan: performance is measured by quantified indicators"),
        severity: .warning,
        parameters: [.init("words", .texts, .init(zh: "由TXT-01报告的写法", en: "Texts that TXT-01 reports"))],
        examples: [
            .accepted(.card),
            .accepted(.list, ["goal.year": "完成农村公路养护一百二十公里，路面完好，群众出行安全便利。"]),
            .rejected(.card, ["goal.year": "↓做好农村公路日常养护，保持路面完好，保障群众安全出行。"]),
            .rejected(.department, ["goal.year": "↓统筹做好全县交通运输各项工作，保障群众安全出行。"]),
            .unanswered(.card, ["goal.year": "无"], because: .fieldWithoutValue),
            .unanswered(.card, ["goal.year": "……"], because: .fieldWithoutValue),
        ])

    private let words: EmptyMeaningWords

    package init(_ parameters: RuleParameters) throws(ProfileError) { words = try EmptyMeaningWords(parameters) }

    package func check(_ filing: Filing) -> Outcome {
        guard let field = filing.text(.yearGoal) else { return .fieldNotInForm }
        guard let goal = field.value, !words.contains(goal),
            PlaceholderText.reading(text: goal, isRequired: true) != .whole
        else { return .fieldWithoutValue }
        guard !Self.holdsNumber(LabelText(goal).normalised) else { return .pass }
        return .fail([Violation(at: field, message: Self.message, mend: Self.mend)])
    }

    /// A digit, or Chinese numerals of two signs and more: 全力 and 一是 are no numbers.
    private static func holdsNumber(_ text: String) -> Bool {
        text.utf8.contains { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            || text.contains(/[一二两三四五六七八九十百千万][一二两三四五六七八九十百千万零]|[两三四五六七八九十百千万][个次人公亩处场条项台座户家所]/)
    }

    private static let message = BilingualText(
        zh: "年度目标中没有任何数量。", en: "The year's goal holds no number at all.")
    private static let mend = BilingualText(
        zh: "请写明做多少、达到什么标准，如“完成养护120公里，路面完好率95%以上”。",
        en: "Say how much and to what standard, such as 完成养护120公里，路面完好率95%以上.")
}
