import FilingModel
import Spreadsheet

package struct TaskTotalDiffers: FilingRule {
    package static let description = RuleDescription(
        id: "FUND-14",
        title: .init(zh: "年度主要任务的金额对不上", en: "Task amounts do not add up"),
        requirement: .init(
            zh: "每项任务的总额＝财政拨款＋其他资金；金额合计行等于各项任务之和。",
            en: "Each task's total is fiscal plus other funds, and the totals row is the sum of the tasks."),
        rationale: .init(
            zh: "任务金额对不上，部门整体支出就无法与预算核对。",
            en: "Otherwise the department's spending cannot be held against its budget."),
        source: .init(zh: "财预〔2015〕88号 部门整体支出绩效目标申报表", en: "MOF Caiyu [2015] No. 88, department target form"),
        severity: .error, correction: .propose,
        examples: [
            .accepted(.department),
            .accepted(.department, ["tasks.2.other": ""]),
            .rejected(.department, ["tasks.1.total": "↓45", "tasks.1.other": "无"]),
            .rejected(.department, ["tasks.1.total": "↓46 ⇒ 45"], saying: "相差1"),
            .rejected(.department, ["tasks.total": "↓76 ⇒ 75"]),
            .rejected(.department, ["tasks.total.fiscal": "↓75 ⇒ 73", "tasks.total.other": "↓0 ⇒ 2"]),
            .rejected(.department, ["tasks.total": "↓=SUM(E6:E6) → 45"]),
            .unanswered(.card, because: .fieldNotInForm),
            .accepted(.department, ["tasks.1.total": "无"]),
            .accepted(.department, ["tasks.1.total": "", "tasks.2.total": ""]),
            .rejected(
                .department,
                [
                    "tasks.2.total": "", "tasks.2.fiscal": "", "tasks.2.other": "", "tasks.total": "↓75",
                    "tasks.total.fiscal": "43",
                ]),
            .unanswered(
                .department,
                [
                    "tasks.1.name": "", "tasks.1.content": "", "tasks.1.total": "", "tasks.1.fiscal": "",
                    "tasks.1.other": "", "tasks.2.name": "", "tasks.2.content": "", "tasks.2.total": "",
                    "tasks.2.fiscal": "", "tasks.2.other": "",
                ], because: .fieldWithoutValue),
        ])

    private let noMoney: NoMoney

    package init(_ parameters: RuleParameters) throws(ProfileError) { noMoney = try NoMoney(parameters) }

    package func check(_ filing: Filing) -> Outcome {
        guard filing.layout == .department else { return .fieldNotInForm }
        guard let unit = filing.amountUnit.value, !filing.tasks.isEmpty else { return .fieldWithoutValue }
        let rows = filing.tasks.compactMap { rowViolation($0, unit) }
        // A wrong row makes its column wrong too: the columns wait until the rows are right.
        guard rows.isEmpty else { return .fail(rows) }
        let columns: [(FieldPath, KeyPath<BudgetTask, Field<Amount>>)] = [
            (.taskTotal, \.total), (.taskFiscalTotal, \.fiscal), (.taskOtherTotal, \.other),
        ]
        return Outcome(
            columns.compactMap { path, column in
                filing.amount(path).flatMap { columnViolation($0, filing.tasks.map { $0[keyPath: column] }, unit) }
            })
    }

    private func rowViolation(_ task: BudgetTask, _ unit: AmountUnit) -> Violation? {
        differs(task.total, from: [task.fiscal, task.other], unit) { stated, sum in
            BilingualText(
                zh: "任务“\(task.name.shown)”的总额为\(stated)，财政拨款与其他资金合计为\(sum)。",
                en: "The total of the task \"\(task.name.shown)\" is \(stated), fiscal and other funds make \(sum).")
        }
    }

    private func columnViolation(
        _ total: Field<Amount>, _ tasks: [Field<Amount>], _ unit: AmountUnit
    ) -> Violation? {
        differs(total, from: tasks, unit) { stated, sum in
            BilingualText(
                zh: "金额合计为\(stated)，\(tasks.count)项任务之和为\(sum)。",
                en: "The totals row says \(stated), the \(tasks.count) tasks add up to \(sum).")
        }
    }

    /// A blank part counts as nothing; where all are blank, or one cannot be read, nothing can be said.
    private func differs(
        _ total: Field<Amount>, from parts: [Field<Amount>], _ unit: AmountUnit,
        message: (_ stated: String, _ sum: String) -> BilingualText
    ) -> Violation? {
        guard let stated = total.value?.money,
            parts.allSatisfy({ $0.value != nil || $0.isBlank || noMoney.isMeant(by: $0) }),
            parts.contains(where: { !$0.isBlank })
        else { return nil }
        let sum = parts.compactMap(\.value?.money).reduce(.zero, +)
        guard sum != stated else { return nil }
        let gap = stated < sum ? sum - stated : stated - sum
        let found = message(stated.text(in: unit), sum.text(in: unit))
        return Violation(
            at: total,
            message: .init(
                zh: found.zh.dropLast() + "，相差\(gap.text(in: unit))。",
                en: found.en.dropLast() + ", a difference of \(gap.text(in: unit))."),
            mend: .init(
                zh: "请核对各项金额；明细无误的，此处改为\(sum.typed(in: unit))。",
                en: "Check the amounts; if the parts are right, type \(sum.typed(in: unit)) here."),
            related: parts.map(\.origin),
            // A part without a number may be what is missing; then the total is right.
            correction: stated > sum && parts.contains(where: { $0.value == nil })
                ? nil : total.correction(.propose, to: sum, in: unit))
    }
}
