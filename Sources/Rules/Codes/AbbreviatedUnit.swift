import FilingModel
import Spreadsheet

package struct AbbreviatedUnit: FilingRule {
    package static let description = RuleDescription(
        id: "CODE-08",
        title: .init(zh: "单位名称用了简称", en: "Unit under a short name"),
        requirement: .init(
            zh: "主管部门和实施单位填写单位全称。", en: "Department and unit bear their full names."),
        rationale: .init(
            zh: "简称各填各的，汇总时同一单位会被当成几个。",
            en: "Short names differ from filing to filing, and one unit becomes several in the summary."),
        source: .init(zh: "本工具建议（实际申报表常见）", en: "Our own proposal; common in real filings"),
        severity: .notice, correction: .propose,
        parameters: [.init("names", .texts, .init(zh: "简称→全称中的写法", en: "Short name→full"))],
        examples: [
            .accepted(.card),
            .accepted(.card, ["department": "820-示例县教育和科技局"]),
            .rejected(.card, ["department": "↓820-示例县交运局 ⇒ 820-示例县交通运输局"]),
            .rejected(.list, ["unit": "↓820001-示例县教体局机关 ⇒ 820001-示例县教育体育局机关"]),
            .rejected(.department, ["department": "↓示例县卫健局 ⇒ 示例县卫生健康局"]),
            .unanswered(.card, ["department": "", "unit": ""], because: .fieldWithoutValue),
        ])

    private let names: [(from: String, to: String)]

    package init(_ parameters: RuleParameters) throws(ProfileError) { names = try parameters.replacements("names") }

    package func check(_ filing: Filing) -> Outcome {
        let fields = [.department, .unit].compactMap(filing.text)
        guard fields.contains(where: { $0.value != nil }) else { return .fieldWithoutValue }
        return Outcome(
            fields.compactMap { field in
                guard let text = field.value, let name = names.first(where: { text.holds($0.from) }) else {
                    return nil
                }
                return Violation(
                    at: field,
                    message: BilingualText(
                        zh: "“\(field.shown)”用了简称“\(name.from)”。",
                        en: "\"\(field.shown)\" has the short name \(name.from)."),
                    mend: BilingualText(
                        zh: "请改为全称，如“\(name.to)”。", en: "Give the full name, such as \(name.to)."),
                    correction: field.correction(.propose, to: field.raw.replacing(name.from, with: name.to)))
            })
    }
}
