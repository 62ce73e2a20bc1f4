import FilingModel
import Spreadsheet

package struct MissingContact: FilingRule {
    package static let description = RuleDescription(
        id: "COMP-14",
        title: .init(zh: "填报人、负责人、电话或日期未填写", en: "Who filed it, and when, is blank"),
        requirement: .init(
            zh: "表中有填报人、单位负责人、联系电话、填报日期栏的，都要填写。",
            en: "Where the form asks who filed it, who is responsible, the telephone and the date, all are given."),
        rationale: .init(
            zh: "谁申报谁负责；没有联系人，退回修改时找不到人。",
            en: "Who files is responsible; without a contact nobody can be asked."),
        source: .init(
            zh: "恩阳区全面推进预算绩效管理的实施方案（责任制）", en: "The district's plan for performance budgeting, on responsibility"),
        severity: .warning,
        examples: [
            .accepted(.card),
            .rejected(.card, ["filed.by": "↓"]),
            .rejected(.card, ["contact.phone": "↓", "filed.on": "↓"]),
            // Forms differ in which of them they ask for.
            .accepted(.card, ["联系电话": "", "contact.phone": ""]),
            .unanswered(
                .card,
                [
                    "填报人": "", "filed.by": "", "单位负责人": "", "contact.person": "", "联系电话": "", "contact.phone": "",
                    "填报日期": "", "filed.on": "",
                ], because: .fieldNotInForm),
        ])

    private static let fields: [(path: FieldPath, label: BilingualText, what: BilingualText)] = [
        (.filedBy, .init(zh: "填报人", en: "Filed by"), .init(zh: "填报人姓名", en: "the name")),
        (.contactPerson, .init(zh: "单位负责人", en: "Person in charge"), .init(zh: "负责人姓名", en: "the name")),
        (.contactPhone, .init(zh: "联系电话", en: "Telephone"), .init(zh: "联系电话", en: "the number")),
        (.filedOn, .init(zh: "填报日期", en: "Filed on"), .init(zh: "填报日期", en: "the date")),
    ]

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        // A label that the sheet leaves out is no blank: forms differ in which of these they ask for.
        let asked = Self.fields.compactMap { entry in filing.text(entry.path).map { ($0, entry) } }
        guard !asked.isEmpty else { return .fieldNotInForm }
        return Outcome(asked.filter(\.0.isBlank).map { field, entry in field.absence(entry.label, entry.what) })
    }
}
