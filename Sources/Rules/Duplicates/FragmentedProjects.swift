import FilingModel
import FoundationEssentials
import Spreadsheet

package struct FragmentedProjects: RegisterRule {
    package static let description = RuleDescription(
        id: "DUP-05",
        title: .init(zh: "同类小项目过多", en: "Many small projects of one kind"),
        requirement: .init(
            zh: "同一单位同一类别的小额项目合并申报。", en: "A unit's small projects of one category are filed as one."),
        rationale: .init(
            zh: "项目碎片化，绩效目标说不清，资金也难统筹。", en: "Fragments have no goal worth the name, and their money cannot be pooled."),
        source: .init(
            zh: "恩阳区全面推进预算绩效管理的实施方案：“交叉重复、碎片化的政策和项目”“予以调整”",
            en: "The district's plan: fragmented projects are to be adjusted"),
        severity: .notice,
        parameters: [
            .init("count", .number, .init(zh: "达到几个即提示", en: "Projects from which on it is told")),
            .init("amount", .money, .init(zh: "每个低于这个金额", en: "Each below this amount")),
        ],
        examples: [
            .accepted(.list),
            .accepted(.list, ["funds.year.total": "90000"], .stackedRows([["桥梁检测", "80000"]])),
            .accepted(.list, ["funds.year.total": "90000"], .stackedRows([["桥梁检测", "80000"], ["标牌更换", "100000"]])),
            .rejected(
                .list, ["project.name": "↓农村公路养护", "funds.year.total": "90000"],
                .stackedRows([["桥梁检测", "80000"], ["标牌更换", "99999"]])),
            .accepted(.list, ["funds.year.total": "90000"], .stackedRows([["桥梁检测", "0"], ["标牌更换", "80000"]])),
            // A project without a name is COMP-01's.
            .accepted(
                .list, ["project.name": "", "funds.year.total": "90000"],
                .stackedRows([["桥梁检测", "80000"], ["标牌更换", "99999"]])),
        ])

    private let count: Decimal
    private let amount: Money

    package init(_ parameters: RuleParameters) throws(ProfileError) {
        count = try parameters.number("count")
        amount = try parameters.money("amount")
    }

    private struct Kind: Hashable {
        let unit: LabelText
        let category: LabelText?
    }

    package func check(_ register: Register) -> Outcome {
        var small: [Kind: [(field: Field<String>, money: Money)]] = [:]
        var order: [Kind] = []
        for filing in register.projects {
            guard let field = filing.text(.projectName), let unit = filing.unitName, !field.isBlank,
                let money = filing.amount(.yearTotal)?.value?.money, money > .zero, money < amount
            else { continue }
            let kind = Kind(unit: LabelText(unit), category: filing.text(.projectCategory)?.value.map(LabelText.init))
            if small[kind] == nil { order.append(kind) }
            small[kind, default: []].append((field, money))
        }
        return Outcome(
            order.compactMap { kind in
                let projects = small[kind, default: []]
                guard Decimal(projects.count) >= count, let first = projects.first else { return nil }
                let sum = projects.reduce(Money.zero) { $0 + $1.money }
                return Violation(
                    at: first.field,
                    message: .init(
                        zh:
                            // Projects without a category are just projects.
                            "本单位有\(projects.count)个\(kind.category?.normalised ?? "")项目都不到\(amount.text(in: .tenThousandYuan))，合计\(sum.text(in: .tenThousandYuan))。",
                        en:
                            "The unit has \(projects.count) projects of one kind below \(amount.text(in: .tenThousandYuan)), \(sum.text(in: .tenThousandYuan)) together."
                    ),
                    mend: .init(
                        zh: "请考虑合并为一个项目申报。", en: "Consider filing them as one project."),
                    related: projects.dropFirst().prefix(20).map(\.field.origin))
            })
    }
}
