import FilingModel
import Spreadsheet

package struct ProjectFiledTwice: RegisterRule {
    package static let description = RuleDescription(
        id: "DUP-01",
        title: .init(zh: "同一项目重复申报", en: "Project filed twice"),
        requirement: .init(
            zh: "同一单位同一年度的同名项目只申报一次。", en: "A unit files a project of one name once a year."),
        rationale: .init(
            zh: "重复申报会重复安排资金，也分不清以哪一份目标为准。",
            en: "A second filing may be funded twice, and nobody knows whose targets count."),
        source: .init(
            zh: "恩阳区全面推进预算绩效管理的实施方案：“交叉重复、碎片化的政策和项目”“予以调整”",
            en: "The district's plan for performance budgeting: overlapping projects are to be adjusted"),
        severity: .error,
        examples: [
            .accepted(.card),
            .accepted(.card, [:], .alongside(["project.name": "农村公路养护二期"])),
            .accepted(.card, [:], .alongside(["unit": "820002-示例县运输服务中心"])),
            .accepted(.card, [:], .alongside(["year": "（2024年度）"])),
            .rejected(.card, ["project.name": "↓农村公路养护"], .alongside(["project.name": "↓农村公路 养护"])),
            .rejected(
                .list, ["project.name": "↓农村公路养护"],
                .alongside(["project.name": "↓农村公路养护", "funds.year.total": "300000"])),
            .unanswered(.department, [:], .alongside([:]), because: .fieldWithoutValue),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    private struct Project: Hashable {
        let name: LabelText
        let unit: LabelText
        let year: FiscalYear
    }

    package func check(_ register: Register) -> Outcome {
        var filed: [Project: [Field<String>]] = [:]
        var order: [Project] = []
        for filing in register.filings {
            guard let field = filing.text(.projectName), let name = field.value, let unit = filing.unitName else {
                continue
            }
            let project = Project(
                name: LabelText(CodedName(name).name), unit: LabelText(unit),
                year: filing.fiscalYear?.value ?? register.year)  // a form without a year belongs to the batch's
            if filed[project] == nil { order.append(project) }
            filed[project, default: []].append(field)
        }
        guard !order.isEmpty else { return .fieldWithoutValue }
        return Outcome(order.flatMap { Self.violations(filed[$0, default: []], $0.year) })
    }

    private static func violations(_ fields: [Field<String>], _ year: FiscalYear) -> [Violation] {
        guard fields.count > 1 else { return [] }
        return fields.indices.map { index in
            // Enough to find them by: a name repeated in a thousand filings would otherwise make a million pairs.
            let nearby = fields.indices.prefix(11).filter { $0 != index }.map { fields[$0].origin }
            return Violation(
                at: fields[index], message: message(fields[index], fields.count, year, nearby.first), mend: mend,
                related: nearby)
        }
    }

    private static func message(
        _ field: Field<String>, _ count: Int, _ year: FiscalYear, _ other: CellOrigin?
    ) -> BilingualText {
        let place = other.map { "\($0.workbook.name) \($0)" } ?? ""  // there is always another one
        return BilingualText(
            zh: "本单位\(year.year)年度的项目“\(field.shown)”申报了\(count)次，另见\(place)。",
            en: "The unit filed the project \"\(field.shown)\" \(count) times for \(year.year); see \(place).")
    }

    private static let mend = BilingualText(
        zh: "请只保留一份；确是不同项目的，在名称中写明区别（如地点、期次）。",
        en: "Keep one of them; if they are different projects, say in the name what sets them apart.")
}
