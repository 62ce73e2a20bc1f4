/// Takes an added sheet out of the workbook part, with the names that are its own.
struct WorkbookRemoval {
    /// The sheet's part; nil when the workbook only had a name for a sheet that is gone.
    private(set) var sheetPart: String?

    /// - Returns: nil for a workbook without the sheet.
    init?(_ sheet: AddedSheet, workbook part: String, in draft: inout PackageDraft) throws(XLSXError) {
        let bytes = try draft.content(of: part)
        guard AddedSheet.isNamed(in: bytes) else { return nil }
        var unsplice = try Unsplice(bytes, part: part, limits: draft.package.limits)
        let map = unsplice.map
        let definitions = sheet.definitions(in: map)
        guard !definitions.isEmpty else { return nil }
        for name in definitions { unsplice.remove(name) }
        let sheets = map.named("sheet")
        let name = sheet.name(in: map)
        // A workbook must have a sheet.
        if sheets.count > 1, let place = sheets.firstIndex(where: { map[$0].attributes["name"] == name }) {
            let id = map[sheets[place]].relationship
            sheetPart = try draft.relationships(of: part).first {
                $0.id == id && !$0.isExternal && draft.contains($0.target)
            }?.target
            unsplice.remove(sheets[place])
            let isLast = place == sheets.count - 1
            for name in map.named("definedName") { Self.move(name, from: place, isLast: isLast, &unsplice) }
            let isSelected = try sheetPart.map { part throws(XLSXError) in
                try draft.content(of: part).holds("tabSelected=")
            }
            let visible = sheets.indices.first {
                $0 != place && map[sheets[$0]].attributes["state"] ?? "visible" == "visible"
            }
            func moved(_ tab: Int) -> Int { tab > place ? tab - 1 : tab }
            for view in map.named("workbookView") {
                // Numbers behind the last sheet are nobody's, and stay.
                for name: StaticString in ["activeTab", "firstSheet"] {
                    guard let tab = map[view].attributes["\(name)"].flatMap({ SheetOutline.number($0) }) else {
                        continue
                    }
                    if tab == place, isSelected == true {
                        unsplice.set(name, of: view, to: String(moved(visible ?? 0)))  // all others are hidden
                    } else if tab > place, !isLast {
                        unsplice.set(name, of: view, to: String(tab - 1))
                    }
                }
            }
        }
        if let bytes = unsplice.applied() { draft.set(part, bytes) }
    }

    /// Names that belong to a sheet count the sheets before it.
    private static func move(_ name: Int, from place: Int, isLast: Bool, _ unsplice: inout Unsplice) {
        guard let own = unsplice.map[name].attributes["localSheetId"].flatMap({ SheetOutline.number($0) }) else {
            return
        }
        if own == place {
            unsplice.remove(name)
        } else if own > place, !isLast {
            unsplice.set("localSheetId", of: name, to: String(own - 1))
        }
    }
}
