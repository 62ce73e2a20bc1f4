import FilingModel
import Forms
import Spreadsheet

/// Where a converted filing was read.
package struct FilingSource: Hashable, Sendable {
    /// As the run calls the file.
    package let path: String
    package let sheet: String?
    package let cell: CellReference?

    package init(path: String, sheet: String? = nil, cell: CellReference? = nil) {
        self.path = path
        self.sheet = sheet
        self.cell = cell
    }
}

/// Filings as JSON, a line each, within one document (`Docs/filing.schema.json`).
package enum FilingJSON {
    package static let format = "filingdesk-filings"
    package static let version = 1

    /// What stands before the first filing, and behind the last.
    package static let head = "{\"format\":\"\(format)\",\"version\":\(version),\"filings\":["
    package static let tail = "\n]}\n"

    /// One filing on one line, without the line's end. Fields stand in the order of the form.
    package static func line(_ content: FilingContent, _ source: FilingSource, _ fields: FilingFields) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("form")
            writer.value(content.form.rawValue)
            if let year = content.year {
                writer.key("year")
                writer.value(year.year)
            }
            write(source, to: &writer)
            let paths = fields.paths(of: content.form) ?? []  // only forms that file something are read
            if !content.texts.isEmpty {
                writer.key("fields")
                writer.object { writer in
                    for path in paths {
                        guard let text = content.texts[path] else { continue }
                        writer.key(path.rawValue)
                        writer.value(text)
                    }
                }
            }
            if !content.amounts.isEmpty {
                writer.key("amounts")
                writer.object { writer in
                    for path in paths { write(content.amounts[path], as: path.rawValue, to: &writer) }
                }
            }
            write(content.indicators, as: "indicators", to: &writer)
            write(content.termIndicators, as: "termIndicators", to: &writer)
            guard !content.tasks.isEmpty else { return }
            writer.key("tasks")
            writer.array(content.tasks) { writer, task in
                writer.object { writer in
                    write(task.name, as: TaskColumn.name.rawValue, to: &writer)
                    write(task.content, as: TaskColumn.content.rawValue, to: &writer)
                    write(task.total, as: TaskColumn.total.rawValue, to: &writer)
                    write(task.fiscal, as: TaskColumn.fiscal.rawValue, to: &writer)
                    write(task.other, as: TaskColumn.other.rawValue, to: &writer)
                }
            }
        }
        return writer.bytes
    }

    private static func write(_ source: FilingSource, to writer: inout JSONWriter) {
        writer.key("source")
        writer.object { writer in
            write(source.path, as: "path", to: &writer)
            write(source.sheet, as: "sheet", to: &writer)
            write(source.cell?.description, as: "cell", to: &writer)
        }
    }

    private static func write(_ rows: [FilingContent.IndicatorRow], as name: String, to writer: inout JSONWriter) {
        guard !rows.isEmpty else { return }
        writer.key(name)
        writer.array(rows) { writer, row in
            writer.object { writer in
                for column in IndicatorColumn.allCases { write(row[column], as: column.rawValue, to: &writer) }
            }
        }
    }

    private static func write(_ text: String?, as name: String, to writer: inout JSONWriter) {
        guard let text else { return }
        writer.key(name)
        writer.value(text)
    }

    private static func write(_ amount: StatedAmount?, as name: String, to writer: inout JSONWriter) {
        guard let amount else { return }
        writer.key(name)
        writer.object { writer in
            switch amount {
            case .money(let money):
                writer.key("fen")
                writer.value(money.fen)
            case .words(let words):
                writer.key("words")
                writer.value(words)
            }
        }
    }
}
