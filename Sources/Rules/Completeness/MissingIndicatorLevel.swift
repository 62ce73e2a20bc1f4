import FilingModel
import Spreadsheet

/// A blank level of an indicator that has other content. Merged cells are filled down when the form is read, and so are
/// the levels of a table that leaves them blank throughout; any other blank cell is blank.
package struct MissingIndicatorLevel: FilingRule {
    package static let description = RuleDescription(
        id: "COMP-07",
        title: .init(zh: "指标级次未填全", en: "A level of an indicator is missing"),
        requirement: .init(
            zh: "每条指标都应有一级、二级、三级指标名称；合并单元格视为各行都有。",
            en: "Each indicator has its level 1, 2 and 3; a merged cell counts for all its rows."),
        rationale: .init(
            zh: "缺少级次的指标不知衡量什么、归入哪一类，系统也无法导入。",
            en: "Without a level nobody knows what is measured or where it belongs, and the platform refuses it."),
        source: .init(zh: "财预〔2015〕88号 附件 申报表“绩效指标”", en: "财预〔2015〕88号, annexed forms, 绩效指标"),
        severity: .error, correction: .propose,
        examples: [
            .accepted(.card),
            // A row that holds only what the form came with is COMP-18's.
            .accepted(
                .department, ["indicators.1.level2": "", "indicators.1.level3": "……", "indicators.1.value": "……"]),
            .rejected(.card, ["indicators.3.level3": "↓"]),
            .rejected(.card, ["indicators.2.level1": "↓", "indicators.2.level2": ""]),
            .rejected(.list, ["indicators.5.level2": "↓"]),
            .rejected(.department, ["indicators.4.level1": "↓ ⇒ 效益指标"]),
            .accepted(.card, ["一级指标": ""]),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        let columns = filing.indicatorColumns
        return filing.judgeIndicators(with: [.level3]) { indicator in
            let levels: [(column: IndicatorColumn, name: String, field: Field<String>)] = [
                (.level1, "一级指标", indicator.level1), (.level2, "二级指标", indicator.level2),
                (.level3, "三级指标", indicator.level3),
            ]
            let blank = levels.filter { columns.contains($0.column) && $0.field.isBlank }
            guard let first = blank.first else { return nil }
            let category = first.column == .level1 ? indicator.kind?.category.rawValue : nil
            return Violation(
                at: first.field, message: Self.message(indicator, blank.map(\.name)),
                mend: Self.mend(blank.map(\.name), category), related: blank.dropFirst().map(\.field.origin),
                correction: category.flatMap { first.field.correction(.propose, to: $0) })
        }
    }

    private static func message(_ indicator: Indicator, _ missing: [String]) -> BilingualText {
        let names = missing.joined(separator: "、")
        return BilingualText(
            zh: "\(indicator.title.zh)没有填写\(names)。", en: "\(indicator.title.en) lacks its \(names).")
    }

    private static func mend(_ missing: [String], _ category: String?) -> BilingualText {
        if let category {
            return BilingualText(
                zh: "请填写\(missing.joined(separator: "、"))；按二级指标，一级指标应为“\(category)”。",
                en: "Fill in \(missing.joined(separator: ", ")); by its level 2, level 1 is \(category).")
        }
        if missing == ["三级指标"] {
            return BilingualText(
                zh: "请写明衡量什么，如“路面完好率”；多余的行请整行清空。",
                en: "Say what is measured, such as 路面完好率; empty the row if it is not needed.")
        }
        return BilingualText(
            zh: "请填写\(missing.joined(separator: "、"))；与上一行同属一类的，也要填写，或与上一行合并单元格。",
            en: "Fill in \(missing.joined(separator: ", ")), even where it is the same as above, or merge the cells.")
    }
}
