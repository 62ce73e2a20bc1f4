import Spreadsheet

/// What is wrong with a form definition or a register workbook.
package enum FormError: ToldError, Hashable, Sendable {
    case malformedDefinition(name: String, detail: String)
    /// A register (roster) without its heading row.
    case registerNotRecognised(form: BilingualText, missing: [String])
    /// A register row that cannot be read.
    case unreadableRow(cell: String, detail: BilingualText)

    package var sentence: BilingualText {
        switch self {
        case .malformedDefinition(let name, let detail):
            BilingualText(
                zh: "表样定义“\(name)”有误：\(detail)。", en: "Form definition \"\(name)\" is malformed: \(detail).")
        case .registerNotRecognised(let form, let missing):
            BilingualText(
                zh: "没有认出“\(form.zh)”：缺少列标题 \(missing.joined(separator: "、"))。请按样表补上表头后重试。",
                en: "This is not a \"\(form.en)\": the headings \(missing.joined(separator: ", ")) are missing.")
        case .unreadableRow(let cell, let detail):
            BilingualText(zh: "\(cell)：\(detail.zh)", en: "\(cell): \(detail.en)")
        }
    }
}
