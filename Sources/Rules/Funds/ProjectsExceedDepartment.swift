import FilingModel
import Spreadsheet

package struct ProjectsExceedDepartment: RegisterRule {
    package static let description = RuleDescription(
        id: "FUND-15",
        title: .init(zh: "项目金额之和超过部门整体支出", en: "Projects exceed the department's total"),
        requirement: .init(
            zh: "部门整体支出的金额合计不小于本部门各项目金额之和。",
            en: "The department's total is at least the sum of its projects."),
        rationale: .init(
            zh: "部门整体包括全部项目，小于项目之和说明有一边漏报或多报。",
            en: "The whole includes every project; a smaller whole means that one side is wrong."),
        source: .init(
            zh: "恩阳区全面推进预算绩效管理的实施方案：“全面纳入绩效管理”；财预〔2015〕88号", en: "The district's plan; MOF Caiyu [2015] No. 88"),
        severity: .warning,
        examples: [
            .unanswered(.card, because: .fieldNotInForm),
            .accepted(.department),
            .accepted(.department, [:], .alongside(["department": "830-示例县水利局"])),
            .rejected(
                .department, ["tasks.total": "↓75"],
                .beside(.card, ["funds.year.total": "76", "funds.year.fiscal": "71"])),
            .accepted(.department, [:], .beside(.card, ["funds.year.total": "75", "funds.year.fiscal": "70"])),
            .accepted(.department, [:], .besideTwice(.card, [:])),
            .accepted(
                .department, [:],
                .beside(.card, ["funds.year.total": "76", "funds.year.fiscal": "71", "department": "830-示例县水利局"])),
            // Totals that are no sums are FUND-14's and FUND-01's.
            .accepted(
                .department, ["tasks.total": "70"],
                .beside(.card, ["funds.year.total": "76", "funds.year.fiscal": "71"])),
            .accepted(.department, [:], .beside(.card, ["funds.year.total": "76"])),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ register: Register) -> Outcome {
        let departments = register.filings.filter { $0.layout == .department }
        guard !departments.isEmpty else { return .fieldNotInForm }
        var sums: [String: Sum] = [:]
        // A project filed twice is DUP-01's and counts once.
        var counted: Set<[LabelText]> = []
        for filing in register.projects where !filing.hasDoubtfulTotal {
            let project = [filing.unitName, filing.projectName].compactMap { $0.map(LabelText.init) }
            guard counted.insert(project).inserted else { continue }
            for key in Self.keys(filing) { sums[key, default: Sum()].add(filing) }
        }
        return Outcome(
            departments.compactMap { filing in
                let sum = Self.keys(filing).compactMap { sums[$0] }.max { $0.money < $1.money }
                guard let field = filing.requestedAmount, let whole = field.value?.money,
                    let unit = filing.amountUnit.value,
                    !filing.hasDoubtfulTotal, let sum, sum.money > whole
                else { return nil }
                let gap = sum.money - whole
                return Violation(
                    at: field,
                    message: .init(
                        zh:
                            "部门整体支出合计\(whole.text(in: unit))，本部门\(sum.count)个项目合计\(sum.money.text(in: unit))，多\(gap.text(in: unit))。",
                        en:
                            "The department's total is \(whole.text(in: unit)), its \(sum.count) projects come to \(sum.money.text(in: unit)): \(gap.text(in: unit)) more."
                    ),
                    mend: .init(
                        zh: "请核对年度主要任务是否包括全部项目，或项目是否重报。",
                        en: "Check whether the tasks include every project, and whether a project is filed twice."),
                    related: Array(sum.origins.prefix(10)))
            })
    }

    private struct Sum {
        var money = Money.zero
        var count = 0
        var origins: [CellOrigin] = []

        mutating func add(_ filing: Filing) {
            guard let field = filing.amount(.yearTotal), let value = field.value else { return }
            money += value.money
            count += 1
            origins.append(field.origin)
        }
    }

    /// A department by its code, else by its name.
    private static func keys(_ filing: Filing) -> Set<String> {
        guard let named = filing.text(.department)?.value.map({ CodedName($0) }) else { return [] }
        if let code = named.code { return [code] }
        return [LabelText(named.name).normalised]
    }
}
