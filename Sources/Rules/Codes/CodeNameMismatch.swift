import FilingModel
import Spreadsheet

package struct CodeNameMismatch: RegisterRule {
    package static let description = RuleDescription(
        id: "CODE-03",
        title: .init(zh: "代码与名称对不上", en: "Code and name belong to different units"),
        requirement: .init(
            zh: "主管部门、实施单位的代码和名称与部门名录一致。",
            en: "Code and name of department and unit agree with the directory."),
        rationale: .init(
            zh: "代码是一个单位、名称是另一个单位，资金就可能安排错地方。",
            en: "With one unit's code and another's name the money may go to the wrong place."),
        source: .init(zh: "预算管理一体化系统部门单位代码", en: "Codes of the budget system"),
        severity: .error, correction: .propose,
        examples: [
            .unanswered(.card, because: .noDirectory),
            .accepted(.card, [:], .directory(["820001-示例县公路养护中心"])),
            .accepted(.card, ["unit": "示例县公路养护中心"], .directory(["820001-示例县公路养护中心"])),
            // A name that no directory knows is COMP-20's.
            .accepted(.card, ["unit": "820009-示例县路政大队"], .directory(["820001-示例县公路养护中心"])),
            .rejected(
                .card, ["unit": "↓820001-示例县运输服务中心 ⇒ 820002-示例县运输服务中心"],
                .directory(["820001-示例县公路养护中心", "820002-示例县运输服务中心"])),
            .rejected(.list, ["unit": "↓820002-示例县公路养护中心 ⇒ 820001-示例县公路养护中心"], .directory(["820001-示例县公路养护中心"])),
            // The code is another's, whatever the name is.
            .rejected(.card, ["unit": "↓820001-示例县路政大队 ⇒ 820001-示例县公路养护中心"], .directory(["820001-示例县公路养护中心"])),
            .accepted(.card, ["unit": "82001-示例县公路养护中心"], .directory(["820001-示例县公路养护中心"])),
            .accepted(.list, ["department": "820-示例县交通部门"], .directory(["820001-示例县公路养护中心"])),
            .rejected(.department, ["department": "↓830-示例县交通运输局 ⇒ 820-示例县交通运输局"], .directory(["820001-示例县公路养护中心"])),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ register: Register) -> Outcome {
        guard let directory = register.lists.directory else { return .noDirectory }
        return Outcome(
            register.filings.flatMap { filing in
                // A list's subtotal rows name departments as they please: 820-马踏镇部门.
                (filing.layout == .list ? [FieldPath.unit] : [.department, .unit]).compactMap { path in
                    guard let field = filing.text(path), let named = field.value.map({ CodedName($0) }),
                        let code = named.code,
                        let violation = violation(field, code, named.name, directory)
                    else { return nil }
                    return violation
                }
            })
    }

    private func violation(
        _ field: Field<String>, _ code: String, _ name: String, _ directory: UnitDirectory
    ) -> Violation? {
        let ofCode = directory.name(ofCode: code)
        let ofName = directory.code(ofName: name)
        if let ofCode, LabelText(ofCode) == LabelText(name) { return nil }
        // A code of no unit's length is CODE-01's.
        guard ofCode != nil || ofName != nil && directory.hasCode(ofLength: code.count) else { return nil }
        let right = ofName.map { "\($0)-\(name)" } ?? "\(code)-\(ofCode ?? name)"
        let zhCode = ofCode.map { "代码\(code)是“\($0)”" } ?? "名录中没有代码\(code)"
        let zhName = ofName.map { "，“\(name)”的代码是\($0)" } ?? ""  // the directory does not know the name
        let enCode = ofCode.map { "The code \(code) is that of \"\($0)\"" } ?? "No unit has the code \(code)"
        let enName = ofName.map { "; \"\(name)\" has \($0)" } ?? ""  // likewise
        return Violation(
            at: field, message: .init(zh: "\(zhCode)\(zhName)。", en: "\(enCode)\(enName)."),
            mend: .init(zh: "请核对后改正，如“\(right)”。", en: "Mend the one that is wrong, such as \"\(right)\"."),
            correction: field.correction(.propose, to: right))
    }
}
