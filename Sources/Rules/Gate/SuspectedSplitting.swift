import FilingModel
import Spreadsheet

package struct SuspectedSplitting: RegisterRule {
    package static let description = RuleDescription(
        id: "GATE-03",
        title: .init(zh: "疑似拆分项目规避事前评估", en: "Perhaps split to stay below the evaluation threshold"),
        requirement: .init(
            zh: "同一单位同一年度、名称只差期次或标段的项目，合计超过门槛的按一个项目评估。",
            en: "Projects of one unit and year whose names differ by a phase or lot only are evaluated as one."),
        rationale: .init(
            zh: "把一个项目拆成几个不超过门槛的项目，就躲过了事前绩效评估。",
            en: "A project in parts below the threshold escapes the ex-ante evaluation."),
        source: .init(
            zh: "恩阳区全面推进预算绩效管理的实施方案：“交叉重复、碎片化的政策和项目”；本工具建议",
            en: "The district's plan, on fragmented projects; our own proposal"),
        severity: .warning,
        parameters: [
            .init("threshold", .money, .init(zh: "超过即须评估的金额", en: "Amount above which an evaluation is required"))
        ],
        examples: [
            .accepted(.card),
            .accepted(.card, [:], .alongside(["project.name": "桥梁加固"])),
            .accepted(.card, [:], .alongside(["project.name": "农村公路养护二期", "funds.year.total": "4"])),
            .accepted(
                .card, [:], .alongside(["project.name": "农村公路养护二期", "unit": "820002-示例县运输服务中心"])),
            .rejected(
                .card, ["project.name": "↓农村公路养护一期"], .alongside(["project.name": "↓农村公路养护（二期）"])),
            .rejected(.list, ["project.name": "↓农村公路养护"], .alongside(["project.name": "↓农村公路养护第2标段"])),
            .rejected(
                .card, ["project.name": "↓农村公路养护一期", "funds.year.total": "50"],
                .alongside(["project.name": "↓农村公路养护二期"])),
            .accepted(.card, [:], .alongside([:])),
            .accepted(
                .card, ["project.name": "农村公路养护一期"], .alongside(["project.name": "农村公路养护二期", "funds.year.total": "5"])),
            .unanswered(.card, ["funds.year.total": "60"], because: .fieldWithoutValue),
        ])

    private let threshold: Money

    package init(_ parameters: RuleParameters) throws(ProfileError) { threshold = try parameters.money("threshold") }

    private struct Stem: Hashable {
        let name: String
        let unit: LabelText
        let year: FiscalYear
    }

    private struct Part {
        let field: Field<String>
        let name: LabelText
        let money: Money
    }

    package func check(_ register: Register) -> Outcome {
        var parts: [Stem: [Part]] = [:]
        var order: [Stem] = []
        for filing in register.filings {
            guard let field = filing.text(.projectName), let text = field.value, let unit = filing.unitName,
                let money = filing.amount(.yearTotal)?.value?.money, money <= threshold
            else { continue }
            let name = LabelText(CodedName(text).name)
            let stem = Stem(
                name: Self.withoutPhase(name.normalised), unit: LabelText(unit),
                year: filing.fiscalYear?.value ?? register.year)  // a form without a year belongs to the batch's
            if parts[stem] == nil { order.append(stem) }
            parts[stem, default: []].append(Part(field: field, name: name, money: money))
        }
        guard !order.isEmpty else { return .fieldWithoutValue }
        return Outcome(order.flatMap { violations(parts[$0, default: []]) })
    }

    /// Without numbers and the words that count phases and lots.
    private static func withoutPhase(_ name: String) -> String {
        let counting: Set<Unicode.Scalar> = [
            "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "期", "标", "段", "第", "批", "次", "(", ")", "-", "、",
        ]
        return String(
            String.UnicodeScalarView(name.unicodeScalars.filter { !counting.contains($0) && !("0"..."9" ~= $0) }))
    }

    private func violations(_ parts: [Part]) -> [Violation] {
        let sum = parts.reduce(Money.zero) { $0 + $1.money }
        // Filings of the very same name are DUP-01's.
        guard Set(parts.map(\.name)).count > 1, sum > threshold else { return [] }
        return parts.indices.map { index in
            let nearby = parts.indices.prefix(11).filter { $0 != index }.map { parts[$0].field }
            let other = nearby.first?.shown ?? ""  // there is always another one
            return Violation(
                at: parts[index].field,
                message: BilingualText(
                    zh:
                        "“\(parts[index].field.shown)”与“\(other)”等\(parts.count)个项目名称只差期次或标段，各不超过门槛，合计\(sum.text(in: .yuan))，超过\(threshold.text(in: .yuan))。",
                    en:
                        "\"\(parts[index].field.shown)\" and \"\(other)\" (\(parts.count) projects) differ by a phase or lot only; together they are \(sum.text(in: .yuan)), above \(threshold.text(in: .yuan))."
                ),
                mend: Self.mend, related: nearby.map(\.origin))
        }
    }

    private static let mend = BilingualText(
        zh: "请合并为一个项目申报并附事前绩效评估；确是不同项目的，说明理由。",
        en: "File them as one project with its evaluation, or say why they are different.")
}
