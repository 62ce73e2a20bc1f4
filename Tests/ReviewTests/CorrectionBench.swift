import FilingModel
import Forms
import Foundation
import Review
import Rules
import Spreadsheet
import XLSX

/// A season's workbooks as bytes, any of which may be exchanged for a corrected copy and everything judged again.
struct CorrectionBench {
    /// One workbook, read and judged by itself.
    struct File {
        let name: String
        let bytes: [UInt8]
        let package: OPCPackage
        let workbook: Workbook
        let filings: [Filing]
        fileprivate let own: [Finding]
    }

    private(set) var files: [File] = []
    private let lists: BureauLists
    private let book: RuleBook
    private let recogniser: FormRecogniser

    /// - Parameter files: the bytes by name.
    init(_ files: [String: Data], roster: String? = nil) throws {
        book = try RuleBook(EmbeddedProfiles.profile(named: EmbeddedProfiles.defaultName))
        let library = try FormLibrary.embedded()
        recogniser = FormRecogniser(library)
        lists = BureauLists(
            roster: try roster.map { try RosterReader(library).read(try WorkbookReader().read(path: $0, name: "名册")) })
        for (name, bytes) in files.sorted(by: { $0.key < $1.key }) { self.files.append(try file(name, Array(bytes))) }
    }

    func file(_ name: String, _ bytes: [UInt8]) throws -> File {
        let package = try OPCPackage(bytes: bytes)
        let read = try WorkbookReader().read(package, name: name)
        // The same workbook to whoever compares findings, whatever its bytes.
        let workbook = Workbook(
            id: WorkbookID(name: name, sha256: name), sheets: read.sheets, features: read.features,
            diagnostics: read.diagnostics)
        let found = recogniser.recognise(workbook)
        let judgement = book.judge(
            Submission(
                id: workbook.id,
                content: .read(
                    workbook: workbook, filings: found.filings, nearMiss: found.nearMiss,
                    hiddenForms: found.hiddenForms)))
        return File(
            name: name, bytes: bytes, package: package, workbook: workbook, filings: found.filings,
            own: judgement.findings)
    }

    /// What all rules say of all files, or of all with one exchanged.
    func findings(with other: File? = nil) -> [Finding] {
        let files = files.map { $0.name == other?.name ? other ?? $0 : $0 }
        let register = Register(filings: files.flatMap(\.filings), lists: lists, year: book.year)
        return files.flatMap(\.own) + book.judge(register).findings
    }
}

extension CorrectionBench.File {
    /// The patcher changes cells that are there and are no formulas. An emptied one is there too; reading does not tell.
    func holds(_ edit: CellEdit) -> Bool { workbook.sheet(named: edit.sheet)?[edit.cell]?.isFormula == false }
}
