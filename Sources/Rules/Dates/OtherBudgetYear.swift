import FilingModel
import Spreadsheet

package struct OtherBudgetYear: FilingRule {
    package static let description = RuleDescription(
        id: "DATE-01",
        title: .init(zh: "表头年度不是申报年度", en: "Title names another year"),
        requirement: .init(zh: "表头的年度是本批申报的预算年度。", en: "The year in the title is the budget year of this batch."),
        rationale: .init(
            zh: "年度不对，多半是沿用了往年的表，内容也可能没有更新。",
            en: "Another year usually means that an old form was used again, perhaps with its old contents."),
        source: .init(zh: "本工具建议", en: "Our own proposal"),
        severity: .error, correction: .propose,
        examples: [
            .accepted(.card, ["year": "（2025 年度）"]),
            .rejected(.card, ["year": "↓（2023年度） ⇒ （2025年度）"]),
            .rejected(.card, ["year": "↓（    年度） ⇒ （2025年度）"]),
            .accepted(.list),
            .rejected(.list, ["year": "↓部门预算项目绩效目标申报表（2024年度） ⇒ 部门预算项目绩效目标申报表（2025年度）"]),
            .rejected(.department, ["year": "↓（ 年度） ⇒ （2025年度）"]),
        ])

    private let year: FiscalYear

    package init(_ parameters: RuleParameters) throws(ProfileError) { year = parameters.year }

    package func check(_ filing: Filing) -> Outcome {
        guard let field = filing.fiscalYear else { return .fieldNotInForm }
        guard field.value != year else { return .pass }
        return .fail([
            Violation(
                at: field, message: message(field), mend: mend,
                correction: amended(field.raw).flatMap { field.correction(.propose, to: $0) })
        ])
    }

    /// The title with the digits and blanks before its first 年 replaced.
    private func amended(_ title: String) -> String? {
        let scalars = Array(title.unicodeScalars)
        guard let place = scalars.firstIndex(of: "年") else { return nil }
        let head = scalars[..<place].reversed().drop { scalar in
            LabelText.isBlank(scalar) || ("0"..."9").contains(LabelText.narrowed(scalar))
        }
        var amended = String.UnicodeScalarView(head.reversed())
        amended.append(contentsOf: "\(year.year)".unicodeScalars)
        amended.append(contentsOf: scalars[place...])
        return String(amended)
    }

    private func message(_ field: Field<FiscalYear>) -> BilingualText {
        guard let found = field.value else {
            return BilingualText(
                zh: "表头“\(field.shown)”没有写明年度，应为\(year.year)年度。",
                en: "The title \"\(field.shown)\" does not name a year; it should be \(year.year).")
        }
        return BilingualText(
            zh: "表头为\(found.year)年度，本批申报的是\(year.year)年度。",
            en: "The title says \(found.year), but this batch is for \(year.year).")
    }

    private var mend: BilingualText {
        BilingualText(
            zh: "请改为\(year.year)年度，并核对项目期、金额和指标是否已按本年更新。",
            en: "Change it to \(year.year) and check that period, amounts and targets are this year's.")
    }
}
