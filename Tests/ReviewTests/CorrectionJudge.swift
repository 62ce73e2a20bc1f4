import FilingModel
import Review
import Rules
import Spreadsheet
import TestSupport
import XLSX

/// Holds a corrected copy to everything that is promised of it.
struct CorrectionJudge {
    private let bench: CorrectionBench
    private let before: [Finding]

    /// - Parameter before: what all rules say of the bench as it is.
    init(_ bench: CorrectionBench, _ before: [Finding]) { (self.bench, self.before) = (bench, before) }

    /// Makes the edits, writes the record and judges the copy.
    func faults(
        _ file: CorrectionBench.File, _ draft: CorrectionDraft, _ edits: [CellEdit], _ corrected: [Finding]
    ) throws -> [String] {
        let bytes = try WorkbookPatcher(file.package).corrected(edits, record: draft.sheet)
        return try faults(CorrectionCopy(file, try bench.file(file.name, bytes), edits), draft, corrected)
    }

    func faults(_ copy: CorrectionCopy, _ draft: CorrectionDraft, _ corrected: [Finding]) throws -> [String] {
        var faults = copy.faults
        let back = try copy.undone()
        if !back.isEmpty { faults.append("not undone: \(back)") }
        if copy.record.made != Set(draft.applied.compactMap(\.correction).map(Self.row)) {
            faults.append("the record tells \(copy.record.made)")
        }
        let cells = Set(draft.proposed.compactMap(\.correction).map { [Self.place($0), $0.afterText] })
        if Set(copy.record.proposed.map { [$0[0], $0[2]] }) != cells {
            faults.append("the record proposes \(copy.record.proposed)")
        }
        let after = bench.findings(with: copy.copy)
        faults += self.faults(after, corrected)
        // A proposal alone leaves the safe ones to be made.
        guard corrected.contains(where: { $0.correction?.safety == .safe }) else { return faults }
        let own = after.filter { $0.origin.workbook == copy.copy.workbook.id }
        return faults + CorrectionDraft(own, isConverted: false, language: .chinese).applied.map { "left: \($0.told)" }
    }

    private static func row(_ correction: Correction) -> [String] {
        [place(correction), correction.before, correction.afterText]
    }

    /// With the cells that are changed alike.
    private static func place(_ correction: Correction) -> String {
        "\(correction.origin.sheet)!\(correction.cells.text(limit: 2, in: .chinese))"
    }

    /// Findings that stay although corrected, and those that were not there.
    private func faults(_ after: [Finding], _ corrected: [Finding]) -> [String] {
        let places = Set(after.map(Place.init))
        var faults = corrected.filter { places.contains(Place($0)) }.map { "stays: \($0.told)" }
        var known: [Place: [String]] = [:]
        for finding in before { known[Place(finding), default: []].append(finding.message.zh) }
        let rules = corrected.map(\.rule.rawValue)
        for finding in after {
            let corrections = corrected.compactMap(\.correction)
            let messages = known[Place(finding)] ?? []  // nothing was said of the cell before
            if let index = messages.firstIndex(where: { isSame($0, finding.message.zh, corrections) }) {
                known[Place(finding)]?.remove(at: index)
            } else if CorrectionReveals.excuse(for: finding.rule.rawValue, after: rules) == nil {
                faults.append("new: \(finding.told)")
            }
        }
        return faults
    }

    /// Words that quote a corrected cell quote what it now shows.
    private func isSame(_ old: String, _ new: String, _ corrections: [Correction]) -> Bool {
        LabelText(old) == LabelText(new)
            || corrections.contains { new.replacing($0.afterText.trimmed, with: $0.before.trimmed) == old }
    }

    private struct Place: Hashable {
        let rule: RuleID
        let origin: CellOrigin

        init(_ finding: Finding) { (rule, origin) = (finding.rule, finding.origin) }
    }
}

extension Finding {
    fileprivate var told: String { "\(rule) \(origin) \(message.zh)" }
}
