import Review
import Spreadsheet
import XLSX

/// A copy with corrections, held against the workbook it was made from.
struct CorrectionCopy {
    let original: CorrectionBench.File
    let copy: CorrectionBench.File
    let edits: [CellEdit]

    static let recordName = "更正记录"

    /// - Parameter copy: what was written with these edits, read again.
    init(_ original: CorrectionBench.File, _ copy: CorrectionBench.File, _ edits: [CellEdit]) {
        (self.original, self.copy, self.edits) = (original, copy, edits)
    }

    /// What differs besides what was to be edited, or does not show what it should.
    var faults: [String] {
        var faults: [String] = []
        let (old, new) = (Self.cells(original.workbook), Self.cells(copy.workbook))
        let changed = Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }
        let wanted = Set(edits.map { "\($0.sheet)!\($0.cell)" })
        if changed != wanted { faults.append("changed \(changed.sorted()), not \(wanted.sorted())") }
        for edit in edits {
            let place = "\(edit.sheet)!\(edit.cell)"
            if (old[place]?.cell.shownText ?? "") != edit.before {
                faults.append("\(place) did not show \(edit.before)")
            }
            switch (edit.after, new[place]?.cell.value) {
            case (.text(let text), .text(let found)?) where text == found: break
            case (.number(let number), .number(let found)?) where number == found: break
            case (.blank, nil): break
            default: faults.append("\(place) holds \(new[place]?.cell.shownText ?? "nothing"), not \(edit.after)")
            }
            if let style = old[place]?.style, let other = new[place]?.style, style != other {
                faults.append("\(place) has another style")
            }
        }
        return faults + partFaults
    }

    /// Parts that are neither written anew on purpose nor those of an edited sheet have their bytes.
    private var partFaults: [String] {
        // A record that was there is written anew.
        let edited = Set(edits.map(\.sheet)).count + (original.workbook.sheet(named: Self.recordName) == nil ? 0 : 1)
        let known: Set = ["[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"]
        var sheets: [String] = []
        var faults: [String] = []
        for name in original.package.partNames where !known.contains(name) {
            do {
                guard try original.package.content(of: name) != copy.package.content(of: name) else { continue }
                if name.hasPrefix("xl/worksheets/") { sheets.append(name) } else { faults.append("\(name) differs") }
            } catch {
                faults.append("\(name): \(error)")
            }
        }
        if sheets.count > edited { faults.append("\(sheets) differ, not \(edited)") }
        return faults
    }

    /// The rows of the record: cell, before, after; those of proposals apart.
    var record: (made: Set<[String]>, proposed: Set<[String]>) {
        var made: Set<[String]> = []
        var proposed: Set<[String]> = []
        guard let sheet = copy.workbook.sheets.last, sheet.name == Self.recordName else { return ([], []) }
        var isProposal = false
        let rows = Dictionary(grouping: sheet.cells, by: \.reference.row)
        for (_, cells) in rows.sorted(by: { $0.key < $1.key }) {
            let texts = Dictionary(cells.map { ($0.reference.column, $0.shownText) }) { first, _ in first }
            isProposal = isProposal || texts.values.contains("建议改为")
            guard let number = texts[1], Int(number) != nil, let place = texts[2] else { continue }
            let after = texts[4] == "（清空）" ? "" : texts[4] ?? ""  // nothing is written of a text that is empty
            let row = [place, texts[3] ?? "", after]  // a blank cell shows nothing
            if isProposal { proposed.insert(row) } else { made.insert(row) }
        }
        return (made, proposed)
    }

    /// The copy with each edited cell given its value again; the cells in which it then differs from the original.
    func undone() throws -> [String] {
        let old = Self.cells(original.workbook)
        let inverse = edits.map { edit in
            let value: CellEdit.NewValue =
                switch old["\(edit.sheet)!\(edit.cell)"]?.cell.value {
                case .number(let number)?: .number(number)
                case nil: .blank
                default: .text(edit.before)
                }
            let now = copy.workbook.sheet(named: edit.sheet)?[edit.cell]?.shownText ?? ""  // a blank cell shows nothing
            return CellEdit(sheet: edit.sheet, cell: edit.cell, before: now, after: value)
        }
        let record = CorrectionDraft([], isConverted: false, language: .chinese).sheet
        let bytes = try WorkbookPatcher(copy.package).corrected(inverse, record: record)
        let back = Self.cells(try WorkbookReader().read(try OPCPackage(bytes: bytes), name: ""))
        return Set(old.keys).union(back.keys).filter { old[$0] != back[$0] }.sorted()
    }

    /// A cell and the index of its style: fonts and borders are no value, and stay.
    private struct Content: Hashable {
        let cell: Cell
        let style: UInt16
    }

    /// The cells of all sheets but the record.
    private static func cells(_ workbook: Workbook) -> [String: Content] {
        var cells: [String: Content] = [:]
        for sheet in workbook.sheets where sheet.name != recordName {
            for (cell, packed) in zip(sheet.cells, sheet.blocks.flatMap(\.cells)) {
                cells["\(sheet.name)!\(cell.reference)"] = Content(cell: cell, style: packed.style)
            }
        }
        return cells
    }
}
