/// The stable name of one field of a filing, such as `funds.year.total` or `indicators.3.value` (indicators and tasks
/// count from 1 in sheet order). It appears in `review.json`, in form definitions and in rule examples.
package struct FieldPath: Hashable, Sendable, RawRepresentable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
    private init(_ rawValue: String) { self.rawValue = rawValue }

    package static let title = FieldPath("title")
    package static let fiscalYear = FieldPath("year")
    package static let amountUnit = FieldPath("amountUnit")

    package static let projectName = FieldPath("project.name")
    package static let projectCode = FieldPath("project.code")
    /// 项目属性: new or continued.
    package static let projectAttribute = FieldPath("project.attribute")
    /// 项目类别: staff, running costs or specific purpose.
    package static let projectCategory = FieldPath("project.category")
    package static let projectPeriod = FieldPath("project.period")
    package static let projectStart = FieldPath("project.start")
    package static let projectEnd = FieldPath("project.end")
    /// 主管部门, with its code where the cell holds both.
    package static let department = FieldPath("department")
    package static let departmentCode = FieldPath("department.code")
    /// 实施单位 or 填报单位, with its code where the cell holds both.
    package static let unit = FieldPath("unit")
    package static let unitCode = FieldPath("unit.code")
    /// 资金类型: initial budget, supplement or new policy.
    package static let fundKind = FieldPath("funds.kind")
    /// 事前绩效评估: reference number or conclusion of the ex-ante evaluation.
    package static let evaluation = FieldPath("evaluation")

    // Columns of 事前评估台账.
    package static let evaluationNumber = FieldPath("evaluation.number")
    package static let evaluationConclusion = FieldPath("evaluation.conclusion")
    package static let evaluationDate = FieldPath("evaluation.date")
    package static let evaluationAgency = FieldPath("evaluation.agency")
    /// 评估建议金额.
    package static let suggestedAmount = FieldPath("funds.suggested")
    /// 预算安排日期.
    package static let budgetDecided = FieldPath("budget.decided")

    // Columns of the list of waivers.
    package static let waiverRule = FieldPath("waiver.rule")
    package static let waiverApprover = FieldPath("waiver.approver")
    package static let waiverReason = FieldPath("waiver.reason")
    package static let waiverExpires = FieldPath("waiver.expires")

    package static let yearTotal = FieldPath("funds.year.total")
    package static let yearFiscal = FieldPath("funds.year.fiscal")
    package static let yearCarryover = FieldPath("funds.year.carryover")
    package static let yearOther = FieldPath("funds.year.other")
    package static let termTotal = FieldPath("funds.term.total")
    package static let termFiscal = FieldPath("funds.term.fiscal")
    package static let termCarryover = FieldPath("funds.term.carryover")
    package static let termOther = FieldPath("funds.term.other")

    /// What a total consists of (财预〔2015〕88号); nothing for any other field.
    package var summands: [FieldPath] {
        switch self {
        case .yearTotal: [.yearFiscal, .yearCarryover, .yearOther]
        case .termTotal: [.termFiscal, .termCarryover, .termOther]
        default: []
        }
    }

    /// 支出明细 or 测算依据: how the amount comes about, in words and equations.
    package static let fundsDetail = FieldPath("budget.detail")
    /// 立项依据: the documents on which the project rests.
    package static let projectBasis = FieldPath("project.basis")
    package static let attachments = FieldPath("attachments")
    /// 综合评定等级 of the bureau's own review (财预〔2015〕88号, 绩效目标审核表).
    package static let reviewGrade = FieldPath("review.grade")
    /// What a supplementary request adds to.
    package static let supplementOriginal = FieldPath("funds.supplement.original")
    package static let supplementAdded = FieldPath("funds.supplement.added")
    package static let supplementReason = FieldPath("supplement.reason")

    /// The day on which targets or budget passed a stage: `sync.approval.targets`.
    package static func sync(_ stage: SyncStage, _ side: SyncSide) -> FieldPath {
        FieldPath("sync.\(stage.rawValue).\(side.rawValue)")
    }

    package static let yearGoal = FieldPath("goal.year")
    package static let termGoal = FieldPath("goal.term")
    package static let indicators = FieldPath("indicators")

    package static let contactPerson = FieldPath("contact.person")
    package static let contactPhone = FieldPath("contact.phone")
    package static let filedBy = FieldPath("filed.by")
    package static let filedOn = FieldPath("filed.on")

    /// 申报序号: which rows of a list are one filing, where the list says so itself.
    package static let filingNumber = FieldPath("filing.number")
    /// 行类: what a row of such a list is, an indicator of the year or of the term.
    package static let rowKind = FieldPath("row.kind")

    /// The totals row of the department form's tasks.
    package static let taskTotal = FieldPath("tasks.total")
    package static let taskFiscalTotal = FieldPath("tasks.total.fiscal")
    package static let taskOtherTotal = FieldPath("tasks.total.other")

    /// - Parameter number: 1-based, in sheet order within its half.
    package static func indicator(_ number: Int, _ column: IndicatorColumn, term: Bool = false) -> FieldPath {
        let shared = term ? sharedTerm : sharedYear
        guard let place = IndicatorColumn.allCases.firstIndex(of: column), number > 0, number <= shared.count else {
            return made(number, column, term: term)
        }
        return shared[number - 1][place]
    }

    /// Twenty thousand filings have the same few hundred paths: their texts are made once.
    private static let sharedYear = shared(term: false)
    private static let sharedTerm = shared(term: true)

    private static func shared(term: Bool) -> [[FieldPath]] {
        (1...64).map { number in IndicatorColumn.allCases.map { made(number, $0, term: term) } }
    }

    private static func made(_ number: Int, _ column: IndicatorColumn, term: Bool) -> FieldPath {
        FieldPath("\(term ? "termIndicators" : "indicators").\(number).\(column.rawValue)")
    }

    package static func task(_ number: Int, _ column: TaskColumn) -> FieldPath {
        FieldPath("tasks.\(number).\(column.rawValue)")
    }
}

extension FieldPath: CustomStringConvertible {
    package var description: String { rawValue }
}

/// 编审同步、上会同步、批复同步、公开同步: the stages that targets and budget pass together.
package enum SyncStage: String, Sendable, CaseIterable {
    case preparation, meeting, approval, publication
}

package enum SyncSide: String, Sendable, CaseIterable {
    case targets, budget
}

/// The columns of an indicator table.
package enum IndicatorColumn: String, Sendable, CaseIterable {
    case level1, level2, level3, sign, value, unit, weight, direction, note
}

/// The columns of the department form's task table.
package enum TaskColumn: String, Sendable, CaseIterable {
    case name, content, total, fiscal, other
}
