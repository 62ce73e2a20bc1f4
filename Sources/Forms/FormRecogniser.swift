import FilingModel
import Spreadsheet

/// Finds the forms in a workbook and reads the filings from them. Recognition is anchored on labels and keeps its
/// evidence; it never looks at a cell by a fixed address.
package struct FormRecogniser: Sendable {
    private let library: FormLibrary

    package init(_ library: FormLibrary) { self.library = library }

    /// What was found in a workbook.
    package struct Recognition: Sendable {
        /// In sheet order. Empty when no form was recognised; then there is a near miss unless the workbook is empty.
        package let filings: [Filing]
        package let nearMiss: NearMiss?
        /// Where forms stand on hidden sheets.
        package let hiddenForms: [CellOrigin]
    }

    /// Hidden sheets hold helpers and old versions and are not read as filings.
    package func recognise(_ workbook: Workbook) -> Recognition {
        let sheets = workbook.sheets.filter { $0.visibility == .visible && $0.kind == .worksheet }
        let labelled = sheets.flatMap(labels)
        let filings = labelled.flatMap { self.filings(in: $0, workbook.id) }
        return Recognition(
            filings: filings, nearMiss: filings.isEmpty ? nearMiss(labelled, workbook) : nil,
            hiddenForms: hiddenForms(workbook))
    }

    /// Forms with something filled in, on sheets that nobody sees.
    private func hiddenForms(_ workbook: Workbook) -> [CellOrigin] {
        let sheets = workbook.sheets.filter { $0.visibility != .visible && $0.kind == .worksheet }
        // A list on a hidden sheet is one cause, however many projects it has.
        return sheets.compactMap { sheet in
            labels(of: sheet).flatMap { filings(in: $0, workbook.id) }
                .first { $0.projectName != nil || !$0.filledIndicators.isEmpty }?.anchor
        }
    }

    /// The labels of a sheet, for each of the forms that stand side by side on it.
    private func labels(of sheet: Worksheet) -> [SheetLabels] {
        guard let labels = SheetLabels(sheet, library.vocabulary)?.withRoles() else { return [] }
        guard let columns = SideBySide.columns(labels) else { return [labels] }
        return columns.compactMap { SheetLabels(sheet, library.vocabulary, columns: $0)?.withRoles() }
    }

    private func filings(in labels: SheetLabels, _ workbook: WorkbookID) -> [Filing] {
        let forms = library.definitions.filter { $0.shape != .register }
        let blocks = BlockFinder(labels: labels, vocabulary: library.vocabulary, definitions: forms).blocks()
        let head = blocks.first.flatMap { first in
            first.rows.lowerBound > 1 ? 1...(first.rows.lowerBound - 1) : nil
        }
        return blocks.flatMap { block -> [Filing] in
            guard !block.isOtherForm, let definition = definition(of: block, labels, forms) else { return [] }
            switch definition.shape {
            case .list:
                return ListReader(
                    labels: labels, vocabulary: library.vocabulary, workbook: workbook, definition: definition
                ).filings(block, sheetHead: head)
            case .card, .department:
                let layout: Layout = definition.shape == .card ? .card : .department
                return [
                    CardReader(
                        labels: labels, vocabulary: library.vocabulary, workbook: workbook, definition: definition,
                        layout: layout
                    ).filing(block, sheetHead: head)
                ]
            case .register:
                return []
            }
        }
    }

    /// The form all of whose anchors stand in the block. A titled block may lack its indicator table, which a rule
    /// reports.
    private func definition(
        of block: Block, _ labels: SheetLabels, _ forms: [FormDefinition]
    ) -> FormDefinition? {
        let own = labels.labels(in: block.rows)
        let found = Set(own.flatMap { $0.meanings.map(\.key) })
        let order: [FormDefinition.Shape] = block.isList ? [.list] : [.department, .card]
        for shape in order {
            guard let form = forms.first(where: { $0.shape == shape }) else { continue }
            let missing = form.anchors.filter { !found.contains($0) }
            if missing.isEmpty { return form }
            if missing == [.indicator(.level3)], block.title != nil, isFormWithoutTable(own, found, labels, form) {
                return form
            }
        }
        return nil
    }

    /// A cover page has neither amount nor goal, and a plain list of projects has its names beneath a heading.
    private func isFormWithoutTable(
        _ own: ArraySlice<SheetLabels.Label>, _ found: Set<Vocabulary.Key>, _ labels: SheetLabels,
        _ form: FormDefinition
    ) -> Bool {
        let declared = form.fields.filter { found.contains(.field($0.path)) }.count
        return declared >= 4 && (found.contains(.field(.yearTotal)) || found.contains(.field(.yearGoal)))
            && !own.contains { $0.means(.field(.projectName)) && labels.role($0) == .heading }
    }

    /// The form with the largest share of its labels found, for the finding that says what is missing.
    private func nearMiss(_ sheets: [SheetLabels], _ workbook: Workbook) -> NearMiss? {
        var best: (miss: NearMiss, count: Int)?
        for labels in sheets {
            let found = labels.labels.flatMap { label in label.meanings.map { ($0.key, label) } }
            for form in library.definitions where form.shape != .register {
                let wanted = form.anchors + form.fields.filter(\.isRequired).map { .field($0.path) }
                let present = wanted.filter { key in found.contains { $0.0 == key } }
                guard best.map({ present.count > $0.count }) ?? true else { continue }
                let missing = form.anchors.filter { !present.contains($0) }
                let isOther = missing.isEmpty ? labels.texts.first { library.vocabulary.isOtherForm($0.text) } : nil
                let first = present.compactMap { key in found.first { $0.0 == key }?.1.range.first }.min()
                best = (
                    NearMiss(
                        form: form.title, found: unique(present),
                        missing: isOther == nil
                            ? unique(missing.isEmpty ? wanted.filter { !present.contains($0) } : missing)
                            : ["标题“\(form.title.zh)”"],
                        origin: workbook.origin(labels.sheet, isOther?.cell ?? first ?? labels.usedRange.first)),
                    present.count
                )
            }
        }
        return best?.miss
    }

    private func unique(_ keys: [Vocabulary.Key]) -> [String] {
        var names: [String] = []
        for key in keys {
            let name = library.vocabulary.label(key).zh
            if !names.contains(name) { names.append(name) }
        }
        return names
    }
}
