import Foundation
import Review
import Testing

/// There and back again equals the first form, over all samples.
@Suite("Conversion there and back")
struct ConvertRoundTripTests {
    @Test("Cards, lists, JSON and CSV give every sample back", arguments: ConversionTarget.allCases)
    func samples(target: ConversionTarget) async throws {
        try await Checkout.withFolder { folder in
            let bench = ConvertBench(folder: folder)
            let first = try await bench.filings([Checkout.inbox], "first")
            #expect(first.count == 40)
            let there = try await bench.convert([Checkout.inbox], to: target, as: "there")
            #expect(there.record.totals.files == 31)
            #expect(there.record.totals.unreadable == 0)
            #expect(there.record.totals.withoutForm == 1)
            let back = try await bench.filings([there.path], "back")
            guard target == .list else {
                #expect(there.record.totals.lost == 0)
                #expect(back == first)
                return
            }
            // A list has rows of projects: the three departments' forms are told.
            #expect(there.record.totals.lost == 3)
            #expect(there.record.sentences.count { $0.contains("放不下部门整体支出绩效目标") } == 3)
            #expect(back == first.filter { !$0.contains("department-target") })
            #expect(back.count == 37)
        }
    }

    @Test("The list made of cards and the cards made of that list say the same")
    func listToCards() async throws {
        try await Checkout.withFolder { folder in
            let bench = ConvertBench(folder: folder)
            let list = try await bench.convert([Checkout.inbox], to: .list, as: "list").path
            let cards = try await bench.convert([list], to: .card, as: "cards")
            #expect(cards.record.totals.lost == 0)
            let again = try await bench.convert([cards.path], to: .list, as: "again").path
            #expect(try await bench.filings([again], "j2") == bench.filings([list], "j1"))
        }
    }

    @Test("A CSV in GB18030 is known by its bytes")
    func coding() async throws {
        try await Checkout.withFolder { folder in
            let bench = ConvertBench(folder: folder)
            let csv = try await bench.convert([Checkout.inbox], to: .csv, as: "csv", coding: .gb18030).path
            // 申报序号 in GB18030, as `iconv` has it.
            let bytes = try Data(contentsOf: URL(fileURLWithPath: csv)).prefix(8)
            #expect(Array(bytes) == [0xC9, 0xEA, 0xB1, 0xA8, 0xD0, 0xF2, 0xBA, 0xC5])
            #expect(try await bench.filings([csv], "back") == bench.filings([Checkout.inbox], "first"))
        }
    }

    @Test("The same input gives the same bytes, with one job or four")
    func reproducible() async throws {
        try await Checkout.withFolder { folder in
            for target in [ConversionTarget.list, .csv, .card] {
                var contents: [[String: Data]] = []
                for jobs in [1, 4] {
                    let out = folder.appending(path: "\(target)-\(jobs)")
                    let run = ConvertRun(
                        desk: try ConversionDesk(), inputs: try InputCollector([Checkout.inbox]).inputs, target: target,
                        jobs: jobs)
                    _ = try await run.convert(into: out.path)
                    contents.append(try Checkout.contents(of: out))
                }
                #expect(contents[0] == contents[1])
                #expect(contents[0].count == (target == .card ? 41 : 2))
            }
        }
    }
}
