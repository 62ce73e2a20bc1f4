import FilingModel
import Spreadsheet

package struct UnitCodeOutsideDepartment: FilingRule {
    package static let description = RuleDescription(
        id: "CODE-02",
        title: .init(zh: "单位代码不属于主管部门", en: "Unit code outside the department"),
        requirement: .init(
            zh: "单位代码以主管部门代码开头。", en: "The unit's code begins with the department's code."),
        rationale: .init(
            zh: "单位与主管部门对不上，项目就会汇总到别的部门名下。",
            en: "Otherwise the project is added up under another department."),
        source: .init(
            zh: "预算管理一体化系统导出表的部门、单位代码", en: "Department and unit codes as the budget system exports them"),
        severity: .error,
        examples: [
            .accepted(.card),
            .unanswered(.card, ["unit": "示例县公路养护中心"], because: .fieldWithoutValue),
            .rejected(.card, ["unit": "↓301001-示例县公路养护中心"]),
            .unanswered(.department, because: .fieldNotInForm),
            .unanswered(.list, ["department": "", "subtotal": ""], because: .fieldNotInForm),
            .accepted(.list, ["unit": "820902-示例县公路养护中心"]),
            .rejected(.list, ["unit": "↓821001-示例县公路养护中心"]),
            .unanswered(
                .card, ["department": "820001-示例县交通运输局", "unit": "820-示例县公路养护中心"], because: .fieldWithoutValue),
            .rejected(.card, ["unit": "↓821-示例县公路养护中心"]),
            .rejected(.card, ["项目代码": "单位编码", "project.code": "↓821001"]),
            .rejected(.card, ["项目代码": "主管部门编码", "project.code": "821", "unit": "↓820001-示例县公路养护中心"]),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ filing: Filing) -> Outcome {
        guard filing.text(.unit) != nil, filing.text(.department) != nil else { return .fieldNotInForm }
        guard let (unitField, unit) = Self.code(filing, .unitCode, .unit),
            let (departmentField, department) = Self.code(filing, .departmentCode, .department),
            department.count <= unit.count  // a code of the wrong length is CODE-01's
        else { return .fieldWithoutValue }
        guard !unit.hasPrefix(department) else { return .pass }
        return .fail([
            Violation(
                at: unitField, message: Self.message(unit, department), mend: Self.mend(department),
                related: [departmentField.origin])
        ])
    }

    /// From the code's own cell, or from before the name.
    private static func code(_ filing: Filing, _ code: FieldPath, _ name: FieldPath) -> (Field<String>, String)? {
        if let field = filing.text(code), let text = field.value { return (field, LabelText(text).normalised) }
        // CODE-04 reports a code without its dash; it is one all the same.
        guard let field = filing.text(name), let text = field.value.flatMap({ GluedCode.parts($0)?.code }) else {
            return nil
        }
        return (field, text)
    }

    private static func message(_ unit: String, _ department: String) -> BilingualText {
        BilingualText(
            zh: "单位代码“\(unit)”不以主管部门代码“\(department)”开头，单位与主管部门不符。",
            en: "The unit's code \"\(unit)\" does not begin with the department's code \"\(department)\".")
    }

    private static func mend(_ department: String) -> BilingualText {
        BilingualText(
            zh: "请核对单位和主管部门：单位代码应以\(department)开头；主管部门填错的，改填主管部门。",
            en: "Check both: the unit's code must begin with \(department), or the department is the wrong one.")
    }
}
