/// Tells what a file is from its bytes, never from its name.
struct FormatSniffer {
    /// Nil when the bytes begin like a ZIP archive.
    static func objection(to bytes: [UInt8]) -> XLSXError? {
        if bytes.isEmpty { return .notAWorkbook(.empty) }
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06]) { return nil }
        if bytes.starts(with: CompoundFile.signature) { return oleObjection(bytes) }
        if bytes.starts(with: Array("%PDF".utf8)) { return .notAWorkbook(.pdf) }
        if bytes.starts(with: Array("Rar!".utf8)) { return .notAWorkbook(.rar) }
        let head = String(decoding: bytes.prefix(2_048).drop { $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }, as: UTF8.self)
            .lowercased()
        let start = head.drop(while: \.isWhitespace)
        if start.hasPrefix("<html") || start.hasPrefix("<!doctype html") || start.hasPrefix("<table")
            || start.hasPrefix("<meta")
        {
            return .notAWorkbook(.html)
        }
        if start.hasPrefix("<?xml") || start.hasPrefix("<workbook") {
            if head.contains("urn:schemas-microsoft-com:office:spreadsheet") {
                return .notAWorkbook(.spreadsheetML2003)
            }
            if head.contains("<html") { return .notAWorkbook(.html) }
        }
        if isText(bytes.prefix(4_096)), head.contains(where: { $0 == "," || $0 == "\t" || $0 == ";" }) {
            return .notAWorkbook(.csv)
        }
        return .notAWorkbook(.other)
    }

    /// An OLE container: encrypted OOXML has a stream of that name, legacy workbooks one called Workbook or Book.
    private static func oleObjection(_ bytes: [UInt8]) -> XLSXError {
        do throws(XLSXError) {
            // A workbook may hold a Word document; only what lies at the top tells what the file is.
            return try oleObjection(CompoundFile(bytes).contains) ?? .notAWorkbook(.other)
        } catch {
            // A damaged container has no top, and any name is better than none.
            return oleObjection { contains(bytes, utf16($0)) } ?? error
        }
    }

    private static func oleObjection(_ has: (_ stream: String) -> Bool) -> XLSXError? {
        if has("EncryptedPackage") || has("EncryptionInfo") { return .encrypted }
        if has("WordDocument") { return .notAWorkbook(.wordDocument) }
        if has("PowerPoint Document") { return .notAWorkbook(.presentation) }
        return has("Workbook") || has("Book") ? .notAWorkbook(.legacyXLS) : nil
    }

    /// What a sound archive without a workbook is, by its entry names.
    static func format(ofEntries names: [String]) -> XLSXError.ForeignFormat {
        if names.contains("content.xml"), names.contains("mimetype") || names.contains("META-INF/manifest.xml") {
            return .openDocument
        }
        if names.contains(where: { $0.hasPrefix("word/") }) { return .wordDocument }
        if names.contains(where: { $0.hasPrefix("ppt/") }) { return .presentation }
        return .other
    }

    private static func utf16(_ text: String) -> [UInt8] { text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } }

    private static func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
        bytes.firstRange(of: part) != nil
    }

    private static func isText(_ bytes: ArraySlice<UInt8>) -> Bool {
        !bytes.contains { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    }
}
