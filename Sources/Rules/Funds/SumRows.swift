import FilingModel
import Spreadsheet

/// The rows of sums in a list against the projects that they stand for: subtotals (FUND-12) and grand totals (FUND-13).
enum SumRows {
    /// - Parameter scope: the code with which the units in a row's scope begin, empty for all; nil for a row of no concern.
    static func check(_ register: Register, scope: (Subtotal) -> String?) -> Outcome {
        let listed = register.filings.filter { !$0.subtotals.isEmpty }
        guard !listed.isEmpty else { return .fieldNotInForm }
        // All filings of a list carry the same subtotal rows; the first row's cell tells the lists apart.
        let lists = Dictionary(grouping: listed) { $0.subtotals.first?.amount.origin }
        let found = lists.values.flatMap { violations($0, scope) }
        return Outcome(found.sorted { place($0.origin) < place($1.origin) })
    }

    private static func violations(_ filings: [Filing], _ scope: (Subtotal) -> String?) -> [Violation] {
        guard let list = filings.first, let unit = list.amountUnit.value else { return [] }
        let rows = list.subtotals.map { (row: $0, scope: scope($0)) }
        let lengths = Set(rows.compactMap { $0.scope?.count })
        var sums: [String: Sum] = [:]
        for filing in filings {
            // Without one it counts in the grand total only.
            let code = filing.text(.unit)?.value.flatMap { GluedCode.parts($0)?.code } ?? ""
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
