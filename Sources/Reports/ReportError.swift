import Spreadsheet

/// Why the summary could not be written.
package enum ReportError: Error, Hashable, Sendable {
    /// libxlsxwriter's own word for it.
    case writing(reason: String)

    package func sentence(in language: Language) -> String {
        switch self {
        case .writing(let reason):
            BilingualText(zh: "汇总表无法写出（\(reason)）", en: "the summary cannot be written (\(reason))")[language]
        }
    }
}
