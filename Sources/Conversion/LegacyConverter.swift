import FoundationEssentials
import Spreadsheet
import XLSX

/// Turns a legacy workbook (.xls, BIFF8) into a package, or says why it cannot. The converter repairs in silence what is
/// cut short and drops what it does not know, so the original is looked over first and the result held against it.
struct LegacyConverter: Sendable {
    let limits: Limits
    let conversionLimits: ConversionLimits
    let searchPath: String

    /// - Parameter bytes: of the workbook; they are what is converted, whatever becomes of the file meanwhile.
    func convert(_ bytes: [UInt8], outline: LegacyOutline) throws(ReadingError) -> OPCPackage {
        guard let libreOffice = LibreOffice(searchPath: searchPath) else {
            // Without the converter nobody can tell whether the workbook opens without a password.
            throw outline.isEncrypted ? .workbook(.encrypted) : .noConverter
        }
        let outcome = PrivateFolder.with { folder in
            Result { () throws(ReadingError) in try convert(bytes, with: libreOffice, in: folder) }
        }
        do throws(ReadingError) {
            guard let outcome else { throw .conversionFailed }
            return try outcome.get()
        } catch .conversionFailed where outline.isEncrypted {
            throw .workbook(.encrypted)
        }
    }

    private func convert(
        _ bytes: [UInt8], with libreOffice: LibreOffice, in folder: String
    ) throws(ReadingError) -> OPCPackage {
        let name = "input.xls"
        do {
            try Data(bytes).write(to: URL(filePath: "\(folder)/\(name)"))
        } catch {
            throw .conversionFailed
        }
        switch libreOffice.convert(name, in: folder, limits: conversionLimits) {
        case .timedOut: throw .conversionTimedOut(seconds: conversionLimits.seconds)
        case .failed: throw .conversionFailed
        case .written(let path):
            do throws(XLSXError) {
                return try OPCPackage.open(path: path, limits: limits).reproducible()
            } catch {
                throw .converted(error)
            }
        }
    }
}

extension ReadingError {
    /// What is wrong with a converted copy is the converter's doing, unless there is simply too much of it.
    static func converted(_ error: XLSXError) -> ReadingError {
        if case .limitExceeded = error { .workbook(error) } else { .conversionFailed }
    }
}

extension LegacyOutline {
    /// - Throws: `.conversionIncomplete` when the copy lacks a sheet, a merged range or cells of the original, or shows a
    ///   sheet that was hidden.
    package func check(_ copy: Workbook) throws(ReadingError) {
        if isEncrypted { return try checkTotals(copy) }
        for sheet in sheets {
            guard let found = copy.sheet(named: sheet.name), found.cellCount >= sheet.cellCount,
                (found.visibility == .visible) == sheet.isVisible,
                Set(sheet.merges).isSubset(of: found.merges.ranges)
            else { throw .conversionIncomplete(sheet: sheet.name) }
        }
    }

    /// Which sheet is which, a ciphered workbook does not tell. The chart sheets of the original come as worksheets, too.
    private func checkTotals(_ copy: Workbook) throws(ReadingError) {
        let copies = copy.sheets.filter { $0.kind == .worksheet }
        guard copies.count >= sheets.count,
            copies.reduce(0, { $0 + $1.cellCount }) >= sheets.reduce(0, { $0 + $1.cellCount })
        else { throw .conversionIncomplete(sheet: copies.first?.name ?? "") }  // there is none
    }
}
