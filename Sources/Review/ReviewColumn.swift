import Spreadsheet

/// The columns of the sheet 审核意见, by whose headings it is read again when a marked copy is handed in.
enum ReviewColumn: CaseIterable {
    case number, severity, rule, place, project, followUp, message, mend, source, explanation
    /// Hidden: which finding of which cells the row is about.
    case key

    var heading: BilingualText {
        switch self {
        case .number: BilingualText(zh: "序号", en: "No.")
        case .severity: BilingualText(zh: "级别", en: "Severity")
        case .rule: BilingualText(zh: "规则", en: "Rule")
        case .place: BilingualText(zh: "位置", en: "Cell")
        case .project: BilingualText(zh: "项目", en: "Project")
        case .followUp: BilingualText(zh: "与上次相比", en: "Since the last review")
        case .message: BilingualText(zh: "问题", en: "What is wrong")
        case .mend: BilingualText(zh: "怎么改", en: "What to do")
        case .source: BilingualText(zh: "依据", en: "Clause")
        case .explanation: BilingualText(zh: "单位说明", en: "Your explanation")
        case .key: BilingualText(zh: "索引（请勿改动）", en: "Index (leave as it is)")
        }
    }

    /// In characters of the default font.
    var width: Double {
        switch self {
        case .number: 6
        case .severity: 8
        case .rule: 10
        case .place: 18
        case .project: 18
        case .followUp: 11
        case .message: 44
        case .mend: 40
        case .source: 26
        case .explanation: 24
        case .key: 0
        }
    }

    /// The column that a heading names, in whichever language.
    init?(heading: String) {
        let text = heading.trimmingBlanks
        guard let column = Self.allCases.first(where: { $0.heading.zh == text || $0.heading.en == text }) else {
            return nil
        }
        self = column
    }
}

extension String {
    fileprivate var trimmingBlanks: Substring {
        let end = lastIndex { !$0.isWhitespace }.map(index(after:)) ?? startIndex
        return self[..<end].drop(while: \.isWhitespace)
    }
}
