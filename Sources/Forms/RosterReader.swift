import FilingModel
import Spreadsheet

/// Reads the bureau's roster (名册): a plain list of units and fund requests, recognised by its headings.
package struct RosterReader: Sendable {
    private let library: FormLibrary

    package init(_ library: FormLibrary) { self.library = library }

    /// - Throws: `.registerNotRecognised` without a heading row; `.unreadableRow` for an amount that is none.
    package func read(_ workbook: Workbook) throws(FormError) -> Roster {
        guard let definition = library.definition(.register) else {
            throw .malformedDefinition(name: "roster", detail: "missing")
        }
        var nearest = definition.anchors
        for sheet in workbook.sheets where sheet.visibility == .visible {
            guard let labels = SheetLabels(sheet, library.vocabulary) else { continue }
            let byRow = Dictionary(grouping: labels.labels, by: \.range.first.row).sorted { $0.key < $1.key }
            for (row, heads) in byRow {
                let missing = definition.anchors.filter { anchor in !heads.contains { $0.means(anchor) } }
                if missing.isEmpty {
                    return Roster(
                        id: workbook.id, entries: try entries(labels, heads, headRow: row, workbook, definition))
                }
                if missing.count < nearest.count { nearest = missing }
            }
        }
        throw .registerNotRecognised(form: definition.title, missing: nearest.map { library.vocabulary.label($0).zh })
    }

    private func entries(
        _ labels: SheetLabels, _ heads: [SheetLabels.Label], headRow: Int, _ workbook: Workbook,
        _ definition: FormDefinition
    ) throws(FormError) -> [Roster.Entry] {
        var columns: [FieldPath: (column: Int, rank: Int)] = [:]
        for label in heads {
            for meaning in label.meanings {
                guard case .field(let path) = meaning.key, definition.fields.contains(where: { $0.path == path }),
                    columns[path].map({ meaning.rank < $0.rank }) ?? true
                else { continue }
                columns[path] = (label.range.first.column, meaning.rank)
            }
        }
        let reader = FieldReader(labels, workbook.id)
        let anchor = reader.origin(labels.usedRange.first)
        let unit = UnitDeclaration.read(
            labels, rows: labels.usedRange.first.row...headRow, fallback: nil, anchor: anchor, reader)
        var entries: [Roster.Entry] = []
        guard headRow < labels.usedRange.last.row else { return entries }
        // Units may stand only at their first request; where one is ever repeated, a blank is an omission.
        let isRepeating = repeatsUnits(below: headRow, columns[.unit]?.column, labels)
        var above: String?
        for row in (headRow + 1)...labels.usedRange.last.row {
            func text(_ path: FieldPath) -> String? {
                columns[path].flatMap {
                    reader.text(path, at: CellReference(clampingRow: row, column: $0.column)).value?.trimmed
                }
            }
            // A row of sums or a note may stand in any of the columns.
            let isNoRequest = reader.firstText(inRow: row).map {
                library.vocabulary.isTotal(LabelText($0.raw)) || library.vocabulary.isFooter($0.raw)
            }
            guard isNoRequest == false else { continue }
            let own = text(.unit)
            guard own != nil || text(.projectName) != nil else { continue }
            if own == nil, isRepeating || entries.isEmpty, let column = columns[.unit]?.column {
                throw unnamed(reader.sheet.name, CellReference(clampingRow: row, column: column))
            }
            guard let unitText = own ?? above else { continue }
            let code = text(.unitCode) ?? (own == nil ? entries.last?.unitCode : nil)
            above = unitText
            let named = CodedName(unitText)
            let project = text(.projectName).map { CodedName($0) }
            entries.append(
                Roster.Entry(
                    unitCode: code ?? named.code, unitName: named.name,
                    projectCode: text(.projectCode) ?? project?.code, projectName: project?.name,
                    amount: try amount(row, columns[.yearTotal]?.column, reader, unit.value),
                    fundKind: text(.fundKind).flatMap { FundKind.reading($0) }, evaluation: text(.evaluation),
                    origin: reader.origin(
                        CellReference(
                            clampingRow: row,
                            column: (project == nil ? columns[.unit] : columns[.projectName])?.column ?? 1))))
        }
        return entries
    }

    private func repeatsUnits(below headRow: Int, _ column: Int?, _ labels: SheetLabels) -> Bool {
        guard let column else { return false }
        var above: String?
        for row in (headRow + 1)...labels.usedRange.last.row {
            guard let text = labels.sheet[CellReference(clampingRow: row, column: column)]?.shownText.trimmed,
                !text.isEmpty
            else { continue }
            if text == above { return true }
            above = text
        }
        return false
    }

    private func unnamed(_ sheet: String, _ cell: CellReference) -> FormError {
        .unreadableRow(
            cell: "\(sheet)!\(cell)",
            detail: BilingualText(
                zh: "这一行有项目，没有单位名称，请补填。", en: "The row has a project and no unit; please add its name."))
    }

    private func amount(
        _ row: Int, _ column: Int?, _ reader: FieldReader, _ unit: AmountUnit?
    ) throws(FormError) -> Money? {
        guard let column else { return nil }
        let cell = CellReference(clampingRow: row, column: column)
        let field = reader.amount(.yearTotal, at: cell, unit: unit)
        switch field.content {
        case .value(let amount): return amount.money
        case .blank: return nil
        case .unreadable(let raw):
            throw .unreadableRow(
                cell: "\(reader.sheet.name)!\(cell)",
                detail: unit == nil
                    ? BilingualText(
                        zh: "名册没有注明金额单位。请在表头上方写明“金额单位：元”或“金额单位：万元”。",
                        en:
                            "The roster does not state the unit of its amounts. Write 金额单位：元 or 金额单位：万元 above the headings."
                    )
                    : BilingualText(
                        zh: "申请金额“\(raw)”不是数字，请改为数字。",
                        en: "The amount \"\(raw)\" is not a number; please type a number."))
        }
    }
}
