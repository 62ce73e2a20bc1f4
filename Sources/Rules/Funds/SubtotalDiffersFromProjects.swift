import FilingModel
import Spreadsheet

package struct SubtotalDiffersFromProjects: RegisterRule {
    package static let description = RuleDescription(
        id: "FUND-12",
        title: .init(zh: "小计与项目金额之和不符", en: "Subtotal differs from its projects"),
        requirement: .init(
            zh: "部门、单位小计行和合计行等于其下各项目金额之和。",
            en: "A department's, a unit's or the grand total is the sum of its projects."),
        rationale: .init(
            zh: "小计与项目对不上，说明漏报、重报了项目或改了金额没有改小计。",
            en: "A difference means a project left out, listed twice or changed without its subtotal."),
        source: .init(zh: "预算管理一体化系统导出的项目绩效目标表", en: "Project target lists as the budget system exports them"),
        severity: .error, correction: .propose,
        examples: [
            .accepted(.list),
            .accepted(.list, ["subtotal": "450,000.00"]),
            .rejected(.list, ["subtotal": "↓460000"]),
            .rejected(.list, ["subtotal": "↓45"]),
            .rejected(.list, ["subtotal": "↓=SUM(C5:C20) → 449999.99"]),
            .accepted(.card),
            .accepted(.list, ["funds.year.total": ""]),
            .rejected(.list, ["unit": "820-示例县交通运输局", "subtotal": "↓400000"]),
            .rejected(.list, ["department": "合计", "subtotal": "↓400000"]),
        ])

    package init(_ parameters: RuleParameters) throws(ProfileError) {}

    package func check(_ register: Register) -> Outcome {
        let listed = register.filings.filter { !$0.subtotals.isEmpty }
        guard !listed.isEmpty else { return .fieldNotInForm }
        // All filings of a list carry the same subtotal rows; the first row's cell tells the lists apart.
        let lists = Dictionary(grouping: listed) { $0.subtotals.first?.amount.origin }
        let violations = lists.values.flatMap(Self.violations)
        return Outcome(violations.sorted { Self.place($0.origin) < Self.place($1.origin) })
    }

    private static func violations(_ filings: [Filing]) -> [Violation] {
        guard let list = filings.first, let unit = list.amountUnit.value else { return [] }
        let rows = list.subtotals.map { (row: $0, scope: scope($0)) }
        let lengths = Set(rows.compactMap { $0.scope?.count })
        var sums: [String: Sum] = [:]
        for filing in filings {
            let code = filing.text(.unit)?.value.flatMap { CodedName($0).code } ?? ""  // counts in the grand total only
            for length in lengths where length <= code.count {
                sums[String(code.prefix(length)), default: Sum()].add(filing)
            }
        }
        return rows.compactMap { row, scope in
            guard let scope, let sum = sums[scope], sum.isComplete, let stated = row.amount.value?.money,
                stated != sum.money
            else { return nil }
            return Violation(
                at: row.amount.origin, field: nil, message: message(row, stated, sum, unit),
                mend: mend(sum.money, unit), related: [row.name.origin] + sum.origins,
                correction: row.amount.correction(.propose, to: sum.money, in: unit))
        }
    }

    private struct Sum {
        var money = Money.zero
        var count = 0
        /// Every amount could be read.
        var isComplete = true
        /// A few of the amounts' cells; a department may have hundreds.
        var origins: [CellOrigin] = []

        mutating func add(_ filing: Filing) {
            count += 1
            guard let amount = filing.amount(.yearTotal), let value = amount.value else {
                isComplete = false
                return
            }
            money += value.money
            if origins.count < 20 { origins.append(amount.origin) }
        }
    }

    /// The code with which the units in a row's scope begin: empty for the grand total, nil for a row without a code.
    private static func scope(_ row: Subtotal) -> String? {
        if let code = CodedName(row.name.raw).code { return code }
        return ["合计", "总计"].contains(LabelText(row.name.raw).normalised) ? "" : nil
    }

    private static func place(_ origin: CellOrigin) -> (String, String, Int, Int) {
        (origin.workbook.name, origin.sheet, origin.cell.row, origin.cell.column)
    }

    private static func message(_ row: Subtotal, _ stated: Money, _ sum: Sum, _ unit: AmountUnit) -> BilingualText {
        let gap = stated < sum.money ? sum.money - stated : stated - sum.money
        return BilingualText(
            zh: "“\(row.name.shown)”的小计为\(stated.text(in: unit))，其下\(sum.count)个项目合计为"
                + "\(sum.money.text(in: unit))，\(stated < sum.money ? "少" : "多")\(gap.text(in: unit))。",
            en:
                "The subtotal of \"\(row.name.shown)\" is \(stated.text(in: unit)), its \(sum.count) projects add up to "
                + "\(sum.money.text(in: unit)): \(gap.text(in: unit)) too \(stated < sum.money ? "little" : "much").")
    }

    private static func mend(_ sum: Money, _ unit: AmountUnit) -> BilingualText {
        BilingualText(
            zh: "请核对是否漏报或重报项目；项目无误的，把小计改为\(sum.typed(in: unit))。",
            en: "Check for projects left out or listed twice; if they are right, change the subtotal to "
                + "\(sum.typed(in: unit)).")
    }
}
