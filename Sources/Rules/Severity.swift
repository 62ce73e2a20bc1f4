import Spreadsheet

/// How much a finding weighs.
package enum Severity: String, Sendable, Codable, CaseIterable, Comparable {
    /// The filing goes back.
    case error
    /// To be mended or explained.
    case warning
    /// Good to know; nothing has to be done.
    case notice

    /// The heavier is the smaller, so that sorting puts errors first.
    package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .error: 0
        case .warning: 1
        case .notice: 2
        }
    }

    package var label: BilingualText {
        switch self {
        case .error: BilingualText(zh: "错误", en: "Error")
        case .warning: BilingualText(zh: "警告", en: "Warning")
        case .notice: BilingualText(zh: "提示", en: "Notice")
        }
    }
}
