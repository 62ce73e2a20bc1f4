import FilingModel
import Rules
import Spreadsheet

/// 豁免: each waiver of the run, how often it let a finding pass, and which are expired or were not used.
struct WaiversSheet {
    let plan: SheetPlan

    private static let widths: [Double] = [11, 44, 30, 34, 18, 40, 13, 11, 11, 18]

    init(_ use: ReviewRecord.WaiverUse, _ language: Language) {
        func text(_ zh: String, _ en: String) -> String { BilingualText(zh: zh, en: en)[language] }
        let name = SummarySheetName.waivers
        var plan = SheetPlan(name: name.text(language), tab: name.tab, columnWidths: Self.widths)
        plan.addTitle(
            name.text(language),
            note: text(
                "按 \(use.list.day) 判断是否过期；过期的不起作用。被豁免的问题仍列在“问题清单”，不影响结论。",
                "Held against \(use.list.day); an expired waiver has no effect. What is waived is still listed under \"Findings\" and does not bear on the verdict."
            ))
        plan.addHeader([
            text("规则", "Rule"), text("名称", "Title"), text("单位", "Unit"), text("项目", "Project"),
            text("批准人", "Approved by"), text("理由", "Reason"), text("有效期至", "Valid until"), text("状态", "Status"),
            text("豁免处数", "Findings"), text("清单位置", "In the list"),
        ])
        let first = plan.nextRow
        let titles = Dictionary(
            RuleCatalogue.descriptions.map { ($0.id.rawValue, $0.title) }, uniquingKeysWith: { first, _ in first })
        for (index, waiver) in use.list.waivers.enumerated() {
            let banded = index % 2 == 1
            let status = use.status(of: waiver)
            plan.addFitted([
                .text(waiver.rule, .centred, banded: banded), .text(titles[waiver.rule]?[language], banded: banded),
                .text(waiver.unit?.label ?? text("（不限）", "(any)"), banded: banded),
                .text(waiver.project?.label ?? text("（不限）", "(any)"), banded: banded),
                .text(waiver.approver, banded: banded), .text(waiver.reason, banded: banded),
                .text(waiver.expires.description, .centred, banded: banded),
                .text(
                    status.label[language], status == .used ? .good : status == .expired ? .bad : .centred,
                    banded: banded),
                .integer(use.count(of: waiver), banded: banded), .text(waiver.place, banded: banded),
            ])
        }
        if use.list.waivers.isEmpty {
            plan.addNothing(text("清单里没有豁免。", "The list holds no waiver."))
        } else {
            plan.filter = CellRange(
                CellReference(clampingRow: first - 1, column: 1),
                CellReference(clampingRow: plan.nextRow - 1, column: Self.widths.count))
        }
        self.plan = plan
    }
}

extension CodedName {
    /// Code and name, as far as they are known.
    fileprivate var label: String { [code, name.isEmpty ? nil : name].compactMap(\.self).joined(separator: " ") }
}
