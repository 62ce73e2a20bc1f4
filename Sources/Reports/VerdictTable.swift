import FilingModel
import Rules
import Spreadsheet

/// The table of verdicts for a terminal: one line a file below the line of its folder, then the totals.
package struct VerdictTable {
    private let record: ReviewRecord
    private let language: Language
    private let width: Int
    private let colour: TerminalColour

    /// - Parameter width: columns of the terminal; lines are fitted into them.
    package init(_ record: ReviewRecord, language: Language, width: Int, colour: Bool) {
        self.record = record
        self.language = language
        self.width = max(60, width)
        self.colour = TerminalColour(isOn: colour)
    }

    package var text: String {
        let amounts = record.files.map { $0.amount?.number(in: .yuan) ?? "-" }  // no amount could be read
        let amountHeading = text("金额（元）", "Amount (yuan)")
        let verdictHeading = text("结论", "Verdict")
        func widest(_ texts: [String]) -> Int { texts.reduce(0) { max($0, DisplayWidth.of($1)) } }
        let verdictWidth = widest([verdictHeading] + record.files.map { $0.verdict.label[language] })
        let numberWidth = 5
        let amountWidth = widest([amountHeading] + amounts) + 2
        let used = verdictWidth + 3 * numberWidth + amountWidth + 2
        let places = record.files.map { Place($0.path) }
        let pathWidth = min(max(widest(places.map(\.row)), 10), width - used)
        var lines: [String] = []
        func line(_ path: String, _ verdict: String, _ numbers: [String], _ amount: String) -> String {
            DisplayWidth.padded(DisplayWidth.shortened(path, to: pathWidth), to: pathWidth) + "  " + verdict
                + numbers.map { DisplayWidth.rightAligned($0, to: numberWidth) }.joined()
                + DisplayWidth.rightAligned(amount, to: amountWidth)
        }
        lines.append(
            line(
                text("文件", "File"), DisplayWidth.padded(verdictHeading, to: verdictWidth),
                [text("错误", "Err"), text("警告", "Warn"), text("提示", "Note")], amountHeading))
        lines.append(String(repeating: "─", count: pathWidth + used))
        var folder = ""
        for (index, file) in record.files.enumerated() {
            let place = places[index]
            if place.folder != folder {
                folder = place.folder
                lines.append(DisplayWidth.shortened(folder, to: pathWidth + used))
            }
            let verdict = colour.paint(
                DisplayWidth.padded(file.verdict.label[language], to: verdictWidth), file.verdict)
            let numbers = Severity.allCases.map { file.verdict == .unreadable ? "-" : String(file.count($0)) }
            lines.append(line(place.row, verdict, numbers, amounts[index]))
        }
        lines.append(String(repeating: "─", count: pathWidth + used))
        return lines.joined(separator: "\n") + "\n" + totals
    }

    /// A file's folder, with its `/`, and its name as it stands in the table.
    private struct Place {
        let folder: String
        let row: String

        init(_ path: String) {
            let printable = DisplayWidth.printable(path)
            let name = printable.lastIndex(of: "/").map { printable.index(after: $0) } ?? printable.startIndex
            folder = String(printable[..<name])
            row = (folder.isEmpty ? "" : "  ") + printable[name...]
        }
    }

    private var totals: String {
        let verdicts = Verdict.allCases.filter { record.count($0) > 0 }
            .map { colour.paint("\($0.label[language]) \(record.count($0))", $0) }.joined(separator: text("，", ", "))
        var lines = [
            text(
                "共 \(record.files.count) 个文件、\(record.filingCount) 份申报：",
                "\(record.files.count) files, \(record.filingCount) filings: ")
                + verdicts
        ]
        if record.hasRoster {
            let missing = text(
                "名册上未申报 \(record.missing.count) 项（不予受理）", "\(record.missing.count) on the roster not filed (refused)")
            lines.append(
                (record.missing.isEmpty ? missing : colour.paint(missing, Verdict.refused))
                    + text(
                        "，名册外申报 \(record.unlisted.count) 项", ", \(record.unlisted.count) filed but not on the roster"))
        }
        if let waivers = record.waivers {
            let counts = [ReviewRecord.WaiverUse.Status.used, .expired, .unused].map { status in
                "\(status.label[language]) \(waivers.list.waivers.count { waivers.status(of: $0) == status })"
            }
            lines.append(text("豁免：", "Waivers: ") + counts.joined(separator: text("，", ", ")))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func text(_ zh: String, _ en: String) -> String { BilingualText(zh: zh, en: en)[language] }
}
