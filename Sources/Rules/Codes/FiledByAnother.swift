import FilingModel
import Spreadsheet

package struct FiledByAnother: RegisterRule {
    package static let description = RuleDescription(
        id: "CODE-06",
        title: .init(zh: "填报单位不是申请资金的单位", en: "Filed by a unit that does not ask for the money"),
        requirement: .init(
            zh: "谁申请资金、谁编制目标：填报单位是名册中申请资金的单位或其主管部门，不是第三方机构。",
            en:
                "Who asks for money writes the targets: the unit is the roster's applicant or its department, and no third party."
        ),
        rationale: .init(
            zh: "别人代编的目标，申请资金的单位不认账、也做不到。",
            en: "Targets that somebody else wrote bind nobody."),
        source: .init(
            zh: "恩阳区全面推进预算绩效管理的实施方案：“按照‘谁申请资金、谁编制目标’的原则，将绩效目标作为申请预算的前置条件”",
            en: "The district's plan: who asks for money writes the targets"),
        severity: .error,
        parameters: [
            .init("thirdParties", .texts, .init(zh: "第三方机构名称的结尾", en: "How names of third parties end"))
        ],
        examples: [
            .accepted(.card),
            .accepted(.card, [:], .request(unit: "820001-示例县公路养护中心", amount: "450000")),
            // The department may file for its unit.
            .accepted(.card, ["unit": "820-示例县交通运输局"], .request(unit: "820001-示例县公路养护中心", amount: "450000")),
            .rejected(.card, ["unit": "↓某某会计师事务所"]),
            .rejected(.list, ["unit": "↓示例工程咨询有限公司"]),
            .rejected(.card, ["unit": "↓820001-示例县公路养护中心"], .request(unit: "830002-示例县水利工程站", amount: "450000")),
            // Without codes the names tell.
            .rejected(.card, ["unit": "↓示例县公路养护中心"], .request(unit: "示例县水利工程站", amount: "450000")),
            // The department's own project of that name has another code.
            .accepted(
                .card, ["project.code": "51190325T000012345679"], .request(unit: "820-示例县交通运输局", amount: "450000")),
        ])

    private let thirdParties: [String]

    package init(_ parameters: RuleParameters) throws(ProfileError) {
        thirdParties = try parameters.texts("thirdParties")
    }

    package func check(_ register: Register) -> Outcome {
        Outcome(
            register.projects.compactMap { filing in
                guard let field = filing.text(.unit), let named = field.value.map({ CodedName($0) }) else { return nil }
                if let end = thirdParties.first(where: named.name.ends) { return thirdParty(field, named.name, end) }
                guard let code = filing.text(.projectCode)?.value, let entry = register.index?.entry(for: filing),
                    entry.projectCode.map({ LabelText($0) == LabelText(code) }) == true,
                    !isApplicant(filing, named, entry)
                else { return nil }
                return Violation(
                    at: field,
                    message: .init(
                        zh: "名册中申请这个项目资金的是“\(entry.unitName)”，填报的是“\(named.name)”。",
                        en:
                            "The roster's applicant for this project is \"\(entry.unitName)\", but \"\(named.name)\" filed it."
                    ),
                    mend: .init(
                        zh: "请由“\(entry.unitName)”编制并填报；单位写错的，改正单位名称。",
                        en: "Let \"\(entry.unitName)\" set the targets and file; if the name is wrong, mend it."))
            })
    }

    /// The same unit, or the department whose code begins the unit's.
    private func isApplicant(_ filing: Filing, _ unit: CodedName, _ entry: Roster.Entry) -> Bool {
        if LabelText(unit.name) == LabelText(entry.unitName) { return true }
        guard let code = unit.code ?? filing.text(.unitCode)?.value, let wanted = entry.unitCode else { return false }
        return wanted.begins(with: code)
    }

    private func thirdParty(_ field: Field<String>, _ name: String, _ end: String) -> Violation {
        Violation(
            at: field,
            message: .init(
                zh: "填报单位“\(name)”是第三方机构（\(end)），不是申请资金的单位。",
                en: "\"\(name)\" is a third party and does not ask for the money."),
            mend: .init(
                zh: "请由申请资金的单位编制绩效目标，填写该单位名称。",
                en: "Let the unit that asks for the money set the targets, and name it here."))
    }
}
