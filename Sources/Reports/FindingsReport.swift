import FilingModel
import Rules
import Spreadsheet

/// How findings are told.
package enum FindingsFormat: String, Sendable, CaseIterable {
    case text, json, jsonl, sarif, csv, html

    /// What a file of it is called.
    package var fileName: String { "findings." + (self == .text ? "txt" : rawValue) }
}

/// The findings of a run in one of the formats; the same findings in each.
package struct FindingsReport {
    private let record: ReviewRecord
    private let language: Language
    private let format: FindingsFormat
    private let width: Int
    private let colour: Bool

    package init(
        _ record: ReviewRecord, language: Language, format: FindingsFormat, width: Int = 80, colour: Bool = false
    ) {
        self.record = record
        self.language = language
        self.format = format
        self.width = max(40, width)
        self.colour = colour
    }

    /// The whole document.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        write { bytes += $0 }
        return bytes
    }

    /// Hands on the document, the longer ones piece by piece.
    ///
    /// - Parameter told: called with the number of files that are done since it was called before.
    package func write(_ sink: ([UInt8]) -> Void, told: (Int) -> Void = { _ in }) {
        switch format {
        case .json: return ReviewJSON(record, language: language).write(sink) { told(1) }
        case .html: return HTMLReport(record, language: language).write(sink) { told(1) }
        case .text: sink(Array(text.utf8))
        case .jsonl: sink(lines)
        case .sarif: sink(SARIFReport(record, language: language).bytes)
        case .csv: sink(table)
        }
        told(record.files.count)
    }

    /// A block a file: its verdict, then each finding with what to do, wrapped below the cell it is at.
    private var text: String {
        let paint = TerminalColour(isOn: colour)
        var output = ""
        for file in record.files {
            output +=
                "\(DisplayWidth.printable(file.path))  \(paint.paint(file.verdict.label[language], file.verdict))\n"
            if let failure = file.failure {
                output += indented(failure.message[language], by: 2) + "\n"
                continue
            }
            if let notice = file.template?.notice { output += indented(notice[language], by: 2) }
            for found in file.findings {
                let finding = found.finding
                let place =
                    finding.origin.sheet.isEmpty
                    ? zhEn("整个文件", "The file")
                    : DisplayWidth.printable(
                        "\(finding.origin.sheet)!\(found.cause.places.text(limit: 1, in: language))")
                let weight =
                    found.isWaived
                    ? zhEn("豁免", "Waived") : paint.paint(finding.severity.label[language], finding.severity)
                let since = found.followUp.map { "  \($0.label[language])" } ?? ""  // it was not reviewed before
                output += "  \(place)  \(weight)  \(finding.rule)\(since)\n"
                for line in found.cause.text(language).split(separator: "\n") {
                    output += indented(String(line), by: 4)
                }
                output += indented(zhEn("修改：", "Mend: ") + found.cause.mend[language], by: 4)
                if let explanation = found.explanation {
                    output += indented(zhEn("单位说明：", "The department says: ") + explanation, by: 4)
                }
            }
            output += progress(of: file)
            output += "\n"
        }
        for finding in record.registerFindings {
            let place = DisplayWidth.printable("\(finding.origin.workbook.name) \(finding.origin)")
            output += "\(place)  \(paint.paint(finding.severity.label[language], finding.severity))  \(finding.rule)\n"
            output += indented(finding.message[language], by: 4)
        }
        let counts = Severity.allCases.map { "\($0.label[language]) \(record.count($0))" }.joined(
            separator: zhEn("，", ", "))
        return output + counts + "\n"
    }

    private func indented(_ text: String, by blanks: Int) -> String {
        DisplayWidth.wrapped(DisplayWidth.printable(text), to: width - blanks).map {
            String(repeating: " ", count: blanks) + $0 + "\n"
        }.joined()
    }

    /// One JSON object a line: first what could not be read, then each finding with its file.
    private var lines: [UInt8] {
        var json = JSONWriter()
        for (path, failure) in failures {
            json.object { json in
                json.key("path")
                json.value(path)
                json.key("error")
                json.object { json in
                    json.key("rule")
                    json.value(failure.rule?.rawValue)
                    json.key("message")
                    json.value(failure.message[language])
                }
            }
            json.lineEnd()
        }
        for (path, found) in all {
            json.object { json in
                json.key("path")
                json.value(path)
                json.members(of: found, language)
            }
            json.lineEnd()
        }
        return json.bytes
    }

    /// CSV (RFC 4180) in UTF-8 with a byte order mark, by which Excel and WPS know it. A text that would be taken for a
    /// formula gets an apostrophe in front.
    private var table: [UInt8] {
        var output: [UInt8] = [0xEF, 0xBB, 0xBF]
        func row(_ fields: [String]) {
            output += Array((fields.map(Self.field).joined(separator: ",") + "\r\n").utf8)
        }
        row([
            zhEn("文件", "File"), zhEn("工作表", "Sheet"), zhEn("单元格", "Cell"), zhEn("级别", "Severity"), zhEn("规则", "Rule"),
            zhEn("问题", "What is wrong"), zhEn("怎么改", "What to do"), zhEn("依据", "Clause"),
        ])
        for (path, failure) in failures {
            // A failure has no cell: nothing in the file could be looked at.
            row([
                path, "", "", Verdict.unreadable.label[language], failure.rule?.rawValue ?? "",
                failure.message[language], "", "",
            ])
        }
        for (path, found) in all {
            let finding = found.finding
            row([
                path, finding.origin.sheet, found.cause.places.text(in: language),
                found.isWaived ? zhEn("豁免", "Waived") : finding.severity.label[language], finding.rule.rawValue,
                found.cause.text(language), found.cause.mend[language], finding.source[language],
            ])
        }
        return output
    }

    static func field(_ text: String) -> String {
        let safe = text.first.map { "=+-@\t\r".contains($0) } == true ? "'" + text : text
        guard safe.contains(where: { ",\"\r\n".contains($0) }) else { return safe }
        return "\"" + safe.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    private var failures: [(path: String, failure: ReviewRecord.Failure)] {
        record.files.compactMap { file in file.failure.map { (file.path, $0) } }
    }

    private var all: [(path: String, found: ReviewRecord.FindingRecord)] { record.allFindings }

    /// What became of the review before's findings; empty without one.
    private func progress(of file: ReviewRecord.FileRecord) -> String {
        guard let formerly = file.formerly else { return "" }
        let mended = formerly.filter { $0.fate != .open }
        return mended.map { former in
            "  \(DisplayWidth.printable(former.places))  \(former.fate.label[language])  \(former.rule)\n"
                + indented(former.message, by: 4)
        }.joined()
    }

    private func zhEn(_ zh: String, _ en: String) -> String { BilingualText(zh: zh, en: en)[language] }
}
