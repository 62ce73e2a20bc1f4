import FilingModel
import Spreadsheet

package struct EmptyMeaningText: FilingRule {
    package static let description = RuleDescription(
        id: "TXT-01",
        title: .init(zh: "填了等于没填", en: "Text that says nothing"),
        requirement: .init(
            zh: "必填栏目写明具体内容，不用“无”“同上”“见附件”“按要求完成”等代替。",
            en: "A required text says something definite, not 无, 同上, 见附件 or 按要求完成."),
        rationale: .init(
            zh: "没有具体内容的目标无法审核，也无法在年终对照。",
            en: "A goal without content can neither be reviewed nor be held against the result."),
        source: .init(zh: "本工具建议（实际申报表常见）", en: "Our own proposal; common in real filings"),
        severity: .warning,
        parameters: [
            .init("words", .texts, .init(zh: "没有内容的写法", en: "Texts that say nothing"))
        ],
        examples: [
            .accepted(.card),
            .rejected(.card, ["goal.year": "↓按要求完成。"]),
            .rejected(.card, ["goal.year": "↓详见方案"]),
            .rejected(.card, ["project.name": "↓同上"]),
            .rejected(.card, ["indicators.1.level3": "↓无"]),
            .accepted(.list, ["goal.year": "无违法超限车辆通行，完成养护120公里，路面完好率95%以上，群众出行安全。"]),
            .rejected(.list, ["goal.year": "↓完成年度目标"]),
            .rejected(.department, ["goal.year": "↓见 附件"]),
            .unanswered(
                .department, ["department": "", "goal.year": ""].merging(withoutIndicators) { typed, _ in typed },
                because: .fieldWithoutValue),
            .rejected(.card, ["indicators.1.level3:indicators.2.level3": "↓无"]),
        ])

    /// What empties all rows of the department's form.
    private static let withoutIndicators = Dictionary(
        uniqueKeysWithValues: (1...5).flatMap { row in
            ["level1", "level2", "level3", "value"].map { ("indicators.\(row).\($0)", "") }
        })

    private let words: EmptyMeaningWords

    package init(_ parameters: RuleParameters) throws(ProfileError) { words = try EmptyMeaningWords(parameters) }

    package func check(_ filing: Filing) -> Outcome {
        let paths: [FieldPath] = [.projectName, .department, .unit, .projectPeriod, .yearGoal]
        let fields = paths.compactMap(filing.text) + filing.indicators.map(\.level3)
        guard fields.contains(where: { !$0.isBlank }) else { return .fieldWithoutValue }
        var reported: Set<CellOrigin> = []
        return Outcome(
            fields.compactMap { field in
                guard let text = field.value, words.contains(text), reported.insert(field.origin).inserted else {
                    return nil
                }
                return Violation(
                    at: field, message: Self.message(field), mend: Self.mend,
                    severity: field.path == .yearGoal ? .error : nil)
            })
    }

    private static func message(_ field: Field<String>) -> BilingualText {
        BilingualText(
            zh: "此处填写的是“\(field.shown)”，没有具体内容。", en: "\"\(field.shown)\" says nothing definite.")
    }

    private static let mend = BilingualText(
        zh: "请写明具体内容；年度目标应写清做什么、做多少、达到什么效果。",
        en: "Say what it is; a goal names what is done, how much of it, and to what effect.")
}
