import FilingModel
import Spreadsheet

package struct UnofficialUnit: FilingRule {
    package static let description = RuleDescription(
        id: "VAL-20",
        title: .init(zh: "度量单位写法不规范", en: "Unit in another spelling"),
        requirement: .init(
            zh: "同一单位只用一种写法：%、平方米、立方米、公里、公斤、小时等。",
            en: "A unit has one spelling: %, 平方米, 立方米, 公里, 公斤, 小时."),
        rationale: .init(
            zh: "百分比、㎡、km 等写法不一，汇总时会被当作不同的单位。",
            en: "百分比, ㎡ and km are taken for units of their own when filings are summed up."),
        source: .init(zh: "四川省预算管理一体化系统 度量单位；本工具建议", en: "The province's platform; our own proposal"),
        severity: .notice, correction: .safe,
        examples: [
            .accepted(.card),
            .accepted(.list, ["indicators.1.unit": "个行政村"]),
            .rejected(.card, ["indicators.2.unit": "↓百分比 ⇒ %"]),
            .rejected(.list, ["indicators.1.unit": "↓km ⇒ 公里"]),
            .accepted(.card, ["indicators.2.unit": "％"]),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        filing.judgeIndicators(with: [.unit]) { indicator in
            guard let field = indicator.unit, let typed = field.value, let unit = MeasureUnit(typed),
                unit.isRespelt(typed)
            else { return nil }
            return Violation(
                at: field,
                message: BilingualText(
                    zh: "度量单位“\(field.shown)”的规范写法是“\(unit.symbol)”。",
                    en: "The unit \"\(field.shown)\" is written \(unit.symbol)."),
                mend: BilingualText(zh: "请改为“\(unit.symbol)”。", en: "Change it to \(unit.symbol)."),
                correction: field.correction(.safe, to: unit.symbol))
        }
    }
}
