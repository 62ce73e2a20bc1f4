import Spreadsheet

extension XLSXError {
    package var sentence: BilingualText {
        switch self {
        case .inaccessible(let reason):
            BilingualText(zh: "文件打不开：\(reason.zh)。", en: "The file cannot be opened: \(reason.en).")
        case .notAWorkbook(let format): format.sentence
        case .encrypted:
            BilingualText(
                zh: "文件设有打开密码，无法读取。请取消密码后另存为 .xlsx，再报送。",
                en:
                    "The workbook is protected by a password. Remove the password, save it as .xlsx and hand it in again."
            )
        case .damaged(nil, let detail):
            BilingualText(
                zh: "文件不完整或已损坏（\(Self.chinese(detail))）。请用 Excel 或 WPS 打开后另存一份，再报送。",
                en:
                    "The file is incomplete or damaged (\(detail)). Open it in Excel or WPS, save a new copy and hand that in."
            )
        case .damaged(let part?, let detail):
            BilingualText(
                zh: "文件内部的“\(part)”已损坏（\(Self.chinese(detail))）。请用 Excel 或 WPS 打开后另存一份，再报送。",
                en:
                    "\"\(part)\" inside the file is damaged (\(detail)). Open it in Excel or WPS, save a new copy and hand that in."
            )
        case .limitExceeded(let limit, let part, let maximum, let option):
            // A limit of the whole file has no part to name.
            BilingualText(
                zh:
                    "文件超过安全限制：\(Self.limitName(limit))最多 \(maximum)\(part.map { "（\($0)）" } ?? "")。确属正常文件的，可用 \(option) 放宽。",
                en:
                    // A limit of the whole file has no part to name.
                    "The file passes a safety limit: \(limit) of at most \(maximum)\(part.map { " (\($0))" } ?? ""). If the file is honest, raise it with \(option)."
            )
        case .unsafeContent(let part, let detail):
            BilingualText(
                zh: "文件内部的“\(part)”含有不安全的内容（\(Self.chinese(detail))），未予读取。请用 Excel 或 WPS 另存为 .xlsx 后再报送。",
                en:
                    "\"\(part)\" inside the file has unsafe content (\(detail)) and was not read. Save it as .xlsx in Excel or WPS and hand it in again."
            )
        case .signed:
            BilingualText(
                zh: "文件带有数字签名，添加批注会使签名失效，因此没有改动。请报送未签名的副本。",
                en:
                    "The workbook is digitally signed; marks would break the signature, so it was left alone. Hand in an unsigned copy."
            )
        case .editRefused(let sheet, let cell, let found):
            BilingualText(
                zh: "\(sheet)!\(cell) 现在是“\(found)”，与审核时不同或含公式，没有更正。",
                en:
                    "\(sheet)!\(cell) now shows \"\(found)\", which is not what was reviewed, or holds a formula; it was not corrected."
            )
        case .noSuchSheet(let name):
            BilingualText(zh: "没有名为“\(name)”的工作表。", en: "There is no sheet \"\(name)\".")
        }
    }

    private static func limitName(_ limit: String) -> String {
        switch Limit(rawValue: limit) {
        case .fileSize: "文件大小（字节）"
        case .entries: "包内文件数"
        case .partSize: "单个部件解压后大小（字节）"
        case .totalSize: "全部部件解压后大小（字节）"
        case .ratio: "压缩比"
        case .depth: "XML 层数"
        case .attributes: "XML 属性数"
        case .tagSize: "单个 XML 标签大小（字节）"
        case .slowSize: "写法特殊的 XML 大小（字节）"
        case .cells: "单元格数"
        case .sharedStrings: "共享字符串数"
        case .cellFormats: "单元格格式数"
        case .merges: "合并区域数"
        case .sheets: "工作表数"
        case .memory: "内存（字节）"
        case nil: limit
        }
    }
}

extension XLSXError.ForeignFormat {
    fileprivate var sentence: BilingualText {
        let save = BilingualText(
            zh: "请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”，再报送。",
            en: "Open it in Excel or WPS, save it as an Excel workbook (.xlsx) and hand that in.")
        let what: BilingualText =
            switch self {
            case .html: BilingualText(zh: "这是网页（HTML）文件，只是改了扩展名。", en: "This is a web page (HTML) under another name.")
            case .spreadsheetML2003:
                BilingualText(
                    zh: "这是 2003 版 XML 表格，不是 .xlsx。", en: "This is an XML spreadsheet of 2003, not an .xlsx workbook.")
            case .csv: BilingualText(zh: "这是文本（CSV）文件，只是改了扩展名。", en: "This is a text file (CSV) under another name.")
            case .legacyXLS:
                BilingualText(zh: "这是旧版 .xls 工作簿，只是改了扩展名。", en: "This is a legacy .xls workbook under another name.")
            case .oldXLS:
                BilingualText(zh: "这是 Excel 5.0/95 的旧格式工作簿。", en: "This is a workbook of Excel 5.0 or 95.")
            case .binaryWorkbook: BilingualText(zh: "这是二进制工作簿（.xlsb）。", en: "This is a binary workbook (.xlsb).")
            case .openDocument:
                BilingualText(zh: "这是 OpenDocument（.ods）文件。", en: "This is an OpenDocument (.ods) file.")
            case .wordDocument: BilingualText(zh: "这是 Word 文档，不是工作簿。", en: "This is a Word document, not a workbook.")
            case .presentation: BilingualText(zh: "这是演示文稿，不是工作簿。", en: "This is a presentation, not a workbook.")
            case .wpsET: BilingualText(zh: "这是 WPS 表格（.et）文件。", en: "This is a WPS spreadsheet (.et).")
            case .pdf: BilingualText(zh: "这是 PDF 文件，不是工作簿。", en: "This is a PDF file, not a workbook.")
            case .rar:
                BilingualText(
                    zh: "这是 RAR 压缩包。请解压后报送里面的 .xlsx。", en: "This is a RAR archive. Hand in the .xlsx inside it.")
            case .empty:
                BilingualText(
                    zh: "文件是空的（0 字节）。请重新导出后报送。", en: "The file is empty (0 bytes). Export it again and hand that in.")
            case .other: BilingualText(zh: "这不是 .xlsx 工作簿。", en: "This is not an .xlsx workbook.")
            }
        switch self {
        case .rar, .empty: return what
        case .wordDocument, .presentation, .pdf:
            return BilingualText(
                zh: what.zh + "请把表格填在 .xlsx 工作簿里再报送。",
                en: what.en + " Fill in the form in an .xlsx workbook and hand that in.")
        default: return BilingualText(zh: what.zh + save.zh, en: what.en + " " + save.en)
        }
    }
}
