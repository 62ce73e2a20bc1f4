import Conversion
import FilingModel
import Foundation
import Reports
import Review
import Spreadsheet
import TestSupport
import Testing

/// Shares of a run, reviewed one by one and joined, against the same run in one piece.
@Suite("Shards joined are a single run")
struct ShardTests {
    private static let conversions = Checkout.root.appending(path: "Tests/ConversionTests/Fixtures")

    /// A run in one piece, and in pieces that get the folders in turn in one order and the other.
    private struct Bench {
        let desk: ReviewDesk
        var lists = BureauLists()
        var waivers: WaiverList?
        let paths: [String]
        let folder: URL

        func run(_ paths: [String], lists: BureauLists = BureauLists(), waivers: WaiverList? = nil) throws -> ReviewRun
        {
            ReviewRun(desk: desk, inputs: try InputCollector(paths).inputs, lists: lists, waivers: waivers, jobs: 2)
        }

        func whole() async throws -> [String: Data] {
            let out = folder.appending(path: "whole")
            _ = try await run(paths, lists: lists, waivers: waivers).review(into: out.path)
            return try Checkout.contents(of: out)
        }

        /// The folders of the shards' results.
        func shards(_ count: Int) async throws -> [String] {
            var folders: [String] = []
            for number in 1...count {
                let out = folder.appending(path: "shard-\(number)-\(count)").path
                let paths = number.isMultiple(of: 2) ? paths.reversed() : paths
                let share = try #require(Share(number: number, count: count))
                _ = try await ShardRun(run(paths), share: share).review(into: out)
                folders.append(out)
            }
            return folders
        }

        func merge(
            _ shards: [String], into name: String = "merged", inputs: String? = nil
        ) async throws -> (record: ReviewRecord, contents: [String: Data]) {
            let out = folder.appending(path: name)
            let merge = MergeRun(
                desk: desk, shards: shards, inputs: inputs, lists: lists, waivers: waivers, jobs: 2)
            return (try await merge.merge(into: out.path).record, try Checkout.contents(of: out))
        }
    }

    private func withSamples(_ body: (Bench) async throws -> Void) async throws {
        let desk = try ReviewDesk()
        let lists = try desk.lists(
            roster: Checkout.roster, evaluations: Checkout.samples.appending(path: "evaluations.xlsx").path,
            directory: Checkout.samples.appending(path: "directory.xlsx").path)
        let day = try #require(CellDate(iso8601: "2025-03-01")?.day)
        let waivers = try desk.waivers(at: Checkout.samples.appending(path: "waivers.xlsx").path, on: day)
        try await Checkout.withFolder { folder in
            try await body(
                Bench(desk: desk, lists: lists, waivers: waivers, paths: [Checkout.inbox], folder: folder))
        }
    }

    @Test("The samples with every list: one shard, three, and more shards than files")
    func samples() async throws {
        try await withSamples { bench in
            let whole = try await bench.whole()
            #expect(whole.count > 35)
            for count in [1, 3, 40] {
                let merged = try await bench.merge(bench.shards(count).reversed(), into: "merged-\(count)")
                expectSame(merged.contents, whole, "\(count) shards")
            }
        }
    }

    @Test("Two folders with duplicates, a damaged file, a marked copy and a legacy workbook, in either order")
    func sundries() async throws {
        try await Checkout.withFolder { folder in
            let converter = try StagedConverter(
                answering: Self.conversions.appending(path: "filing.xlsx"), in: folder.appending(path: "bin"))
            let desk = try ReviewDesk(opener: WorkbookOpener(searchPath: converter.searchPath))
            let paths = ["甲", "乙"].map { folder.appending(path: $0) }
            for (path, department) in zip(paths, ["示例县卫生健康局", "示例县教育体育局"]) {
                try FileManager.default.copyItem(atPath: "\(Checkout.inbox)/\(department)", toPath: path.path)
            }
            let twice = "基层医疗设备购置.xlsx"
            try FileManager.default.copyItem(
                at: paths[0].appending(path: twice), to: paths[1].appending(path: twice))
            try Data("PK\u{3}\u{4} and no more".utf8).write(to: paths[1].appending(path: "损坏.xlsx"))
            try FileManager.default.copyItem(
                at: Self.conversions.appending(path: "filing.xls"), to: paths[0].appending(path: "旧版.xls"))
            try FileManager.default.copyItem(
                at: Self.conversions.appending(path: "filing.xls"), to: paths[1].appending(path: "旧版再报.xls"))
            for copy in ["mended-libreoffice.xlsx", "mended-openpyxl.xlsx"] {
                try FileManager.default.copyItem(
                    at: Checkout.root.appending(path: "Tests/ReviewTests/Fixtures/\(copy)"),
                    to: paths[0].appending(path: copy))
            }
            let bench = Bench(
                desk: desk, lists: BureauLists(roster: try desk.roster(at: Checkout.roster)),
                paths: paths.map(\.path), folder: folder)
            let whole = try await bench.whole()
            let merged = try await bench.merge(bench.shards(3))
            expectSame(merged.contents, whole, "three shards")
            #expect(whole.keys.contains("annotated/甲/旧版.xlsx"))
            let lacking = merged.record.files.filter { $0.verdict == .unreadable }.map(\.path)
            #expect(lacking == ["乙/损坏.xlsx"])
        }
    }

    @Test("Files that have gone: the copies that lack something are named, and complete again with --inputs")
    func inputsGone() async throws {
        try await Checkout.withFolder { folder in
            let desk = try ReviewDesk()
            let inbox = folder.appending(path: "inbox")
            try FileManager.default.copyItem(atPath: "\(Checkout.inbox)/示例县卫生健康局", toPath: inbox.path)
            let bench = Bench(
                desk: desk, lists: BureauLists(roster: try desk.roster(at: Checkout.roster)), paths: [inbox.path],
                folder: folder)
            let whole = try await bench.whole()
            let shards = try await bench.shards(2)
            let moved = folder.appending(path: "moved")
            try FileManager.default.moveItem(at: inbox, to: moved)
            let merged = try await bench.merge(shards)
            let lacking = merged.record.files.filter { $0.hindrance != nil }
            // The training that was filed twice: the register's DUP-01 is in neither of the shards' copies.
            #expect(lacking.map(\.path).contains("inbox/基层卫生人员业务培训（再次报送）.xlsx"))
            #expect(lacking.count < merged.record.files.count)
            #expect(
                lacking.allSatisfy {
                    $0.hindrance?.zh == """
                        找不到报送的原文件（或已被改动），批注稿和更正稿里没有整批比对和豁免的结果。请用 --inputs 指明原文件所在的文件夹，再合并一次。
                        """
                })
            for file in merged.record.files where file.hindrance == nil {
                let copy = try #require(file.annotatedPath)
                #expect(merged.contents[copy] == whole[copy])
            }
            expectSame(try await bench.merge(shards, into: "again", inputs: moved.path).contents, whole, "moved")
        }
    }

    @Test("A copy that somebody has changed in a shard's folder is made anew")
    func copyChanged() async throws {
        try await Checkout.withFolder { folder in
            let bench = Bench(desk: try ReviewDesk(), paths: ["\(Checkout.inbox)/示例县教育体育局"], folder: folder)
            let whole = try await bench.whole()
            let shards = try await bench.shards(1)
            let copies = try FileManager.default.contentsOfDirectory(atPath: "\(shards[0])/annotated").sorted()
            try Data("typed over".utf8).write(to: URL(fileURLWithPath: "\(shards[0])/annotated/\(copies[0])"))
            try FileManager.default.removeItem(atPath: "\(shards[0])/annotated/\(copies[1])")
            expectSame(try await bench.merge(shards).contents, whole, "changed copies")
        }
    }

    @Test("What is not all shards of one run is refused, and said in one sentence")
    func refused() async throws {
        try await Checkout.withFolder { folder in
            let one = "\(Checkout.inbox)/示例县卫生健康局"
            let bench = Bench(desk: try ReviewDesk(), paths: [one], folder: folder)
            let shards = try await bench.shards(3)
            func sentence(_ shards: [String], _ desk: ReviewDesk? = nil) async throws -> String? {
                let merge = MergeRun(desk: try desk ?? ReviewDesk(), shards: shards, jobs: 1)
                do throws(ReviewError) {
                    _ = try await merge.merge(into: folder.appending(path: "out").path)
                    return nil
                } catch {
                    return error.sentence[.english].replacingOccurrences(of: folder.path, with: "…")
                }
            }
            #expect(try await sentence([shards[1]]) == "2 of the shards missing: 1/3, 3/3.")
            #expect(
                try await sentence(shards + [shards[1]])
                    == "Shard 2/3 is given twice: \"…/shard-2-3\" and \"…/shard-2-3\".")
            let other = Bench(desk: try ReviewDesk(), paths: [Checkout.inbox], folder: folder.appending(path: "other"))
            let others = try await other.shards(3)
            #expect(
                try await sentence([shards[0], others[1], shards[2]]) == """
                    The shards "…/other/shard-2-3" and "…/shard-1-3" cannot be joined: they differ in the files (their names or sizes). \
                    Review one of them again with the same files and options.
                    """)
            #expect(
                try await sentence(shards, ReviewDesk(year: FiscalYear(2026))) == """
                    This run and the shard "…/shard-1-3" differ in the budget year (2025 and 2026). Give merge the options that the shards were given.
                    """)
            #expect(
                try await sentence([shards[0], shards[1], folder.path]) == """
                    There is no shard's result (shard.filingdesk) in "…". Review that share first with filingdesk review --shard, or wait until it is done.
                    """)
            let file = URL(fileURLWithPath: "\(shards[2])/shard.filingdesk")
            let bytes = try Data(contentsOf: file)
            var damaged = bytes
            damaged[damaged.count / 2] ^= 1
            for broken in [damaged, bytes.dropLast(), bytes + [0]] {
                try Data(broken).write(to: file)
                #expect(
                    try await sentence(shards) == """
                        The shard's result "…/shard-3-3/shard.filingdesk" is damaged or not complete. Copy it again, or review that share again.
                        """)
            }
        }
    }

    @Test("Shares are all files, each once, alike in size, and the same in whatever order folders are given")
    func shares() async throws {
        try await Checkout.withFolder { folder in
            let sizes = [900_000, 300_000, 300_000, 300_000] + [Int](repeating: 4_000, count: 40)
            for (number, size) in sizes.enumerated() {
                let place = folder.appending(path: number.isMultiple(of: 2) ? "a" : "b")
                try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
                try Data(repeating: 0, count: size).write(to: place.appending(path: "\(number).xlsx"))
            }
            let paths = ["a", "b"].map { folder.appending(path: $0).path }
            let whole = SizedInputs(try InputCollector(paths).inputs)
            let turned = SizedInputs(try InputCollector(paths.reversed()).inputs)
            var seen: [String] = []
            for number in 1...2 {
                let share = try #require(Share("\(number)/2"))
                let inputs = share.inputs(of: whole)
                #expect(share.inputs(of: turned).map(\.label) == inputs.map(\.label))
                seen += inputs.map(\.label)
                let bytes = try inputs.map { try Data(contentsOf: URL(fileURLWithPath: $0.path)).count }.reduce(0, +)
                // One has the large file and what evens it out.
                #expect(abs(bytes - (sizes.reduce(0, +) / 2)) < 100_000)
            }
            #expect(seen.sorted() == whole.inputs.map(\.label).sorted())
            #expect(seen.count == 44)
            for text in ["0/2", "3/2", "1", "1/0", "a/b", "1/2/3", "-1/2", ""] { #expect(Share(text) == nil) }
        }
    }

    private func expectSame(_ one: [String: Data], _ other: [String: Data], _ what: String) {
        #expect(one.keys.sorted() == other.keys.sorted(), "\(what)")
        for (name, bytes) in other { #expect(one[name] == bytes, "\(what): \(name)") }
    }
}
