import Spreadsheet
import XLSX

/// Why a workbook of either generation cannot be read.
package enum ReadingError: ToldError, Hashable, Sendable {
    case workbook(XLSXError)
    /// A sound legacy workbook, and no program here that converts it.
    case noConverter
    case conversionTimedOut(seconds: Int)
    /// The converter wrote no workbook, or one that cannot be read.
    case conversionFailed
    /// The converted copy lacks what the original has.
    case conversionIncomplete(sheet: String)

    package var sentence: BilingualText {
        switch self {
        case .workbook(let error): error.sentence
        case .noConverter:
            BilingualText(
                zh:
                    "这是旧版 .xls 工作簿，要先转换才能审核，而本机没有安装 LibreOffice（Debian 软件包 \(LibreOffice.package)）。请安装后重新审核，或用 Excel、WPS 另存为 .xlsx 再报送。",
                en:
                    "This is a legacy .xls workbook, which has to be converted first, and LibreOffice (Debian package \(LibreOffice.package)) is not installed here. Install it and review again, or save the workbook as .xlsx in Excel or WPS and hand that in."
            )
        case .conversionTimedOut(let seconds):
            BilingualText(
                zh: "旧版 .xls 工作簿在 \(seconds) 秒内没有转换完，已中止。\(Self.save.zh)",
                en: "The legacy .xls workbook was not converted within \(seconds) seconds. \(Self.save.en)")
        case .conversionFailed:
            BilingualText(
                zh: "旧版 .xls 工作簿转换失败，文件可能已损坏。\(Self.save.zh)",
                en: "The legacy .xls workbook could not be converted and may be damaged. \(Self.save.en)")
        case .conversionIncomplete(let sheet):
            BilingualText(
                zh: "旧版 .xls 工作簿转换后，工作表“\(sheet)”的内容与原件不一致，因此没有审核。\(Self.save.zh)",
                en:
                    "The legacy .xls workbook lost something of its sheet \"\(sheet)\" in conversion and was not reviewed. \(Self.save.en)"
            )
        }
    }

    private static let save = BilingualText(
        zh: "请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”，再报送。",
        en: "Open it in Excel or WPS, save it as an Excel workbook (.xlsx) and hand that in.")
}
