import Spreadsheet

/// A comment that a review left in a workbook, at the cell where it is now: comments move with their cells when rows are
/// inserted or deleted.
package struct ReviewComment: Hashable, Sendable {
    package let sheet: String
    package let cell: CellReference
    /// Our part of the comment, without its first line.
    package let text: String
}

extension WorkbookPatcher {
    /// Our comments of all sheets, in sheet order. A part that cannot be read has none.
    package func reviewComments() throws(XLSXError) -> [ReviewComment] {
        var found: [ReviewComment] = []
        for (sheet, part) in worksheets {
            let draft = draft
            let links = try draft.relationships(of: part).filter { !$0.isExternal && draft.contains($0.target) }
            guard let comments = links.first(where: { $0.kind == "comments" })?.target else { continue }
            let bytes = try draft.content(of: comments)
            guard bytes.holds("【审核】") else { continue }
            let isMarked = try draft.content(of: part).holds("filingdesk:")
            found += try Self.comments(
                in: bytes, part: comments, sheet: sheet, isMarkedSheet: isMarked, limits: draft.package.limits)
        }
        return found
    }

    private static func comments(
        in bytes: [UInt8], part: String, sheet: String, isMarkedSheet: Bool, limits: Limits
    ) throws(XLSXError) -> [ReviewComment] {
        let unsplice = try Unsplice(bytes, part: part, limits: limits)
        let comments = CommentsPart(unsplice.map)
        return comments.comments.compactMap { comment in
            let said: Substring.UTF8View
            switch comments.ours(in: comment, unsplice, isMarkedSheet: isMarkedSheet) {
            case .whole: said = comment.said[...].utf8
            case .from(let place): said = comment.said.utf8.dropFirst(place)
            case nil: return nil
            }
            // The mark's own line goes.
            let text = String(
                decoding: said.drop { $0 == 0x0A || $0 == 0x0D }.drop { $0 != 0x0A }.dropFirst(), as: UTF8.self)
            return ReviewComment(sheet: sheet, cell: comment.cell, text: text)
        }
    }
}
