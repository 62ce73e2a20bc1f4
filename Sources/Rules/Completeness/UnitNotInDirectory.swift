import FilingModel
import Spreadsheet

package struct UnitNotInDirectory: RegisterRule {
    package static let description = RuleDescription(
        id: "COMP-20",
        title: .init(zh: "填报单位不在部门名录中", en: "Unit not in the directory"),
        requirement: .init(
            zh: "实施单位（部门整体为部门）是部门名录中的单位，使用名录中的名称。",
            en: "The unit, or the department on its own form, is in the directory and bears its name there."),
        rationale: .init(
            zh: "名录外的名称归不到部门，汇总会漏掉。",
            en: "A name that is not in the directory belongs to no department and is left out of the sums."),
        source: .init(
            zh: "恩阳区全面推进预算绩效管理的实施方案：89个政府部门", en: "The district's plan: 89 departments"),
        severity: .error, correction: .propose,
        examples: [
            .unanswered(.card, because: .noDirectory),
            .accepted(.card, [:], .directory(["820001-示例县公路养护中心"])),
            .accepted(.department, [:], .directory(["820001-示例县公路养护中心"])),
            // A code of the directory's tells the unit; its name is CODE-03's.
            .accepted(.card, ["unit": "820001-示例县公路中心"], .directory(["820001-示例县公路养护中心"])),
            .rejected(.card, ["unit": "↓示例县公路养护管理中心 ⇒ 820001-示例县公路养护中心"], .directory(["820001-示例县公路养护中心"])),
            .rejected(.list, ["unit": "↓830005-另一县水利站"], .directory(["820001-示例县公路养护中心"])),
            .accepted(.card, ["unit": "示例县公路养护中心"], .directory(["820001-示例县公路养护中心"])),
            .rejected(
                .list, ["unit:more.1.filing.unit": "↓830005-另一县水利站", "more.1.project.name": "桥梁加固"],
                .directory(["820001-示例县公路养护中心"])),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ register: Register) -> Outcome {
        guard let directory = register.lists.directory else { return .noDirectory }
        let names = directory.names
        var reported: Set<CellOrigin> = []
        return Outcome(
            register.filings.compactMap { filing in
                guard let field = filing.text(filing.layout == .department ? .department : .unit),
                    let named = field.value.map({ CodedName($0) }), !directory.contains(name: named.name),
                    named.code.flatMap(directory.name) == nil, reported.insert(field.origin).inserted
                else { return nil }
                let closest = Similarity.closest(to: named.name, among: names)
                let right = closest.map { name in directory.code(ofName: name).map { "\($0)-\(name)" } ?? name }
                // Nothing in the directory need be near.
                return Violation(
                    at: field,
                    message: .init(
                        // Where no name comes near, the sentence ends without one.
                        zh: "部门名录中没有“\(named.name)”\(closest.map { "，最接近的是“\($0)”" } ?? "")。",
                        en:
                            "The directory has no \"\(named.name)\"\(closest.map { "; the nearest is \"\($0)\"" } ?? "")."
                    ),
                    mend: .init(
                        zh: right.map { "请核对单位名称；是这个单位的，改为“\($0)”。" } ?? "请按部门名录填写单位名称，或请财政部门补入名录。",
                        en: right.map { "Check the name; if that unit is meant, change it to \"\($0)\"." }
                            ?? "Type the name as the directory has it, or have the finance bureau add the unit."),
                    correction: right.flatMap { field.correction(.propose, to: $0) })
            })
    }
}
