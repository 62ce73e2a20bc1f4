import Conversion
import FilingModel
import Forms
import Reports
import Rules
import Spreadsheet
import XLSX

/// One file, read and judged by itself: everything of it that the rest of a run needs, without its cells.
struct FileReview: Sendable {
    let input: Input
    let id: WorkbookID
    /// Nil when the file was read.
    let failure: ReviewRecord.Failure?
    let filings: [Filing]
    let judgement: RuleBook.Judgement
    /// Sheet names in tab order, for the order of findings.
    let sheetNames: [String]
    /// It is a legacy workbook, and what was judged is an .xlsx made from it.
    let isConverted: Bool
    /// What a legacy workbook was converted to, compressed as it was written; nil for any other, and where another process
    /// has converted it.
    let converted: OPCPackage?
    /// What the workbook says of a review before; nil for one that was never marked.
    let former: FormerReview?
    /// The blank template it was made from; nil for any other file.
    let template: TemplateUse?

    /// As another process has found it.
    init(
        _ input: Input, id: WorkbookID, failure: ReviewRecord.Failure?, filings: [Filing],
        judgement: RuleBook.Judgement, sheetNames: [String], isConverted: Bool, former: FormerReview?,
        template: TemplateUse?
    ) {
        self.input = input
        self.id = id
        self.failure = failure
        self.filings = filings
        self.judgement = judgement
        self.sheetNames = sheetNames
        self.isConverted = isConverted
        converted = nil
        self.former = former
        self.template = template
    }

    /// Reads, recognises and judges a file. A file that cannot be read is a result, not an error.
    init(_ input: Input, _ desk: ReviewDesk) {
        let began = ContinuousClock.now
        self.init(reading: input, desk)
        desk.trace?(FileTrace(self, ContinuousClock.now - began))
    }

    private init(reading input: Input, _ desk: ReviewDesk) {
        self.input = input
        let casualties = [Casualty(rule: nil, file: input.label), .late(input.label)]
        if let casualty = casualties.first(where: desk.casualties.contains) {
            id = WorkbookID(name: input.label, sha256: OPCPackage.fingerprint(path: input.path))
            (isConverted, converted, former, template, filings, sheetNames) = (false, nil, nil, nil, [], [])
            judgement = RuleBook.Judgement()
            failure = ReviewRecord.Failure(rule: nil, message: casualty.sentence)
            return
        }
        TrapGuard.enter(file: input.label)
        do throws(ReadingError) {
            let opened = try desk.opener.open(path: input.path, name: input.label)
            let workbook = opened.workbook
            // A sheet that cannot be read may hold a filing: what is left of the workbook is not judged as if it were all.
            if let lost = workbook.diagnostics.first(where: { $0.loss == .part }) {
                throw .workbook(.damaged(part: lost.sheet, detail: "worksheet"))
            }
            let found = desk.recogniser.recognise(workbook)
            id = workbook.id
            failure = nil
            isConverted = opened.converted != nil
            converted = opened.converted
            former = Self.former(opened, input, desk)
            template = TemplateMark(workbook).map { desk.use(of: $0) }
            filings = found.filings
            sheetNames = workbook.sheets.map(\.name)
            judgement = desk.book.judge(
                Submission(
                    id: id,
                    content: .read(
                        workbook: workbook, filings: found.filings, nearMiss: found.nearMiss,
                        hiddenForms: found.hiddenForms)))
        } catch {
            id = WorkbookID(name: input.label, sha256: OPCPackage.fingerprint(path: input.path))
            isConverted = false
            converted = nil
            former = nil
            template = nil
            filings = []
            sheetNames = []
            let sentence = error.sentence
            if let defect = error.defect(sentence) {
                judgement = desk.book.judge(Submission(id: id, content: .unreadable(defect)))
            } else {
                judgement = RuleBook.Judgement()
            }
            failure = ReviewRecord.Failure(rule: judgement.findings.first?.rule, message: sentence)
        }
    }

    private static func former(_ opened: OpenedWorkbook, _ input: Input, _ desk: ReviewDesk) -> FormerReview? {
        guard opened.workbook.features.contains(.addedSheets),
            // It was read a moment ago; if it has gone since, the copy cannot be written, and that is said.
            let package = try? opened.converted ?? desk.opener.package(path: input.path)
        else { return nil }
        return FormerReview(opened.workbook, in: package)
    }
}

extension ReadingError {
    /// The rules' word for it; nil for what is not the file's fault.
    fileprivate func defect(_ sentence: BilingualText) -> FileDefect? {
        switch self {
        case .workbook(.encrypted): .encrypted
        case .workbook(.notAWorkbook(.html)), .workbook(.notAWorkbook(.spreadsheetML2003)),
            .workbook(.notAWorkbook(.csv)):
            .foreignText(sentence)
        case .workbook(.notAWorkbook(.openDocument)), .workbook(.notAWorkbook(.wpsET)),
            .workbook(.notAWorkbook(.binaryWorkbook)):
            .otherProgram(sentence)
        case .workbook(.notAWorkbook), .workbook(.damaged): .notAWorkbook(sentence)
        // Nobody was asked for a legacy workbook: .xlsx would have been read.
        case .noConverter, .conversionTimedOut, .conversionFailed, .conversionIncomplete: .notAWorkbook(sentence)
        case .workbook(.limitExceeded), .workbook(.unsafeContent): .beyondLimits(sentence)
        case .workbook(.inaccessible), .workbook(.signed), .workbook(.editRefused), .workbook(.noSuchSheet): nil
        }
    }
}
