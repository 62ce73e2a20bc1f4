import Spreadsheet

/// Marks one worksheet: highlights as conditional formats, comments with their boxes. `sheetData` is not touched.
struct SheetMarks {
    private let part: String
    private let bytes: [UInt8]
    private let sheet: SheetOutline
    private let annotations: [CellAnnotation]
    private let highlights: [CellAnnotation.Level: Int]

    /// A merged area shows the comment of its first cell alone, and a cell has one comment: marks that meet are joined.
    init(
        part: String, _ annotations: [CellAnnotation], highlights: [CellAnnotation.Level: Int],
        in draft: PackageDraft
    ) throws(XLSXError) {
        self.part = part
        self.highlights = highlights
        bytes = try draft.content(of: part)
        sheet = try SheetOutline(bytes, part: part, limits: draft.package.limits)
        var joined: [CellAnnotation] = []
        var places: [CellReference: Int] = [:]
        for mark in annotations {
            let cell = sheet.merges.anchor(of: mark.cell)
            if let place = places[cell] {
                let first = joined[place]
                joined[place] = CellAnnotation(
                    sheet: first.sheet, cell: cell, level: min(first.level, mark.level),
                    text: first.text + "\n\n" + mark.text)
            } else {
                places[cell] = joined.count
                joined.append(CellAnnotation(sheet: mark.sheet, cell: cell, level: mark.level, text: mark.text))
            }
        }
        self.annotations = joined
    }

    private static let commentsType = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"

    /// - Parameter isBare: all marks that can be taken off have been.
    /// - Returns: whether it could be done; not where marks of ours stand that have to be taken off first.
    func apply(to draft: inout PackageDraft, isBare: Bool) throws(XLSXError) -> Bool {
        let limits = draft.package.limits
        let formats = sheet.outline.children.filter { $0.name == "conditionalFormatting" }
        guard isBare || !formats.contains(where: { Array(bytes[$0.range]).holds("filingdesk:") }) else { return false }
        let relationships = try draft.relationships(of: part)
        let existing = relationships.first { $0.kind == "comments" && !$0.isExternal }?.target
        let comments =
            if let existing, draft.contains(existing) {
                try CommentsPatch(try draft.content(of: existing), part: existing, limits: limits)
            } else {
                try CommentsPatch.empty(strict: draft.isStrict)
            }
        guard isBare || !comments.isMarked else { return false }
        var splice = ByteSplice()
        highlight(&splice)
        // A thread's comment is not ours to write in.
        let wanted = annotations.filter { !comments.threadedCells.contains($0.cell) }
        if !wanted.isEmpty {
            try add(comments.adding(wanted.map { ($0.cell, $0.text) }), as: existing, to: &draft)
            let drawing = NoteDrawing(sheet, relationships, in: draft)
            let boxes = boxes(wanted, beside: comments, drawing, CommentBox(sheet, bytes))
            if !boxes.isEmpty { try drawing.add(boxes, part: part, to: &draft, &splice) }
        }
        draft.set(part, splice.applied(to: bytes))
        return true
    }

    /// One conditional format a level, before the department's own in priority.
    private func highlight(_ splice: inout ByteSplice) {
        let levels = CellAnnotation.Level.allCases.filter { level in annotations.contains { $0.level == level } }
        for range in sheet.priorities {
            guard let priority = SheetOutline.number(String(decoding: bytes[range], as: UTF8.self)), priority > 0
            else { continue }
            splice.replace(range, with: String(priority + levels.count))
        }
        let prefix = sheet.outline.prefix
        var formats = ""
        for (index, level) in levels.enumerated() {
            let areas = annotations.filter { $0.level == level }.map {
                sheet.merges.range(covering: $0.cell) ?? CellRange($0.cell)
            }
            let places = areas.map(\.description).joined(separator: " ")
            let format = highlights[level].map { " dxfId=\"\($0)\"" } ?? ""  // every level used has been added
            formats +=
                "<\(prefix)conditionalFormatting sqref=\"\(places)\"><\(prefix)cfRule type=\"expression\"\(format) priority=\"\(index + 1)\">"
                + "<\(prefix)formula>\(XMLWriting.escape(level.sentinel))</\(prefix)formula></\(prefix)cfRule></\(prefix)conditionalFormatting>"
        }
        splice.insert(formats, at: sheet.outline.place(of: "conditionalFormatting", in: PartOutline.worksheetOrder))
    }

    private func add(_ comments: [UInt8], as existing: String?, to draft: inout PackageDraft) throws(XLSXError) {
        let name = if let existing { existing } else { try draft.freeName("xl/comments", ".xml") }
        let isNew = !draft.contains(name)
        draft.set(name, comments)
        if isNew { try draft.declare(name, as: Self.commentsType) }
        if existing == nil { _ = try draft.relate(part, to: name, kind: "comments") }
    }

    /// A cell's own comment keeps its shape; comments without any drawing get theirs too, or Excel shows none.
    private func boxes(
        _ wanted: [CellAnnotation], beside comments: CommentsPatch, _ drawing: NoteDrawing, _ box: CommentBox
    ) -> [VMLPatch.Box] {
        let shapeless = drawing.isThere ? [] : comments.commentedCells
        let own = wanted.filter { !comments.commentedCells.contains($0.cell) || shapeless.contains($0.cell) }.map {
            ($0.cell, $0.text)
        }
        let others = shapeless.subtracting(wanted.map(\.cell)).sorted().map { ($0, "") }
        return (own + others).map { cell, text in
            let area = sheet.merges.range(covering: cell) ?? CellRange(cell)
            return (cell: cell, anchor: box.anchor(for: area, text: CommentsPart.mark + "\n" + text))
        }
    }
}
