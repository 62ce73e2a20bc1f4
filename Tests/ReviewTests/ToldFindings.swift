import Foundation
import Spreadsheet
import Testing

/// A finding as a format tells it: where it is, and of which rule. What could not be read has no cell.
struct ToldFinding: Hashable, CustomStringConvertible {
    let file, rule: String
    let cells: Set<CellReference>

    init(_ file: String, _ rule: String, _ ranges: some Sequence<String>) throws {
        self.file = file
        self.rule = rule
        var cells: Set<CellReference> = []
        for text in ranges {
            let range = try #require(CellRange(text), "\(text)")
            for row in range.rows {
                for column in range.columns { cells.insert(.init(clampingRow: row, column: column)) }
            }
        }
        self.cells = cells
    }

    private init(file: String, rule: String, cells: Set<CellReference>) {
        (self.file, self.rule, self.cells) = (file, rule, cells)
    }

    /// With the uppermost cell of the first column alone, as it is told in one line of text.
    var atFirstCell: ToldFinding {
        let first = cells.min { ($0.column, $0.row) < ($1.column, $1.row) }
        return ToldFinding(file: file, rule: rule, cells: Set([first].compactMap(\.self)))
    }

    var description: String { "\(file) \(rule) \(cells.sorted())" }
}

/// What each format tells, read by what a reader of that format knows of it.
enum ToldFindings {
    static func json(_ text: String) throws -> [ToldFinding] {
        let root = try object(text)
        let files = try #require(root["files"] as? [[String: Any]])
        var told: [ToldFinding] = []
        for file in files {
            let path = try #require(file["path"] as? String)
            if let error = file["error"] as? [String: Any] {
                told.append(try ToldFinding(path, try #require(error["rule"] as? String), []))
            }
            for finding in try #require(file["findings"] as? [[String: Any]]) { told.append(try member(finding, path)) }
        }
        let register = try #require((root["register"] as? [String: Any])?["findings"] as? [[String: Any]])
        for finding in register { told.append(try member(finding, try #require(finding["file"] as? String))) }
        return told
    }

    static func jsonLines(_ text: String) throws -> [ToldFinding] {
        try text.split(separator: "\n").map { line in
            let finding = try object(String(line))
            let path = try #require(finding["path"] as? String)
            if let error = finding["error"] as? [String: Any] {
                return try ToldFinding(path, try #require(error["rule"] as? String), [])
            }
            return try member(finding, path)
        }
    }

    static func sarif(_ text: String) throws -> [ToldFinding] {
        let run = try #require((try object(text)["runs"] as? [[String: Any]])?.first)
        let results = try #require(run["results"] as? [[String: Any]]).map { result in
            let locations = try #require(result["locations"] as? [[String: Any]])
            let cells = locations.flatMap { location in
                (location["logicalLocations"] as? [[String: String]] ?? []).compactMap {
                    $0["fullyQualifiedName"]?.split(separator: "!").last.map(String.init)
                }
            }
            return try ToldFinding(
                try path(locations.first), try #require(result["ruleId"] as? String), cells.isEmpty ? ["A1"] : cells)
        }
        let invocation = try #require((run["invocations"] as? [[String: Any]])?.first)
        let notes = try #require(invocation["toolExecutionNotifications"] as? [[String: Any]])
        return try results
            + notes.map { note in
                try ToldFinding(
                    try path((note["locations"] as? [[String: Any]])?.first),
                    try #require((note["associatedRule"] as? [String: String])?["id"]), [])
            }
    }

    static func csv(_ text: String) throws -> [ToldFinding] {
        try rows(text).dropFirst().map { row in
            try ToldFinding(row[0], row[4], row[2].split(separator: "、").map(String.init))
        }
    }

    static func html(_ text: String) throws -> [ToldFinding] {
        try text.components(separatedBy: "<section class=\"file\" data-file=\"").dropFirst().flatMap { section in
            let path = String(section.prefix { $0 != "\"" })
            return try section.matches(of: /<article [^>]*data-rule="([^"]*)" data-cell="([^"]*)">/).map {
                try ToldFinding(path, String($0.1), $0.2.split(separator: " ").map(String.init))
            }
                + section.matches(of: /<p class="failure" data-rule="([^"]*)">/).map {
                    try ToldFinding(path, String($0.1), [])
                }
        }
    }

    /// Lines of text name the rule behind the weight; of what could not be read they tell no rule.
    static func text(_ text: String) throws -> [ToldFinding] {
        var told: [ToldFinding] = []
        var path = ""
        for line in text.split(separator: "\n") {
            let parts = line.components(separatedBy: "  ").filter { !$0.isEmpty }
            if !line.hasPrefix(" ") {
                path = parts[0]
                guard parts.count > 2 else { continue }
                // Of a list of the bureau's, whose name and cell stand together.
                let place = try #require(path.firstMatch(of: /^(.*) [^ ]*!([A-Z]+[0-9]+)$/))
                told.append(try ToldFinding(String(place.1), parts[2], [String(place.2)]))
            } else if !line.hasPrefix("   "), parts.count > 2 {
                let cell = parts[0].firstMatch(of: /!([A-Z]+[0-9]+)(:[A-Z]+[0-9]+)?( 等)?$/).map { String($0.1) }
                told.append(try ToldFinding(path, parts[2], [cell ?? "A1"]))  // of the whole file no cell is told
            }
        }
        return told
    }

    private static func member(_ finding: [String: Any], _ path: String) throws -> ToldFinding {
        let cell = try #require(finding["cell"] as? String)
        return try ToldFinding(
            path, try #require(finding["rule"] as? String), finding["cells"] as? [String] ?? [cell])  // it has one
    }

    private static func path(_ location: [String: Any]?) throws -> String {
        let physical = try #require(location?["physicalLocation"] as? [String: [String: String]])
        return try #require(physical["artifactLocation"]?["uri"]?.removingPercentEncoding)
    }

    private static func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    /// RFC 4180.
    private static func rows(_ text: String) -> [[String]] {
        var rows: [[String]] = [[""]]
        var isQuoted = false
        for character in text.drop(while: { $0 == "\u{FEFF}" }) {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: rows[rows.count - 1].append("")
            case "\r\n" where !isQuoted: rows.append([""])
            default: rows[rows.count - 1][rows[rows.count - 1].count - 1].append(character)
            }
        }
        return rows.filter { $0.count > 1 }
    }
}
