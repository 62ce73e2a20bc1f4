import FilingModel
import Spreadsheet

package struct StrayBlank: FilingRule {
    package static let description = RuleDescription(
        id: "TXT-06",
        title: .init(zh: "名称中有多余的空格或换行", en: "Stray blank in a name"),
        requirement: .init(
            zh: "名称首尾和汉字之间没有空格、制表符、换行和不可见字符。",
            en: "A name has no blank, tab, line break or invisible character at its ends or between Chinese characters."
        ),
        rationale: .init(
            zh: "多一个空格，系统就按另一个名称处理，查不到也对不上。",
            en: "With one blank more, systems take it for another name and find nothing."),
        source: .init(zh: "预算管理一体化平台的空格检查", en: "The budget platform's check for blanks"),
        severity: .notice, correction: .safe,
        examples: [
            .accepted(.card),
            .accepted(.card, ["indicators.1.level3": "GPS 设备"]),
            .rejected(.card, ["project.name": "↓农村 公路养护 ⇒ 农村公路养护"]),
            .rejected(.card, ["unit": "↓820001-示例县公路养护中心　 ⇒ 820001-示例县公路养护中心"]),
            .rejected(.card, ["indicators.1.unit": "↓ 公里 ⇒ 公里"]),
            .rejected(.card, ["indicators.2.level3": "↓路面\u{200B}完好率 ⇒ 路面完好率"]),
            .rejected(.list, ["indicators.2.level3": "↓路面\n完好率 ⇒ 路面完好率"]),
            .accepted(.list, ["goal.year": "目标1：完成农村公路日常养护120公里；\n目标2：路面完好率达到95%以上，群众安全出行。"]),
            .rejected(.department, ["indicators.2.level3": "↓路面完好率  ⇒ 路面完好率"]),
            .unanswered(
                .department,
                ["department": "", "tasks.1.name": "", "tasks.2.name": ""].merging(withoutIndicators) { typed, _ in
                    typed
                }, because: .fieldWithoutValue),
            .rejected(.card, ["indicators.1.level3:indicators.2.level3": "↓ 路面完好率 ⇒ 路面完好率"]),
        ])

    /// What empties all rows of the department's form.
    private static let withoutIndicators = Dictionary(
        uniqueKeysWithValues: (1...5).flatMap { row in
            ["level1", "level2", "level3", "value"].map { ("indicators.\(row).\($0)", "") }
        })

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        let fields = filing.nameFields.filter { $0.value != nil }
        guard !fields.isEmpty else { return .fieldWithoutValue }
        var reported: Set<CellOrigin> = []
        return Outcome(
            fields.compactMap { field in
                guard NameWriting.hasStrayBlank(field.raw), reported.insert(field.origin).inserted else { return nil }
                let tidied = NameWriting.tidied(field.raw)
                return Violation(
                    at: field, message: Self.message(field), mend: Self.mend(tidied),
                    correction: field.correction(.safe, to: tidied))
            })
    }

    private static func message(_ field: Field<String>) -> BilingualText {
        BilingualText(
            zh: "“\(field.shown)”的首尾或汉字之间有空格、换行或不可见字符。",
            en: "\"\(field.shown)\" has blanks, line breaks or invisible characters at its ends or within.")
    }

    private static func mend(_ text: String) -> BilingualText {
        BilingualText(zh: "请改为“\(text)”。", en: "Change it to \"\(text)\".")
    }
}
