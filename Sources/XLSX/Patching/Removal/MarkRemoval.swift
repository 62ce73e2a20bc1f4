/// Takes off what a copy was given: the sheet with its part, names and looks, and the marks that go with a report.
struct MarkRemoval {
    let draft: PackageDraft
    let sheet: AddedSheet
    let workbookPart: String
    let stylesPart: String?
    /// Parts of all worksheets.
    let worksheets: [String]

    /// The package without them; nil when there is nothing to take off.
    func archive() throws(XLSXError) -> [UInt8]? {
        var draft = draft
        var gone = PartRemoval()
        let workbook = try WorkbookRemoval(sheet, workbook: workbookPart, in: &draft)
        if let part = workbook?.sheetPart {
            let bytes = try draft.content(of: part)
            try gone.insert(part, withItsOwnIn: draft)
            // Somebody computed in our sheet: a chain that names its cells would be broken. It is made anew.
            if bytes.holds("<f>") || bytes.holds("<f ") {
                for link in try draft.relationships(of: workbookPart) where link.kind == "calcChain" {
                    gone.insert(link.target, isMade: false)
                }
            }
        }
        let others = worksheets.filter { PartName.key($0) != workbook?.sheetPart.map(PartName.key) }
        if sheet == .report {
            for part in others {
                var trial = (draft, gone)
                // What cannot be read cannot have been marked, and is none of our business.
                guard (try? SheetRemoval(part: part).apply(to: &trial.0, gone: &trial.1)) != nil else { continue }
                (draft, gone) = trial
            }
        }
        guard workbook != nil || !gone.isEmpty || draft.isChanged else { return nil }
        try removeStyles(from: &draft, &gone, worksheets: others)
        try gone.apply(to: &draft)
        return try draft.archive()
    }

    private func removeStyles(
        from draft: inout PackageDraft, _ gone: inout PartRemoval, worksheets: [String]
    ) throws(XLSXError) {
        guard let stylesPart, draft.contains(stylesPart) else { return }
        let bytes = try draft.content(of: stylesPart)
        let trace = sheet == .report ? Trace.added : .recorded
        guard let removal = try StyleRemoval(bytes, part: stylesPart, trace: trace, limits: draft.package.limits),
            !removal.isUsedWithin
        else { return }
        var use = StyleUse()
        let sheets = Set(worksheets.map(PartName.key))
        for part in draft.partNames where PartName.key(part).hasSuffix(".xml") {
            let isWorksheet = sheets.contains(PartName.key(part))
            guard !gone.contains(part), isWorksheet || !PartName.key(part).contains("sharedstrings") else { continue }
            // An unreadable part uses nothing that anybody could see.
            if let bytes = try? draft.content(of: part) { use.add(bytes, isWorksheet: isWorksheet) }
        }
        if let first = removal.firstFormat, use.format >= first { return }
        if let first = removal.firstDifferential, use.differential >= first { return }
        gone.settle(stylesPart, bytes, removal.applied(), in: &draft)
    }
}
