import Spreadsheet

/// Reads a package into a workbook. A bad cell or sheet costs that cell or sheet and is said in `diagnostics`;
/// only what makes the whole workbook unreadable is an error.
package struct WorkbookReader: Sendable {
    private let limits: Limits
    let recurring = RecurringParts()

    package init(limits: Limits = .default) { self.limits = limits }

    /// A package to be read by this reader and kept.
    package func open(path: String) throws(XLSXError) -> OPCPackage {
        try OPCPackage(
            bytes: try FileBytes.read(path, limit: limits.fileSize), limits: limits, recurring: recurring)
    }

    /// - Parameters:
    ///   - name: how the caller names the file; kept in `WorkbookID.name`.
    ///   - fingerprint: whether `WorkbookID.sha256` is asked for; empty without.
    package func read(
        _ package: OPCPackage, name: String, fingerprint: Bool = true
    ) throws(XLSXError) -> Workbook {
        try package.withParts { parts throws(XLSXError) in
            try read(parts, id: WorkbookID(name: name, sha256: fingerprint ? package.sha256 : ""))
        }
    }

    package func read(path: String, name: String, fingerprint: Bool = true) throws(XLSXError) -> Workbook {
        try OPCPackage.reading(path: path, limits: limits, recurring: recurring) { parts throws(XLSXError) in
            try read(parts, id: WorkbookID(name: name, sha256: fingerprint ? parts.package.sha256 : ""))
        }
    }

    private func read(_ parts: borrowing OpenParts, id: WorkbookID) throws(XLSXError) -> Workbook {
        let package = parts.package
        let main = try parts.mainDocument()
        let contents = try parts.value(of: main, package.recurring?.workbooks) { bytes throws(XLSXError) in
            try WorkbookPart.read(bytes, part: main, limits: package.limits)
        }
        let relationships = try parts.readRelationships(of: main)
        let links = Dictionary(relationships.map { ($0.id, $0) }) { first, _ in first }
        // A part that is named and not there is no part: what needs it says so cell by cell.
        let related = { (kind: String) in
            relationships.first { $0.kind == kind && !$0.isExternal }.map(\.target).flatMap {
                package.contains($0) ? $0 : nil
            }
        }

        var diagnostics = package.flaws.map { Diagnostic($0, loss: .nothing) }
        if try parts.namedDocument() != main {
            diagnostics.append(
                Diagnostic(
                    BilingualText(zh: "没有指明哪个部件是工作簿", en: "nothing names the workbook part"), loss: .nothing))
        }
        diagnostics += contents.flaws.map { Diagnostic($0, loss: .nothing) }

        var left = package.limits
        var book = Book(formats: CellFormats(date1904: contents.date1904))
        if let styles = related("styles") {
            // Without them a date is a number: the workbook would be misread, not merely read in part.
            let formats = try parts.value(of: styles, package.recurring?.styles) { bytes throws(XLSXError) in
                try StylesPart.read(bytes, part: styles, limits: package.limits)
            }
            book.formats = CellFormats(formats, date1904: contents.date1904)
        }
        if let table = related("sharedStrings") {
            do throws(XLSXError) {
                try book.readStrings(table, parts, &left)
            } catch {
                if error.concernsWholeFile { throw error }
                diagnostics.append(unreadable(table, sheet: nil, error))
            }
        }
        var features = self.features(package, relationships, contents)
        var sheets: [Worksheet] = []
        // Thousands of sheets may be one part, which is read once.
        var contentOfParts: [String: Result<SheetContent, XLSXError>] = [:]
        for sheet in contents.sheets {
            do throws(XLSXError) {
                guard let relationship = links[sheet.relationship], !relationship.isExternal else {
                    throw .damaged(part: sheet.name, detail: "no part for relationship \(sheet.relationship)")
                }
                let kind = Worksheet.Kind(relationship: relationship.kind)
                guard kind == .worksheet else {
                    sheets.append(Worksheet(name: sheet.name, visibility: sheet.visibility, kind: kind))
                    continue
                }
                let read: SheetContent
                if let known = contentOfParts[PartName.key(relationship.target)] {
                    read = try known.get()
                } else {
                    let result = Result { () throws(XLSXError) in
                        try content(of: relationship.target, parts, book, &left)
                    }
                    contentOfParts[PartName.key(relationship.target)] = result
                    read = try result.get()
                    diagnostics += read.diagnostics.map { $0.of(sheet: sheet.name) }
                }
                sheets.append(
                    Worksheet(
                        name: sheet.name, visibility: sheet.visibility, merges: read.merges,
                        hiddenRows: read.hiddenRows, hiddenColumns: read.hiddenColumns, blocks: read.blocks,
                        shared: book.shared, formats: book.formats))
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

    /// What all sheets of a workbook share.
    private struct Book {
        var formats: CellFormats
        var shared = SharedStrings()
        /// What is wrong with single shared strings.
        var faults: [Int: TextFault] = [:]

        init(formats: CellFormats) { self.formats = formats }

        mutating func readStrings(
            _ part: String, _ parts: borrowing OpenParts, _ left: inout Limits
        ) throws(XLSXError) {
            let bytes = try parts.content(of: part, limit: left.sharedStringsBytes, limits: left)
            let sink = try PlainPart.read(bytes, part: part, limits: left) { isNormalised, limits in
                SharedStringsSink(byteCount: bytes.count, limits: limits, isNormalised: isNormalised)
            }
            if let exceeded = sink.exceeded { throw exceeded.error(in: part) }
            if sink.isNormalised { left.taken.slowBytes += bytes.count }
            shared = sink.strings
            faults = sink.faults
            left.taken.memory += shared.memory
        }

        /// The cells that show a shared string with something wrong; at most a hundred.
        func faultyCells(_ blocks: [CellBlock]) -> [Diagnostic] {
            guard !faults.isEmpty else { return [] }
            var found: [Diagnostic] = []
            for block in blocks {
                for cell in block.cells where cell.kind == .sharedString {
                    guard let fault = faults[Int(truncatingIfNeeded: cell.payload)] else { continue }
                    found.append(Diagnostic(cell: cell.reference, fault.message, loss: fault.loss))
                    guard found.count < 100 else { return found }
                }
            }
            return found
        }
    }

    /// What a worksheet part holds.
    private struct SheetContent {
        let merges: MergedRanges
        let hiddenRows: [ClosedRange<Int>]
        let hiddenColumns: [ClosedRange<Int>]
        let blocks: [CellBlock]
        let isProtected: Bool
        let diagnostics: [Diagnostic]
    }

    /// - Parameter left: the limits, with what the workbook has taken of them, to which the sheet adds.
    private func content(
        of part: String, _ parts: borrowing OpenParts, _ book: Book, _ left: inout Limits
    ) throws(XLSXError) -> SheetContent {
        let bytes = try parts.content(of: part, limit: left.sheetBytes, limits: left)
        let sink = try PlainPart.read(bytes, part: part, limits: left) { isNormalised, limits in
            WorksheetSink(sharedCount: book.shared.count, limits: limits, isNormalised: isNormalised)
        }
        if let exceeded = sink.exceeded { throw exceeded.error(in: part) }
        guard sink.sections > 0 else { throw .damaged(part: part, detail: "no sheetData") }
        if sink.isNormalised { left.taken.slowBytes += bytes.count }
        let blocks = sink.data.blocks
        left.taken.cells += blocks.reduce(0) { $0 + $1.cells.count }
        left.taken.memory += sink.memory
        return SheetContent(
            merges: MergedRanges(sink.merges), hiddenRows: sink.data.hiddenRows, hiddenColumns: sink.hiddenColumns,
            blocks: blocks, isProtected: sink.isProtected,
            diagnostics: sink.diagnostics + book.faultyCells(blocks) + DateCheck(book.formats).diagnostics(blocks))
    }

    private func features(
        _ package: OPCPackage, _ relationships: [Relationship], _ contents: WorkbookPart
    ) -> Workbook.Features {
        var features: Workbook.Features = contents.isProtected ? .protection : []
        if relationships.contains(where: { $0.kind == "vbaProject" }) { features.insert(.macros) }
        if relationships.contains(where: { $0.kind == "externalLink" }) { features.insert(.externalLinks) }
        if contents.hasAddedSheets { features.insert(.addedSheets) }
        if package.contains(below: "_xmlsignatures/") { features.insert(.signature) }
        if package.contains(below: "xl/media/") || package.contains("xl/cellimages.xml") { features.insert(.pictures) }
        return features
    }

    private func unreadable(_ what: String, sheet: String?, _ error: XLSXError) -> Diagnostic {
        Diagnostic(
            sheet: sheet,
            BilingualText(
                zh: "“\(what)”无法读取：\(error.sentence.zh)",
                en: "\"\(what)\" cannot be read: \(error.sentence.en)"), loss: .part)
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
