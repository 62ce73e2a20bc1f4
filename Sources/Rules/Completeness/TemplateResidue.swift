import FilingModel
import Spreadsheet

/// Marks of the blank form that were never typed over. A row of indicators with nothing else is offered to be emptied.
package struct TemplateResidue: FilingRule {
    package static let description = RuleDescription(
        id: "COMP-18",
        title: .init(zh: "表样的占位符未替换", en: "Placeholder of the blank form left"),
        requirement: .init(
            zh: "表样中的“××”“**”“……”“20XX”“指标1：”“示例”等占位符应换成实际内容，用不到的行应清空。",
            en: "××, **, ……, 20XX, 指标1：, 示例 and the like are replaced by real content; rows not needed are empty."),
        rationale: .init(
            zh: "留有占位符说明该处没有填写；导入系统后会当作正式内容。",
            en: "A placeholder means that nothing was filled in, and the platform would take it for content."),
        source: .init(zh: "本工具建议（实际申报中的常见问题）", en: "Our own proposal, after real filings"),
        severity: .error, correction: .safe,
        examples: [
            .accepted(.card),
            .accepted(.card, ["goal.year": "目标1：养护农村公路120公里；目标2：路面完好率达到95%。"]),
            .accepted(.list, ["indicators.6.unit": "/"]),
            .rejected(.card, ["project.name": "↓XX项目"]),
            .rejected(.list, ["goal.year": "↓/"]),
            .rejected(.card, ["goal.year": "↓目标1：\n目标2：\n……"]),
            .rejected(.card, ["goal.year": "↓目标1：养护农村公路120公里；\n目标2："]),
            .rejected(.card, ["project.period": "↓20XX年-20XX年"]),
            .rejected(.card, ["indicators.2.value": "↓**"]),
            .rejected(.list, ["indicators.1.level3": "↓指标1：养护农村公路里程"], severity: .warning),
            .rejected(.list, ["indicators.5.value": "↓/"]),
            .rejected(.department, ["indicators.2.value": "↓≥**%"]),
            .rejected(.department, ["indicators.1.level3": "↓指标1： ⇒", "indicators.1.value": ""]),
            .rejected(
                .department,
                ["indicators.3.level2": "↓…… ⇒", "indicators.3.level3": "↓…… ⇒", "indicators.3.value": "↓…… ⇒"]),
            .rejected(.department, ["tasks.2.name": "↓任务2"], saying: "请换成实际内容。"),
            .accepted(.card, ["evaluation": "……"]),
            .rejected(
                .card,
                [
                    "indicators.8.level3": "↓…… ⇒", "indicators.8.sign": "", "indicators.8.value": "↓…… ⇒",
                    "indicators.8.unit": "", "indicators.8.weight": "", "indicators.8.direction": "",
                ]),
            .rejected(
                .card,
                [
                    "indicators.8.level3": "↓…… ⇒", "indicators.8.sign": "↓…… ⇒",
                    "indicators.8.value": "↓=SUM(A1) → ……",
                    "indicators.8.unit": "", "indicators.8.weight": "↓…… ⇒", "indicators.8.direction": "",
                ]),
            // A cell of several rows is told once, and emptied where none of them is filled in.
            .rejected(.card, ["indicators.1.level3:indicators.2.level3": "↓……"]),
            // Level cells that another row needs are not emptied.
            .rejected(
                .card,
                [
                    "indicators.7.level2:indicators.8.level2": "↓……", "indicators.7.level3": "↓…… ⇒",
                    "indicators.7.sign": "",
                    "indicators.7.value": "", "indicators.7.unit": "", "indicators.7.weight": "",
                    "indicators.7.direction": "",
                ]),
            // Nor are cells that begin in a row of another indicator.
            .rejected(
                .department,
                [
                    "indicators.4.level2:indicators.5.level2": "↓……", "indicators.4.level1": "",
                    "indicators.4.level3": "",
                    "indicators.4.value": "", "indicators.5.level3": "↓…… ⇒", "indicators.5.value": "",
                ]),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        var texts = filing.texts.values.filter { $0.path != .evaluation }  // the GATE rules read what stands there
        texts += filing.tasks.flatMap { [$0.name, $0.content].compactMap(\.self) }
        texts.sort { ($0.origin.cell, $0.path.rawValue) < ($1.origin.cell, $1.path.rawValue) }
        var violations = texts.compactMap { field in
            PlaceholderText.reading(text: field.raw, isRequired: Self.isRequired(field.path)).map {
                Self.violation(field, $0)
            }
        }
        let indicators = filing.indicators + filing.termIndicators
        let inUse = Set(indicators.filter { !$0.isTemplateResidue }.flatMap { [$0.level1.origin, $0.level2.origin] })
        for indicator in indicators { violations += Self.judge(indicator, inUse) }
        var reported: Set<CellOrigin> = []
        return Outcome(violations.filter { reported.insert($0.origin).inserted })
    }

    private static func isRequired(_ path: FieldPath) -> Bool {
        [.projectName, .department, .unit, .projectPeriod, .yearGoal].contains(path) || path.rawValue.hasSuffix(".name")
    }

    /// - Parameter inUse: level cells of rows that hold more than marks; they are never emptied.
    private static func judge(_ indicator: Indicator, _ inUse: Set<CellOrigin>) -> [Violation] {
        let isResidue = indicator.isTemplateResidue
        let marks = [
            (indicator.level1, mark(indicator.level1, unless: indicator.category?.rawValue)),
            (indicator.level2, mark(indicator.level2, unless: indicator.kind?.rawValue)),
            (indicator.level3, indicator.nameMark), (indicator.value, indicator.valueMark),
        ]
        var violations: [Violation] = []
        for (field, placeholder) in marks {
            guard let placeholder else { continue }
            violations.append(
                violation(field, placeholder, in: isResidue && !inUse.contains(field.origin) ? indicator : nil))
        }
        guard isResidue else { return violations }
        for field in [indicator.sign, indicator.unit, indicator.direction].compactMap(\.self) {
            guard PlaceholderText.reading(value: field.raw) == .whole else { continue }
            violations.append(violation(field, .whole, in: indicator))
        }
        if let weight = indicator.weight, PlaceholderText.reading(value: weight.raw) == .whole {
            violations.append(violation(weight, .whole, in: indicator))
        }
        return violations
    }

    /// Most level names are just the official one.
    private static func mark(_ field: Field<String>, unless official: String?) -> PlaceholderText? {
        field.raw == official ? nil : PlaceholderText.reading(name: field.raw)
    }

    /// - Parameter row: the indicator whose row holds nothing but marks; its own cells can be emptied.
    private static func violation<Value>(
        _ field: Field<Value>, _ placeholder: PlaceholderText, in row: Indicator? = nil
    ) -> Violation {
        guard placeholder == .whole else {
            return Violation(
                at: field, message: message(field.shown, placeholder), mend: mend(placeholder, field.path),
                severity: .warning)
        }
        guard let row else {
            return Violation(at: field, message: message(field.shown, placeholder), mend: mend(placeholder, field.path))
        }
        let isOwn = field.origin.cell.row == row.row && field.source == .typed
        return Violation(
            at: field, message: message(field.shown, placeholder), mend: emptyRow,
            correction: isOwn
                ? Correction(safety: .safe, origin: field.origin, before: field.raw, after: .blank) : nil)
    }

    private static func message(_ found: String, _ placeholder: PlaceholderText) -> BilingualText {
        switch placeholder {
        case .whole:
            BilingualText(
                zh: "此格只有表样的占位符“\(found)”，没有填写内容。",
                en: "The cell holds only \"\(found)\", a placeholder of the blank form.")
        case .part(let mark):
            BilingualText(
                zh: "“\(found)”中留有表样的占位符“\(mark)”。",
                en: "\"\(found)\" still has \"\(mark)\", a placeholder of the blank form.")
        }
    }

    private static func mend(_ placeholder: PlaceholderText, _ path: FieldPath) -> BilingualText {
        switch placeholder {
        case .whole where isRequired(path): BilingualText(zh: "请换成实际内容。", en: "Type the real content.")
        case .whole where path.rawValue.contains("ndicators."):
            BilingualText(
                zh: "请换成实际内容；用不到这一行的，请整行清空。",
                en: "Type the real content, or empty the whole row if it is not needed.")
        case .whole:
            BilingualText(zh: "请换成实际内容；没有内容的请清空。", en: "Type the real content, or empty the cell if there is none.")
        case .part(let mark):
            BilingualText(
                zh: "请把“\(mark)”换成实际内容，或删去。", en: "Replace \"\(mark)\" by the real content, or delete it.")
        }
    }

    private static let emptyRow = BilingualText(
        zh: "这一行没有填写指标：请补填，不需要的请清空整行。", en: "The row has no indicator: fill it in, or empty it if it is not needed.")
}
