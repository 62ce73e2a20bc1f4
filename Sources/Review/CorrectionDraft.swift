import FilingModel
import Rules
import Spreadsheet

/// What was mended by itself and what is only proposed: the edits, and the sheet 更正记录 that shows each one.
package struct CorrectionDraft {
    /// Findings whose safe correction is made, one a cell.
    package let applied: [Finding]
    /// Findings with a correction that a person has to decide on.
    package let proposed: [Finding]
    /// The copy was converted from a legacy workbook.
    let isConverted: Bool
    let language: Language

    /// Of several safe corrections of one cell one is made; the others would find another text there. It is the one whose
    /// rule comes first in the catalogue: those that tidy the writing come last there, and what the others write is tidy, so
    /// that nothing safe is left, and what belongs together, such as all weights of a filing, is not made by halves.
    package init(_ findings: [Finding], isConverted: Bool, language: Language) {
        let offered = findings.enumerated().compactMap { index, finding in
            finding.correction.map { (index: index, finding: finding, correction: $0) }
        }
        var chosen: [CellOrigin: (rank: Int, index: Int)] = [:]
        for offer in offered where offer.correction.safety == .safe {
            let own = (rank: Self.ranks[offer.finding.rule] ?? Int.max, index: offer.index)  // every rule has a rank
            if let other = chosen[offer.correction.origin], other < own { continue }
            chosen[offer.correction.origin] = own
        }
        applied = offered.filter { $0.correction.safety == .safe && chosen[$0.correction.origin]?.index == $0.index }
            .map(\.finding)
        proposed = offered.filter { $0.correction.safety == .propose }.map(\.finding)
        self.isConverted = isConverted
        self.language = language
    }

    private static let ranks = Dictionary(
        RuleCatalogue.all.enumerated().map { ($1.description.id, $0) }, uniquingKeysWith: { first, _ in first })

    package var edits: [CellEdit] { applied.compactMap(\.correction).flatMap(\.edits) }

    package var sheet: SheetDraft {
        let headings = [
            text("序号", "No."), text("位置", "Cell"), text("更正前", "Before"), text("更正后", "After"), text("规则", "Rule"),
            text("为什么", "Why"),
        ]
        var rows: [SheetDraft.Row] = [
            .init([.init(text("更正记录", "Corrections"), .title)], isSpanning: true),
            .init(
                [
                    .init(
                        text(
                            "下列 \(edits.count) 处只改了写法，没有改变金额、指标值和含义；其余单元格原样未动。",
                            "The \(edits.count) cells below were changed in their writing only, not in amounts, targets or meaning; every other cell is as it was."
                        ), .note)
                ], isSpanning: true),
        ]
        if isConverted { rows.append(.init([.init(LegacyNotice.text[language], .note)], isSpanning: true)) }
        rows.append(.init(headings.map { .init($0, .header) }))
        rows += lines(applied)
        if !proposed.isEmpty {
            rows.append(.init([.init("", .note)], isSpanning: true))
            rows.append(
                .init(
                    [
                        .init(
                            text("仅为建议，未作更正，请单位自行决定", "Proposed only, not made: for the department to decide"),
                            .warning)
                    ], isSpanning: true))
            rows.append(
                .init(
                    [headings[0], headings[1], text("现在", "Now"), text("建议改为", "Proposed"), headings[4], headings[5]]
                        .map {
                            .init($0, .header)
                        }))
            let made = applied.compactMap(\.correction).map { ($0.origin, $0.afterText) }
            rows += lines(proposed, now: Dictionary(made) { first, _ in first })
        }
        return SheetDraft(
            name: text("更正记录", "Corrections"), tabColour: "4472C4", columnWidths: [6, 18, 30, 30, 10, 60], rows: rows,
            headerRow: nil)
    }

    /// - Parameter now: what cells show that have been corrected.
    private func lines(_ findings: [Finding], now: [CellOrigin: String] = [:]) -> [SheetDraft.Row] {
        findings.enumerated().compactMap { index, finding in
            guard let correction = finding.correction else { return nil }
            return .init([
                .init(String(index + 1), .centred),
                .init(
                    "\(correction.origin.sheet)!\(correction.cells.text(limit: 2, in: language))", .link,
                    target: correction.origin),
                .init(now[correction.origin] ?? correction.before, .body),  // most cells are as they were
                .init(correction.afterText.isEmpty ? text("（清空）", "(emptied)") : correction.afterText, .good),
                .init(finding.rule.rawValue, .centred), .init(finding.message[language], .body),
            ])
        }
    }

    private func text(_ zh: String, _ en: String) -> String { BilingualText(zh: zh, en: en)[language] }
}
