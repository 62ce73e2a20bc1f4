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

    package func sentence(in language: Language) -> String {
        let text: BilingualText =
            switch self {
            case .outOfMemory:
                BilingualText(zh: "内存不足，无法生成工作簿。", en: "There is not enough memory to draw the workbook.")
            case .cannotCreate(let path):
                BilingualText(
                    zh: "无法创建文件“\(path)”，请检查文件夹是否存在、是否可写。",
                    en: "The file \"\(path)\" cannot be created; see whether its folder exists and can be written to.")
            case .noTemporaryFile(let folder):
                BilingualText(
                    zh: "无法在“\(folder)”中建立临时文件，请检查磁盘空间和权限。",
                    en: "No temporary file can be made in \"\(folder)\"; see to its free space and permissions.")
            case .interrupted(let path, let code):
                BilingualText(
                    zh: "写入“\(path)”时中断（代码 \(code)），请检查磁盘空间后重试。",
                    en: "Writing \"\(path)\" stopped (code \(code)); see to the free space and try again.")
            case .beyondFormat(let sheet, let code):
                BilingualText(
                    zh: "工作表“\(sheet)”的内容超出 XLSX 格式的限制（代码 \(code)）。",
                    en: "The sheet \"\(sheet)\" holds more than the XLSX format takes (code \(code)).")
            }
        return text[language]
    }
}
