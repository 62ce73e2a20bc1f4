import Spreadsheet
import Testing
import XLSX

@Suite("Marks in odd comments")
struct MarksCommentsTests {
    private static let mark = "【审核】\n第一行"

    @Test(
        "A comment keeps what it says, and ours follows",
        arguments: ["marks-odd-comments", "marks-odd-comments-prefixed"])
    func said(_ fixture: String) throws {
        let root = try PatchedPackage.annotated(fixture, PatchedPackage.marks).xml("xl/comments1.xml")
        let comments = try #require(root.child("commentList")).children
        let long = String(repeating: "长", count: 32_757)
        let expected: [(cell: String, said: String)] = [
            ("A1", "\n【审核】\n缺"), ("B1", "\n" + Self.mark), ("C1", "\n" + Self.mark), ("D1", "\n" + Self.mark),
            ("E1", "\n" + Self.mark), ("F1", "\n" + Self.mark), ("G1", "甲乙\n" + Self.mark),
            // 32,757 and six for the mark between two line feeds: four are left. I1 is full but for one.
            ("H1", long + "\n【审核】\n第一行"), ("I1", String(repeating: "长", count: 32_766)),
            ("J1", "【审核】\n已核\n" + Self.mark), ("K1", "甲\n【审核】\n已核\n" + Self.mark), ("L1", "甲\n" + Self.mark),
            ("M1", "\n" + Self.mark), ("B2", "【审核】\n一\n二"), ("A5", "【审核】\n写法"), ("H9", "【审核】\n多"),
        ]
        #expect(Set(comments.compactMap { $0["ref"] }) == Set(expected.map(\.cell)))
        for (cell, said) in expected {
            let comment = try #require(comments.first { $0["ref"] == cell })
            let text = comment.child("text")
            let parts = text?.children.filter { $0.name != "rPh" && $0.name != "phoneticPr" } ?? []
            #expect(
                parts.map { $0.name == "t" ? $0.ownText : $0.child("t")?.ownText ?? "" }.joined() == said, "\(cell)")
            // CT_Comment: `text`, then `commentPr`; CT_Rst: runs, then phonetic hints.
            #expect(comment.children.map(\.name).prefix(1) == ["text"])
            #expect(cell == "I1" || !(text?.children.contains { $0.name == "t" } ?? true), "\(cell)")
        }
    }

    @Test(
        "Ours is cut where a comment would become too long",
        arguments: [(32_758, "第一行"), (32_759, "第…"), (32_760, "…")])
    func tooLong(_ length: Int, _ kept: String) throws {
        let fixture = try PatchedPackage.annotated("marks-odd-comments", [])
        let text = try fixture.text("xl/comments1.xml")
            .replacing(String(repeating: "长", count: 32_757) + "<", with: String(repeating: "长", count: length) + "<")
        let copy = try fixture.replacing("xl/comments1.xml", text).marked([("H1", .error, "第一行")])
        let comment = try #require(try copy.xml("xl/comments1.xml").all("comment").first { $0["ref"] == "H1" })
        #expect(comment.said.utf16.count <= 32_767)
        #expect(comment.said == String(repeating: "长", count: length) + "\n【审核】\n" + kept)
    }

    @Test("A text is cut between characters, not within them")
    func characters() throws {
        let text = String(repeating: "👍🏽", count: 20_000)  // four code units each
        let said = try PatchedPackage.annotated("patch-bare", [("A1", .error, text)]).xml("xl/comments1.xml").said
        // (32,767 − 5 − 1) / 4 = 8,190.25
        #expect(said == "【审核】\n" + String(repeating: "👍🏽", count: 8_190) + "…")
    }

    @Test("A comment by an author who is not there does not come to be ours")
    func nobody() throws {
        let root = try PatchedPackage.annotated("patch-undrawn").xml("xl/comments1.xml")
        let authors = try #require(root.child("authors")).children.map(\.ownText)
        let said = try root.all("comment").map { try #require($0["authorId"].flatMap { Int($0) }) }
        #expect(root.all("comment").map { $0["ref"] } == ["C3", "A1"])
        #expect(said.map { authors[$0] } == ["", "FilingDesk"])
    }

    @Test("A line that reads like the mark is no mark")
    func markWithin() throws {
        let copy = try PatchedPackage.annotated("patch-rich", [("A2", .error, "单元格写着：\n【审核】\n甲")])
        #expect(try copy.xml("xl/comments1.xml").all("comment")[0].said == " 请核对 \n【审核】\n单元格写着：\n【审核】 \n甲")
        try PatchedPackage.expectSame(copy.original, try copy.unmarked().package)
    }

    @Test("A thread is left alone when marks go and come")
    func threads() throws {
        let copy = try PatchedPackage.annotated("patch-threaded", PatchedPackage.marks)
        let again = try copy.marked([("A1", .warning, "再"), ("C1", .error, "新")])
        #expect(
            try again.xml("xl/comments1.xml").all("comment").map(\.said) == ["[线程批注] 为什么？", "", "【审核】\n新"])
        for part in ["xl/threadedComments/threadedComment1.xml", "xl/persons/person.xml"] {
            #expect(try again.text(part) == again.originalText(part))
        }
    }
}
