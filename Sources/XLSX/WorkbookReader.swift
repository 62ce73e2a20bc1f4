import Spreadsheet

/// Reads a package into a workbook. A bad cell or sheet costs that cell or sheet and is said in `diagnostics`;
/// only what makes the whole workbook unreadable is an error.
package struct WorkbookReader: Sendable {
    private let limits: Limits

    package init(limits: Limits = .default) { self.limits = limits }

    /// - Parameter name: how the caller names the file; kept in `WorkbookID.name`.
    package func read(_ package: OPCPackage, name: String) throws(XLSXError) -> Workbook {
        try package.withParts { parts throws(XLSXError) in
            try read(parts, id: WorkbookID(name: name, sha256: package.sha256))
        }
    }

    /// - Parameter fingerprint: whether `WorkbookID.sha256` is asked for; empty without.
    package func read(path: String, name: String, fingerprint: Bool = true) throws(XLSXError) -> Workbook {
        try OPCPackage.reading(path: path, limits: limits) { parts throws(XLSXError) in
            try read(parts, id: WorkbookID(name: name, sha256: fingerprint ? parts.package.sha256 : ""))
        }
    }

    private func read(_ parts: borrowing OpenParts, id: WorkbookID) throws(XLSXError) -> Workbook {
        let package = parts.package
        let main = try parts.mainDocument()
        let contents = try WorkbookPart.read(try parts.content(of: main), part: main, limits: limits)
        let relationships = try parts.relationships(of: main)
        // A part that is named and not there is no part: what needs it says so cell by cell.
        let related = { (kind: String) in
            relationships.first { $0.kind == kind && !$0.isExternal }.map(\.target).flatMap {
                package.contains($0) ? $0 : nil
            }
        }

        var diagnostics: [Diagnostic] = []
        var formats = CellFormats(date1904: contents.date1904)
        if let styles = related("styles") {
            do throws(XLSXError) {
                formats = try StylesPart.read(
                    try parts.content(of: styles), part: styles, date1904: contents.date1904, limits: limits)
            } catch {
                diagnostics.append(unreadable(styles, sheet: nil, error))
            }
        }
        var shared = SharedStrings()
        if let table = related("sharedStrings") {
            do throws(XLSXError) {
                let bytes = try parts.content(of: table, limit: limits.sharedStringsBytes)
                shared = try PlainPart.read(bytes, part: table, limits: limits) { _ in
                    SharedStringsSink(byteCount: bytes.count)
                }.strings
            } catch {
                if error.concernsWholeFile { throw error }
                diagnostics.append(unreadable(table, sheet: nil, error))
            }
        }
        var features = self.features(package, relationships, contents)
        var sheets: [Worksheet] = []
        var cellsLeft = limits
        for sheet in contents.sheets {
            do throws(XLSXError) {
                let read = try worksheet(
                    sheet, relationships, parts, shared: shared, formats: formats, limits: cellsLeft)
                sheets.append(read.sheet)
                diagnostics += read.diagnostics
                cellsLeft.cells -= read.sheet.cellCount
                if read.isProtected { features.insert(.protection) }
            } catch {
                if error.concernsWholeFile { throw error }
                sheets.append(Worksheet(name: sheet.name, visibility: sheet.visibility))
                diagnostics.append(unreadable(sheet.name, sheet: sheet.name, error))
            }
        }
        return Workbook(
            id: id, sheets: sheets, features: features, diagnostics: diagnostics)
    }

    private func worksheet(
        _ sheet: WorkbookPart.Sheet, _ relationships: [Relationship], _ parts: borrowing OpenParts,
        shared: SharedStrings, formats: CellFormats, limits: Limits
    ) throws(XLSXError) -> (sheet: Worksheet, isProtected: Bool, diagnostics: [Diagnostic]) {
        guard let relationship = relationships.first(where: { $0.id == sheet.relationship }), !relationship.isExternal
        else { throw .damaged(part: sheet.name, detail: "no part for relationship \(sheet.relationship)") }
        let kind = Worksheet.Kind(relationship: relationship.kind)
        guard kind == .worksheet else {
            return (Worksheet(name: sheet.name, visibility: sheet.visibility, kind: kind), false, [])
        }
        let bytes = try parts.content(of: relationship.target, limit: limits.sheetBytes)
        let sink = try PlainPart.read(bytes, part: relationship.target, limits: limits) { isNormalised in
            WorksheetSink(sharedCount: shared.count, limits: limits, isNormalised: isNormalised)
        }
        if let exceeded = sink.exceeded { throw exceeded.error(in: relationship.target) }
        let read = Worksheet(
            name: sheet.name, visibility: sheet.visibility, merges: MergedRanges(sink.merges),
            hiddenRows: sink.data.hiddenRows, hiddenColumns: sink.hiddenColumns, blocks: sink.data.blocks,
            shared: shared, formats: formats)
        return (
            read, sink.isProtected, sink.diagnostics.map { Diagnostic(sheet: sheet.name, cell: $0.cell, $0.message) }
        )
    }

    private func features(
        _ package: OPCPackage, _ relationships: [Relationship], _ contents: WorkbookPart
    ) -> Workbook.Features {
        var features: Workbook.Features = contents.isProtected ? .protection : []
        if relationships.contains(where: { $0.kind == "vbaProject" }) { features.insert(.macros) }
        if relationships.contains(where: { $0.kind == "externalLink" }) { features.insert(.externalLinks) }
        if package.contains(below: "_xmlsignatures/") { features.insert(.signature) }
        if package.contains(below: "xl/media/") || package.contains("xl/cellimages.xml") { features.insert(.pictures) }
        return features
    }

    private func unreadable(_ what: String, sheet: String?, _ error: XLSXError) -> Diagnostic {
        Diagnostic(
            sheet: sheet,
            BilingualText(
                zh: "“\(what)”无法读取：\(error.sentence(in: .chinese))",
                en: "\"\(what)\" cannot be read: \(error.sentence(in: .english))"))
    }
}

extension XLSXError {
    /// A part that attacks or overwhelms the reader is no mere bad sheet.
    fileprivate var concernsWholeFile: Bool {
        switch self {
        case .limitExceeded, .unsafeContent: true
        default: false
        }
    }
}

extension Worksheet.Kind {
    /// By the last component of the relationship's type.
    fileprivate init(relationship kind: String) {
        self =
            switch kind {
            case "chartsheet": .chart
            case "dialogsheet": .dialog
            case "xlMacrosheet", "xlIntlMacrosheet": .macro
            default: .worksheet
            }
    }
}
