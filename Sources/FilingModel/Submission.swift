import Spreadsheet

/// A container that could not be read as a workbook, as far as the rules tell the cases apart.
package enum FileDefect: Hashable, Sendable {
    case notAWorkbook(BilingualText)
    case encrypted
    case foreignText(BilingualText)
    case beyondLimits(BilingualText)

    /// One sentence: what it is and what to do.
    package var sentence: BilingualText? {
        switch self {
        case .notAWorkbook(let text), .foreignText(let text), .beyondLimits(let text): text
        case .encrypted: nil
        }
    }
}

/// One file as handed in: what was read from it and which forms were found.
package struct Submission: Sendable {
    package enum Content: Sendable {
        case unreadable(FileDefect)
        case read(workbook: Workbook, filings: [Filing], nearMiss: NearMiss?)
    }

    package let id: WorkbookID
    package let content: Content

    package init(id: WorkbookID, content: Content) {
        self.id = id
        self.content = content
    }

    package var workbook: Workbook? {
        if case .read(let workbook, _, _) = content { workbook } else { nil }
    }

    package var filings: [Filing] {
        if case .read(_, let filings, _) = content { filings } else { [] }
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
