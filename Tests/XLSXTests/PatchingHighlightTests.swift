import Spreadsheet
import Testing
import XLSX

@Suite("Marked copies: highlights")
struct PatchingHighlightTests {
    @Test("Each level has one format, first in priority, with its colour and its sentinel")
    func levels() throws {
        let copy = try PatchedPackage.annotated(
            "patch-rich", [("A1", .notice, "一"), ("B2", .error, "二"), ("A5", .error, "三"), ("A2", .warning, "四")])
        let formats = try copy.xml(PatchedPackage.sheet).children("conditionalFormatting")
        #expect(formats.map { $0["sqref"] } == ["B2:B3", "B2 A5:C6", "A2", "A1"])
        let rules = formats.dropFirst().flatMap(\.children)
        #expect(rules.map { $0["type"] } == ["expression", "expression", "expression"])
        #expect(rules.map { $0["priority"] } == ["1", "2", "3"])
        #expect(
            rules.map { $0.child("formula")?.ownText } == [
                "LEN(\"filingdesk:error\")>0", "LEN(\"filingdesk:warning\")>0", "LEN(\"filingdesk:notice\")>0",
            ])
        let looks = try #require(try copy.xml("xl/styles.xml").child("dxfs")).children
        #expect(looks.count == 5)
        let indexes = try rules.map { try #require($0["dxfId"].flatMap { Int($0) }) }
        #expect(indexes == [2, 3, 4])
        #expect(indexes.map { looks[$0].all("bgColor").first?["rgb"] } == ["FFFFC7CE", "FFFFEB9C", "FFDDEBF7"])
    }

    @Test("The department's rules keep their order behind ours, those of extensions too")
    func priorities() throws {
        let copy = try PatchedPackage.annotated("patch-rich", [("A1", .error, "一"), ("A2", .warning, "二")])
        let sheet = try copy.xml(PatchedPackage.sheet)
        let own = try #require(sheet.children("conditionalFormatting").first)
        #expect(own.children.map { $0["priority"] } == ["4", "3"])
        #expect(own.children.map { $0["dxfId"] } == ["0", "1"])
        #expect(own.all("formula").map(\.ownText) == ["0", "B2>100"])
        #expect(sheet.child("extLst")?.all("cfRule").map { $0["priority"] } == ["5"])
        #expect(try copy.text(PatchedPackage.sheet).contains("<cfRule type='expression' dxfId='1' priority='3'>"))
    }

    @Test("Only levels that are used are there")
    func usedLevels() throws {
        let copy = try PatchedPackage.annotated("patch-bare", [("A1", .notice, "一")])
        let rules = try copy.xml(PatchedPackage.sheet).all("cfRule")
        #expect(rules.map { $0["priority"] } == ["1"])
        #expect(rules.map { $0["dxfId"] } == ["0"])
        #expect(try copy.xml("xl/styles.xml").child("dxfs")?.children.count == 1)
    }

    @Test("Every priority of a sheet is its own", arguments: PatchedPackage.fixtures)
    func uniquePriorities(_ fixture: String) throws {
        let copy = try PatchedPackage.annotated(fixture, [("A1", .error, "一"), ("Z1", .warning, "二")])
        let priorities = try copy.xml(PatchedPackage.sheet).all("cfRule").compactMap { $0["priority"] }
        #expect(Set(priorities).count == priorities.count)
        let formats = try #require(try copy.xml("xl/styles.xml").child("dxfs")).children.count
        let used = try copy.xml(PatchedPackage.sheet).all("cfRule").compactMap { $0["dxfId"].flatMap { Int($0) } }
        #expect(used.allSatisfy { $0 < formats })
    }
}
