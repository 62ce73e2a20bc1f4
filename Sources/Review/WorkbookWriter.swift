import Conversion
import Rules
import Spreadsheet
import XLSX

/// What was written for one file.
struct Outputs: Sendable {
    /// Relative to the output folder.
    var annotated: String?
    var corrected: String?
    /// The findings whose corrections were made.
    var applied: Set<FindingPlace> = []
    /// Why a copy could not be made, such as a digital signature; the file was judged all the same.
    var hindrance: BilingualText?
}

/// Writes the annotated and the corrected copy of a file.
struct WorkbookWriter {
    let desk: ReviewDesk
    let folder: OutputFolder
    let journal: RunJournal

    func write(_ file: JudgedFile) throws(ReviewError) -> Outputs {
        guard file.failure == nil else { return Outputs() }
        if let known = written(file) { return known }
        TrapGuard.enter(file: file.input.label)
        var outputs = Outputs()
        do {
            let patcher = try WorkbookPatcher(file.package(desk.opener))
            try annotate(file, patcher, &outputs)
            try correct(file, patcher, &outputs)
        } catch let error as ReviewError {
            throw error
        } catch let error as any ToldError {
            outputs.hindrance = error.sentence
        } catch {
            throw .cannotWrite(path: file.input.label, reason: BilingualText(zh: "\(error)", en: "\(error)"))
        }
        return outputs
    }

    /// What an unfinished run has written for the file already; nil unless that is all of it.
    private func written(_ file: JudgedFile) -> Outputs? {
        var outputs = Outputs()
        let annotated = "annotated/\(file.outputPath)"
        guard folder.holds(annotated, journal) else { return nil }
        outputs.annotated = annotated
        let draft = CorrectionDraft(file.findings, isConverted: file.isConverted, language: desk.language)
        guard !draft.edits.isEmpty else { return outputs }
        let corrected = "corrected/\(file.outputPath)"
        guard folder.holds(corrected, journal) else { return nil }
        outputs.corrected = corrected
        outputs.applied = Set(draft.applied.map(\.place))
        return outputs
    }

    private func annotate(_ file: JudgedFile, _ patcher: WorkbookPatcher, _ outputs: inout Outputs) throws {
        let draft = AnnotationDraft(file: file, language: desk.language)
        let path = "annotated/\(file.outputPath)"
        try folder.write(try patcher.annotated(draft.annotations, report: draft.sheet), to: path)
        outputs.annotated = path
    }

    private func correct(_ file: JudgedFile, _ patcher: WorkbookPatcher, _ outputs: inout Outputs) throws {
        let draft = CorrectionDraft(file.findings, isConverted: file.isConverted, language: desk.language)
        guard !draft.edits.isEmpty else { return }
        let path = "corrected/\(file.outputPath)"
        try folder.write(try patcher.corrected(draft.edits, record: draft.sheet), to: path)
        outputs.corrected = path
        outputs.applied = Set(draft.applied.map(\.place))
    }
}
