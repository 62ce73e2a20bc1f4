/// A mark at a cell: a highlight, and a comment that says what the matter is.
package struct CellAnnotation: Hashable, Sendable {
    /// How strong the highlight is, strongest first.
    package enum Level: Int, Sendable, CaseIterable, Comparable {
        case error, warning, notice

        package static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
    }

    package let sheet: String
    /// The top-left cell of a merged area marks the whole area.
    package let cell: CellReference
    package let level: Level
    /// The comment's text without its first line `【审核】`, which the patcher writes.
    package let text: String

    package init(sheet: String, cell: CellReference, level: Level, text: String) {
        self.sheet = sheet
        self.cell = cell
        self.level = level
        self.text = text
    }
}
