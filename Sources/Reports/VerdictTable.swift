import FilingModel
import Rules
import Spreadsheet

/// The table of verdicts for a terminal: one line a file, then the totals.
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
        let verdictWidth = Verdict.allCases.map { DisplayWidth.of($0.label[language]) }.max() ?? 0  // there are verdicts
        let numberWidth = 5
        let amountWidth = 16
        let used = verdictWidth + 3 * numberWidth + amountWidth + 2
        let longest = record.files.map { DisplayWidth.of($0.path) }.max() ?? 10  // no file at all
        let pathWidth = min(max(longest, 10), width - used)
        var lines: [String] = []
        func line(_ path: String, _ verdict: String, _ numbers: [String], _ amount: String) -> String {
            DisplayWidth.padded(DisplayWidth.shortened(path, to: pathWidth), to: pathWidth) + "  " + verdict
                + numbers.map { DisplayWidth.rightAligned($0, to: numberWidth) }.joined()
                + DisplayWidth.rightAligned(amount, to: amountWidth)
        }
        lines.append(
            line(
                text("文件", "File"), DisplayWidth.padded(text("结论", "Verdict"), to: verdictWidth),
                [text("错误", "Err"), text("警告", "Warn"), text("提示", "Note")], text("金额（元）", "Amount (yuan)")))
        lines.append(String(repeating: "─", count: pathWidth + used))
        for file in record.files {
            let verdict = colour.paint(
                DisplayWidth.padded(file.verdict.label[language], to: verdictWidth), file.verdict)
            let numbers = Severity.allCases.map { file.verdict == .unreadable ? "-" : String(file.count($0)) }
            lines.append(
                line(DisplayWidth.printable(file.path), verdict, numbers, file.amount?.number(in: .yuan) ?? "-"))
        }
        lines.append(String(repeating: "─", count: pathWidth + used))
        return lines.joined(separator: "\n") + "\n" + totals
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
        return lines.joined(separator: "\n") + "\n"
    }

    private func text(_ zh: String, _ en: String) -> String { BilingualText(zh: zh, en: en)[language] }
}
