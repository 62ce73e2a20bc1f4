import Spreadsheet

/// Marks one worksheet: highlights as conditional formats, comments with their boxes. `sheetData` is not touched.
struct SheetMarks {
    let part: String
    let annotations: [CellAnnotation]
    let merges: MergedRanges
    let highlights: [CellAnnotation.Level: Int]

    /// A merged area shows the comment of its first cell alone, and a cell has one comment: marks that meet are joined.
    init(
        part: String, annotations: [CellAnnotation], merges: MergedRanges, highlights: [CellAnnotation.Level: Int]
    ) {
        var joined: [CellAnnotation] = []
        var places: [CellReference: Int] = [:]
        for mark in annotations {
            let cell = merges.anchor(of: mark.cell)
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
        self.part = part
        self.annotations = joined
        self.merges = merges
        self.highlights = highlights
    }

    private static let vmlType = "application/vnd.openxmlformats-officedocument.vmlDrawing"
    private static let commentsType = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"

    func apply(to draft: inout PackageDraft) throws(XLSXError) {
        let limits = draft.package.limits
        let bytes = try draft.content(of: part)
        let sheet = try SheetOutline(bytes, part: part, limits: limits)
        var splice = ByteSplice()
        highlight(sheet, bytes, &splice)
        if let id = try comment(sheet, bytes, in: &draft) {
            let reference = sheet.outline.relationshipAttribute(id, strict: draft.isStrict)
            let place = sheet.outline.place(of: "legacyDrawing", in: PartOutline.worksheetOrder)
            // One that is there already names a drawing that is not.
            let dangling = sheet.outline.child("legacyDrawing")?.range
            splice.replace(dangling ?? place..<place, with: "<\(sheet.outline.prefix)legacyDrawing \(reference)/>")
        }
        draft.set(part, splice.applied(to: bytes))
    }

    /// One conditional format a level, before the department's own in priority.
    private func highlight(_ sheet: SheetOutline, _ bytes: [UInt8], _ splice: inout ByteSplice) {
        let levels = CellAnnotation.Level.allCases.filter { level in annotations.contains { $0.level == level } }
        for range in sheet.priorities {
            guard let priority = Int(String(decoding: bytes[range], as: UTF8.self)) else { continue }
            splice.replace(range, with: String(priority + levels.count))
        }
        let prefix = sheet.outline.prefix
        var formats = ""
        for (index, level) in levels.enumerated() {
            let areas = annotations.filter { $0.level == level }.map { merges.range(covering: $0.cell) ?? CellRange($0.cell) }
            let places = areas.map(\.description).joined(separator: " ")
            let format = highlights[level].map { " dxfId=\"\($0)\"" } ?? ""  // every level used has been added
            formats +=
                "<\(prefix)conditionalFormatting sqref=\"\(places)\"><\(prefix)cfRule type=\"expression\"\(format) priority=\"\(index + 1)\">"
                + "<\(prefix)formula>\(XMLWriting.escape(level.sentinel))</\(prefix)formula></\(prefix)cfRule></\(prefix)conditionalFormatting>"
        }
        splice.insert(formats, at: sheet.outline.place(of: "conditionalFormatting", in: PartOutline.worksheetOrder))
    }

    /// Adds the comments. Returns the id of a legacy drawing that the sheet does not name yet.
    private func comment(
        _ sheet: SheetOutline, _ bytes: [UInt8], in draft: inout PackageDraft
    ) throws(XLSXError) -> String? {
        let limits = draft.package.limits
        let relationships = try draft.relationships(of: part)
        let commentsPart = relationships.first { $0.kind == "comments" && !$0.isExternal }?.target
        let drawing = sheet.outline.child("legacyDrawing").flatMap { child in
            relationships.first {
                $0.id == child.attributes["id"] && !$0.isExternal && draft.contains($0.target)
            }?.target
        }
        let comments = try CommentsPatch(
            commentsPart.map { part throws(XLSXError) in try draft.content(of: part) } ?? CommentsPatch.empty(strict: draft.isStrict),
            part: commentsPart ?? "comments", limits: limits)
        let threaded = comments.threadedCells
        let wanted = annotations.filter { !threaded.contains($0.cell) }
        guard !wanted.isEmpty else { return nil }
        let box = CommentBox(sheet, bytes)
        // A cell's own comment keeps its shape; comments without any drawing get theirs too, or Excel shows none.
        let shapeless = drawing == nil ? comments.commentedCells : []
        let boxes = (wanted.filter { !comments.commentedCells.contains($0.cell) || shapeless.contains($0.cell) }.map { ($0.cell, $0.text) }
            + shapeless.subtracting(wanted.map(\.cell)).sorted().map { ($0, "") }).map { cell, text in
                (cell: cell, anchor: box.anchor(for: merges.range(covering: cell) ?? CellRange(cell), text: CommentsPatch.mark + "\n" + text))
            }
        let patched = comments.adding(wanted.map { ($0.cell, $0.text) })
        if let commentsPart {
            draft.set(commentsPart, patched)
        } else {
            let name = draft.freeName("xl/comments", ".xml")
            draft.set(name, patched)
            try draft.declare(name, as: Self.commentsType)
            _ = try draft.relate(part, to: name, kind: "comments")
        }
        guard !boxes.isEmpty else { return nil }
        let taken = VMLPatch.blocksTaken(in: draft, except: drawing)
        if let drawing {
            draft.set(drawing, try VMLPatch(try draft.content(of: drawing), part: drawing, taken: taken).adding(boxes))
            return nil
        }
        let name = draft.freeName("xl/drawings/vmlDrawing", ".vml")
        draft.set(name, VMLPatch(taken: taken).adding(boxes))
        try draft.declare(name, as: Self.vmlType)
        return try draft.relate(part, to: name, kind: "vmlDrawing")
    }
}
