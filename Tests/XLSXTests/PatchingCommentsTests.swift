import Spreadsheet
import Testing
import XLSX

@Suite("Marked copies: comments")
struct PatchingCommentsTests {
    private struct Said: Equatable, CustomStringConvertible {
        let cell: String
        let author: String
        let text: String

        init(_ cell: String, _ author: String, _ text: String) {
            (self.cell, self.author, self.text) = (cell, author, text)
        }

        var description: String { "\(cell) \(author): \(text.debugDescription)" }
    }

    private func comments(_ copy: PatchedPackage, _ part: String = "xl/comments1.xml") throws -> [Said] {
        let root = try copy.xml(part)
        let authors = try #require(root.child("authors")).children.map(\.ownText)
        return try #require(root.child("commentList")).children.map { comment in
            let author = try #require(comment["authorId"].flatMap { Int($0) })
            return Said(
                comment["ref"] ?? "", authors.indices.contains(author) ? authors[author] : "", comment.said)
        }
    }

    @Test("A new comment is by FilingDesk and begins with its mark")
    func fresh() throws {
        let copy = try PatchedPackage.annotated("patch-bare", [("C3", .error, "缺金额"), ("A1", .notice, "写法")])
        #expect(
            try comments(copy) == [Said("A1", "FilingDesk", "【审核】\n写法"), Said("C3", "FilingDesk", "【审核】\n缺金额")])
    }

    @Test("The department's comments keep author and text; ours follows in theirs or stands beside them")
    func existing() throws {
        let copy = try PatchedPackage.annotated(
            "patch-rich", [("B2", .error, "金额不符"), ("A2", .notice, "写法"), ("A3", .warning, "公式")])
        #expect(
            try comments(copy) == [
                Said("A2", "张三", " 请核对 \n【审核】\n写法"), Said("B2", "李四", "李四：同意\n【审核】\n金额不符"),
                Said("A3", "FilingDesk", "【审核】\n公式"),
            ])
        let list = try #require(try copy.xml("xl/comments1.xml").child("commentList"))
        // CT_Rst: `t`, then `r`, then `rPh`, then `phoneticPr`; a plain text that runs follow becomes a run itself.
        #expect(list.children[0].child("text")?.children.map(\.name) == ["r", "r", "r"])
        #expect(list.children[1].child("text")?.children.map(\.name) == ["r", "r", "r", "r", "phoneticPr"])
        #expect(list.children[0]["shapeId"] == "0")
        let text = try copy.text("xl/comments1.xml")
        #expect(text.contains("<r><t xml:space=\"preserve\"> 请核对 </t></r\t >"))
        #expect(text.contains("<r><rPr><b/></rPr><t>李四：</t></r><r><t>同意</t></r>"))
        #expect(
            text.contains("<authors><author>张三</author><author>李四</author><author>FilingDesk</author\t ></authors>"))
    }

    @Test(
        "Comments by other programs are kept",
        arguments: [("patch-openpyxl", "王五", "原批注"), ("patch-xlsxwriter", "赵六", "核对金额")])
    func otherPrograms(_ fixture: String, _ author: String, _ text: String) throws {
        let copy = try PatchedPackage.annotated(fixture, [("B2", .error, "缺"), ("A1", .error, "多")])
        let part = fixture == "patch-openpyxl" ? "xl/comments/comment1.xml" : "xl/comments1.xml"
        let said = try comments(copy, part)
        #expect(said.first == Said("B2", author, text + "\n【审核】\n缺"))
        #expect(said.last == Said("A1", "FilingDesk", "【审核】\n多"))
    }

    @Test("A thread is left alone: its comment, its persons and its part")
    func threads() throws {
        let copy = try PatchedPackage.annotated("patch-threaded", [("A1", .error, "缺"), ("B1", .error, "多")])
        #expect(
            try comments(copy) == [
                Said("A1", "tc={F7C1A4E2-0000-4000-8000-00000000000A}", "[线程批注] 为什么？"),
                Said("B1", "张三", "\n【审核】\n多"),
            ])
        for part in ["xl/threadedComments/threadedComment1.xml", "xl/persons/person.xml"] {
            #expect(try copy.text(part) == copy.originalText(part))
        }
        let links = try copy.xml("xl/worksheets/_rels/sheet1.xml.rels").children.compactMap { $0["Target"] }
        #expect(
            links == [
                "../drawings/vmlDrawing1.vml", "../comments1.xml", "../threadedComments/threadedComment1.xml",
            ])
        // The highlight marks the thread's cell all the same.
        let format = try copy.xml(PatchedPackage.sheet).child("conditionalFormatting")
        #expect(format?["sqref"] == "A1 B1")
    }

    @Test("Text that XML or the format would take amiss is said as it is")
    func escapes() throws {
        let copy = try PatchedPackage.annotated(
            "patch-bare", [("A1", .error, "<b> & \"x\" _x0041_ _x41_\u{1}\u{FFFE}甲\t乙")])
        let root = try copy.xml("xl/comments1.xml")
        #expect(root.said == "【审核】\n<b> & \"x\" _x005F_x0041_ _x41_甲\t乙")
        #expect(root.all("t").map { $0["xml:space"] } == ["preserve", "preserve"])
    }

    @Test("Two marks at one cell make one comment, in the colour of the heavier")
    func twoAtOneCell() throws {
        let copy = try PatchedPackage.annotated("patch-bare", [("A1", .notice, "轻"), ("A1", .error, "重")])
        #expect(try comments(copy) == [Said("A1", "FilingDesk", "【审核】\n轻\n\n重")])
        let formats = try copy.xml(PatchedPackage.sheet).children("conditionalFormatting")
        #expect(formats.map { $0["sqref"] } == ["A1"])
        #expect(formats[0].all("formula").map(\.ownText) == ["LEN(\"filingdesk:error\")>0"])
    }

    @Test("A mark inside a merged area stands at its first cell, where it can be seen", arguments: ["A5", "B6", "C5"])
    func merged(_ cell: String) throws {
        let copy = try PatchedPackage.annotated("patch-rich", [(cell, .error, "缺")])
        #expect(try comments(copy).last == Said("A5", "FilingDesk", "【审核】\n缺"))
        let formats = try copy.xml(PatchedPackage.sheet).children("conditionalFormatting")
        #expect(formats.map { $0["sqref"] } == ["B2:B3", "A5:C6"])
        #expect(try copy.text("xl/drawings/vmlDrawing1.vml").contains("<x:Row>4</x:Row><x:Column>0</x:Column>"))
    }

    @Test("Marks at several cells of a merged area join the comment that is there")
    func mergedTwice() throws {
        let copy = try PatchedPackage.annotated("patch-openpyxl", [("A5", .warning, "一"), ("B6", .error, "二")])
        #expect(
            try comments(copy, "xl/comments/comment1.xml") == [
                Said("B2", "王五", "原批注"), Said("A5", "王五", "合并批注\n【审核】\n一\n\n二"),
            ])
    }

    @Test("Empty cells and cells outside of every row are marked", arguments: ["B3", "A4", "Z99", "XFD1048576"])
    func nowhere(_ cell: String) throws {
        let copy = try PatchedPackage.annotated("patch-rich", [(cell, .error, "缺")])
        #expect(try comments(copy).last == Said(cell, "FilingDesk", "【审核】\n缺"))
        #expect(try copy.xml(PatchedPackage.sheet).children("conditionalFormatting").last?["sqref"] == cell)
    }

    @Test("A comment longer than a cell may be is cut")
    func long() throws {
        let copy = try PatchedPackage.annotated("patch-bare", [("A1", .error, String(repeating: "长", count: 40_000))])
        let said = try copy.xml("xl/comments1.xml").said
        #expect(said == "【审核】\n" + String(repeating: "长", count: 32_767 - 5 - 1) + "…")
    }

    @Test("A copy that is marked again says what the second review says")
    func again() throws {
        let once = try PatchedPackage.annotated("patch-bare", [("A1", .error, "一")])
        let cell = try #require(CellReference("A1"))
        let mark = CellAnnotation(sheet: #"O'Brien & "Co""#, cell: cell, level: .error, text: "二")
        let twice = try WorkbookPatcher(once.package).annotated([mark], report: try PatchedPackage.report())
        let copy = PatchedPackage(original: once.package, package: try OPCPackage(bytes: twice))
        #expect(try comments(copy) == [Said("A1", "FilingDesk", "【审核】\n二")])
        #expect(copy.added == [])
    }
}
