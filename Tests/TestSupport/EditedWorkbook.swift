import Spreadsheet

extension Workbook {
    /// Why an edit cannot be made, as the patcher would refuse it.
    package struct Refusal: Error, Hashable, CustomStringConvertible {
        package let edit: CellEdit
        package let found: String
        package var description: String { "\(edit.sheet)!\(edit.cell) shows \"\(found)\", not \"\(edit.before)\"" }
    }

    /// A copy with the edits made, all of them found as they expect the cells; formulas are never edited. In sketches a blank
    /// cell is none, so that one may be typed where there is none.
    package func applying(_ edits: [CellEdit]) throws(Refusal) -> Workbook {
        var left = Set(edits)
        var edited: [Worksheet] = []
        for sheet in self.sheets {
            var own: [CellReference: CellEdit] = [:]
            for edit in edits where edit.sheet == sheet.name {
                let cell = sheet[edit.cell]
                let shown = cell?.shownText ?? ""  // an empty cell shows nothing
                guard shown == edit.before, cell?.isFormula != true, own.updateValue(edit, forKey: edit.cell) == nil
                else {
                    throw Refusal(edit: edit, found: shown)
                }
                left.remove(edit)
            }
            edited.append(own.isEmpty ? sheet : sheet.applying(own))
        }
        if let stray = left.first { throw Refusal(edit: stray, found: "") }
        return Workbook(id: id, sheets: edited, features: features, diagnostics: diagnostics)
    }

    /// The edits that undo these: each cell is what it was, a number or a text.
    package func inverse(of edits: [CellEdit]) -> [CellEdit] {
        edits.map { edit in
            let value: CellEdit.NewValue =
                switch sheet(named: edit.sheet)?[edit.cell]?.value {
                case .number(let number): .number(number)
                case nil: .blank
                default: .text(edit.before)
                }
            return CellEdit(sheet: edit.sheet, cell: edit.cell, before: edit.after.shown, after: value)
        }
    }

    /// The cells that are not the same in both, with the sheet of each.
    package func differences(from other: Workbook) -> Set<String> {
        var places: Set<String> = []
        let names = Set((sheets + other.sheets).map(\.name))
        for name in names {
            func cells(_ workbook: Workbook) -> [CellReference: Cell] {
                // A sheet that only one of them has is empty in the other.
                let cells = workbook.sheet(named: name)?.cells.map { ($0.reference, $0) } ?? []
                return Dictionary(cells) { first, _ in first }
            }
            let (own, others) = (cells(self), cells(other))
            for cell in Set(own.keys).union(others.keys) where own[cell] != others[cell] {
                places.insert("\(name)!\(cell)")
            }
        }
        return places
    }
}

extension CellEdit.NewValue {
    /// The text of a cell under no number format.
    package var shown: String {
        switch self {
        case .text(let text): text
        case .number(let number): ShortestDecimal.text(number)
        case .blank: ""
        }
    }
}

extension Worksheet {
    /// Without number formats, which sketches have not.
    fileprivate func applying(_ edits: [CellReference: CellEdit]) -> Worksheet {
        var cells: [CellReference: Cell] = [:]
        for cell in self.cells where edits[cell.reference] == nil { cells[cell.reference] = cell }
        for (reference, edit) in edits {
            switch edit.after {
            case .text(let text): cells[reference] = Cell(reference: reference, value: .text(text))
            case .number(let number): cells[reference] = Cell(reference: reference, value: .number(number))
            case .blank: break
            }
        }
        var block = CellBlock()
        for cell in cells.values.sorted(by: { $0.reference < $1.reference }) {
            if let formula = cell.formula { block.formulas.append((block.cells.count, block.texts.add(formula))) }
            let (kind, payload): (PackedCell.Kind, UInt64) =
                switch cell.value {
                case .text(let text): (.text, block.texts.add(text).packed)
                case .error(let code): (.error, block.texts.add(code).packed)
                case .number(let number): (.number, number.bitPattern)
                case .boolean(let flag): (.boolean, flag ? 1 : 0)
                case .date, .duration, nil: (.noValue, 0)  // none in a sketch but a formula without a value
                }
            block.cells.append(
                PackedCell(
                    row: cell.reference.row, column: cell.reference.column, kind: kind, style: 0,
                    isFormula: cell.isFormula,
                    payload: payload))
        }
        return Worksheet(
            name: name, visibility: visibility, kind: kind, merges: merges, hiddenRows: hiddenRows,
            hiddenColumns: hiddenColumns, blocks: [block])
    }
}
