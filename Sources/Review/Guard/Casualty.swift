import Rules
import Spreadsheet

/// What a run leaves out: one rule on one file or on the whole run, or a file altogether, because a defect of ours came up
/// there; or a file that took longer than it may.
package struct Casualty: Hashable, Sendable {
    /// Nil where the defect was not in a rule.
    package let rule: RuleID?
    /// As the run calls it; empty for a rule on the whole run.
    package let file: String

    package init(rule: RuleID?, file: String) {
        self.rule = rule
        self.file = file
    }

    /// In place of a rule: the file was not done in time.
    private static let time: RuleID = "TIME"

    /// A file that was not done in time.
    package static func late(_ file: String) -> Casualty { Casualty(rule: time, file: file) }

    package var isLate: Bool { rule == Self.time }

    /// Whether the whole file is left out.
    package var isFile: Bool { rule == nil || isLate }

    /// Why nothing can be said.
    static let reason = BilingualText(
        zh: "程序在此处出错（程序缺陷，请报告），未能评估", en: "A defect of this program came up here (please report it)")

    package var sentence: BilingualText {
        let place = file.isEmpty ? BilingualText(zh: "整批申报", en: "the whole run") : BilingualText(zh: file, en: file)
        guard !isLate else {
            return BilingualText(
                zh: "“\(place.zh)”在限定时间内没有处理完，已跳过。确属正常文件的，用 --max-seconds 放宽。",
                en: "\"\(place.en)\" was not done in time and is left out. If the file is sound, raise --max-seconds.")
        }
        guard let rule else {
            return BilingualText(
                zh: "程序在处理“\(place.zh)”时出错，已跳过该文件。这是程序缺陷，请报告；其余结果不受影响。",
                en:
                    "This program failed on \"\(place.en)\" and left it out. It is our defect, please report it; all else is done."
            )
        }
        return BilingualText(
            zh: "规则 \(rule) 在检查“\(place.zh)”时出错，记为未评估。这是程序缺陷，请报告；其余结果不受影响。",
            en:
                "Rule \(rule) failed on \"\(place.en)\" and counts as not evaluated. It is our defect, please report it; all else is done."
        )
    }

    /// `rule<tab>file`.
    var line: String { "\(rule?.rawValue ?? "")\t\(file)" }  // the file altogether

    /// One to a line, `rule<tab>file`: how a run that is started again is told of them.
    static func list(_ text: String) -> [Casualty] {
        text.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { return nil }
            return Casualty(rule: parts[0].isEmpty ? nil : RuleID(String(parts[0])), file: String(parts[1]))
        }
    }
}
