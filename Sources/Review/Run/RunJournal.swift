import FilingModel
import Spreadsheet
import XLSX

/// What an unfinished run leaves in its folder, so that it can be taken up again: a fingerprint of everything that its outputs
/// depend on. Outputs appear whole or not at all; where the fingerprint is the same, those that are there are right.
struct RunJournal {
    /// Hidden, and gone when the run is finished.
    static let name = ".filingdesk-run"

    let fingerprint: String

    /// - Parameters:
    ///   - files: each file's name in the run and the fingerprint of its bytes.
    ///   - share: of a larger run; nil for a whole one.
    init(_ run: ReviewRun, files: [WorkbookID], share: ShardHeader? = nil) {
        var text =
            "\(Product.version)\n\(run.desk.book.profile.id)\n\(run.desk.book.profile.effectiveText)\n\(run.desk.book.year.year)\n\(run.desk.language)\n"
        // Which files they are; those that are not given say so.
        let lists = [run.lists.roster?.id, run.lists.evaluations?.id, run.lists.directory?.id]
        for list in lists { text += "\(list?.sha256 ?? "-")\n" }
        for filing in run.lists.previous ?? [] { text += "\(filing.workbook.sha256)\n" }
        if let waivers = run.waivers { text += "\(waivers.day) \(waivers.waivers)\n" }
        for casualty in run.desk.casualties.map({ "\($0.rule?.rawValue ?? "") \($0.file)" }).sorted() {  // a whole file
            text += casualty + "\n"
        }
        for file in files { text += "\(file.name)\t\(file.sha256)\n" }
        if let share { text += String(decoding: share.line, as: UTF8.self) }
        fingerprint = Fingerprint.sha256(Array(text.utf8))
    }
}
