import FilingModel
import Rules
import Spreadsheet

/// 规则统计: what each rule said, in the catalogue's order.
struct RulesSheet {
    let plan: SheetPlan

    private static let widths: [Double] = [12, 50, 10, 11, 11, 11, 11]

    init(_ record: ReviewRecord, _ language: Language) {
        func text(_ zh: String, _ en: String) -> String { BilingualText(zh: zh, en: en)[language] }
        let name = SummarySheetName.rules
        var plan = SheetPlan(name: name.text(language), tab: name.tab, columnWidths: Self.widths)
        plan.addTitle(
            name.text(language),
            note: text(
                "“未评估”是因为表样没有该栏目、该栏目为空，或没有提供所需的名册台账；逐份的结果见“规则结果”。",
                "\"Not evaluated\": the form has no such field, it was left empty, or a list was not given; \"Outcomes\" has them filing by filing."
            ))
        plan.addHeader([
            text("规则", "Rule"), text("名称", "Title"), text("级别", "Severity"), text("通过", "Pass"), text("不通过", "Fail"),
            text("未评估", "Not evaluated"), text("问题处数", "Places"),
        ])
        let first = plan.nextRow
        var found: [RuleID: Int] = [:]
        for file in record.files {
            for record in file.findings { found[record.finding.rule, default: 0] += record.occurrences.count }
        }
        for finding in record.registerFindings { found[finding.rule, default: 0] += 1 }
        let catalogue = RuleCatalogue.descriptions
        let known = Set(catalogue.map(\.id))
        let told = Set(record.outcomes.keys).union(found.keys)
        let rules = catalogue.map(\.id).filter(told.contains) + told.subtracting(known).sorted()
        let descriptions = Dictionary(catalogue.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for (index, rule) in rules.enumerated() {
            let banded = index % 2 == 1
            let tally = record.outcomes[rule] ?? Tally()  // a rule that found something outside its run
            let description = descriptions[rule]
            let severity = description.map { record.profile.severity(of: $0) }
            plan.addFitted([
                .text(rule.rawValue, .centred, banded: banded), .text(description?.title[language], banded: banded),
                severity.map { .text($0.label[language], .severity($0)) } ?? .text(nil, banded: banded),
                .integer(tally.pass, banded: banded), .integer(tally.fail, banded: banded),
                .integer(tally.notEvaluated, banded: banded), .integer(found[rule, default: 0], banded: banded),
            ])
        }
        if rules.isEmpty {
            plan.addNothing(text("没有运行任何规则。", "No rule was run."))
        } else {
            let last = plan.nextRow - 1
            plan.filter = CellRange(
                CellReference(clampingRow: first - 1, column: 1),
                CellReference(clampingRow: last, column: Self.widths.count))
            plan.bars = [.init(range: plan.column(6, from: first), colour: 0xF3C5C0)]
            let tallies = record.outcomes.values
            let sums = [
                tallies.reduce(0) { $0 + $1.pass }, tallies.reduce(0) { $0 + $1.fail },
                tallies.reduce(0) { $0 + $1.notEvaluated }, found.values.reduce(0, +),
            ]
            let ranges = (3...6).map { plan.column($0, from: first) }
            plan.add(
                [.text(text("合计", "Total"), .total), .text(nil, .total), .text(nil, .total)]
                    + zip(sums, ranges).map { .formula("SUM(\($1))", Double($0), .totalInteger) }, height: 22)
        }
        self.plan = plan
    }
}
