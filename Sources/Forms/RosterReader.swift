import FilingModel
import Spreadsheet

/// Reads the bureau's roster (名册): a plain list of units and fund requests, recognised by its headings.
package struct RosterReader: Sendable {
    private let library: FormLibrary

    package init(_ library: FormLibrary) { self.library = library }

    /// - Throws: `.registerNotRecognised` without a heading row; `.unreadableRow` for an amount that is none, and for a project
    ///   whose unit nobody can tell.
    package func read(_ workbook: Workbook) throws(FormError) -> Roster {
        let table = try RegisterTable(workbook, try library.list("roster"), library.vocabulary)
        var entries: [Roster.Entry] = []
        // Units may stand only at their first request; where one is ever repeated, a blank is an omission.
        let isRepeating = repeatsUnits(table)
        var above: String?
        for row in table.rows {
            let own = table.text(.unit, row)
            let project = table.text(.projectName, row).map { CodedName($0) }
            guard own != nil || project != nil else { continue }
            if own == nil, isRepeating || entries.isEmpty, let cell = table.cell(.unit, row) {
                throw table.unreadable(
                    cell,
                    BilingualText(
                        zh: "这一行有项目，没有单位名称，请补填。", en: "The row has a project and no unit; please add its name."))
            }
            guard let unitText = own ?? above else { continue }
            let code = table.text(.unitCode, row) ?? (own == nil ? entries.last?.unitCode : nil)
            above = unitText
            let named = CodedName(unitText)
            entries.append(
                Roster.Entry(
                    unitCode: code ?? named.code, unitName: named.name,
                    projectCode: table.text(.projectCode, row) ?? project?.code, projectName: project?.name,
                    amount: try table.money(.yearTotal, row, BilingualText(zh: "申请金额", en: "The amount")),
                    fundKind: table.text(.fundKind, row).flatMap { FundKind.reading($0) },
                    evaluation: table.text(.evaluation, row),
                    origin: project == nil ? table.origin(row, .unit) : table.origin(row, .projectName)))
        }
        return Roster(id: workbook.id, entries: entries)
    }

    private func repeatsUnits(_ table: RegisterTable) -> Bool {
        var above: String?
        for row in table.rows {
            // A unit merged over its requests stands in the first row alone.
            guard let text = table.ownText(.unit, row) else { continue }
            if text == above { return true }
            above = text
        }
        return false
    }
}
