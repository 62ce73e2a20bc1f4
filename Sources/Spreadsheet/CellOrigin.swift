/// Which workbook: its file name as given, and the SHA-256 of its bytes in lower-case hexadecimal.
package struct WorkbookID: Hashable, Sendable {
    package let name: String
    package let sha256: String

    package init(name: String, sha256: String) {
        self.name = name
        self.sha256 = sha256
    }
}

/// A sheet of a workbook, shared by all places in it: a filing has a hundred of these.
package final class SheetPlace: Sendable {
    package let workbook: WorkbookID
    package let sheet: String
    fileprivate let hash: Int

    package init(workbook: WorkbookID, sheet: String) {
        self.workbook = workbook
        self.sheet = sheet
        var hasher = Hasher()
        hasher.combine(workbook)
        hasher.combine(sheet)
        hash = hasher.finalize()
    }
}

extension SheetPlace: Hashable {
    package static func == (left: SheetPlace, right: SheetPlace) -> Bool {
        left === right || (left.hash == right.hash && left.workbook == right.workbook && left.sheet == right.sheet)
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}

/// Where something stands: the one location type. Every field and every finding has one.
/// The cell of a merged area is its top-left cell.
package struct CellOrigin: Hashable, Sendable {
    package let place: SheetPlace
    package let cell: CellReference

    package init(_ place: SheetPlace, _ cell: CellReference) {
        self.place = place
        self.cell = cell
    }

    package init(workbook: WorkbookID, sheet: String, cell: CellReference) {
        self.init(SheetPlace(workbook: workbook, sheet: sheet), cell)
    }

    package var workbook: WorkbookID { place.workbook }
    package var sheet: String { place.sheet }
}

/// `Sheet1!A5`; a person reads it, nothing parses it.
extension CellOrigin: CustomStringConvertible {
    package var description: String { "\(sheet)!\(cell)" }
}
