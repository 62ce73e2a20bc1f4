import Spreadsheet

/// Makes copies of a workbook with marks or corrections by splicing bytes into its package: what is not changed on purpose
/// is copied as it lies. The original is only read.
package struct WorkbookPatcher: Sendable {
    private let package: OPCPackage
    private let workbookPart: String
    private let stylesPart: String?
    private let patch: WorkbookPatch
    /// Nil where there is no styles part that can be read.
    private let styles: StylesPatch?
    /// Content types and the workbook's relationships.
    private let lists: [String: ListDraft]
    /// Worksheet parts by sheet name.
    private let sheetParts: [String: String]

    private static let worksheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
    private static let stylesType = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"

    /// - Throws: `.signed` for a digitally signed package.
    package init(_ package: OPCPackage) throws(XLSXError) {
        guard !package.partNames.contains(where: { PartName.key($0).hasPrefix("_xmlsignatures/") }) else {
            throw .signed
        }
        self.package = package
        let begun = try package.withParts { parts throws(XLSXError) in try Beginning(parts) }
        (workbookPart, patch, stylesPart) = (begun.workbookPart, begun.patch, begun.stylesPart)
        (styles, lists) = (begun.styles, begun.lists)
        let worksheets = Dictionary(
            begun.relationships.filter { $0.kind == "worksheet" }.map { ($0.id, $0.target) }
        ) { first, _ in first }
        var parts: [String: String] = [:]
        for sheet in patch.sheets where parts[sheet.name] == nil {
            parts[sheet.name] = worksheets[sheet.relationship]
        }
        sheetParts = parts
    }

    /// The parts that every copy begins with, had while the archive is open once.
    private struct Beginning {
        let workbookPart: String
        let patch: WorkbookPatch
        let relationships: [Relationship]
        let stylesPart: String?
        let styles: StylesPatch?
        private(set) var lists: [String: ListDraft] = [:]

        init(_ parts: borrowing OpenParts) throws(XLSXError) {
            let (known, limits) = (parts.package.recurring, parts.package.limits)
            let main = try parts.mainDocument()
            workbookPart = main
            patch = try parts.value(of: main, known?.workbookPatches) { bytes throws(XLSXError) in
                try WorkbookPatch(bytes, part: main, limits: limits)
            }
            relationships = try parts.readRelationships(of: main)
            let name = relationships.first { $0.kind == "styles" && !$0.isExternal }?.target
            stylesPart = name
            // Whoever needs a part that cannot be read says so.
            styles = name.flatMap { name in
                try? parts.value(of: name, known?.stylesPatches) { bytes throws(XLSXError) in
                    try StylesPatch(try PackageDraft.checked(bytes, name), part: name, trace: .added, limits: limits)
                }
            }
            for name in [PackageDraft.contentTypes, PartName.relationships(of: main)] {
                // Whoever adds to one that cannot be read says so.
                lists[PartName.key(name)] = try? parts.value(of: name, known?.lists) { bytes throws(XLSXError) in
                    try ListDraft(try PackageDraft.checked(bytes, name), part: name, limits: limits)
                }
            }
        }
    }

    var draft: PackageDraft { PackageDraft(package, isStrict: patch.isStrict, lists: lists) }

    /// Worksheets in tab order with their parts, each part once.
    var worksheets: [(sheet: String, part: String)] {
        var seen: Set<String> = []
        return patch.sheets.compactMap { sheet in
            sheetParts[sheet.name].flatMap { seen.insert(PartName.key($0)).inserted ? (sheet.name, $0) : nil }
        }
    }

    /// The original with a comment and a highlight at each annotated cell, and the report as its last sheet. Marks and a
    /// report that are there already are taken off first, so that marking twice is marking once; what the department wrote
    /// into the report goes with it.
    package func annotated(_ annotations: [CellAnnotation], report: SheetDraft) throws(XLSXError) -> [UInt8] {
        if AddedSheet.isNamed(in: patch.bytes), let bare = try without(.report) {
            return try bare.mark(annotations, report, isBare: true)
        }
        return try mark(annotations, report, isBare: false)
    }

    private func mark(
        _ annotations: [CellAnnotation], _ report: SheetDraft, isBare: Bool
    ) throws(XLSXError) -> [UInt8] {
        var draft = draft
        let levels = CellAnnotation.Level.allCases.filter { level in annotations.contains { $0.level == level } }
        let styles = try addStyles(of: report, levels, trace: .added, to: &draft)
        for name in patch.sheets.map(\.name) {
            let own = annotations.filter { $0.sheet == name }
            guard !own.isEmpty else { continue }
            guard let part = sheetParts[name] else { throw .noSuchSheet(name) }
            let marks = try SheetMarks(part: part, own, highlights: styles.highlights, in: draft)
            if try !marks.apply(to: &draft, isBare: isBare) {
                return try (try without(.report) ?? self).mark(annotations, report, isBare: true)
            }
        }
        if let stray = annotations.first(where: { sheetParts[$0.sheet] == nil }) { throw .noSuchSheet(stray.sheet) }
        try add(report, as: .report, styles, recalculates: false, to: &draft)
        return try draft.archive()
    }

    /// The workbook without the marks and the report of a review; nil when it has none. Of a copy that no other program has
    /// saved, each part has the bytes of the original's again.
    package func unmarked() throws(XLSXError) -> [UInt8]? {
        try removal(.report).archive()
    }

    /// The workbook without a sheet of ours and what belongs to it; nil when there is nothing of the kind.
    private func without(_ sheet: AddedSheet) throws(XLSXError) -> WorkbookPatcher? {
        guard let bytes = try removal(sheet).archive() else { return nil }
        return try WorkbookPatcher(try OPCPackage(bytes: bytes, limits: package.limits))
    }

    private func removal(_ sheet: AddedSheet) -> MarkRemoval {
        MarkRemoval(
            draft: draft, sheet: sheet, workbookPart: workbookPart,
            stylesPart: stylesPart, worksheets: Set(sheetParts.values).sorted())
    }

    /// The original with the edits made and the record as its last sheet, in place of a record that is there already; marks
    /// of a review stay, with what the department answered. Formulas are never edited; a workbook that has any is computed
    /// anew when it is opened.
    package func corrected(_ edits: [CellEdit], record: SheetDraft) throws(XLSXError) -> [UInt8] {
        if AddedSheet.isNamed(in: patch.bytes), let bare = try without(.record) {
            return try bare.corrected(edits, record: record)
        }
        var draft = draft
        let workbook = try WorkbookReader(limits: package.limits).read(package, name: "")
        for name in patch.sheets.map(\.name) {
            let own = edits.filter { $0.sheet == name }
            guard !own.isEmpty else { continue }
            guard let part = sheetParts[name], let sheet = workbook.sheet(named: name) else { throw .noSuchSheet(name) }
            var edited: Set<CellReference> = []
            for edit in own {
                let shown = sheet[edit.cell]?.shownText ?? ""  // an empty cell shows nothing
                guard shown == edit.before, sheet[edit.cell]?.isFormula != true, edited.insert(edit.cell).inserted
                else {
                    throw .editRefused(sheet: name, cell: edit.cell, found: shown)
                }
            }
            let splice = try CellSplice(
                try draft.content(of: part), part: part, cells: Set(own.map(\.cell)), limits: package.limits)
            draft.set(part, try splice.applying(own))
        }
        if let stray = edits.first(where: { sheetParts[$0.sheet] == nil }) { throw .noSuchSheet(stray.sheet) }
        let hasFormulas = workbook.sheets.contains { sheet in sheet.cells.contains { $0.isFormula } }
        let styles = try addStyles(of: record, [], trace: .recorded, to: &draft)
        try add(record, as: .record, styles, recalculates: hasFormulas, to: &draft)
        return try draft.archive()
    }

    private func addStyles(
        of sheet: SheetDraft, _ levels: [CellAnnotation.Level], trace: Trace, to draft: inout PackageDraft
    ) throws(XLSXError) -> StylesPatch {
        var part = stylesPart ?? "xl/styles.xml"
        // A part of that name that the workbook does not refer to is not its own.
        if stylesPart == nil, draft.contains(part) { part = try draft.freeName("xl/styles", ".xml") }
        if !draft.contains(part) {
            draft.set(part, StylesPatch.minimal(strict: patch.isStrict, trace: trace))
            try draft.declare(part, as: Self.stylesType)
            if stylesPart == nil { _ = try draft.relate(workbookPart, to: part, kind: "styles") }
        }
        var styles =
            if let known = self.styles { known } else {
                try StylesPatch(try draft.content(of: part), part: part, trace: trace, limits: package.limits)
            }
        styles.trace = trace
        styles.addLooks(of: sheet)
        if !levels.isEmpty { styles.addHighlights(levels) }
        draft.set(part, styles.patched())
        return styles
    }

    private func add(
        _ sheet: SheetDraft, as kind: AddedSheet, _ styles: StylesPatch, recalculates: Bool,
        to draft: inout PackageDraft
    ) throws(XLSXError) {
        let part = try draft.freeName("xl/worksheets/sheet", ".xml")
        let writing = SheetWriting(draft: sheet, styles: styles.cellFormats, isStrict: patch.isStrict)
        draft.set(part, writing.part())
        try draft.declare(part, as: Self.worksheetType)
        let id = try draft.relate(workbookPart, to: part, kind: "worksheet")
        draft.set(
            workbookPart,
            try patch.adding(
                sheet: patch.freeName(sheet.name), as: kind, relationship: id, filter: writing.filterRange,
                header: sheet.headerRow.map { $0 + 1 }, recalculates: recalculates))
    }
}
