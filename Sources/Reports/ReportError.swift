import Spreadsheet

/// Why a workbook could not be drawn. What it says of the filings is never at fault.
package enum ReportError: Error, Hashable, Sendable {
    case outOfMemory
    /// The file cannot be created at that path.
    case cannotCreate(path: String)
    /// No temporary file can be made in that folder.
    case noTemporaryFile(folder: String)
    /// Writing stopped: the disk is full, or the file was taken away. The number is libxlsxwriter's own.
    case interrupted(path: String, code: Int)
    /// The file format does not hold what was to be written. The number is libxlsxwriter's own.
    case beyondFormat(sheet: String, code: Int)

    /// A clause without a stop. Whoever asked for the workbook says which one: the path here may be a temporary one.
    package var reason: BilingualText {
        switch self {
        case .outOfMemory: SystemReason.outOfMemory
        case .cannotCreate:
            BilingualText(
                zh: "不能新建文件，请检查文件夹是否存在、是否可写",
                en: "the file cannot be created; see whether its folder exists and can be written to")
        case .noTemporaryFile:
            BilingualText(
                zh: "不能建立临时文件，请检查磁盘空间和权限",
                en: "no temporary file can be made; see to the free space and permissions")
        case .interrupted(_, let code):
            BilingualText(
                zh: "写到一半停下了，请检查磁盘空间后重试（代码 \(code)）",
                en: "it stopped half-way; see to the free space and try again (code \(code))")
        case .beyondFormat(let sheet, let code):
            BilingualText(
                zh: "工作表“\(sheet)”的内容超出 XLSX 格式的限制（代码 \(code)）",
                en: "the sheet \"\(sheet)\" holds more than the XLSX format takes (code \(code))")
        }
    }
}
