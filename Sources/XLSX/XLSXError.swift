import Spreadsheet

/// What stopped us from reading or writing a workbook. Each renders itself as one plain sentence that says what to do.
package enum XLSXError: ToldError, Hashable, Sendable {
    /// What a file turned out to be, told from its bytes and never from its name.
    package enum ForeignFormat: String, Sendable, CaseIterable {
        case html, spreadsheetML2003, csv, legacyXLS, oldXLS, binaryWorkbook, openDocument, wordDocument, presentation,
            wpsET
        case pdf, rar, empty, other
    }

    /// The operating system refused: why, without a stop.
    case inaccessible(reason: BilingualText)
    /// Not an OOXML workbook at all.
    case notAWorkbook(ForeignFormat)
    /// Password protected: an OLE container with an encrypted package inside.
    case encrypted
    /// A ZIP archive or a part that is cut short, corrupt or contradicts itself. `part` is nil for the container.
    case damaged(part: String?, detail: String)
    /// A limit was passed, counted on bytes really produced. `option` raises it.
    case limitExceeded(limit: String, part: String?, maximum: Int, option: String)
    /// A DOCTYPE, an entity, an encoding or a duplicate part that could hide something.
    case unsafeContent(part: String, detail: String)
    /// A digitally signed package is not patched: the signature would break.
    case signed
    /// An edit whose cell no longer shows the old value, or holds a formula.
    case editRefused(sheet: String, cell: CellReference, found: String)
    /// No sheet of that name.
    case noSuchSheet(String)
}
