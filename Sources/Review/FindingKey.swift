import Rules
import Spreadsheet

/// What a row of 审核意见 is about, in a hidden cell: `3 IND-05 申报表!H8:H17,H19`. The number is the one in the comments; the
/// names of other files that the finding is about follow in lines of their own.
struct FindingKey: Hashable {
    let number: Int
    let rule: RuleID
    /// Empty for the file as a whole.
    let sheet: String
    let ranges: [CellRange]
    /// Without their folders.
    let otherFiles: [String]

    init(number: Int, _ cause: RootCause) {
        self.number = number
        rule = cause.leader.rule
        sheet = cause.leader.origin.sheet
        ranges = cause.places.ranges
        otherFiles = Self.otherFiles(of: cause)
    }

    /// The files that the cause's findings point to beside their own.
    static func otherFiles(of cause: RootCause) -> [String] {
        let others = cause.findings.flatMap(\.related).map(\.workbook).filter { $0 != cause.leader.origin.workbook }
        return Set(others.map { fileName($0.name) }).sorted()
    }

    /// A path's last part: folders differ from run to run.
    static func fileName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

    static func fileNames(of inputs: [Input]) -> Set<String> { Set(inputs.map { fileName($0.label) }) }

    /// Nil for a text that is no key, as after somebody wrote into the column.
    init?(_ text: String) {
        let lines = text.split(whereSeparator: \.isNewline).map(String.init)
        guard let first = lines.first else { return nil }
        let words = first.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
        guard words.count == 3, let number = Int(words[0]), let mark = words[2].lastIndex(of: "!") else { return nil }
        let ranges = words[2][words[2].index(after: mark)...].split(separator: ",").map { CellRange(String($0)) }
        guard !ranges.isEmpty, ranges.allSatisfy({ $0.map(Self.isSmall) ?? false }), words[1].contains("-") else {
            return nil
        }
        self.number = number
        rule = RuleID(String(words[1]))
        sheet = String(words[2][..<mark])
        self.ranges = ranges.compactMap(\.self)
        otherFiles = Array(lines.dropFirst())
    }

    /// From what the row shows, where somebody deleted the hidden column: `IND-05`, `申报表!H8 等`. Its number is nobody's.
    init?(rule: String, place: String) {
        guard rule.contains("-"), rule.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }) else {
            return nil
        }
        number = 0
        self.rule = RuleID(rule)
        otherFiles = []
        let mark = place.lastIndex(of: "!")
        let reference = mark.flatMap { mark in
            CellRange(String(place[place.index(after: mark)...].prefix { $0.isASCII && $0 != " " && $0 != "," }))
        }
        guard let mark, let reference, Self.isSmall(reference) else {
            // About the file as a whole.
            sheet = ""
            ranges = [CellRange(CellReference(clampingRow: 1, column: 1))]
            return
        }
        sheet = String(place[..<mark])
        ranges = [reference]
    }

    /// A column of at most ten thousand cells: nobody's list of projects is longer, and what is larger is no key of ours.
    private static func isSmall(_ range: CellRange) -> Bool { range.columns.count == 1 && range.rows.count <= 10_000 }

    var text: String {
        (["\(number) \(rule) \(sheet)!\(ranges.map(\.description).joined(separator: ","))"] + otherFiles)
            .joined(separator: "\n")
    }

    /// How the comment at a cell names it, behind severity and rule: `错误 IND-05（第3项）`.
    static func reference(_ number: Int, in language: Language) -> String {
        BilingualText(zh: "（第\(number)项）", en: " (no. \(number))")[language]
    }

    /// The numbers that a comment of ours names.
    static func numbers(in comment: String) -> [(rule: RuleID, number: Int)] {
        comment.split(whereSeparator: \.isNewline).compactMap { line in
            let opening = line.range(of: "（第") ?? line.range(of: " (no. ")
            guard let opening, line.hasSuffix("项）") || line.hasSuffix(")"),
                let rule = line[..<opening.lowerBound].split(separator: " ").last, rule.contains("-"),
                let number = Int(line[opening.upperBound...].prefix { $0.isASCII && $0.isNumber })
            else { return nil }
            return (RuleID(String(rule)), number)
        }
    }
}
