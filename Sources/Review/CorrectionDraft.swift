import FilingModel
import Rules
import Spreadsheet

/// What was mended by itself and what is only proposed: the edits, and the sheet 更正记录 that shows each one.
struct CorrectionDraft {
    /// Findings whose safe correction is made, one a cell.
    let applied: [Finding]
    /// Findings with a correction that a person has to decide on.
    let proposed: [Finding]
    /// The copy was converted from a legacy workbook.
    let isConverted: Bool
    let language: Language

    /// Of several safe corrections of one cell the first is made; the others would find another text there.
    init(_ findings: [Finding], isConverted: Bool, language: Language) {
        var corrected: Set<CellOrigin> = []
        var applied: [Finding] = []
        var proposed: [Finding] = []
        for finding in findings {
            guard let correction = finding.correction else { continue }
            if correction.safety == .propose {
                proposed.append(finding)
            } else if corrected.insert(correction.origin).inserted {
                applied.append(finding)
            }
        }
        self.applied = applied
        self.proposed = proposed
        self.isConverted = isConverted
        self.language = language
    }

    var edits: [CellEdit] {
        applied.compactMap(\.correction).map {
            CellEdit(sheet: $0.origin.sheet, cell: $0.origin.cell, before: $0.before, after: $0.after)
        }
    }

    var sheet: SheetDraft {
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
                            "下列 \(applied.count) 处只改了写法，没有改变金额、指标值和含义；其余单元格原样未动。",
                            "The \(applied.count) cells below were changed in their writing only, not in amounts, targets or meaning; every other cell is as it was."
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
            rows += lines(proposed)
        }
        return SheetDraft(
            name: text("更正记录", "Corrections"), tabColour: "4472C4", columnWidths: [6, 18, 30, 30, 10, 60], rows: rows,
            headerRow: nil)
    }

    private func lines(_ findings: [Finding]) -> [SheetDraft.Row] {
        findings.enumerated().compactMap { index, finding in
            guard let correction = finding.correction else { return nil }
            return .init([
                .init(String(index + 1), .centred),
                .init(correction.origin.description, .link, target: correction.origin),
                .init(correction.before, .body),
                .init(correction.afterText.isEmpty ? text("（清空）", "(emptied)") : correction.afterText, .good),
                .init(finding.rule.rawValue, .centred), .init(finding.message[language], .body),
            ])
        }
    }

    private func text(_ zh: String, _ en: String) -> String { BilingualText(zh: zh, en: en)[language] }
}
