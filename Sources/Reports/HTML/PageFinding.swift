import FilingModel
import Rules
import Spreadsheet

/// One finding on the page: where, what is wrong, what to do, and the piece of the sheet beside it.
struct PageFinding {
    private let found: ReviewRecord.FindingRecord
    private let number: Int
    private let filing: ReviewRecord.FilingRecord?
    private let language: Language

    /// - Parameters:
    ///   - number: its place on the page, from 1.
    ///   - filing: whose it is, where its file holds several.
    init(
        _ found: ReviewRecord.FindingRecord, number: Int, of filing: ReviewRecord.FilingRecord?, language: Language
    ) {
        self.found = found
        self.number = number
        self.filing = filing
        self.language = language
    }

    var html: HTML {
        let finding = found.finding
        let severity = found.isWaived ? "waived" : finding.severity.rawValue
        let weight = found.isWaived ? label("豁免", "Waived") : finding.severity.label[language]
        let rule = finding.rule.rawValue
        let since: HTML? = found.followUp.map { " <span class=\"chip\">\($0.label[language])</span>" }
        let whose: HTML? = filing.map {
            "<p class=\"about\">\([$0.unit, $0.project].compactMap(\.self).joined(separator: " · "))</p>\n"
        }
        return """
            <article class="finding" id="p\(number)" tabindex="0" aria-labelledby="h\(number)" data-severity="\(severity)" data-rule="\(rule)" data-cell="\(cells)">
            <div class="words">
            <h3 id="h\(number)"><span class="chip \(severity)">\(weight)</span> <span class="place">\(place)</span> <a href="#rule-\(rule)">\(rule)</a>\(since)</h3>
            \(whose)\(lines(found.cause.text(language)))<p><b>\(label("修改：", "Mend: "))</b>\(found.cause.mend[language])</p>
            \(correction)\(explanation)<p class="source">\(finding.source[language])</p>
            </div>
            \(found.excerpt.map { PagePiece($0, of: found, language: language).html })</article>

            """
    }

    private var place: String {
        let sheet = found.finding.origin.sheet
        return sheet.isEmpty ? label("整个文件", "The file") : "\(sheet)!\(found.cause.places.text(limit: 6, in: language))"
    }

    /// For whoever reads the page by program.
    private var cells: String { found.cause.places.ranges.map(\.description).joined(separator: " ") }

    private func lines(_ text: String) -> [HTML] { text.split(separator: "\n").map { "<p>\(String($0))</p>\n" } }

    /// What was there and what is proposed; equal faults have theirs in the copies.
    private var correction: HTML? {
        guard let correction = found.finding.correction, found.occurrences.count == 1 else { return nil }
        let state =
            found.isApplied
            ? label("已在更正稿中改好", "made in the corrected copy")
            : label("建议，由单位确认", "proposed, for the department to confirm")
        return """
            <p class="change"><b>\(label("更正：", "Correction: "))</b>\(correction.cells.text(limit: 3, in: language)) <del>\(correction.before)</del> → <ins>\(correction.afterText)</ins> (\(state))</p>

            """
    }

    private var explanation: HTML? {
        found.explanation.map {
            "<p><b>\(label("单位说明：", "The department says: "))</b>\($0)</p>\n"
        }
    }

    private func label(_ zh: String, _ en: String) -> String { BilingualText(zh: zh, en: en)[language] }
}
