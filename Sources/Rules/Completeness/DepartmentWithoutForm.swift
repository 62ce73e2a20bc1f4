import FilingModel
import Spreadsheet

package struct DepartmentWithoutForm: RegisterRule {
    package static let description = RuleDescription(
        id: "COMP-21",
        title: .init(zh: "部门没有报送整体支出绩效目标", en: "Department without its overall form"),
        requirement: .init(
            zh: "部门名录中的每个部门每年报送一份部门整体支出绩效目标申报表。",
            en: "Each department of the directory files one overall form a year."),
        rationale: .init(
            zh: "整体支出绩效管理要求部门全覆盖。", en: "The district's plan covers the overall spending of every department."),
        source: .init(
            zh: "恩阳区全面推进预算绩效管理的实施方案：“89个政府部门整体支出”", en: "The district's plan: overall spending of 89 departments"),
        severity: .error,
        examples: [
            .unanswered(.card, because: .noDirectory),
            .accepted(.department, [:], .directory(["820001-示例县公路养护中心"])),
            .accepted(.department, ["department": "示例县交通运输局"], .directory(["820001-示例县公路养护中心"])),
            .rejected(.card, [:], .directory(["↓820001-示例县公路养护中心", "820002-示例县运输服务中心"])),
            .rejected(.department, ["department": "830-示例县水利局"], .directory(["↓820001-示例县公路养护中心"])),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ register: Register) -> Outcome {
        guard let directory = register.lists.directory else { return .noDirectory }
        let filed = register.filings.filter { $0.layout == .department }.compactMap {
            $0.text(.department)?.value.map { CodedName($0) }
        }
        let codes = Set(filed.compactMap(\.code))
        let names = Set(filed.map { LabelText($0.name) })
        return Outcome(
            directory.departments.filter { department in
                !names.contains(LabelText(department.name)) && !(department.code.map(codes.contains) ?? false)
                    // GATE-07 asks for what the roster lists.
                    && !(register.index?.asksForDepartment(department.name, department.code) ?? false)
            }.map { department in
                Violation(
                    at: department.origin, field: nil,
                    message: .init(
                        zh: "“\(department.name)”没有报送部门整体支出绩效目标申报表。",
                        en: "\"\(department.name)\" filed no overall form."),
                    mend: .init(
                        zh: "请通知“\(department.name)”补报；已报送的，核对部门名称和代码是否与名录一致。",
                        en:
                            "Ask \"\(department.name)\" to file; if it did, check that name and code are the directory's."
                    ))
            })
    }
}
