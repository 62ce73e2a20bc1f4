import Spreadsheet
import XLSX

/// Why a file of filings in JSON or CSV cannot be read, and where.
package enum FilingFileError: ToldError, Hashable, Sendable {
    case file(XLSXError)
    /// Neither UTF-8 nor GB18030; the line is 1-based.
    case encoding(line: Int)
    /// No JSON: 1-based line and column, the column in bytes.
    case syntax(line: Int, column: Int, reason: BilingualText)
    /// JSON that is not as the schema says, at that JSON pointer (RFC 6901).
    case member(pointer: String, reason: BilingualText)
    /// A field of a CSV: 1-based line and column number.
    case field(line: Int, column: Int, reason: BilingualText)
    /// A CSV in which no form was found.
    case noForm

    package var sentence: BilingualText {
        switch self {
        case .file(let error): error.sentence
        case .encoding(let line):
            BilingualText(
                zh: "第 \(line) 行的文字编码既不是 UTF-8 也不是 GB18030。请另存为“CSV UTF-8”。",
                en: "Line \(line) is neither UTF-8 nor GB18030. Save the file as \"CSV UTF-8\".")
        case .syntax(let line, let column, let reason):
            BilingualText(
                zh: "不是完整的 JSON：第 \(line) 行第 \(column) 字节处\(reason.zh)。",
                en: "This is no complete JSON: at line \(line), byte \(column), \(reason.en).")
        case .member(let pointer, let reason):
            BilingualText(
                zh: "JSON 的 \(pointer.isEmpty ? "/" : pointer) 处\(reason.zh)。格式见 Docs/filing.schema.json。",
                en: "At \(pointer.isEmpty ? "/" : pointer) of the JSON \(reason.en). See Docs/filing.schema.json.")
        case .field(let line, let column, let reason):
            BilingualText(
                zh: "第 \(line) 行第 \(column) 列\(reason.zh)。", en: "Line \(line), column \(column): \(reason.en).")
        case .noForm:
            BilingualText(
                zh: "没有找到绩效目标申报表：第一行应是栏目名称，如“项目名称”“一级指标”“三级指标”。",
                en: "No form was found: the first line should hold headings such as 项目名称, 一级指标, 三级指标.")
        }
    }
}
