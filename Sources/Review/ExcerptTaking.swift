import Conversion
import Reports
import Spreadsheet
import XLSX

extension JudgedFile {
    /// The sheets around its findings, by item; none for a finding that is about the file as a whole.
    ///
    /// The file is read again for it: what a run finds by comparing files is known only when no file's cells are held any more.
    func excerpts(_ opener: WorkbookOpener) -> [Int: SheetExcerpt] {
        guard failure == nil, items.contains(where: { !$0.cause.leader.origin.sheet.isEmpty }) else { return [:] }
        TrapGuard.enter(file: input.label)
        // It was read a moment ago. If it has gone or changed since, the findings are told without the sheet.
        guard let workbook = try? workbook(opener) else { return [:] }
        var used: [String: CellRange] = [:]
        var excerpts: [Int: SheetExcerpt] = [:]
        for (number, item) in items.enumerated() {
            let origin = item.cause.leader.origin
            guard let sheet = workbook.sheet(named: origin.sheet), let range = used[origin.sheet] ?? sheet.usedRange
            else { continue }
            used[origin.sheet] = range
            excerpts[number] = SheetExcerpt(around: origin.cell, in: sheet, used: range)
        }
        return excerpts
    }

    /// - Returns: nil for a file that is not what was judged.
    private func workbook(_ opener: WorkbookOpener) throws -> Workbook? {
        if let converted { return try opener.read(converted: converted, name: input.label) }
        let workbook = try opener.open(path: input.path, name: input.label).workbook
        return workbook.id == id ? workbook : nil
    }
}
