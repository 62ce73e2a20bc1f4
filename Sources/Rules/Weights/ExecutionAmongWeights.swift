import FilingModel
import FoundationEssentials
import Spreadsheet

package struct ExecutionAmongWeights: FilingRule {
    package static let description = RuleDescription(
        id: "WGT-05",
        title: .init(zh: "预算执行率占用了权重", en: "Execution takes a share of the weights"),
        requirement: .init(
            zh: "申报时预算执行率不列入指标；各指标权重合计为90分。",
            en: "At filing, execution is no indicator; the indicators' weights come to 90."),
        rationale: .init(
            zh: "预算执行率的10分由系统自动计入，再列一行会重复计分。",
            en: "The platform adds the ten points of execution by itself; a row for it counts them twice."),
        source: .init(
            zh: "财预〔2021〕101号：预算执行率10分、绩效指标90分", en: "财预〔2021〕101号: 10 points for execution, 90 for indicators"),
        severity: .warning, correction: .propose,
        parameters: [.init("words", .texts, .init(zh: "表示预算执行率的名称用词", en: "Words of execution"))],
        examples: [
            .accepted(.card),
            .unanswered(.department, because: .fieldNotInForm),
            .rejected(.card, ["indicators.2.level3": "预算执行率", "indicators.2.weight": "↓10"]),
            .rejected(.list, ["indicators.7.level3": "项目预算执行率（%）", "indicators.7.weight": "↓10"]),
            .accepted(.card, ["indicators.2.level3": "预算执行率", "indicators.2.weight": "0"]),
        ])

    private let words: [String]

    package init(_ parameters: RuleParameters) throws(ProfileError) { words = try parameters.texts("words") }

    package func check(_ filing: Filing) -> Outcome {
        filing.judgeIndicators(with: [.level3, .weight]) { indicator in
            guard let name = indicator.name?.normalised,
                words.contains(where: name.holds),
                let field = indicator.weight, let weight = field.value, weight > 0
            else { return nil }
            return Violation(
                at: field,
                message: BilingualText(
                    zh: "\(indicator.title.zh)占了\(weight)分权重，预算执行率的分由系统另计。",
                    en: "\(indicator.title.en) takes \(weight) points; the platform scores execution by itself."),
                mend: Self.mend, related: [indicator.level3.origin])
        }
    }

    private static let mend = BilingualText(
        zh: "请删去这一行，把权重分给其他指标，使合计为90。", en: "Delete the row and give its weight to the others, so that they come to 90."
    )
}
