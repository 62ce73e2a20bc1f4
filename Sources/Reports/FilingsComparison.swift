import FilingModel
import Rules
import Spreadsheet

/// Two states of the same filings: the new one's review, with what became of the old one's findings.
package struct FilingsComparison: Sendable {
    /// A file of the old state.
    package struct Before: Sendable {
        package let path: String
        package let verdict: Verdict

        package init(path: String, verdict: Verdict) {
            self.path = path
            self.verdict = verdict
        }
    }

    /// Of the new state. A file that the old one has, too, has `formerly`.
    package let record: ReviewRecord
    /// For each file of the record, what it was before; nil for one that was not there.
    package let before: [Before?]
    /// Files of the old state that are not there any more.
    package let removed: [Before]

    package init(record: ReviewRecord, before: [Before?], removed: [Before]) {
        self.record = record
        self.before = before
        self.removed = removed
    }

    package func count(_ fate: ReviewRecord.FormerRecord.Fate) -> Int {
        record.files.reduce(0) { $0 + ($1.formerly ?? []).count { $0.fate == fate } }  // an added file has none
    }

    /// Findings that were not there before.
    package var newFindings: Int {
        record.files.reduce(0) { $0 + $1.findings.count { $0.followUp != .open && !$0.isWaived } }
    }
}

/// A comparison as a person reads it, or as JSON.
package struct ComparisonReport {
    package enum Format: String, Sendable, CaseIterable { case text, json }

    private let comparison: FilingsComparison
    private let language: Language
    private let width: Int
    private let colour: TerminalColour

    package init(_ comparison: FilingsComparison, language: Language, width: Int = 80, colour: Bool = false) {
        self.comparison = comparison
        self.language = language
        self.width = max(40, width)
        self.colour = TerminalColour(isOn: colour)
    }

    package func bytes(_ format: Format) -> [UInt8] {
        switch format {
        case .text: Array(text.utf8)
        case .json: json
        }
    }

    /// A block a file: its verdicts, then what is mended, still open and new; then the sums.
    private var text: String {
        var output = ""
        for (file, before) in zip(comparison.record.files, comparison.before) {
            let verdict = colour.paint(file.verdict.label[language], file.verdict)
            let change = before.map { colour.paint($0.verdict.label[language], $0.verdict) + " → " + verdict }
            output += "\(DisplayWidth.printable(file.path))  \(change ?? "\(zhEn("新报送", "added"))  \(verdict)")\n"
            if let failure = file.failure { output += indented(failure.message[language]) }
            // An added file was not there before.
            for former in file.formerly ?? [] where former.fate != .open {
                output += line(former.fate.label, former.rule, former.places, former.message)
            }
            for state in [ReviewRecord.FollowUp.open, .new] {
                for found in file.findings where (found.followUp ?? .new) == state && !found.isWaived {
                    let place = "\(found.finding.origin.sheet)!\(found.cause.places.text(limit: 1, in: language))"
                    output += line(state.label, found.finding.rule, place, found.cause.message[language])
                }
            }
        }
        for gone in comparison.removed {
            output += "\(DisplayWidth.printable(gone.path))  \(zhEn("没有再报送", "not handed in again"))\n"
        }
        return output + sums + "\n"
    }

    private var sums: String {
        let fates = ReviewRecord.FormerRecord.Fate.allCases.map { "\($0.label[language]) \(comparison.count($0))" }
        let added = comparison.before.count { $0 == nil }
        return (fates + ["\(ReviewRecord.FollowUp.new.label[language]) \(comparison.newFindings)"])
            .joined(separator: zhEn("，", ", "))
            + zhEn(
                "；新报送 \(added) 个文件，没有再报送 \(comparison.removed.count) 个。",
                "; \(added) files added, \(comparison.removed.count) not handed in again.")
    }

    private func line(_ state: BilingualText, _ rule: RuleID, _ place: String, _ message: String) -> String {
        "  \(state[language])  \(rule)  \(DisplayWidth.printable(place))\n" + indented(message)
    }

    private func indented(_ text: String) -> String {
        DisplayWidth.wrapped(DisplayWidth.printable(text), to: width - 4).map { "    \($0)\n" }.joined()
    }

    private var json: [UInt8] {
        var json = JSONWriter(indented: true)
        json.object { json in
            json.key("files")
            json.array(zip(comparison.record.files, comparison.before)) { json, pair in
                json.object { json in
                    json.key("path")
                    json.value(pair.0.path)
                    json.key("status")
                    json.value(pair.0.verdict.rawValue)
                    json.key("before")
                    if let before = pair.1 { self.before(before, &json) } else { json.null() }
                    json.key("formerly")
                    json.array(pair.0.formerly ?? []) { json, former in json.members(of: former) }  // it was not there
                    json.key("findings")
                    json.array(pair.0.findings) { json, found in
                        json.object { json in json.members(of: found, language) }
                    }
                }
            }
            json.key("removed")
            json.array(comparison.removed) { json, gone in self.before(gone, &json) }
            json.key("totals")
            json.object { json in
                for fate in ReviewRecord.FormerRecord.Fate.allCases {
                    json.key(fate.rawValue)
                    json.value(comparison.count(fate))
                }
                json.key("new")
                json.value(comparison.newFindings)
            }
        }
        json.lineEnd()
        return json.bytes
    }

    private func before(_ before: FilingsComparison.Before, _ json: inout JSONWriter) {
        json.object { json in
            json.key("path")
            json.value(before.path)
            json.key("status")
            json.value(before.verdict.rawValue)
        }
    }

    private func zhEn(_ zh: String, _ en: String) -> String { BilingualText(zh: zh, en: en)[language] }
}
