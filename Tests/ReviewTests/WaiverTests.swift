import FilingModel
import Foundation
import Reports
import Review
import Rules
import Spreadsheet
import Testing
import XLSX

@Suite("Waivers")
struct WaiverTests {
    private static let day = CellDate.Day(year: 2025, month: 3, day: 1)
    private static let file = Checkout.samples.appending(path: "waivers.xlsx").path

    private func run(_ waivers: String, on day: CellDate.Day = day) throws -> ReviewRun {
        let desk = try ReviewDesk()
        return ReviewRun(
            desk: desk, inputs: try InputCollector([Checkout.inbox]).inputs,
            lists: BureauLists(roster: try desk.roster(at: Checkout.roster)),
            waivers: try desk.waivers(at: waivers, on: day), jobs: 2)
    }

    private func uses(_ record: ReviewRecord) -> [String] {
        record.waivers?.list.waivers.compactMap { waiver in
            record.waivers.map { "\(waiver.rule) \($0.status(of: waiver).rawValue) \($0.count(of: waiver))" }
        } ?? []
    }

    @Test("Those in force are used, one out of time is not, and each is accounted for")
    func sample() async throws {
        let record = try await run(Self.file).check()
        #expect(uses(record) == ["COMP-14 used 4", "GATE-07 used 1", "VAL-15 expired 0", "IND-06 unused 0"])
        let file = try #require(record.files.first { $0.path.hasSuffix("门诊大厅维修改造.xlsx") })
        #expect(file.findings.filter(\.isWaived).map(\.finding.rule) == ["COMP-14", "COMP-14", "COMP-14", "COMP-14"])
        #expect(file.findings.suffix(4).map(\.isWaived) == [true, true, true, true])
        #expect(record.missing.map(\.projectName) == ["县道波形护栏更新工程"])
        #expect(record.registerFindings.map { $0.waiver == nil } == [true, false])
    }

    @Test("A waiver counts on its last day and not on the next")
    func expiry() async throws {
        let last = try await run(Self.file, on: .init(year: 2024, month: 6, day: 30)).check()
        #expect(uses(last)[2] == "VAL-15 used 1")
        let next = try await run(Self.file, on: .init(year: 2024, month: 7, day: 1)).check()
        #expect(uses(next)[2] == "VAL-15 expired 0")
    }

    @Test("What is waived does not bear on the verdict, has no mark, and is listed with who approved it")
    func verdict() async throws {
        try await Checkout.withFolder { folder in
            let list = folder.appending(path: "waivers.yaml")
            try Data(
                """
                waivers:
                  - rule: DUP-01
                    unit: 示例县卫生健康局
                    project: 基层卫生人员业务培训
                    approver: 绩效股
                    reason: 补报更正件
                    expires: 2025-12-31
                """.utf8
            ).write(to: list)
            let out = folder.appending(path: "out").path
            let record = try await run(list.path).review(into: out)
            let file = try #require(record.files.first { $0.path.hasSuffix("（再次报送）.xlsx") })
            #expect(file.verdict == .accepted)
            let copy = "\(out)/\(try #require(file.annotatedPath))"
            let comments = try WorkbookPatcher(OPCPackage.open(path: copy)).reviewComments()
            #expect(comments.isEmpty)
            let sheet = try #require(try WorkbookReader().read(path: copy, name: "").sheet(named: "审核意见"))
            let texts = sheet.cells.map(\.shownText)
            #expect(texts.contains("豁免"))
            #expect(texts.contains { $0.hasSuffix("已由绩效股同意豁免（补报更正件），有效期至2025-12-31。") })
            #expect(texts.contains("审核结论：受理　（错误 0，警告 0，提示 0，豁免 1）"))
            let summary = try WorkbookReader().read(path: "\(out)/审核汇总.xlsx", name: "")
            #expect(summary.sheets.last?.name == "豁免")
        }
    }

    /// A line of YAML that spoils the entry, and what the sentence says.
    static let mistakes: [(String, String)] = [
        ("rule: NOPE-01", "waivers[1]：没有编号为“NOPE-01”的规则。"), ("rule: \"\"", "waivers[1]：这一项没有写明规则，请补填。"),
        ("reason: \"\"", "waivers[1]：这一项没有写明理由，请补填。"), ("unit: \"\"", "waivers[1]：这一项没有写明单位或项目，请补填。"),
        ("expires: 明年", "waivers[1]：有效期“明年”不是日期，请写成 2025-12-31 的样子。"), ("until: 2025", "waivers[1]：不认识“until”。"),
    ]

    @Test("A waiver that lacks something is named", arguments: mistakes)
    func errors(line: String, sentence: String) async throws {
        try await Checkout.withFolder { folder in
            let list = folder.appending(path: "waivers.yaml")
            let key = line.prefix { $0 != ":" }
            let entry =
                ["rule: DUP-01", "unit: 示例县卫生健康局", "approver: 绩效股", "reason: 试点", "expires: 2025-12-31"]
                .filter { !$0.hasPrefix(key) } + [line]
            try Data(("waivers:\n  - " + entry.joined(separator: "\n    ") + "\n").utf8).write(to: list)
            #expect {
                _ = try ReviewDesk().waivers(at: list.path, on: Self.day)
            } throws: { error in
                (error as? ReviewError)?.sentence[.chinese].hasSuffix("无法使用：\(sentence)") == true
            }
        }
    }

    @Test("A workbook of another kind is named, with what it lacks")
    func otherList() throws {
        #expect {
            _ = try ReviewDesk().waivers(at: Checkout.roster, on: Self.day)
        } throws: { error in
            (error as? ReviewError)?.sentence[.chinese].contains("缺少列标题 豁免规则、批准人、有效期至") == true
        }
    }
}
