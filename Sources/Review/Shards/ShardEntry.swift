import FilingModel
import Reports
import Rules
import Spreadsheet

/// What a shard file says of one file: what was read and judged, and which copies were written.
struct ShardEntry: Sendable {
    /// A copy below the shard's folder.
    struct Copy: Sendable {
        let path: String
        let sha256: String
    }

    let review: FileReview
    let annotated: Copy?
    let corrected: Copy?
    /// Why a copy could not be made.
    let hindrance: BilingualText?
}

extension ShardEntry {
    var record: [UInt8] {
        var record = RecordWriter()
        let input = review.input
        record.put(input.label)
        record.put(InputCollector.canonical(input.path))
        record.put(input.outputPath)
        record.put(input.convertedOutputPath)
        record.put(review.id.sha256)
        record.put(review.failure) { record, failure in
            record.put(failure.rule?.rawValue)
            record.put(failure.message)
        }
        record.put(review.sheetNames) { $0.put($1) }
        record.put(review.isConverted)
        record.put(review.filings) { $0.put($1) }
        record.put(review.judgement.findings) { $0.put($1) }
        record.put(review.judgement.subjects) { record, subject in record.put(subject.all) { $0.put($1) } }
        record.put(review.former) { record, former in record.put(former.findings) { $0.put($1) } }
        for copy in [annotated, corrected] {
            record.put(copy) { record, copy in
                record.put(copy.path)
                record.put(copy.sha256)
            }
        }
        record.put(hindrance) { $0.put($1) }
        record.put(review.template) { record, template in
            record.put(template.mark.form)
            record.put(template.mark.version)
            record.put(template.mark.profile)
            record.put(template.mark.year.year)
            record.put(template.notice) { $0.put($1) }
        }
        return record.bytes
    }

    init(_ record: inout RecordReader, _ outcomes: RecordedOutcomes) throws(RecordDamage) {
        let input = Input(
            label: try record.text(), path: try record.text(), outputPath: try record.text(),
            convertedOutputPath: try record.optionalText())
        let id = WorkbookID(name: input.label, sha256: try record.text())
        let failure = try record.optional { record throws(RecordDamage) in
            ReviewRecord.Failure(
                rule: try record.optionalText().map { RuleID($0) }, message: try record.bilingualText())
        }
        let sheetNames = try record.list { record throws(RecordDamage) in try record.text() }
        let isConverted = try record.flag()
        let filings = try record.list { record throws(RecordDamage) in try record.filing() }
        var judgement = RuleBook.Judgement()
        judgement.findings = try record.list { record throws(RecordDamage) in try record.finding() }
        let subjects = try record.list { record throws(RecordDamage) in
            try record.list { record throws(RecordDamage) in try record.outcome() }
        }
        guard let known = outcomes.subjects(subjects) else { throw RecordDamage() }
        judgement.subjects = known
        let former = try record.optional { record throws(RecordDamage) in
            FormerReview(try record.list { record throws(RecordDamage) in try record.formerFinding() })
        }
        annotated = try record.optional { record throws(RecordDamage) in try record.copy() }
        corrected = try record.optional { record throws(RecordDamage) in try record.copy() }
        hindrance = try record.optional { record throws(RecordDamage) in try record.bilingualText() }
        let template = try record.optional { record throws(RecordDamage) in try record.templateUse() }
        review = FileReview(
            input, id: id, failure: failure, filings: filings, judgement: judgement, sheetNames: sheetNames,
            isConverted: isConverted, former: former, template: template)
        guard record.isAtEnd else { throw RecordDamage() }
    }
}

extension RecordWriter {
    fileprivate mutating func put(_ outcome: Outcome) {
        switch outcome {
        case .pass: put(0)
        case .fail: put(1)
        case .notEvaluated(let reason):
            put(2)
            put(reason)
        }
    }
}

extension RecordReader {
    fileprivate mutating func outcome() throws(RecordDamage) -> Outcome {
        switch try number() {
        case 0: .pass
        case 1: .fail([])
        case 2: .notEvaluated(try bilingualText())
        default: throw RecordDamage()
        }
    }

    fileprivate mutating func templateUse() throws(RecordDamage) -> TemplateUse {
        let (form, version, profile) = (try text(), try number(), try text())
        guard let year = FiscalYear(try number()) else { throw RecordDamage() }
        return TemplateUse(
            TemplateMark(form: form, version: version, profile: profile, year: year),
            notice: try optional { record throws(RecordDamage) in try record.bilingualText() })
    }

    /// A path that leads out of the folder is nobody's copy.
    fileprivate mutating func copy() throws(RecordDamage) -> ShardEntry.Copy {
        let copy = ShardEntry.Copy(path: try text(), sha256: try text())
        guard !copy.path.hasPrefix("/"), !copy.path.split(separator: "/").contains("..") else { throw RecordDamage() }
        return copy
    }
}
