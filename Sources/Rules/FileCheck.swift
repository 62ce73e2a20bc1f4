import FilingModel
import Spreadsheet

extension Submission {
    /// Judges a file by what its container turned out to be. A readable file passes; a file that is unreadable for
    /// another reason is that reason's rule's.
    ///
    /// - Parameter objection: what to say about the defect; nil for one that the rule does not object to.
    func judgeContainer(_ objection: (FileDefect) -> (message: BilingualText, mend: BilingualText)?) -> Outcome {
        guard case .unreadable(let defect) = content else { return .pass }
        guard let (message, mend) = objection(defect) else { return .fileUnreadable }
        return .fail([Violation(at: origin(inSheet: ""), field: nil, message: message, mend: mend)])
    }

    /// Where a finding about the file as a whole stands: at the first filing's anchor, else at the first sheet's A1.
    var wholeFileOrigin: CellOrigin {
        // A file that could not be read has no sheet to name.
        filings.first?.anchor ?? origin(inSheet: workbook?.sheets.first?.name ?? "")
    }

    private func origin(inSheet name: String) -> CellOrigin {
        CellOrigin(workbook: id, sheet: name, cell: CellReference(clampingRow: 1, column: 1))
    }
}
