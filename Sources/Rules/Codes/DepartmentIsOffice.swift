import FilingModel
import Spreadsheet

package struct DepartmentIsOffice: FilingRule {
    package static let description = RuleDescription(
        id: "CODE-07",
        title: .init(zh: "主管部门填成了内设机构或下属单位", en: "An office within a department named as the department"),
        requirement: .init(
            zh: "主管部门填写一级预算部门，不填股室、大队等内设机构或下属单位。",
            en: "The department is a first-level one, not one of its offices or brigades."),
        rationale: .init(
            zh: "预算批复到部门；填成股室，项目就归不到部门名下。",
            en: "Money is granted to departments; a filing of an office is not found under its department."),
        source: .init(zh: "本工具建议（实际申报表常见）", en: "Our own proposal; common in real filings"),
        severity: .warning, correction: .propose,
        parameters: [.init("endings", .texts, .init(zh: "内设机构和下属单位名称的结尾", en: "How names of offices end"))],
        examples: [
            .accepted(.card),
            .rejected(.card, ["department": "↓820-农业股"]),
            .rejected(.list, ["department": "↓820-交通运输综合行政执法大队"]),
            .rejected(.department, ["department": "↓财务科"]),
        ])

    private let endings: [String]

    package init(_ parameters: RuleParameters) throws(ProfileError) { endings = try parameters.texts("endings") }

    package func check(_ filing: Filing) -> Outcome {
        guard let field = filing.text(.department) else { return .fieldNotInForm }
        guard let name = field.value.map({ CodedName($0).name }) else { return .fieldWithoutValue }
        guard let ending = endings.first(where: name.ends) else { return .pass }
        return .fail([
            Violation(
                at: field,
                message: BilingualText(
                    zh: "主管部门填的是“\(name)”，以“\(ending)”结尾的一般是内设机构或下属单位。",
                    en: "The department is \"\(name)\"; names that end in \(ending) are offices, not departments."),
                mend: BilingualText(
                    zh: "请填写部门预算编码表中的一级预算部门名称和代码。",
                    en: "Type the name and code of the department as in the budget's list."))
        ])
    }
}
