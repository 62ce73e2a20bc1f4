import FilingModel
import Spreadsheet

package struct AttributeAgainstStart: FilingRule {
    package static let description = RuleDescription(
        id: "DATE-07",
        title: .init(zh: "项目属性与开始时间矛盾", en: "New or continued, against the starting date"),
        requirement: .init(
            zh: "新增项目不早于申报年度开始；延续项目在申报年度年初以前已经开始。",
            en: "A new project starts in the budget year or later; a continued one has started by its beginning."),
        rationale: .init(
            zh: "属性与时间对不上，就判断不了是否需要重新立项评估。",
            en: "Otherwise nobody can tell whether the project has to be evaluated anew."),
        source: .init(zh: "财预〔2015〕88号 项目属性（新增、延续）", en: "MOF Caiyu [2015] No. 88, project attribute"),
        severity: .warning,
        examples: [
            // What is done every year has the year itself for its period.
            .accepted(.card, ["project.attribute": "新增项目", "project.period": "2025年7月-2025年12月"]),
            .accepted(.card),
            .accepted(.card, ["project.attribute": "新增项目"]),
            .accepted(.card, ["project.attribute": "延续项目", "project.period": "2023年6月-2025年12月"]),
            .unanswered(.list, because: .fieldNotInForm),
            .rejected(.card, ["project.attribute": "↓新增项目", "project.period": "2023年6月-2025年12月"]),
            .rejected(.card, ["project.attribute": "↓延续项目", "project.period": "2025年6月-2026年12月"]),
            .rejected(.card, ["project.attribute": "↓延续项目", "project.period": "2026年1月-2026年12月"]),
            .accepted(.card, ["project.attribute": "一次性项目", "project.period": "2025年6月-2026年12月"]),
        ])

    /// The batch's: a title of another year is DATE-01's.
    private let year: FiscalYear

    package init(_ parameters: RuleParameters) throws(ProfileError) { year = parameters.year }

    package func check(_ filing: Filing) -> Outcome {
        guard let field = filing.text(.projectAttribute) else { return .fieldNotInForm }
        guard let text = field.value.map({ LabelText($0).normalised }) else { return .fieldWithoutValue }
        let isNew = text.begins(with: "新增")
        guard isNew != text.begins(with: "延续") else { return .pass }
        switch ProjectPeriod.reading(filing) {
        case .notInForm: return .fieldNotInForm
        case .withoutValue: return .fieldWithoutValue
        case .period(let period):
            let start = period.start
            let startsLater = start.year > year.year || start.year == year.year && start.month > 1
            let startsEarlier = start.year < year.year
            guard isNew && startsEarlier || !isNew && startsLater else { return .pass }
            return .fail([
                Violation(
                    at: field,
                    message: .init(
                        zh: "\(isNew ? "新增" : "延续")项目，开始时间却是\(start.year)年\(start.month)月（申报\(year.year)年度）。",
                        en:
                            "The project is \(isNew ? "new" : "a continued one"), but starts in \(start.year)-\(start.month) (budget year \(year.year))."
                    ),
                    mend: .init(
                        zh: "请核对项目属性和项目期，改正其中写错的一处。", en: "Check attribute and period, and mend the one that is wrong."),
                    related: [period.field.origin])
            ])
        }
    }
}
