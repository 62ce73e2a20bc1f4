import FilingModel
import FoundationEssentials
import Spreadsheet

package struct CodeOfWrongLength: FilingRule {
    package static let description = RuleDescription(
        id: "CODE-01",
        title: .init(zh: "部门或单位代码位数不对", en: "Code with the wrong number of digits"),
        requirement: .init(
            zh: "主管部门代码和单位代码由规定位数的数字组成。",
            en: "The department's and the unit's code have the prescribed number of digits."),
        rationale: .init(
            zh: "代码位数不对，就不能按代码与预算系统和名册核对单位。",
            en: "With a code of another length the unit cannot be found in the budget system or the roster."),
        source: .init(
            zh: "预算管理一体化系统导出表的部门、单位代码", en: "Department and unit codes as the budget system exports them"),
        severity: .warning,
        parameters: [
            .init("departmentDigits", .number, .init(zh: "主管部门代码的位数", en: "Digits of a department's code")),
            .init("unitDigits", .number, .init(zh: "单位代码的位数", en: "Digits of a unit's code")),
        ],
        examples: [
            .accepted(.card),
            .accepted(.card, ["unit": "示例县公路养护中心"]),
            .rejected(.card, ["unit": "↓82001-示例县公路养护中心"]),
            .rejected(.card, ["department": "↓8200-示例县交通运输局"]),
            .rejected(.card, ["unit": "↓820001001示例县公路养护中心"]),
            .accepted(.list, ["unit": "８２０００１-示例县公路养护中心"]),
            .rejected(.list, ["unit": "↓8200011-示例县公路养护中心"]),
            .rejected(.department, ["department": "↓82-示例县交通运输局"]),
            .rejected(.card, ["department": "↓82A-示例县交通运输局"]),
            .unanswered(.card, ["department": "", "unit": ""], because: .fieldWithoutValue),
            .rejected(.card, ["项目代码": "单位编码", "project.code": "↓八二〇〇〇一"]),
            .rejected(.card, ["项目代码": "主管部门编码", "project.code": "↓8200"]),
        ])

    private let departmentDigits: Decimal
    private let unitDigits: Decimal

    package init(_ parameters: RuleParameters) throws(ProfileError) {
        departmentDigits = try parameters.number("departmentDigits")
        unitDigits = try parameters.number("unitDigits")
    }

    package func check(_ filing: Filing) -> Outcome {
        let department = ("主管部门代码", "department", departmentDigits)
        let unit = ("单位代码", "unit", unitDigits)
        let named = [(FieldPath.department, department), (.unit, unit)].compactMap { path, kind in
            // CODE-04 reports a code without its dash; it is one all the same.
            filing.text(path).map { ($0, $0.value.flatMap { GluedCode.parts($0)?.code }, kind) }
        }
        let bare = [(FieldPath.departmentCode, department), (.unitCode, unit)].compactMap { path, kind in
            filing.text(path).map { ($0, $0.value.map { LabelText($0).normalised }, kind) }
        }
        let coded = (named + bare).compactMap { field, code, kind in code.map { (field, $0, kind) } }
        guard !coded.isEmpty else { return .fieldWithoutValue }
        return Outcome(
            coded.compactMap { field, code, kind in
                let isRight = Decimal(code.count) == kind.2 && code.allSatisfy { $0.isASCII && $0.isNumber }
                return isRight ? nil : Self.violation(field, code, kind)
            })
    }

    private static func violation(
        _ field: Field<String>, _ code: String, _ kind: (zh: String, en: String, digits: Decimal)
    ) -> Violation {
        Violation(
            at: field,
            message: .init(
                zh: "\(kind.zh)“\(code)”有\(code.count)位，应为\(kind.digits)位数字。",
                en:
                    "The \(kind.en)'s code \"\(code)\" has \(code.count) characters; it must have \(kind.digits) digits."
            ),
            mend: .init(
                zh: "请按预算管理一体化系统中的代码，填写\(kind.digits)位数字。",
                en: "Type the \(kind.digits)-digit code from the budget system."))
    }
}
