import FilingModel
import Forms
import Rules
import Spreadsheet
import TestSupport

extension StagedExample {
    var workbooks: [Workbook] { [submission.workbook, twin?.workbook].compactMap(\.self) }

    /// The same with those cells changed, recognised and ready to be judged anew; the bureau's lists stay.
    func corrected(by corrections: [Correction]) throws -> StagedExample {
        try replacing { workbook in
            try workbook.applying(corrections.filter { $0.origin.workbook == workbook.id }.flatMap(\.edits))
        }
    }

    /// The same with another sheet of that name in the example's own workbook.
    func replacing(_ sheet: Worksheet) throws -> StagedExample {
        let own = submission.id
        return try replacing { workbook in
            guard workbook.id == own else { return workbook }
            return Workbook(
                id: workbook.id, sheets: workbook.sheets.map { $0.name == sheet.name ? sheet : $0 },
                features: workbook.features, diagnostics: workbook.diagnostics)
        }
    }

    private func replacing(_ other: (Workbook) throws -> Workbook) throws -> StagedExample {
        let recogniser = FormRecogniser(try Self.library.get())
        func replaced(_ submission: Submission) throws -> Submission {
            guard let workbook = submission.workbook else { return submission }
            return Self.recognised(try other(workbook), recogniser)
        }
        let (first, second) = (try replaced(submission), try twin.map(replaced))
        let filings = first.filings + (second?.filings ?? [])  // most have no twin
        return StagedExample(
            submission: first, twin: second, stated: stated,
            register: Register(filings: filings, lists: register.lists, year: register.year))
    }

    private static func recognised(_ workbook: Workbook, _ recogniser: FormRecogniser) -> Submission {
        let found = recogniser.recognise(workbook)
        return Submission(
            id: workbook.id,
            content: .read(
                workbook: workbook, filings: found.filings, nearMiss: found.nearMiss, hiddenForms: found.hiddenForms))
    }

    private init(submission: Submission, twin: Submission?, stated: StatedFindings, register: Register) {
        self.submission = submission
        self.twin = twin
        self.stated = stated
        self.register = register
    }
}
