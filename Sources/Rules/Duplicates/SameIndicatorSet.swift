import FilingModel
import Spreadsheet

package struct SameIndicatorSet: RegisterRule {
    package static let description = RuleDescription(
        id: "DUP-04",
        title: .init(zh: "整套指标与另一项目相同", en: "All indicators are those of another project"),
        requirement: .init(
            zh: "不同项目的绩效指标按各自情况设定。", en: "Each project has indicators of its own."),
        rationale: .init(
            zh: "名称、指标值、权重逐条相同，说明整表复制，没有结合项目实际。",
            en: "Where names, targets and weights all agree, the table was copied and not made for the project."),
        source: .init(zh: "本工具建议", en: "Our own proposal"),
        severity: .warning,
        parameters: [
            .init("standing", .texts, .init(zh: "人员类、公用经费项目的名称用词", en: "Words of projects with common indicators"))
        ],
        examples: [
            .accepted(.card),
            .accepted(.card, [:], .alongside(["project.name": "桥梁加固", "indicators.1.value": "60"])),
            // Staff and running costs share their indicators by design.
            .unanswered(
                .list, ["project.name": "公用经费"], .alongside(["project.name": "公用经费（二）"]), because: .fieldWithoutValue),
            .rejected(
                .card, ["indicators.1.level3": "↓养护农村公路里程"],
                .alongside(["project.name": "桥梁加固", "indicators.1.level3": "↓养护农村公路里程"])),
            .unanswered(
                .card, twoRows, .alongside(["project.name": "桥梁加固"].merging(twoRows) { name, _ in name }),
                because: .fieldWithoutValue),
        ])

    private let standing: [String]

    /// What empties all rows but two.
    private static let twoRows = Dictionary(
        uniqueKeysWithValues: (3...8).flatMap { row in
            ["level3", "sign", "value", "unit", "weight", "direction"].map { ("indicators.\(row).\($0)", "") }
        })

    package init(_ parameters: RuleParameters) throws(ProfileError) { standing = try parameters.texts("standing") }

    package func check(_ register: Register) -> Outcome {
        var alike: [[LabelText]: [Filing]] = [:]
        var order: [[LabelText]] = []
        for filing in register.filings where filing.filledIndicators.count > 2 {
            guard let name = filing.projectName, !standing.contains(where: name.holds) else { continue }
            // A form without weights has none in any row.
            let set = filing.filledIndicators.flatMap { row in
                [
                    row.name ?? LabelText(""), LabelText(row.value.raw), LabelText(row.weight?.raw ?? ""),
                ]
            }
            if alike[set] == nil { order.append(set) }
            alike[set, default: []].append(filing)
        }
        guard !order.isEmpty else { return .fieldWithoutValue }
        return Outcome(order.flatMap { Self.violations(alike[$0, default: []]) })
    }

    private static func violations(_ filings: [Filing]) -> [Violation] {
        // A project filed twice is DUP-01's.
        let names = Set(filings.compactMap(\.projectName).map(LabelText.init))
        guard names.count > 1 else { return [] }
        let cells = filings.compactMap { $0.filledIndicators.first?.level3 }
        return cells.indices.map { index in
            let nearby = cells.indices.prefix(11).filter { $0 != index }
            let other = nearby.first.flatMap { filings[$0].projectName } ?? ""  // there is always another one
            return Violation(
                at: cells[index],
                message: BilingualText(
                    zh: "全部指标的名称、指标值和权重都与项目“\(other)”相同（共\(filings.count)个项目）。",
                    en:
                        "All names, targets and weights are those of the project \"\(other)\" (\(filings.count) projects)."
                ),
                mend: mend, related: nearby.map { cells[$0].origin })
        }
    }

    private static let mend = BilingualText(
        zh: "请按本项目的任务和效果重新设定指标。", en: "Set the indicators by this project's own tasks and effects.")
}
