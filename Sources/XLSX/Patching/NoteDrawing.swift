/// The legacy drawing of a sheet: the one that it names, or the one that it gets.
struct NoteDrawing {
    private let sheet: SheetOutline
    private let element: PartOutline.Child?
    private let link: Relationship?
    let isThere: Bool

    private static let type = "application/vnd.openxmlformats-officedocument.vmlDrawing"

    init(_ sheet: SheetOutline, _ relationships: [Relationship], in draft: PackageDraft) {
        self.sheet = sheet
        element = sheet.outline.child("legacyDrawing")
        let id = element?.attributes["id"]
        link = relationships.first { $0.id == id }
        isThere = link.map { !$0.isExternal && draft.contains($0.target) } ?? false  // no link
    }

    /// A drawing that is named and not there is made where it is looked for, so that nothing has to be changed.
    func add(
        _ boxes: [VMLPatch.Box], part: String, to draft: inout PackageDraft, _ splice: inout ByteSplice
    ) throws(XLSXError) {
        let taken = VMLPatch.blocksTaken(in: draft, except: isThere ? link?.target : nil)
        if isThere, let link {
            let drawing = try VMLPatch(try draft.content(of: link.target), part: link.target, taken: taken)
            return draft.set(link.target, drawing.adding(boxes))
        }
        let isVacant = link.map {
            $0.kind == "vmlDrawing" && !$0.isExternal && PartName.key($0.target).hasSuffix(".vml")
        }
        let vacant = isVacant == true ? link?.target : nil
        let name = if let vacant { vacant } else { try draft.freeName("xl/drawings/vmlDrawing", ".vml") }
        draft.set(name, VMLPatch(taken: taken).adding(boxes))
        try draft.declare(name, as: Self.type)
        guard vacant == nil else { return }
        let wanted = link == nil ? element?.attributes["id"] : nil
        let id = try draft.relate(part, to: name, kind: "vmlDrawing", as: wanted)
        guard wanted == nil else { return }
        let place = sheet.outline.place(of: "legacyDrawing", in: PartOutline.worksheetOrder)
        let reference = sheet.outline.relationshipAttribute(id, strict: draft.isStrict)
        splice.replace(
            element?.range ?? place..<place,
            with: Trace.added.marking("<\(sheet.outline.prefix)legacyDrawing \(reference)/>"))
    }
}
