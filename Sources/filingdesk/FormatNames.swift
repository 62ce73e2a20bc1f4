import ArgumentParser
import Reports
import Spreadsheet

/// `json,sarif`: formats of findings, each named once.
enum FormatNames {
    static let all = FindingsFormat.allCases.map(\.rawValue).joined(separator: ", ")

    static var completion: CompletionKind { .list(FindingsFormat.allCases.map(\.rawValue)) }

    /// - Throws: a usage error in one sentence.
    static func formats(_ text: String) throws -> [FindingsFormat] {
        var formats: [FindingsFormat] = []
        for name in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let format = FindingsFormat(rawValue: String(name)) else {
                throw ValidationError(
                    HelpText.text("没有格式“\(name)”。可用的有：\(all)。", "There is no format \"\(name)\". Known: \(all)."))
            }
            guard !formats.contains(format) else {
                throw ValidationError(
                    HelpText.text("格式“\(name)”写了两次。", "The format \"\(name)\" is named twice."))
            }
            formats.append(format)
        }
        return formats
    }
}

extension FindingsFormat {
    /// What a file of it is for, in the list of results.
    var purpose: BilingualText {
        switch self {
        case .text: BilingualText(zh: "问题清单（文本）", en: "findings as text")
        case .json: BilingualText(zh: "供程序读取", en: "for scripts")
        case .jsonl: BilingualText(zh: "供程序逐行读取", en: "for scripts, line by line")
        case .sarif: BilingualText(zh: "SARIF 2.1.0", en: "SARIF 2.1.0")
        case .csv: BilingualText(zh: "问题清单（表格）", en: "findings as a table")
        case .html: BilingualText(zh: "问题清单（网页，用浏览器打开）", en: "findings as a page, for a browser")
        }
    }
}
