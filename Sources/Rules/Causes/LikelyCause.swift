import Spreadsheet

/// Where equal faults in a column probably come from: a person who knows it mends them at once.
enum LikelyCause {
    /// - Parameter isUniform: every cell has the same fault in the same words.
    static func text(of rule: RuleID, isUniform: Bool) -> BilingualText {
        if let known = known[rule] { return known }
        return isUniform
            ? BilingualText(
                zh: "多半是整列复制、下拉填充，或沿用了模板的原文。",
                en: "Probably copied or filled down the column, or left from the blank form.")
            : BilingualText(
                zh: "多半出于同一种填写习惯，可整列一起改。", en: "Probably one habit of typing: the whole column can be mended at once.")
    }

    private static let unit = BilingualText(
        zh: "多半是整列用了另一种金额单位（元、万元）。", en: "Probably the whole column is in the other unit (yuan or ten thousand yuan).")
    private static let template = BilingualText(
        zh: "多半是模板的示例行没有填写或删除。", en: "Probably example rows of the blank form that were neither filled nor deleted.")
    private static let paste = BilingualText(
        zh: "多半是从网页、文档或业务系统粘贴带来的。", en: "Probably pasted from a web page, a document or another system.")
    private static let merged = BilingualText(
        zh: "多半是合并单元格被取消，或只在第一行填了名称。", en: "Probably cells were unmerged, or only the first row was filled.")
    private static let notColumn = BilingualText(
        zh: "多半是整列没有填写。", en: "Probably the whole column was left out.")
    private static let percent = BilingualText(
        zh: "多半是单元格设成了百分比格式，又手工写了百分数。",
        en: "Probably the cells are formatted as percentages and percentages were typed besides.")
    private static let joined = BilingualText(
        zh: "多半是把符号、数值和单位写在了同一格。", en: "Probably sign, number and unit were typed into one cell.")

    private static let goal = BilingualText(
        zh: "多半是从一个项目复制到了其他项目。", en: "Probably copied from one project to the others.")

    static var rules: Set<RuleID> { Set(known.keys) }

    private static let known: [RuleID: BilingualText] = [
        "FUND-06": unit, "FUND-07": unit, "FUND-08": paste,
        "FUND-11": BilingualText(
            zh: "多半是公式或换算的结果没有取整。", en: "Probably results of a formula or conversion that were not rounded."),
        "WGT-01": BilingualText(zh: "多半是各项目套用了同一套权重。", en: "Probably one set of weights was used for all projects."),
        "DUP-03": goal, "DUP-04": goal,
        "COMP-18": template, "TXT-01": template, "IND-12": template, "TXT-06": paste, "TXT-07": paste,
        "COMP-07": merged, "IND-15": merged, "COMP-08": notColumn, "COMP-09": notColumn, "COMP-10": notColumn,
        "COMP-11": notColumn, "VAL-03": joined, "VAL-04": joined, "VAL-05": joined, "VAL-06": percent,
        "WGT-04": percent,
    ]
}
