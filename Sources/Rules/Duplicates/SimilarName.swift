import FilingModel
import FoundationEssentials
import Spreadsheet

package struct SimilarName: RegisterRule {
    package static let description = RuleDescription(
        id: "DUP-02",
        title: .init(zh: "不同单位的项目名称相近", en: "Projects of different units with like names"),
        requirement: .init(
            zh: "不同单位不重复申报同一内容的项目。", en: "Two units do not ask for the same project."),
        rationale: .init(
            zh: "同一件事由两个单位申报，就是交叉重复。", en: "One thing that two units ask for is an overlap."),
        source: .init(
            zh: "恩阳区全面推进预算绩效管理的实施方案：“交叉重复、碎片化的政策和项目”“予以调整”",
            en: "The district's plan: overlapping projects are to be adjusted"),
        severity: .warning,
        parameters: [
            .init(
                "similarity", .number,
                .init(zh: "名称相近的程度（相同的两字组占全部的百分数）", en: "Share of pairs of characters in common, in per cent")),
            .init("standing", .texts, .init(zh: "人员类、公用经费项目的名称用词", en: "Words of projects with common indicators")),
            .init("usual", .texts, .init(zh: "各单位都有的项目的名称用词", en: "Words of projects that every unit has")),
        ],
        examples: [
            .accepted(.card),
            .accepted(.card, [:], .alongside(["project.name": "农村公路养护（二期）"])),
            .accepted(.card, [:], .alongside(["project.name": "桥梁加固", "unit": "830002-示例县水利工程站"])),
            .unanswered(
                .list, ["project.name": "办公设备购置"],
                .alongside(["project.name": "办公设备购置", "unit": "830002-示例县水利工程站"]), because: .fieldWithoutValue),
            .rejected(
                .card, ["project.name": "↓农村公路养护"],
                .alongside(["project.name": "↓农村公路养护", "unit": "830002-示例县水利工程站"])),
            .rejected(
                .list, ["project.name": "↓乡村振兴示范村农村道路养护工程项目"],
                .alongside(["project.name": "↓乡村振兴示范村农村道路养护工程", "unit": "830002-示例县水利工程站"])),
        ])

    private let similarity: Double
    private let common: [String]

    package init(_ parameters: RuleParameters) throws(ProfileError) {
        similarity = Double("\(try parameters.number("similarity"))") ?? 100  // every decimal number is a double
        common = try parameters.texts("standing") + parameters.texts("usual")
    }

    package func check(_ register: Register) -> Outcome {
        let named = register.projects.compactMap { filing -> (field: Field<String>, name: String, unit: LabelText)? in
            guard let field = filing.text(.projectName), let text = field.value, let unit = filing.unitName,
                !common.contains(where: text.holds)
            else { return nil }
            // The unit's own name in the project's says nothing of the project.
            let name = CodedName(text).name.replacing(unit, with: "")
            return (field, name, LabelText(unit))
        }
        guard !named.isEmpty else { return .fieldWithoutValue }
        let alike = AlikeTexts(named.map { LabelText($0.name) }, length: 2, threshold: similarity / 100) {
            named[$0].unit != named[$1].unit
        }
        return Outcome(
            named.indices.compactMap { place in
                alike.partners[place].map { Self.violation(named[place].field, named[$0]) }
            })
    }

    private static func violation(
        _ field: Field<String>, _ other: (field: Field<String>, name: String, unit: LabelText)
    ) -> Violation {
        Violation(
            at: field,
            message: .init(
                zh: "与“\(other.unit.normalised)”的项目“\(other.field.shown)”名称相近，可能是同一内容。",
                en: "\"\(other.field.shown)\" of \"\(other.unit.normalised)\" has a like name, and may be the same."),
            mend: .init(
                zh: "请与该单位核对；内容不同的，在“单位说明”中写明分工。",
                en: "Settle it with that unit; if the projects differ, explain who does what."),
            related: [other.field.origin])
    }
}
