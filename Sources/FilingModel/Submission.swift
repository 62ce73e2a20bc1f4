import Spreadsheet

/// A container that could not be read as a workbook, as far as the rules tell the cases apart.
package enum FileDefect: Hashable, Sendable {
    case notAWorkbook(BilingualText)
    case encrypted
    case foreignText(BilingualText)
    case beyondLimits(BilingualText)
    /// A workbook of another program's kind: .et, .ods, .xlsb.
    case otherProgram(BilingualText)

    /// One sentence: what it is and what to do.
    package var sentence: BilingualText? {
        switch self {
        case .notAWorkbook(let text), .foreignText(let text), .beyondLimits(let text), .otherProgram(let text): text
        case .encrypted: nil
        }
    }
}

/// One file as handed in: what was read from it and which forms were found.
package struct Submission: Sendable {
    package enum Content: Sendable {
        case unreadable(FileDefect)
        /// - `hiddenForms`: the titles of forms on hidden sheets, which are not read as filings.
        case read(workbook: Workbook, filings: [Filing], nearMiss: NearMiss?, hiddenForms: [CellOrigin] = [])
    }

    package let id: WorkbookID
    package let content: Content

    package init(id: WorkbookID, content: Content) {
        self.id = id
        self.content = content
    }

    package var workbook: Workbook? {
        if case .read(let workbook, _, _, _) = content { workbook } else { nil }
    }

    package var filings: [Filing] {
        if case .read(_, let filings, _, _) = content { filings } else { [] }
    }
}

extension Submission {
    package var nearMiss: NearMiss? {
        if case .read(_, _, let nearMiss, _) = content { nearMiss } else { nil }
    }

    package var hiddenForms: [CellOrigin] {
        if case .read(_, _, _, let hidden) = content { hidden } else { [] }
    }
}

/// The form that came nearest where none was recognised.
package struct NearMiss: Hashable, Sendable {
    /// The official title of the form.
    package let form: BilingualText
    /// Labels found, as written.
    package let found: [String]
    /// Labels that recognition would need.
    package let missing: [String]
    /// Where it looked most like the form.
    package let origin: CellOrigin

    package init(form: BilingualText, found: [String], missing: [String], origin: CellOrigin) {
        self.form = form
        self.found = found
        self.missing = missing
        self.origin = origin
    }
}
